"""The ring of an office in a file: beside the database, under its name."""

import os
from pathlib import Path

from desktop_app.disk import exchange
from desktop_app.disk.held import BRIEFLY, tried
from desktop_app.disk.long_paths import openable
from desktop_app.disk.plain_file import text_of
from desktop_app.disk.saving import written_beside
from desktop_app.keys.ring import Ring, RingUnread

ENDING = ".keys"
LONGEST = 2**20
"""Bytes of a ring; one of a hundred workers has a tenth of it."""


def ring_file(database: Path) -> Path:
    return database.with_name(database.name + ENDING)


def ring_of(database: Path) -> Ring | None:
    """The ring beside a database; None where there is none. Raises OSError, and RingUnread."""
    exchange.finish(database)  # it belongs to the database that a backup has just replaced
    return ring_as_it_lies(database)


def ring_as_it_lies(database: Path) -> Ring | None:
    """The same, of a database that nobody works on, such as a backup: nothing is touched there."""
    file = openable(ring_file(database))
    try:
        text = tried(lambda: text_of(file, LONGEST))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise RingUnread from error
    return Ring.from_text(text)


def keep(ring: Ring, database: Path) -> None:
    """The file has the old ring or the new one, and is for the user alone. Raises OSError."""
    with written_beside(openable(ring_file(database)), pauses=BRIEFLY) as beside:
        if os.name == "posix":
            os.fchmod(beside.fileno(), 0o600)
        beside.write(ring.to_text().encode())
