"""What an act meets when the database can't be used just then, and what is told of it."""

from typing import NoReturn

from desktop_app.storage.trouble import DatabaseTrouble

TOLD = "Somebody else is using the database"


def busy(*_given: object, **_named: object) -> NoReturn:
    """Takes the place of an act of the office: whoever holds a database is not easily had."""
    raise DatabaseTrouble("busy")
