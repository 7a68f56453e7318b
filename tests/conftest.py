"""What tests share: a real database in a file, and people at work on it."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from sqlalchemy import Dialect, event
from sqlcipher3 import dbapi2

from desktop_app.documents import office_folder
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintBody, Role
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests import ready_made
from tests.builders import Clock, a_school
from tests.failure_names import pytest_configure
from tests.gui.system.starts import data_variables
from tests.patience import PatientBot
from tests.postgresql import server, url
from tests.services.acts import taken_by
from tests.services.complaint_acts import OTHER_SUBJECT, a_complaint

__all__ = ["pytest_configure", "server", "url"]

_numbers = count()

settings.load_profile("patient")
# Of the processes that tests start: Windows has other encodings, without Kazakh letters.
os.environ["PYTHONIOENCODING"] = "utf-8"
# Nobody's own passwords are looked into: tests that need a store have `password_store`.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: whoever looks for garbage need not look there."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[PatientBot]:
    """Meanwhile nothing is collected but when the test is over: see `desktop_app.gui.garbage`."""
    gc.disable()
    yield PatientBot(request)
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def no_office_forms() -> Iterator[None]:
    """Papers have the program's own words, unless a test keeps forms of the office's."""
    office_folder.use(None)
    yield
    office_folder.use(None)


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody's own folder is looked into; what one test was shown of an office no other remembers.

    All of them copy the same few offices, so that an older state of one would be asked about.
    """
    folder = tmp_path_factory.getbasetemp() / "own data" / str(next(_numbers))
    with pytest.MonkeyPatch.context() as patched:
        for name, value in data_variables(folder).items():
            patched.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> ready_made.Memory:
    """Of the whole run, which has a process and a folder in this one for each worker of xdist."""
    own = tmp_path_factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return ready_made.Memory(run / "ready made")


@pytest.fixture(autouse=True)
def remembering(request: pytest.FixtureRequest, memory: ready_made.Memory) -> Iterator[None]:
    """A test that patches the program does everything itself."""
    ready_made.memory = None if "monkeypatch" in request.fixturenames else memory
    yield
    ready_made.memory = None


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, closed: copying it is faster than making each one anew."""
    file = tmp_path_factory.mktemp("empty") / "office.sqlite"
    open_database(file).close()
    return file


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory, empty_database_file: Path) -> Path:
    """A database prepared for work, closed."""
    file = tmp_path_factory.mktemp("office") / "office.sqlite"
    copyfile(empty_database_file, file)
    prepared = Database(file)
    beginning.prepare(Desk(prepared))
    prepared.close()
    return file


@pytest.fixture
def database_file(
    request: pytest.FixtureRequest, tmp_path: Path, empty_database_file: Path, office_file: Path
) -> Path:
    """An empty database; where somebody is at work on it, prepared for that."""
    file = tmp_path / "office.sqlite"
    copyfile(office_file if "desk" in request.fixturenames else empty_database_file, file)
    return file


@pytest.fixture(scope="session")
def dialect(office_file: Path) -> Dialect:
    """Every database of the run has the same, so that SQL is compiled once and not in each test."""
    opened = Database(office_file)
    with opened.read():
        pass
    opened.close()
    return opened.engine.dialect


@pytest.fixture(scope="session")
def compiled() -> dict[Any, Any]:
    return {}


@pytest.fixture
def database(database_file: Path, dialect: Dialect, compiled: dict[Any, Any]) -> Iterator[Database]:
    opened = Database(database_file)
    opened.engine.dialect = dialect
    opened.engine.update_execution_options(compiled_cache=compiled)
    event.listen(opened.engine, "connect", _without_waiting_for_the_disk)
    yield opened
    opened.close()


def _without_waiting_for_the_disk(connection: dbapi2.Connection, _record: object) -> None:
    """What a power cut loses is looked at by tests/storage/test_database.py."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture
def clock() -> Clock:
    """Stands at 21 November 2026, 10:00, until a test moves it."""
    return Clock()


@pytest.fixture
def desk(database: Database, clock: Clock) -> Desk:
    """The clerk at work; the office has one worker for each role."""
    desk = Desk(database, clock=clock)
    beginning.prepare(desk)
    return taken_by(desk, Role.CLERK)


@pytest.fixture
def head(desk: Desk) -> Desk:
    return taken_by(desk, Role.HEAD)


@pytest.fixture
def accountant(desk: Desk) -> Desk:
    return taken_by(desk, Role.ACCOUNTANT)


@pytest.fixture
def administrator(desk: Desk) -> Desk:
    return taken_by(desk, Role.ADMINISTRATOR)


@pytest.fixture
def inspector(desk: Desk) -> Desk:
    return taken_by(desk, Role.INSPECTOR)


@pytest.fixture
def school(desk: Desk) -> int:
    """The id of a school on file."""
    return office.save_school(desk, a_school())


@pytest.fixture
def monday(clock: Clock) -> Clock:
    """Monday, 16 November 2026; five working days end on Monday the 23rd."""
    clock.move_to(date(2026, 11, 16))
    return clock


@pytest.fixture
@ready_made.ready_made
def complaint(desk: Desk, monday: Clock) -> Complaint:
    return complaints.register(desk, a_complaint()).complaint


@pytest.fixture
@ready_made.ready_made
def elsewhere(desk: Desk, monday: Clock) -> Complaint:
    """Addressed to the body that assesses quality: to be sent on by Thursday the 19th."""
    return complaints.register(
        desk, a_complaint(body=ComplaintBody.QUALITY, subject=OTHER_SUBJECT)
    ).complaint
