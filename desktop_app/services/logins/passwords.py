"""A worker's own password, and the temporary one that the administrator gives; which may be one."""

import time
from dataclasses import replace
from unicodedata import normalize

from desktop_app.keys import passwords
from desktop_app.keys.ring import Entered, Ring
from desktop_app.keys.slots import Tampered
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.logins import attempts, entering, rings
from desktop_app.services.logins.sessions import Replaced, Session
from desktop_app.storage.office import staff

_GONE = N_("You can't enter this office any more: somebody has taken your password out.")
_PRACTICE = N_("Nobody has a password in an office to practise in.")
_WEAK = {
    "short": N_("A password has ten characters at least. Drawn words are easy to keep."),
    "long": N_("A password has 200 characters at most."),
    "simple": N_("This password is among the first that are guessed. Choose another one."),
    "known": N_("A password does not contain a name that others know. Choose another one."),
    "same": N_("This is the password of before. Choose another one."),
}


def change_own(
    session: Session, old: str, new: str, *, waiting: attempts.Clock = time.time
) -> Session:
    """The session goes on with the new password, which nobody else knows.

    EntryError at the field ``old`` or ``password``; Trouble as `enter`.
    """
    desk = session.own
    require_passwords(session)
    require_strong(new, desk.worker.name)
    if normalize("NFC", new) == normalize("NFC", old):
        raise EntryError(Slip("password", _WEAK["same"]))
    with desk.database.read() as connection:
        ring = rings.read(connection, desk.database)
    try:
        entered = entering.proved(ring, desk.worker.id, old, waiting)
    except EntryError as error:
        raise EntryError(Slip("old", error.slips[0].label)) from error
    if entered.private != session.entered.private:  # somebody has given them this password
        raise Trouble(_GONE)
    with desk.writing(Act.CHANGE_OWN_PASSWORD) as connection:
        record_for_office(connection, desk, Step(N_("Changed their own password"), ""))
        ring = rings.read(connection, desk.database)
        rings.keep(connection, desk.database, ring.with_password(entered, new))
    return replace(session, entered=entered, temporary=False)


def prove_again(session: Session, password: str, waiting: attempts.Clock = time.time) -> None:
    """Whoever has entered is there: the password opens the very key that they entered with.

    EntryError at ``password`` where it is wrong; Replaced where it is one that somebody else gave.
    """
    ring = require_own(session)
    entered = entering.proved(ring, session.own.worker.id, password, waiting)
    if entered.private != session.entered.private:
        raise Replaced


def require_own(session: Session) -> Ring:
    """The ring, where the slot that was entered with is there. Raises Replaced, and Trouble."""
    ring = entering.ring_at(session.door)
    slot = ring.of(session.own.worker.id)
    try:
        keys_now(ring, session.entered)
    except Trouble as error:
        raise Replaced from error
    if slot is None or slot.temporary:
        raise Replaced
    return ring


def set_for(session: Session, worker_id: int, password: str) -> None:
    """A temporary password for somebody else; they choose another one when they enter.

    EntryError where it is none, or where it would be one's own.
    """
    desk = session.desk
    require_passwords(session)
    if worker_id == desk.worker.id:
        raise EntryError(Slip("password", N_("Change your own password with the one of before.")))
    with desk.writing(Act.SET_PASSWORD) as connection:
        worker = staff.by_id(connection, worker_id)
        if worker is None:
            label = N_("Somebody has taken this worker out of the list meanwhile.")
            raise Trouble(label)
        require_strong(password, worker.name)
        label = N_("Gave {name} a temporary password")
        record_for_office(connection, desk, Step(label, "", {"name": as_is(worker.name)}))
        ring = rings.read(connection, desk.database)
        keys = keys_now(ring, session.entered)
        today = desk.today()
        new = ring.with_worker(worker.id, worker.name, password, keys, temporary_from=today)
        rings.keep(connection, desk.database, new)


def keys_now(ring: Ring, entered: Entered) -> tuple[bytes, ...]:
    """The office's keys as they are sealed now, for whoever has entered. Raises Trouble."""
    slot = ring.of(entered.worker)
    if slot is None:
        raise Trouble(_GONE)
    try:
        return slot.keys(ring.office, entered.private)
    except Tampered as error:  # somebody has given them another password meanwhile
        raise Trouble(_GONE) from error


def require_passwords(session: Session) -> None:
    """Trouble in an office to practise in."""
    if not session.entered.keys:
        raise Trouble(_PRACTICE)


def weakness(password: str, *known: str) -> Slip | None:
    """What keeps it from being a password of somebody of whom others know this."""
    why = passwords.weakness(password, *known)
    return Slip("password", _WEAK[why]) if why else None


def require_strong(password: str, *known: str) -> None:
    """EntryError, naming the field ``password``."""
    slip = weakness(password, *known)
    if slip is not None:
        raise EntryError(slip)
