"""A backup takes the place of the database, with its ring; what lay there is kept beside.

Everything is made ready beside first. Until it is, the old database is untouched; from then on
whoever opens it has the new one, however the program ended: see `disk.exchange`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Connection

from desktop_app.disk import exchange
from desktop_app.disk.durable import to_disk
from desktop_app.disk.exchange import Move
from desktop_app.disk.in_use import require_free
from desktop_app.disk.long_paths import openable
from desktop_app.keys.files import ENDING, ring_file
from desktop_app.records.backups import Backup
from desktop_app.storage import schema
from desktop_app.storage.backups import checking, folders
from desktop_app.storage.changes import followed
from desktop_app.storage.database import Database
from desktop_app.storage.health.whole import revision
from desktop_app.storage.trouble import DatabaseTrouble

_OF_SQLITE = ("", "-wal", "-shm", "-journal")
_OWN_FILE = 0o600


def restore(
    backup: Backup,
    opened: Database,
    place: Path,
    when: datetime,
    act: str,
    leave_entry: Callable[[Connection], None],
) -> Path:
    """Where the replaced database is kept now. ``opened`` is the backup's, as it lies.

    ``leave_entry`` puts the act into the history of what is restored, in one unit of work with it.
    Raises DatabaseTrouble, NotAsWritten, and OSError: HeldError while another program has the
    database open.
    """
    exchange.finish(place)
    require_free(place)
    with _made_ready(backup, opened, place) as ready:
        _bring_up_to_date(opened.with_its_key(ready, as_it_lies=False), backup, act, leave_entry)
        require_free(place)
        kept = _kept(place, when)
        exchange.exchange(place, [*_aside(place, kept), *_into_place(ready, place)])
    return kept


@contextmanager
def _made_ready(backup: Backup, opened: Database, place: Path) -> Iterator[Path]:
    """A copy of the backup beside the database, byte for byte; gone afterwards unless it moved."""
    ready = place.with_name(f".{place.name}.restoring")
    _remove(ready)
    try:
        checking.require_files(backup.manifest, backup.folder)
        for name, beside in _files(backup, ready):
            copyfile(openable(backup.folder / name), openable(beside))
            openable(beside).chmod(_OWN_FILE)
            if folders.sha256(beside) != backup.manifest.files[name]:
                raise checking.NotAsWritten(name)
        yield ready
    finally:
        if not exchange.is_begun(place):  # what is to take the place is needed until it has
            with suppress(OSError):  # what stopped it is told
                _remove(ready)


def _files(backup: Backup, ready: Path) -> Iterator[tuple[str, Path]]:
    """The database and its ring by their names, and where they are copied to."""
    database = backup.manifest.database
    yield database, ready
    if database + ENDING in backup.manifest.files:
        yield database + ENDING, ring_file(ready)


def _bring_up_to_date(
    database: Database, backup: Backup, act: str, leave_entry: Callable[[Connection], None]
) -> None:
    """Checked, of this program's version, with the act in its history, and whole on the disk.

    What the manifest says is checked too: it is what somebody has read before they decided.
    """
    ready = Path(database.place)
    try:
        checking.require_pages(database)
        with database.read() as connection:
            found = revision(connection)
        if found != schema.HEAD:
            if found is None or found > schema.HEAD:
                raise DatabaseTrouble("newer")
            schema.migrate(database)
            checking.require_tables(database)
        else:
            checking.require_contents(database, backup.manifest)
        with database.begin() as connection, followed(connection, act):
            leave_entry(connection)
        database.run_alone("PRAGMA journal_mode=DELETE")
    finally:
        database.close()
    for file in (ready, ring_file(ready)):
        if file.exists():
            to_disk(file)


def _kept(place: Path, when: datetime) -> Path:
    """Under which name the replaced database is kept: nothing lies there, nor beside it."""
    name = f"{place.stem}-replaced-{when:%Y-%m-%d-%H%M%S}"
    taken = {each.name for each in openable(place.parent).iterdir()}
    turn = 1
    while any(other.startswith(f"{name}{place.suffix}") for other in taken):
        turn += 1
        name = f"{place.stem}-replaced-{when:%Y-%m-%d-%H%M%S}-{turn}"
    return place.with_name(f"{name}{place.suffix}")


def _aside(place: Path, kept: Path) -> Iterator[Move]:
    """The log first: it belongs to this database and must not be found beside the new one."""
    for ending in (*_OF_SQLITE[1:], ENDING, ""):
        if openable(place.with_name(place.name + ending)).exists():
            yield Move(place.name + ending, kept.name + ending, aside=True)


def _into_place(ready: Path, place: Path) -> Iterator[Move]:
    for ending in (ENDING, ""):
        if openable(ready.with_name(ready.name + ending)).exists():
            yield Move(ready.name + ending, place.name + ending, aside=False)


def _remove(ready: Path) -> None:
    for ending in (*_OF_SQLITE, ENDING):
        openable(ready.with_name(ready.name + ending)).unlink(missing_ok=True)
