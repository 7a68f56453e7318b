"""An office is encrypted: from its beginning, later, or with another key.

In a file each of them makes a whole new one beside the old, proves it, and puts it in its place in
one step: before that step the old file is the office, after it the new one, and there is no third.
The ring that opens the new file is kept before the step, and what opens nothing is left out of it
afterwards. What an interrupted try has left is removed by the next one.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.keys.ring import Ring, new_key
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.people import Office, Provider
from desktop_app.services.desk import Desk, local_now
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.identity.details import office_slips, school_slips
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.logins import entering, newcomers, passwords, plain_files, rings
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.services.logins.newcomers import Newcomer
from desktop_app.services.logins.replacing import (
    first_ring,
    known_trouble,
    put_in_its_place,
    stamp,
    written,
)
from desktop_app.services.logins.sessions import Session
from desktop_app.storage.database import Database
from desktop_app.storage.logins import earlier, keyed_copy
from desktop_app.storage.office import details as offices
from desktop_app.storage.schema import HEAD, migrate, open_database
from desktop_app.storage.trouble import DatabaseTrouble

Clock = Callable[[], datetime]


def begin_office(
    place: str | Path,
    details: Office,
    school: Provider | None,
    people: Sequence[Newcomer],
    *,
    pc: str = "",
    clock: Clock = local_now,
) -> tuple[Session, str]:
    """A new office, and the recovery code that is to be printed. EntryError as `require_good`.

    Trouble where somebody has begun one there; DatabaseTrouble as `open_database`.
    """
    newcomers.require_good(people)
    details, school = as_meant(details), as_meant(school) if school is not None else None
    _require_good(details, school)
    door = door_of(place)
    if door.kind not in (Kind.NEW, Kind.SERVER_NEW):
        raise Trouble(N_("Somebody else has just begun this office. Nothing was changed."))

    def fill(database: Database, key: bytes) -> tuple[Ring, str]:
        return _filled(_desk(database, people, pc, clock), key, people, details, school)

    if not door.is_file:
        ring, code = _on_server(door, fill)
        return _entered(door, ring, people, pc, clock), code
    key = new_key()
    with known_trouble(), first_ring(door.file), written(door.file) as beside:
        database = open_database(beside, key=key)
        try:
            ring, code = fill(database, key)
        finally:
            database.close()
        keyed_copy.fold(beside, key)
        rings.keep_beside(door.file, ring)
        put_in_its_place(beside, door.file, stamp(door.file))
    return _entered(door, ring, people, pc, clock), code


def protect(
    door: Door,
    people: Sequence[Newcomer],
    details: Office | None = None,
    *,
    pc: str = "",
    clock: Clock = local_now,
) -> tuple[Session, str]:
    """An office of an earlier version, from now on opened by passwords only; and its code.

    ``details`` are what papers say of it, where they are other ones than before.

    The file of before stays beside it under a name of its own, until `plain_files.remove`.
    EntryError as `require_good`; Trouble where another program has the file open.
    """
    newcomers.require_good(people)
    details = as_meant(details) if details is not None else None
    _require_good(details)
    if door.kind is not Kind.UNPROTECTED:
        raise Trouble(N_("This office is protected already, or is there to practise in."))

    def fill(database: Database, key: bytes) -> tuple[Ring, str]:
        return _filled(_desk(database, people, pc, clock), key, people, details)

    if not door.is_file:
        ring, code = _on_server(door, fill)
        return _entered(door, ring, people, pc, clock), code
    key = new_key()
    with written(door.file) as beside, known_trouble():
        keyed_copy.copy(door.file, None, beside, key)
        seen = stamp(door.file)
        database = _up_to_date(beside, key)
        try:
            ring, code = fill(database, key)
        finally:
            database.close()
        keyed_copy.fold(beside, key)
        rings.keep_beside(door.file, ring)
        plain_files.keep(door.file)
        put_in_its_place(beside, door.file, seen)
    return _entered(door, ring, people, pc, clock), code


def change_key(session: Session) -> Session:
    """Whatever opened the file until now opens it no more; nobody is asked for a password.

    The session of before is over. Trouble where another program has the file open.
    """
    desk = session.desk
    passwords.require_passwords(session)
    new = new_key()
    with desk.writing(Act.CHANGE_KEY) as connection:
        ring = rings.read(connection, desk.database)
        passwords.keys_now(ring, session.entered)
        if not desk.database.is_file:
            _record_change(connection, desk)
            rings.keep(connection, desk.database, ring.sealing((new,)))
            return replace(session, entered=replace(session.entered, keys=(new,)))
        rings.keep(connection, desk.database, ring.sealing((new, session.key)))
    file = Path(desk.database.place)
    desk.database.close()
    try:
        with written(file) as beside, known_trouble():
            keyed_copy.copy(file, session.key, beside, new)
            seen = stamp(file)
            _note_in(beside, new, desk)
            put_in_its_place(beside, file, seen)
    except BaseException:
        with suppress(DatabaseTrouble):  # with a log again, where it is still the old file
            open_database(file, must_exist=True, key=session.key).close()
        raise
    rings.keep_beside(file, rings.beside(file).sealing((new,)))
    return replace(
        session,
        own=replace(desk, database=open_database(file, must_exist=True, key=new)),
        entered=replace(session.entered, keys=(new,)),
        key=new,
        key_change_is_due=False,
    )


def _require_good(office: Office | None, school: Provider | None = None) -> None:
    """EntryError where one of them has a BIN or a head that can be nobody's."""
    slips = [
        *(office_slips(office) if office is not None else ()),
        *(school_slips(school) if school is not None else ()),
    ]
    if slips:
        raise EntryError(*slips)


KEY_CHANGE_IS_DUE = N_(
    "A change of the database's key was interrupted, and whoever has a copy of its keys "
    "of before can still open the file. Change the key."
)


def is_key_change_due(session: Session) -> bool:
    """Whether a change of the key was interrupted: the one of before still opens the file.

    Trouble as `passwords.keys_now`.
    """
    if not session.key:
        return False
    ring = entering.ring_at(session.door)
    return len(passwords.keys_now(ring, session.entered)) > 1


def _up_to_date(copy: Path, key: bytes) -> Database:
    """The copy of an office of an earlier version, with the tables of this one; opened."""
    database = Database(copy, key)
    try:
        with database.read() as connection:
            revision = earlier.read(connection).revision
        if revision and revision < HEAD:
            migrate(database)
    finally:
        database.close()
    return open_database(copy, must_exist=True, key=key)


def _note_in(copy: Path, key: bytes, desk: Desk) -> None:
    """The new file says that it has a new key; the old one never says so."""
    database = open_database(copy, must_exist=True, key=key)
    try:
        there = replace(desk, database=database)
        with there.writing(Act.CHANGE_KEY) as connection:
            _record_change(connection, there)
    finally:
        database.close()
    keyed_copy.fold(copy, key)


def _record_change(connection: Connection, desk: Desk) -> None:
    record_for_office(connection, desk, Step(N_("Changed the key of the database"), ""))


def _desk(database: Database, people: Sequence[Newcomer], pc: str, clock: Clock) -> Desk:
    """Of whoever begins the office; they are on file at the end of it."""
    return Desk(database, people[0].tidied, clock, pc=pc)


def _filled(
    desk: Desk,
    key: bytes,
    people: Sequence[Newcomer],
    details: Office | None = None,
    school: Provider | None = None,
) -> tuple[Ring, str]:
    """Everybody on file, the office and its school; the ring of all, on a server kept with them."""
    who, when = desk.worker.name, desk.now()
    with desk.writing(Act.BEGIN_OFFICE) as connection:
        ids = newcomers.put_on_file(connection, desk, people)
        if details is not None:
            offices.save_values(connection, asdict(details), who, when)
        if school is not None:
            offices.save_school(connection, school, who, when)
        label = N_("The office is protected: whoever works here enters with a password")
        record_for_office(connection, desk, Step(label, ""))
        office = offices.value(connection, rings.IDENTITY)
        ring, code = newcomers.ring_for(office, people, ids, key, desk.today())
        rings.keep_first(connection, desk.database, ring)
    return ring, code


def _on_server(door: Door, fill: Callable[[Database, bytes], tuple[Ring, str]]) -> tuple[Ring, str]:
    database = open_database(door.place)
    try:
        return fill(database, new_key())
    finally:
        database.close()


def _entered(door: Door, ring: Ring, people: Sequence[Newcomer], pc: str, clock: Clock) -> Session:
    """As at every start: what was made is proved by opening it."""
    door = door_of(door.place)
    return entering.enter(door, ring.slots[0].worker, people[0].password, pc=pc, clock=clock)
