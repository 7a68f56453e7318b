"""Where the ring of an office lies: beside the file, or in a table of the server.

It is read and kept inside the unit of work that changes the workers, so two programs take turns.
The file beside is written last, before that is committed. What a crash in between leaves is on the
safe side: whoever leaves has lost their slot already, a new worker has one that the list of workers
does not know yet and that lets nobody in; so has who was just given another password, who is given
one once more. A password that somebody changes themselves opens as the old or as the new one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.keys import files
from desktop_app.keys.ring import Ring, RingUnread
from desktop_app.keys.slots import Slot
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from desktop_app.storage.database import Database
from desktop_app.storage.logins import known_slots, server_slots
from desktop_app.storage.office import details as offices

IDENTITY = "identity"

_DAMAGED = N_(
    "The file with the office's keys is damaged, and nobody can enter with it. "
    "Take its copy from the newest backup: it lies beside the database there."
)
NOT_THERE = N_(
    "The file with the office's keys is not beside the database. "
    "Take its copy from the newest backup: it lies beside the database there."
)
_UNWRITTEN = N_(
    "The file with the office's keys can't be written or read just now. Nothing was changed: "
    "look whether the disk is full or the file is in use, and try again."
)

_FORGED = N_(
    "The file with the office's keys was changed by something else: this password is none that the "
    "office has given. Nobody has entered. Tell the administrator, who gives another temporary "
    "password; an administrator enters with the recovery code."
)


@contextmanager
def known_trouble() -> Iterator[None]:
    """What is wrong with the ring of a file, as Trouble."""
    try:
        yield
    except RingUnread as error:
        raise Trouble(_DAMAGED) from error
    except OSError as error:
        raise Trouble(_UNWRITTEN) from error


def read(connection: Connection, database: Database) -> Ring:
    """Raises Trouble where there is none, or one that can't be read."""
    return beside(Path(database.place)) if database.is_file else on_server(connection)


def keep(connection: Connection, database: Database, ring: Ring) -> None:
    """The last step of a unit of work. Raises Trouble.

    Only the slots that it changes are known from now on: one that something else has put there
    stays unknown, whatever is done about others.
    """
    there = {slot.worker: slot.fingerprint for slot in read(connection, database).slots}
    now = {slot.worker: slot.fingerprint for slot in ring.slots}
    changed = {each: now[each] for each in now if now[each] != there.get(each)}
    known_slots.keep(connection, changed, gone=there.keys() - now.keys())
    if database.is_file:
        keep_beside(Path(database.place), ring)
    else:
        _keep_on_server(connection, ring)


def keep_first(connection: Connection, database: Database, ring: Ring) -> None:
    """The same for the ring of a new office; the one of a file is written later."""
    fingerprints = {slot.worker: slot.fingerprint for slot in ring.slots}
    known_slots.keep(connection, fingerprints)
    if not database.is_file:
        _keep_on_server(connection, ring)


def _keep_on_server(connection: Connection, ring: Ring) -> None:
    server_slots.keep(connection, {slot.worker: slot.to_json() for slot in ring.slots})


def require_known(connection: Connection, slot: Slot | None) -> None:
    """Trouble where a slot is not the one that an act of the office has made.

    Whoever has a password can forge another's slot, for the office's key is in their hands; they
    have no act that puts it into the database.
    """
    if slot is None or known_slots.fingerprint(connection, slot.worker) != slot.fingerprint:
        raise Trouble(_FORGED)


def beside(file: Path) -> Ring:
    """Raises Trouble."""
    with known_trouble():
        ring = files.ring_of(file)
    if ring is None:
        raise Trouble(NOT_THERE)
    return ring


def keep_beside(file: Path, ring: Ring) -> None:
    """Raises Trouble."""
    with known_trouble():
        files.keep(ring, file)


def on_server(connection: Connection) -> Ring:
    """Raises Trouble."""
    office = offices.value(connection, IDENTITY)
    try:
        slots = tuple(map(Slot.from_json, server_slots.contents(connection)))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Trouble(_DAMAGED) from error
    return Ring(office, slots)
