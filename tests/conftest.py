"""What tests share: a real database in a file, and people at work on it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from desktop_app.documents import office_folder
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintBody, Role
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_school
from tests.services.complaint_acts import a_complaint


@pytest.fixture(autouse=True)
def no_office_forms() -> Iterator[None]:
    """Papers have the program's own words, unless a test keeps forms of the office's."""
    office_folder.use(None)
    yield
    office_folder.use(None)


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, closed: copying it is faster than making each one anew."""
    file = tmp_path_factory.mktemp("empty") / "office.sqlite"
    open_database(file).close()
    return file


@pytest.fixture
def database_file(tmp_path: Path, empty_database_file: Path) -> Path:
    file = tmp_path / "office.sqlite"
    copyfile(empty_database_file, file)
    return file


@pytest.fixture
def database(database_file: Path) -> Iterator[Database]:
    opened = open_database(database_file)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """Stands at 21 November 2026, 10:00, until a test moves it."""
    return Clock()


@pytest.fixture
def desk(database: Database, clock: Clock) -> Desk:
    """The clerk at work; the office has one worker for each role."""
    desk = Desk(database, clock=clock)
    office.prepare(desk)
    return _taken_by(desk, Role.CLERK)


@pytest.fixture
def head(desk: Desk) -> Desk:
    return _taken_by(desk, Role.HEAD)


@pytest.fixture
def accountant(desk: Desk) -> Desk:
    return _taken_by(desk, Role.ACCOUNTANT)


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
def complaint(desk: Desk, monday: Clock) -> Complaint:
    return complaints.register(desk, a_complaint()).complaint


@pytest.fixture
def elsewhere(desk: Desk, monday: Clock) -> Complaint:
    """Addressed to the body that assesses quality: to be sent on by Thursday the 19th."""
    return complaints.register(desk, a_complaint(body=ComplaintBody.QUALITY)).complaint


def _taken_by(desk: Desk, role: Role) -> Desk:
    with desk.database.read() as connection:
        workers = offices.staff(connection)
    return desk.taken_by(next(worker for worker in workers if worker.role is role))
