"""A backup is put in the place of the database, with a reason, by the administrator.

Where the database can't be opened at all nobody can be asked for: then the backup's own ring and
password decide.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from desktop_app import wording
from desktop_app.disk.errors import HeldError
from desktop_app.disk.in_use import require_free
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.backups import Backup
from desktop_app.records.people import Worker
from desktop_app.services.backups.words import OTHER_OFFICE, known_trouble
from desktop_app.services.desk import NOBODY, Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.reasons import reason
from desktop_app.storage.backups import restoring
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.changes import tell
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from desktop_app.storage.papers import issued as notices

_WHY = N_("Say why the backup is restored.")
_IN_USE = N_(
    "Another program has the database open: another window, a command, or a backup of the system. "
    "Close it there and try again. Nothing was changed."
)


def announce(desk: Desk, backup: Backup, why: str) -> None:
    """Say in the history of the database that is replaced why it is, and by whom.

    It stays in what is kept beside. Trouble where it is not for who works now to do.
    """
    why = reason(why, _WHY)
    with desk.writing(Act.RESTORE_BACKUP) as connection:
        now = contents(connection)
        if now.office != backup.manifest.contents.office:
            raise Trouble(OTHER_OFFICE)
        was = {"acts": now.last_act, "chain": now.chain}
        then = backup.manifest.contents
        tell(connection, "database", was, {"acts": then.last_act, "chain": then.chain})
        record_for_office(connection, desk, _told(backup, why, _REPLACED))


def restore(desk: Desk, backup: Backup, opened: Database, why: str) -> Path:
    """Where the replaced database is kept now; the one at the desk is closed.

    Trouble where it can't be done, and everything is as it was.
    """
    place = Path(desk.database.place)
    _require_free(desk.database, place)
    announce(desk, backup, why)
    desk.database.close()
    return _restore(backup, opened, place, desk.worker, desk.pc, desk.now(), why)


def _require_free(database: Database, place: Path) -> None:
    """Nothing is announced that can't be done. Its own connections are closed first."""
    database.close()
    try:
        require_free(place)
    except HeldError as error:
        raise Trouble(_IN_USE) from error


def restore_lost(
    place: Path,
    backup: Backup,
    opened: Database,
    worker: int,
    why: str,
    now: datetime,
    pc: str = "",
) -> Path | None:
    """The same where the database is damaged, or gone: by a worker whose password opens the backup.

    None where there was nothing to replace.
    """
    with known_trouble(backup.folder), opened.read() as connection:
        who = staff.by_id(connection, worker) or NOBODY
    was_there = place.exists()
    place.parent.mkdir(parents=True, exist_ok=True)
    kept = _restore(backup, opened, place, who, pc, now, why)
    return kept if was_there else None


def _restore(
    backup: Backup,
    opened: Database,
    place: Path,
    who: Worker,
    pc: str,
    now: datetime,
    why: str,
) -> Path:
    entry = _told(backup, reason(why, _WHY), _RESTORED)

    def leave_entry(connection: Connection) -> None:
        notices.add_act(connection, entry, who=who.name, worker_id=who.id, pc=pc, when=now)

    with known_trouble(backup.folder):
        try:
            return restoring.restore(backup, opened, place, now, Act.RESTORE_BACKUP, leave_entry)
        except HeldError as error:
            raise Trouble(_IN_USE) from error


_RESTORED = N_("Restored the backup of {moment}: {why}")
_REPLACED = N_("This database is replaced by the backup of {moment}: {why}")


def _told(backup: Backup, why: str, label: str) -> Step:
    moment = as_is(wording.moment(backup.made_at))
    return Step(label, "", {"moment": moment, "why": as_is(why)})
