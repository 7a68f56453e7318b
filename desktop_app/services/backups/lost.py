"""Who may put a backup in the place of a database that can't be opened.

Nobody is on file there to be asked. The backup says who they were on its day, and whatever of the
office is still there says whether they are still: its keys, and the database, if the backup's key
opens it.
"""

from pathlib import Path

from sqlalchemy import Connection

from desktop_app.disk.long_paths import openable
from desktop_app.keys.files import ring_as_it_lies, ring_file, ring_of
from desktop_app.keys.ring import Ring, RingUnread
from desktop_app.keys.slots import RECOVERY
from desktop_app.law.steps import N_
from desktop_app.records.backups import Backup
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.backups import same_office
from desktop_app.services.backups.words import OTHER_OFFICE, known_trouble
from desktop_app.services.desk import NOBODY
from desktop_app.services.errors import Trouble
from desktop_app.storage.backups import checking
from desktop_app.storage.database import Database
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.office import staff
from desktop_app.storage.trouble import DatabaseTrouble

_MAY = frozenset({Role.ADMINISTRATOR, Role.HEAD})
_NOT_THEIRS = N_(
    "A database that can't be opened is replaced by the administrator or the head, or with the "
    "printed recovery code. Nothing was changed."
)


def who_replaces(place: Path, backup: Backup, opened: Database, worker: int) -> Worker:
    """As they were on file on the day of the backup; nobody by the printed code, and in practice.

    ``worker`` has opened the backup with their password. Trouble where it is not theirs to do.
    """
    with known_trouble(place):
        if not opened.is_encrypted and _may_be_encrypted(place):
            raise Trouble(same_office.NOT_ENCRYPTED)
        ring = _ring(place)
    with known_trouble(backup.folder), opened.read() as there:
        _require_on_ring(ring, ring_as_it_lies(backup.database), worker)
        who = staff.by_id(there, worker)
        _require_theirs(who, opened, worker)
        _require_theirs_now(place, opened, there, worker)
    return who or NOBODY


def _may_be_encrypted(place: Path) -> bool:
    """Whether keys lie beside it, or it can't be read without some."""
    path = openable(place)
    if openable(ring_file(place)).exists():
        return True
    return path.exists() and path.stat().st_size > 0 and not keyed_copy.is_plain(path)


def _ring(place: Path) -> Ring | None:
    try:
        return ring_of(place)
    except RingUnread:  # it is lost as well
        return None


def _require_on_ring(now: Ring | None, then: Ring | None, worker: int) -> None:
    if now is None or then is None:
        return
    if now.office != then.office:
        raise Trouble(OTHER_OFFICE)
    if now.of(worker) is None:  # who left has an old password, and an old backup perhaps
        raise Trouble(_NOT_THEIRS)


def _require_theirs(who: Worker | None, database: Database, worker: int) -> None:
    """Where nothing is encrypted nobody has a password: anybody may be anybody."""
    if not database.is_encrypted or worker == RECOVERY:
        return
    if who is None or who.role not in _MAY:
        raise Trouble(_NOT_THEIRS)


def _require_theirs_now(place: Path, opened: Database, there: Connection, worker: int) -> None:
    """Perhaps nothing is lost but the file with the keys: then who is on file there is asked."""
    if not openable(place).exists():
        return
    database = opened.with_its_key(place)
    try:
        checking.require_tables(database)
        with database.read() as here:
            same_office.parted_at(here, there)
            _require_theirs(staff.by_id(here, worker), database, worker)
    except DatabaseTrouble:
        return  # it is lost indeed, or has another key by now
    finally:
        database.close()
