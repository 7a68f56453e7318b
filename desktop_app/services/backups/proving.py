"""A backup is proved from where it lies: opened with a password, checked whole, counted, summed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.keys import recovery
from desktop_app.keys.files import ring_as_it_lies, ring_file
from desktop_app.keys.ring import Entered, Ring
from desktop_app.keys.slots import RECOVERY, Slot, WrongPassword
from desktop_app.records.backups import Backup
from desktop_app.services.backups import state as states
from desktop_app.services.backups.words import ON_SERVER, UNPROVED, known_trouble
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import attempts
from desktop_app.storage.backups import checking, dumping, folders
from desktop_app.storage.database import Database
from desktop_app.storage.server import dump
from desktop_app.storage.trouble import DatabaseTrouble


def backup_at(folder: Path) -> Backup:
    """Trouble where the folder is no backup."""
    with known_trouble(folder):
        return folders.backup_in(folder)


def found_in(folder: Path, office: str = "") -> list[Backup]:
    """The backups of an office in a folder, or of any, the newest first."""
    return folders.found_in(folder, office)


def who_opens(backup: Backup) -> tuple[Slot, ...]:
    """Whose passwords open a backup; nobody's where it is of an office to practise in."""
    with known_trouble(backup.folder):
        ring = ring_as_it_lies(backup.database)
    return ring.slots if ring is not None else ()


@contextmanager
def opened(backup: Backup, worker: int = RECOVERY, password: str = "") -> Iterator[Database]:
    """The backup's database as it lies, by its own password. Trouble where it opens nothing."""
    if backup.is_of_server:
        raise Trouble(ON_SERVER)
    with known_trouble(backup.folder):
        database = _database(backup, worker, password)
        try:
            yield database
        finally:
            database.close()


def _database(backup: Backup, worker: int, password: str) -> Database:
    ring = _ring_as_written(backup)
    if ring is None:
        return Database(backup.database, as_it_lies=True)
    typed = recovery.read(password) if worker == RECOVERY else password
    with attempts.counted(_guessed(ring, worker), worker):
        entered = ring.enter(worker, typed)
    return _first_that_opens(backup.database, entered)


def _ring_as_written(backup: Backup) -> Ring | None:
    """Raises NotAsWritten where other keys lie there than when it was made."""
    ring, file = ring_as_it_lies(backup.database), ring_file(backup.database)
    found = folders.sha256(file) if ring is not None else None
    if found != backup.manifest.files.get(file.name):
        raise checking.NotAsWritten(file.name)
    return ring


def _guessed(ring: Ring, worker: int) -> str:
    """By which tries are counted: the lock itself, the same in every copy of a backup. Whoever puts
    a lock of their own under the name of an office does not start the counting over."""
    slot = ring.of(worker)
    return f"backup {slot.locked.hex() if slot is not None else ''}"


def _first_that_opens(file: Path, entered: Entered) -> Database:
    """Keys that were changed since are tried as well, the newest first."""
    for key in entered.keys:
        database = Database(file, key, as_it_lies=True)
        if _opens(database):
            return database
    raise WrongPassword


def _opens(database: Database) -> bool:
    """Whether it has the key; closed where it has not."""
    try:
        with database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DatabaseTrouble as error:
        database.close()
        if error.kind != "not a database":
            raise
        return False
    return True


def prove(desk: Desk, backup: Backup, worker: int = RECOVERY, password: str = "") -> None:
    """Open, check, count and sum it; what was found is remembered. Trouble where it is not good."""
    if backup.is_of_server:
        _prove_dump(desk, backup)
    else:
        with opened(backup, worker, password) as database:
            checking.require_whole(database, backup.manifest, backup.folder)
    when = desk.now()
    states.change(backup.manifest.contents.office, lambda state: state.with_proved(backup, when))


def _prove_dump(desk: Desk, backup: Backup) -> None:
    """A server's, by PostgreSQL's programs and, from a desk on a server, by restoring it there."""
    if not dump.is_there():
        raise Trouble(UNPROVED)
    with known_trouble(backup.folder):
        dumping.require_good(desk.database, backup)
