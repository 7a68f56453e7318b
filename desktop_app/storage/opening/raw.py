"""A look at a file as it lies there: nothing beside it is read, made, changed or removed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop_app.disk.long_paths import openable

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def looked_at(file: Path, key: bytes | None = None) -> "Connection":
    """Its pages without those that wait in a log; another program may be changing them."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(unchanging(file), uri=True, isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def unchanging(file: Path) -> str:
    """SQLite's address of a file that nobody changes: it makes and reads nothing beside it.

    A long path of Windows and one on another PC stay as they are: neither begins with a host.
    """
    path = quote(os.fsencode(openable(file.absolute())))
    return f"file:{'//' if path.startswith('/') else ''}{path}?immutable=1"
