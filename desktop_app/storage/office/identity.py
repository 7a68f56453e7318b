"""Which office a database is of, wherever it lies and whatever its file is called."""

from sqlalchemy import Connection

from desktop_app.storage.office.details import value

KEY = "identity"


def of(connection: Connection) -> str:
    """A random text that the office was given when it was begun; empty in an older database."""
    return value(connection, KEY)
