"""The demo office, made once for a whole test run; a test that changes it takes a copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copyfile

import pytest

from desktop_app.demo import office as demo
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by


@dataclass(frozen=True)
class DemoOffice:
    """Where the demo was made, and every path that making it named."""

    folder: Path
    paths: tuple[Path, ...]

    @property
    def database(self) -> Path:
        return self.folder / demo.DATABASE_FILE


@cache
def _made(folder: Path) -> DemoOffice:
    return DemoOffice(folder, tuple(demo.make(folder)))


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> DemoOffice:
    """For reading only."""
    # Every conftest that imports this fixture has its own; they share what was made.
    return _made(tmp_path_factory.getbasetemp() / "demo office")


@pytest.fixture
def demo_copy(demo_office: DemoOffice, tmp_path: Path) -> Path:
    """The demo's database to do with as one likes."""
    copy = tmp_path / "copy.sqlite"
    copyfile(demo_office.database, copy)
    return copy


@pytest.fixture
def demo_desk(demo_copy: Path) -> Iterator[Desk]:
    """The head at work on a copy of the demo, on 21 November 2026."""
    database = open_database(demo_copy)
    yield taken_by(Desk(database, clock=Clock()), Role.HEAD)
    database.close()
