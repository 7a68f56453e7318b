"""The printed code: for when nobody who may help can enter any more."""

import time
from collections.abc import Callable
from datetime import datetime

from desktop_app.keys import recovery as codes
from desktop_app.keys.slots import RECOVERY
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk, Sight, local_now
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.logins import attempts, entering, passwords, rings
from desktop_app.services.logins.doors import Door
from desktop_app.services.logins.sessions import Session
from desktop_app.services.papers import letterheads
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff

MAY_RECOVER = (Role.ADMINISTRATOR, Role.HEAD)


def new_code(session: Session) -> str:
    """Another code, to be printed; the one of before opens nothing any more."""
    desk = session.desk
    passwords.require_passwords(session)
    code = codes.new_code()
    with desk.writing(Act.CHANGE_KEY) as connection:
        record_for_office(connection, desk, Step(N_("Made a new recovery code"), ""))
        ring = rings.read(connection, desk.database)
        keys = passwords.keys_now(ring, session.entered)
        rings.keep(connection, desk.database, ring.with_worker(RECOVERY, "", code, keys))
    return code


def page(session: Session, code: str, language: str) -> bytes:
    """The code as a PDF to be printed: it stands nowhere else."""
    # ReportLab is slow to load, and is not needed to enter.
    from desktop_app.documents.logins.recovery_page import RecoveryPage, render

    desk = session.own
    with desk.reading(Sight.OFFICE) as connection:
        letterhead = letterheads.of_the_department(offices.details(connection))
    return render(RecoveryPage(letterhead, code, desk.today(), language))


def is_typed_right(code: str, typed: str) -> bool:
    """Whether somebody has copied the code from the paper, however they wrote it."""
    return codes.read(typed) == code


def recover(
    door: Door,
    code: str,
    worker_id: int,
    new_password: str,
    *,
    pc: str = "",
    clock: Callable[[], datetime] = local_now,
    waiting: attempts.Clock = time.time,
) -> tuple[Session, str]:
    """The administrator or the head enters with a new password; and a new code, to be printed.

    EntryError at the field ``code`` or ``password``; Trouble for anybody else, and as `enter`.
    """
    read = codes.read(code)
    if not read:
        raise EntryError(Slip("code", N_("This is not the code: look for a letter mistyped.")))
    ring = entering.ring_at(door)
    try:
        found = entering.proved(ring, RECOVERY, read, waiting)
    except EntryError as error:
        label = N_("This code opens nothing: it was replaced by a newer one, or is not of here.")
        raise EntryError(Slip("code", label)) from error
    database, _key = entering.opened(door, found)
    try:
        with database.read() as connection:
            worker = staff.by_id(connection, worker_id)
            rings.require_known(connection, ring.of(RECOVERY))
        if worker is None or worker.role not in MAY_RECOVER:
            label = N_("With the code only an administrator or the head enters. Choose one.")
            raise Trouble(label)
        passwords.require_strong(new_password, worker.name)
        next_code = codes.new_code()
        desk = Desk(database, worker, clock, pc=pc)
        with desk.writing(Act.CHANGE_OWN_PASSWORD) as connection:
            label = N_("Entered with the recovery code and chose a new password")
            record_for_office(connection, desk, Step(label, ""))
            ring = rings.read(connection, database)
            keys = passwords.keys_now(ring, found)
            ring = ring.with_worker(worker.id, worker.name, new_password, keys)
            rings.keep(connection, database, ring)
        # Each by itself: a crash in the middle of one leaves the other to enter with.
        with desk.writing(Act.CHANGE_OWN_PASSWORD) as connection:
            record_for_office(connection, desk, Step(N_("Made a new recovery code"), ""))
            ring = rings.read(connection, database).with_worker(RECOVERY, "", next_code, keys)
            rings.keep(connection, database, ring)
    finally:
        database.close()
    session = entering.enter(door, worker_id, new_password, pc=pc, clock=clock, waiting=waiting)
    return session, next_code
