"""An office to practise in, on disk: the program opens it without asking who comes."""

from pathlib import Path

from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.storage.schema import open_database


def practice_office(file: Path) -> Path:
    """The same place, with the office there; closed."""
    database = open_database(file)
    beginning.prepare(Desk(database))
    database.close()
    return file
