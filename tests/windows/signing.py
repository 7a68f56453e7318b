"""Signs a Windows program with the office's certificate, if the environment names one.

    SIGN_CERTIFICATE     the file with certificate and key (.pfx, .p12)
    SIGN_PASSWORD_FILE   a file that holds its password
    SIGN_TIME_SERVER     whose signed time keeps the signature good when the certificate has expired

`osslsigncode` does it where it is installed, otherwise Windows' own `signtool`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAME = "Home Education Office"


def is_wanted() -> bool:
    return bool(os.environ.get("SIGN_CERTIFICATE"))


def command(file: Path) -> list[str]:
    """What signs ``file``: itself by signtool, into a file beside it by osslsigncode."""
    certificate = os.environ["SIGN_CERTIFICATE"]
    password = os.environ.get("SIGN_PASSWORD_FILE", "")
    server = os.environ.get("SIGN_TIME_SERVER", "")
    if shutil.which("osslsigncode"):
        signing = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", NAME]
        signing += ["-readpass", password] if password else []
        signing += ["-ts", server] if server else []
        return [*signing, "-in", str(file), "-out", str(_beside(file))]
    signing = ["signtool", "sign", "/fd", "sha256", "/f", certificate, "/d", NAME]
    if password:
        signing += ["/p", Path(password).read_text("utf-8").strip()]
    signing += ["/tr", server, "/td", "sha256"] if server else []
    return [*signing, str(file)]


def sign(file: Path) -> None:
    """Sign ``file``; raises CalledProcessError, and leaves it as it was, where that fails."""
    subprocess.run(command(file), check=True, capture_output=True)
    if _beside(file).exists():
        _beside(file).replace(file)


def _beside(file: Path) -> Path:
    return file.with_name(file.name + ".signed")


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
