"""What is wrong with a server's certificate: libpq says only that it failed.

The server is asked once more, for its certificate alone: nothing of the office is sent.
"""

import os
import socket
import struct
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from desktop_app.storage.server.address import USUAL_PORT, hosts, usual_root
from desktop_app.storage.trouble import DatabaseTrouble

_SECONDS = 10
_WANTS_TLS = struct.pack("!II", 8, 80877103)
"""PostgreSQL's SSLRequest: the length of the message, and its code."""

_KINDS = {
    9: "certificate not yet",
    10: "certificate expired",
    62: "certificate other host",
    64: "certificate other host",
}
"""By OpenSSL's codes of verification."""


def looked_at(url: URL) -> DatabaseTrouble:
    """Why the certificate is not taken, as far as it can be learned."""
    import ssl

    found = DatabaseTrouble("certificate unknown")
    with suppress(OSError, ValueError):  # what is not learned leaves the usual reason
        try:
            _shake_hands(url)
        except ssl.SSLCertVerificationError as error:
            found = DatabaseTrouble(_KINDS.get(error.verify_code, found.kind))
    return found


def _shake_hands(url: URL) -> None:
    import ssl

    (host, *_others) = hosts(url)
    context = ssl.create_default_context(cafile=_roots(url))
    # As libpq checks it: from Python 3.13 on, ssl wants more of a certificate than that does.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    at = str(url.query.get("hostaddr", host))
    with socket.create_connection((at, url.port or USUAL_PORT), _SECONDS) as plain:
        plain.sendall(_WANTS_TLS)
        if plain.recv(1) == b"S":
            context.wrap_socket(plain, server_hostname=host).close()


def _roots(url: URL) -> str | None:
    """The file that libpq has looked into; None where it was the system's own certificates."""
    named = str(url.query.get("sslrootcert", os.environ.get("PGSSLROOTCERT", "")))
    file = Path(named) if named else usual_root()
    return str(file) if file.is_file() else None
