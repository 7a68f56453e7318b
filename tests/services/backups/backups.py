"""An encrypted office with real workers and passwords, and backups of it, for tests and soaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

from desktop_app.keys import files
from desktop_app.keys.ring import Ring, new_key
from desktop_app.records.backups import Backup, Manifest, Occasion
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.logins import rings
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.office import staff
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_school

PASSWORD = "жасыл тұлпар 2026"
STAFF = (
    Worker(0, "Ахметова Әлия", Role.CLERK, "маман", "специалист"),
    Worker(0, "Сейітов Болат", Role.HEAD, "басшы", "руководитель"),
    Worker(0, "Ким Ольга", Role.ACCOUNTANT, "бухгалтер", "бухгалтер"),
    Worker(0, "Ли Виктор", Role.ADMINISTRATOR, "әкімші", "администратор"),
)


@dataclass(frozen=True)
class Protected:
    """``workers`` by their roles; ``school`` is on file already."""

    place: Path
    key: bytes
    clock: Clock
    workers: dict[Role, Worker]
    school: int

    @contextmanager
    def desk(self, role: Role) -> Iterator[Desk]:
        database = open_database(self.place, must_exist=True, key=self.key)
        try:
            yield Desk(database, self.workers[role], self.clock, pc="PC-1")
        finally:
            database.close()


def a_protected_office(place: Path, clock: Clock) -> Protected:
    key = new_key()
    database = open_database(place, key=key)
    desk = Desk(database, clock=clock)
    beginning.begin(desk, STAFF)
    with database.read() as connection:
        workers = {worker.role: worker for worker in staff.at_work(connection)}
    school = office.save_school(desk.taken_by(workers[Role.CLERK]), a_school())
    ring = Ring("an office")
    for worker in workers.values():
        ring = ring.with_worker(worker.id, worker.name, PASSWORD, (key,))
    with database.begin() as connection:
        rings.keep_first(connection, database, ring)
    database.close()
    files.keep(ring, place)
    return Protected(place, key, clock, workers, school)


def copied(office: Protected, folder: Path, clock: Clock) -> Protected:
    """The same office in a folder of its own: making one anew takes a second."""
    folder.mkdir()
    for file in office.place.parent.iterdir():
        copyfile(file, folder / file.name)
    return replace(office, place=folder / office.place.name, clock=clock)


def a_backup(desk: Desk) -> Backup:
    """What a backup of now would say, without its files."""
    with desk.database.read() as connection:
        found = contents(connection)
    manifest = Manifest(desk.now(), "0.1", Occasion.HAND, "office.sqlite", found)
    return Backup(Path("office-2026-11-21-100000"), manifest)
