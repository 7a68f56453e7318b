"""A look at a file as it lies there: nothing beside it is read, made, changed or removed."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def looked_at(file: Path, key: bytes | None = None) -> "Connection":
    """Its pages without those that wait in a log; another program may be changing them."""
    from sqlcipher3 import dbapi2

    path = quote(file.absolute().as_posix())
    way = f"file://{'' if path.startswith('/') else '/'}{path}?immutable=1"
    connection = dbapi2.connect(way, uri=True, isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
    return connection
