"""What went wrong with a backup, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.keys.ring import RingUnread
from desktop_app.keys.slots import Tampered, WrongPassword
from desktop_app.law.steps import N_, Value, Words, as_is
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import steps_of
from desktop_app.services.file_words import why_not_written
from desktop_app.storage.backups.checking import NotAsWritten
from desktop_app.storage.backups.folders import NoBackup
from desktop_app.storage.trouble import DatabaseTrouble

_NO_BACKUP = N_("The folder {folder} is no backup of this program. Choose another one.")
_NOT_AS_WRITTEN = N_(
    "The backup {folder} is not what it was when it was made ({file}): it was damaged or changed. "
    "Do not restore it: choose an older one, and make a new one now."
)
ON_SERVER = N_(
    "The database of a server is restored there, into a new one, by whoever looks after it: the "
    "guide of the program says how. Nothing was changed."
)
UNPROVED = N_(
    "The backup of a server is proved with PostgreSQL's programs pg_dump and pg_restore, which are "
    "not on this PC: prove it on a PC that has them, or restore it into a new database there as "
    "the guide says. Nothing was changed."
)
DAMAGED = N_(
    "The backup {folder} is damaged. Do not restore it: choose another one, have its disk looked "
    "at, and make a new one now."
)
OTHER_OFFICE = N_("This is the backup of another office. Nothing was changed.")
SERVER = N_(
    "This office works on a server: its backups are made there by whoever looks after it, with "
    "pg_dump, or here where PostgreSQL's programs are on this PC. Nothing was copied."
)
NOT_COPIED = N_(
    "The database could not be copied whole to {folder}: it is damaged, or a disk is. Keep the "
    "older backups, and call for help before working on."
)
_NOT_DUMPED = N_(
    "{program} could not write the backup, or read it again: it is older than the server, or the "
    "server does not let it in. Ask whoever looks after the server. The older backups are whole."
)
_WRONG_PASSWORD = N_("This password does not open the backup. Try the one of the day it was made.")
_KEYS = N_("The keys that lie with the backup {folder} are damaged. Choose another one.")


@contextmanager
def known_trouble(folder: Path, damaged: str = DAMAGED) -> Iterator[None]:
    """Whatever can go wrong with a backup in a folder, as Trouble."""
    values = {"folder": as_is(folder)}
    try:
        yield
    except NoBackup as error:
        raise Trouble(_NO_BACKUP, **values) from error
    except NotAsWritten as error:
        raise Trouble(_NOT_AS_WRITTEN, **values, file=as_is(error.what)) from error
    except WrongPassword as error:
        raise Trouble(_WRONG_PASSWORD) from error
    except (RingUnread, Tampered) as error:
        raise Trouble(_KEYS, **values) from error
    except DatabaseTrouble as error:
        if error.kind == "not dumped":
            raise Trouble(_NOT_DUMPED, program=as_is(error.detail)) from error
        if error.kind in ("damaged", "not a database"):
            raise Trouble(damaged, **values) from error
        raise _told(error) from error
    except OSError as error:
        path = Path(error.filename) if error.filename else folder
        raise Trouble.of(why_not_written(error, path)) from error


def _told(error: DatabaseTrouble) -> Exception:
    steps = steps_of(error)
    return Trouble.of(steps[0]) if steps else error


def why(value: Value) -> str:
    """A value of a step as text that is kept."""
    return value.kk if isinstance(value, Words) else str(value)
