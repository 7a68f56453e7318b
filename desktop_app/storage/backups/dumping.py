"""A backup of a server's database: written by pg_dump, and where that may be done restored once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from sqlalchemy import exc, text

from desktop_app import __version__
from desktop_app.records.backups import DUMP, Backup, Manifest, Occasion
from desktop_app.storage.backups import folders
from desktop_app.storage.backups.checking import NotAsWritten
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.database import Database
from desktop_app.storage.server import dump
from desktop_app.storage.trouble import trouble_of


def make(
    database: Database,
    folder: Path,
    when: datetime,
    occasion: Occasion,
    told: Callable[[str], None] = lambda _step: None,
) -> Backup:
    """Raises DatabaseTrouble, NotAsWritten and OSError; ``told`` as in `copying.make`.

    What is counted and what is written are of one and the same moment.
    """
    url = database.engine.url
    name = f"{url.database}-{when:%Y-%m-%d-%H%M%S}"
    with folders.written(folder, name) as partial:
        file = partial / f"{url.database}{DUMP}"
        told("copying")
        with database.read() as connection:
            found = contents(connection)
            snapshot = connection.execute(text("SELECT pg_export_snapshot()")).scalar_one()
            dump.write(url, str(snapshot), file)
        told("checking")
        dump.require_readable(file)
        files = {file.name: folders.sha256(file)}
        manifest = Manifest(when, __version__, occasion, file.name, found, files)
        _require_restored(database, file, manifest)
        folders.write_manifest(partial, manifest)
    return folders.backup_in(folders.named(partial))


def require_good(database: Database, backup: Backup) -> None:
    """It is as it was written, pg_restore reads it and, where ``database`` is on a server, it was
    restored there once as by `make`. Raises NotAsWritten, DatabaseTrouble and OSError."""
    file = backup.database
    if folders.sha256(file) != backup.manifest.files.get(file.name):
        raise NotAsWritten(file.name)
    dump.require_readable(file)
    if not database.is_file:
        _require_restored(database, file, backup.manifest)


@contextmanager
def _known_trouble() -> Iterator[None]:
    try:
        yield
    except exc.DBAPIError as error:
        raise trouble_of(error) from error


def _require_restored(database: Database, file: Path, manifest: Manifest) -> None:
    """In a database of its own, which is gone afterwards; nothing where none may be made."""
    scratch = f"home_education_proof_{token_hex(8)}"
    alone = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    may = text("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    with _known_trouble(), alone.connect() as connection:
        if not connection.scalar(may):
            return
        made = f"CREATE DATABASE \"{scratch}\" ENCODING 'UTF8' TEMPLATE template0"
        connection.exec_driver_sql(made)
        try:
            url = database.engine.url.set(database=scratch)
            dump.read_into(url, file)
            restored = Database(url.render_as_string(hide_password=False))
            try:
                with restored.read() as there:
                    if contents(there) != manifest.contents:
                        raise NotAsWritten(file.name)
            finally:
                restored.close()
        finally:
            connection.exec_driver_sql(f'DROP DATABASE "{scratch}"')
