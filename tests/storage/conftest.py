"""The database itself is looked at here, so it is opened as the program opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database


@pytest.fixture
def database(database_file: Path) -> Iterator[Database]:
    opened = open_database(database_file)
    yield opened
    opened.close()
