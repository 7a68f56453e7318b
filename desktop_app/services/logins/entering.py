"""Coming in: with a worker's password, or, to practise, without one."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from desktop_app.keys.ring import Entered, Ring
from desktop_app.keys.slots import TEMPORARY_FOR, Tampered, WrongPassword
from desktop_app.law.steps import N_
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services import drawing
from desktop_app.services.desk import GONE, NOBODY, Desk, local_now
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.logins import attempts, rings
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.services.logins.replacing import being_made
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import beginning
from desktop_app.storage.database import Database
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.office import staff
from desktop_app.storage.person_keys import Progress
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble

_TAMPERED = N_(
    "The file with the office's keys was changed by something else, and nobody can enter with it. "
    "Take its copy from the newest backup, and call for help."
)
_OVER = N_(
    "This temporary password was given more than {days} days ago, and lets nobody in any more. "
    "The administrator gives another one."
)
_OTHER_KEYS = N_(
    "The file with the keys beside this database belongs to another one. "
    "Take both, the database and its keys, from the same backup."
)


class OtherKeys(Trouble):
    """The password is right, and what it opens is another database: this one may be damaged."""


def enter(
    door: Door,
    worker_id: int,
    password: str,
    *,
    pc: str = "",
    clock: Callable[[], datetime] = local_now,
    waiting: attempts.Clock = time.time,
    upgrades: bool = False,
    progress: Progress | None = None,
) -> Session:
    """The session of a worker who is on the list. EntryError where the password is not theirs.

    ``upgrades``: an older database is brought to this version as it is opened, and ``progress``
    told how far that is.

    Trouble where it is too early to try again, where they are on the list no more, where it is a
    temporary password of long ago, and where the keys are damaged or not of the office's making;
    DatabaseTrouble as `open_database`.
    """
    ring = ring_at(door)
    entered = proved(ring, worker_id, password, waiting)
    database, key = opened(door, entered, upgrades=upgrades, progress=progress)
    try:
        with database.read() as connection:
            worker = staff.by_id(connection, worker_id)
            if worker is None:
                raise Trouble(GONE)
            slot = ring.of(worker_id)
            rings.require_known(connection, slot)
        if slot is not None and slot.is_over(clock().date()):
            raise Trouble(_OVER, days=TEMPORARY_FOR.days)
        # What is read again is what is: another program may have changed it meanwhile.
        due = _settle(door, database, entered, key)
        drawing.draw_all(database)
    except BaseException:
        database.close()
        raise
    return Session(
        door=door,
        own=Desk(database, worker, clock, pc=pc),
        entered=entered,
        temporary=slot is not None and slot.temporary,
        key=key if door.is_file else b"",
        key_change_is_due=due,
    )


def enter_practice(
    door: Door,
    worker_id: int | None = None,
    *,
    pc: str = "",
    clock: Callable[[], datetime] = local_now,
    upgrades: bool = False,
) -> Session:
    """The session of anybody in an office to practise in, which is made where there is none.

    Without an id it is the first clerk. Trouble where the office is a real one.
    """
    if door.kind not in (Kind.PRACTICE, Kind.NEW, Kind.SERVER_NEW):
        raise Trouble(N_("This is a real office: it is entered with a password."))
    database = open_database(door.place, upgrade=upgrades)
    try:
        desk = Desk(database, clock=clock, pc=pc)
        beginning.prepare(desk)
        with database.read() as connection:
            # Somebody may have begun a real one there since it was looked at.
            if not beginning.is_practice(connection):
                raise Trouble(N_("This is a real office: it is entered with a password."))
            worker = _somebody(staff.at_work(connection), worker_id)
        drawing.draw_all(database)
    except BaseException:
        database.close()
        raise
    return Session(door, desk.taken_by(worker), Entered(worker.id, (), b""))


def _somebody(at_work: list[Worker], worker_id: int | None) -> Worker:
    asked = [each for each in at_work if each.id == worker_id]
    clerks = [each for each in at_work if each.role is Role.CLERK]
    return next(iter((*asked, *clerks, *at_work)), NOBODY)


def ring_at(door: Door) -> Ring:
    """The ring as it is now. Trouble where the office has none."""
    if door.kind is Kind.PROTECTED:
        return rings.beside(door.file)
    if door.kind is not Kind.SERVER:
        raise Trouble(N_("Nobody has a password for this office yet."))
    database = Database(door.place)
    try:
        with database.read() as connection:
            return rings.on_server(connection)
    finally:
        database.close()


def proved(
    ring: Ring, worker_id: int, password: str, waiting: attempts.Clock = time.time
) -> Entered:
    """Whose password it is. EntryError where it is nobody's; a wrong one is counted."""
    try:
        with attempts.counted(ring.office, worker_id, waiting):
            return ring.enter(worker_id, password)
    except WrongPassword as error:
        raise EntryError(Slip("password", N_("The password is wrong."))) from error
    except Tampered as error:
        raise Trouble(_TAMPERED) from error


def opened(
    door: Door, entered: Entered, *, upgrades: bool = False, progress: Progress | None = None
) -> tuple[Database, bytes]:
    """The database, and which of the keys opens it. Raises Trouble and DatabaseTrouble."""
    open_with = partial(
        open_database, door.place, must_exist=True, upgrade=upgrades, progress=progress
    )
    if not door.is_file:
        return open_with(), entered.keys[0]
    for key in entered.keys:
        try:
            database = open_with(key=key)
        except DatabaseTrouble as error:
            if error.kind != "not a database":
                raise
        else:
            return database, key
    raise OtherKeys(_OTHER_KEYS)


def _settle(door: Door, database: Database, entered: Entered, key: bytes) -> bool:
    """End what a changing of the key has left; whether it is to be done again."""
    if not door.is_file or len(entered.keys) == 1:
        return False
    if key != entered.keys[0]:
        with suppress(OSError):
            keyed_copy.remove(being_made(door.file))
        return True
    # The file has the new key, and nothing is left to do but to forget the old one.
    with suppress(Trouble, DatabaseTrouble), database.begin() as connection:
        ring = rings.read(connection, database)
        rings.keep(connection, database, ring.sealing((key,)))
    return False
