"""Which office a database is of, wherever it lies and whatever its file is called."""

from hashlib import sha256

from sqlalchemy import Connection

from desktop_app.storage.office.details import is_practice, value

KEY = "identity"


def of(connection: Connection) -> str:
    """A random text that the office was given when it was begun; empty in an older database."""
    return value(connection, KEY)


def on_this_pc(connection: Connection) -> str:
    """By what this PC remembers it; empty as `of` is.

    Offices to practise in are copied at will, and each copy goes on by itself: a file of theirs is
    remembered by its place as well.
    """
    office = of(connection)
    if not office or connection.dialect.name != "sqlite" or not is_practice(connection):
        return office
    files = connection.exec_driver_sql("PRAGMA database_list").all()
    place = next(row.file for row in files if row.name == "main")
    return f"{office[:40]}-{sha256(place.encode()).hexdigest()[:16]}"
