"""What the signing hook does, with a certificate made for the moment."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from tests.windows import signing
from tests.windows.machine import PLACE

PASSWORD = "only for this test"


def check(program: Path) -> Iterator[str]:
    """Raises AssertionError where a signed program does not bear the signature of its bytes."""
    if os.name == "nt":
        return  # signtool asks the store of the user whom it runs for
    folder = PLACE / "signing"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copy = Path(shutil.copy(program, folder))
    before = copy.stat().st_size
    with patch.dict(os.environ, _certificate(folder)):
        assert signing.is_wanted()
        signing.sign(copy)
    assert copy.stat().st_size > before
    verify = ["osslsigncode", "verify", "-CAfile", str(folder / "certificate.pem"), str(copy)]
    said = subprocess.run(verify, capture_output=True, encoding="utf-8", check=False).stdout
    assert "Signature verification: ok" in said, said
    with copy.open("r+b") as file:
        file.seek(before // 2)
        file.write(b"another byte")
    said = subprocess.run(verify, capture_output=True, encoding="utf-8", check=False).stdout
    assert "Signature verification: ok" not in said
    yield "the signing hook signs, and a changed program does not pass"


def _certificate(folder: Path) -> dict[str, str]:
    (folder / "password").write_text(PASSWORD, "utf-8")
    password = f"file:{folder / 'password'}"
    names = ("key.pem", "certificate.pem", "both.pfx")
    key, certificate, both = (str(folder / name) for name in names)
    for_code = ["-addext", "extendedKeyUsage=codeSigning"]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *for_code]
    make += ["-subj", "/CN=The Home Education Office authors", "-keyout", key, "-out", certificate]
    join = ["openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", both]
    for command in (make, [*join, "-passout", password]):
        subprocess.run(command, check=True, capture_output=True)
    return {"SIGN_CERTIFICATE": str(both), "SIGN_PASSWORD_FILE": str(folder / "password")}
