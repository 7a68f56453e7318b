"""A protected office of four, made once and copied for each test; attempts of nobody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from sqlalchemy import update

from desktop_app import paths
from desktop_app.keys import slots
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Provider, Worker
from desktop_app.services.desk import Desk
from desktop_app.services.logins import protecting
from desktop_app.services.logins.doors import Door, door_of
from desktop_app.services.logins.entering import enter
from desktop_app.services.logins.newcomers import Newcomer
from desktop_app.services.logins.sessions import Session
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from tests.builders import Clock

ADMINISTRATOR, HEAD, ACCOUNTANT, CLERK = 1, 2, 3, 4

PEOPLE = (
    Newcomer(Worker(0, "Әлия Серікова", Role.ADMINISTRATOR), "жасыл тауда қар көп"),
    Newcomer(Worker(0, "Болат Ахметов", Role.HEAD), "көк аспанда бұлт жоқ"),
    Newcomer(Worker(0, "Сәуле Нұрова", Role.ACCOUNTANT), "ақ көйлек киген қыз"),
    Newcomer(Worker(0, "Гүлнар Ержанова", Role.CLERK), "үлкен өзен ағып жатыр"),
)
PASSWORDS = {at: each.password for at, each in enumerate(PEOPLE, start=1)}
DETAILS = Office(name_kk="Аудандық білім бөлімі", name_ru="Районный отдел образования")
SCHOOL = Provider(0, "№ 5 мектеп", "Школа № 5")


@dataclass(frozen=True)
class Protected:
    """An office in a file, and its recovery code."""

    file: Path
    code: str

    @property
    def door(self) -> Door:
        return door_of(self.file)

    def enter(self, worker: int = ADMINISTRATOR, password: str = "") -> Session:
        return enter(self.door, worker, password or PASSWORDS[worker], pc="ПК-1", clock=Clock())


@pytest.fixture(scope="session", autouse=True)
def light() -> Iterator[None]:
    """New slots ask for less memory: what Argon2id costs is measured in tests/bench/."""
    before = slots._OPERATIONS, slots._MEMORY
    slots._OPERATIONS, slots._MEMORY = 1, 2**16
    yield
    slots._OPERATIONS, slots._MEMORY = before


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


@pytest.fixture(scope="session")
def ready(light: None, tmp_path_factory: pytest.TempPathFactory) -> Protected:
    folder = tmp_path_factory.mktemp("protected")
    file = folder / "office.homeedu"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paths, "user_data", lambda: folder)
        session, code = protecting.begin_office(
            file, DETAILS, SCHOOL, PEOPLE, pc="ПК-1", clock=Clock()
        )
        session.end()
    (folder / "attempts.json").unlink()
    return Protected(file, code)


@pytest.fixture
def protected(ready: Protected, tmp_path: Path) -> Protected:
    copytree(ready.file.parent, tmp_path / "office")
    return Protected(tmp_path / "office" / ready.file.name, ready.code)


@pytest.fixture
def session(protected: Protected) -> Iterator[Session]:
    """The administrator's."""
    session = protected.enter()
    yield session
    session.end()


@pytest.fixture
def plain_file(office_file: Path, tmp_path: Path) -> Path:
    """A real office of before passwords: nobody looks after it, and nothing says practice."""
    return as_before(office_file, tmp_path / "plain" / "office.sqlite")


def as_before(office_file: Path, file: Path) -> Path:
    """A copy of an office to practise in, as if it were a real one of before passwords."""
    file.parent.mkdir()
    copyfile(office_file, file)
    database = Database(file)
    with database.begin() as connection:
        unknown = t.workers.c.role.in_([Role.ADMINISTRATOR, Role.INSPECTOR])
        connection.execute(t.workers.delete().where(unknown))
        connection.execute(t.office.delete().where(t.office.c.key == "practice"))
    database.close()
    return file


@pytest.fixture
def by_hand(protected: Protected) -> Callable[..., None]:
    """Changes a worker's row as another window would."""

    def change(worker: int, **values: object) -> None:
        session = protected.enter()
        with session.own.database.begin() as connection:
            connection.execute(update(t.workers).where(t.workers.c.id == worker).values(**values))
        session.end()

    return change


def on_file(desk: Desk, worker_id: int) -> Worker:
    with desk.database.read() as connection:
        found = staff.by_id(connection, worker_id)
    assert found is not None
    return found
