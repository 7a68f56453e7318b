"""What restoring a backup would take away and bring back, told before anybody restores it."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop_app.keys.files import ring_as_it_lies, ring_of
from desktop_app.keys.ring import Ring, RingUnread
from desktop_app.records.backups import Backup
from desktop_app.services.backups import same_office
from desktop_app.services.backups.words import known_trouble
from desktop_app.services.desk import Desk, Sight
from desktop_app.storage.backups import between
from desktop_app.storage.backups.between import Difference
from desktop_app.storage.database import Database
from desktop_app.storage.health.whole import revision
from desktop_app.storage.schema import HEAD


@dataclass(frozen=True)
class Passwords:
    """Names: whose password was changed since, who can't enter any more, and who can again."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """``lost`` and ``gained`` are None where they can't be known: the database can't be read, or
    the backup is of an earlier version of the program."""

    backup: Backup
    now: datetime
    lost: Difference | None = None
    gained: Difference | None = None
    passwords: Passwords = field(default_factory=Passwords)


def plan(backup: Backup, opened: Database, place: Path, desk: Desk | None, now: datetime) -> Plan:
    """``opened`` is the backup's database, ``desk`` of the one that would be replaced, where it can
    be read. Trouble where the backup is another office's."""
    with known_trouble(backup.folder):
        passwords = _passwords(_ring_here(place), ring_as_it_lies(backup.database))
    if desk is None:
        return Plan(backup, now, passwords=passwords)
    with (
        desk.reading(Sight.OFFICE) as connection,
        known_trouble(backup.folder),
        opened.read() as older,
    ):
        parted = same_office.parted_at(connection, older)
        if revision(older) != HEAD:
            return Plan(backup, now, passwords=passwords)
        here, there = between.state(connection), between.state(older)
    lost = between.lacking(here, there, parted)
    return Plan(backup, now, lost, between.lacking(there, here, parted), passwords)


def _ring_here(place: Path) -> Ring | None:
    """None where the database is gone, or its keys are or can't be read."""
    with suppress(RingUnread):
        return ring_of(place) if place.exists() else None
    return None


def _passwords(here: Ring | None, there: Ring | None) -> Passwords:
    if here is None or there is None:
        return Passwords()
    now, then = ({slot.worker: slot for slot in ring.workers} for ring in (here, there))
    both = now.keys() & then.keys()
    return Passwords(
        changed=tuple(now[each].name for each in both if now[each].locked != then[each].locked),
        missing=tuple(now[each].name for each in now.keys() - both),
        back=tuple(then[each].name for each in then.keys() - both),
    )
