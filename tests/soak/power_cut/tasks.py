"""What was going on when the power failed: what lies there before, and what is done to it."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.keys.slots import RECOVERY
from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services import drawing
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, proving, restoring
from desktop_app.services.desk import Desk
from desktop_app.services.logins import (
    entering,
    passwords,
    protecting,
    recovery,
    rings,
    workers,
)
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import beginning
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.builders import home_education_entry
from tests.real_office import DETAILS, PEOPLE, SCHOOL
from tests.services.act_stage import NOW
from tests.services.backups.backups import PASSWORD, STAFF
from tests.soak.sudden_end.office import DAYS, Office, own_folder, state_of, work

Passwords = Mapping[int, str]
NEW_WORDS = ("көпір 55 жаңғақ", "бұлт 88 өзен тау", "қасық 99 шам")


@dataclass(frozen=True)
class Mark:
    """What somebody was told is on file by now. ``passing``: it is, but nobody was told yet.

    ``backups`` are the folders of those that are told to be good.
    """

    state: str
    passwords: Passwords
    backups: tuple[str, ...] = ()
    passing: bool = False


@dataclass
class Worked:
    """Somebody's work on one office, which tells each of its acts."""

    office: Office
    place: Path
    told: Callable[[Mark], None]
    passwords: dict[int, str]
    backups: tuple[str, ...] = ()

    def tell(self, database: Database, *, passing: bool = False) -> None:
        known = dict(self.passwords)
        self.told(Mark(state_of(database), known, self.backups, passing))

    def entered(self, role: Role) -> Session:
        worker = self.office.workers[role].id
        clock, words = self.office.clock, self.passwords[worker]
        return entering.enter(door_of(self.place), worker, words, clock=clock)

    def registers(self, serial: int) -> None:
        session = self.entered(Role.CLERK)
        entry = home_education_entry(self.office.stage.school, serial, applied_on=NOW)
        with _told_before(drawing, "draw_issued", lambda database, *_: self.tell(database)):
            registering.register(session.desk, entry)
        self.tell(session.desk.database)
        session.end()


def everybody(office: Office) -> dict[int, str]:
    return {worker.id: PASSWORD for worker in office.workers.values()}


def days(first: int) -> Callable[[Worked], None]:
    def act(at: Worked) -> None:
        known = at.passwords
        for day in range(first, first + 2):
            work(at.office, at.place, day, lambda state: at.told(Mark(state, known)))

    return act


def _logins(at: Worked) -> None:
    session = at.entered(Role.ADMINISTRATOR)
    own, clerk = at.office.workers[Role.ADMINISTRATOR], at.office.workers[Role.CLERK]
    session = passwords.change_own(session, PASSWORD, NEW_WORDS[0])
    at.passwords[own.id] = NEW_WORDS[0]
    at.tell(session.desk.database)
    passwords.set_for(session, clerk.id, NEW_WORDS[1])
    at.passwords[clerk.id] = NEW_WORDS[1]
    at.tell(session.desk.database)
    code = recovery.new_code(session)
    at.passwords[RECOVERY] = code
    at.tell(session.desk.database)
    new = Worker(0, "Жаңабек Үміт", Role.CLERK, "маман", "специалист")
    number = workers.save_worker(session, new, NEW_WORDS[2])
    at.passwords[number] = NEW_WORDS[2]
    at.tell(session.desk.database)
    with _told_before(protecting, "change_key", lambda given: at.tell(given.desk.database)):
        del at.passwords[clerk.id]
        session = workers.retire_worker(session, clerk)
    at.tell(session.desk.database)
    session.end()
    with _told_before(rings, "read", lambda _, database: at.tell(database, passing=True)):
        # The new password and the new code are kept one after the other.
        session, code = recovery.recover(door_of(at.place), code, own.id, NEW_WORDS[2])
    at.passwords |= {own.id: NEW_WORDS[2], RECOVERY: code}
    at.tell(session.desk.database)
    session.end()


def _told_before(module: Any, name: str, tell: Callable[..., None]) -> Any:
    """What is on file already when the second half of an act begins."""
    patch, call = pytest.MonkeyPatch.context(), getattr(module, name)

    def told(*given: Any) -> Any:
        tell(*given)
        return call(*given)

    class Patched:
        def __enter__(self) -> None:
            patch.__enter__().setattr(module, name, told)

        def __exit__(self, *error: Any) -> None:
            patch.__exit__(*error)

    return Patched()


def _keys(at: Worked) -> None:
    for serial in (701, 702):
        session = protecting.change_key(at.entered(Role.ADMINISTRATOR))
        at.tell(session.desk.database)
        session.end()
        at.registers(serial)


def _plain(office: Office, place: Path) -> None:
    database = open_database(place)
    beginning.begin(Desk(database, clock=office.clock), STAFF[:3])
    database.close()


def _protect(at: Worked) -> None:
    session, code = protecting.protect(door_of(at.place), PEOPLE)
    _tell_new(at, session, code)


def _begin(at: Worked) -> None:
    session, code = protecting.begin_office(at.place, DETAILS, SCHOOL, PEOPLE)
    _tell_new(at, session, code)


def _tell_new(at: Worked, session: Session, code: str) -> None:
    slots = session.door.slots
    named = {each.worker.name: each.password for each in PEOPLE}
    at.passwords |= {slot.worker: named[slot.name] for slot in slots} | {RECOVERY: code}
    at.tell(session.own.database)
    session.end()


def _backups(at: Worked) -> None:
    stick = at.place.parent / "stick"
    stick.mkdir()
    for serial in (701, 702, 703):
        at.registers(serial)
        session = at.entered(Role.ADMINISTRATOR)
        at.office.clock.pass_by(minutes=1)
        backup = making.now(session.desk, Occasion.HAND)
        at.backups += (str(backup.folder.relative_to(at.place.parent)),)
        second = making.state_of(session.desk).second
        if second is not None:
            at.backups += (str(Path(second.folder).relative_to(at.place.parent)),)
        at.tell(session.desk.database)
        making.use_second_place(session.desk, stick)
        at.tell(session.desk.database)
        session.end()


def _backed_up(office: Office, place: Path) -> None:
    morning(office, place)
    at = Worked(office, place, lambda _mark: None, everybody(office))
    session = at.entered(Role.ADMINISTRATOR)
    making.now(session.desk, Occasion.HAND)
    session.end()
    at.registers(701)


def _restore(at: Worked) -> None:
    at.registers(702)
    (folder,) = (at.place.parent / "own" / "backups").iterdir()
    backup = proving.backup_at(folder)
    session = at.entered(Role.ADMINISTRATOR)
    passing = _told_before(restoring, "_restore", lambda *_given: _tell_announced(at))
    with proving.opened(backup, session.desk.worker.id, PASSWORD) as opened, passing:
        restoring.restore(session.desk, backup, opened, "Сынақ")
    session = at.entered(Role.ADMINISTRATOR)
    at.tell(session.desk.database)
    session.end()
    at.registers(703)


def _tell_announced(at: Worked) -> None:
    database = open_database(at.place, must_exist=True, key=at.office.key)
    at.tell(database, passing=True)
    database.close()


def morning(office: Office, place: Path) -> None:
    for ending in ("", ".keys"):
        shutil.copyfile(f"{office.place}{ending}", f"{place}{ending}")


def _nothing(_office: Office, _place: Path) -> None:
    """There is none yet."""


@dataclass(frozen=True)
class Task:
    """``before`` lays there what is there when it begins; ``act`` is what is written down."""

    act: Callable[[Worked], None]
    before: Callable[[Office, Path], None] = morning


TASKS: Mapping[str, Task] = {
    **{f"day {first}": Task(days(first)) for first in range(0, DAYS, 2)},
    "logins": Task(_logins),
    "changing the key": Task(_keys),
    "protecting": Task(_protect, _plain),
    "beginning": Task(_begin, _nothing),
    "backups": Task(_backups),
    "restoring": Task(_restore, _backed_up),
}


def made_ready(task: Task, office: Office, place: Path) -> None:
    with own_folder(place):
        task.before(office, place)
