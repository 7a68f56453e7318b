"""A backup is made: what the database says of itself, and its copy, of one and the same moment."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from desktop_app import __version__
from desktop_app.keys.files import ring_file
from desktop_app.records.backups import Backup, Manifest, Occasion
from desktop_app.storage.backups import checking, folders
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.database import Database


def make(
    database: Database,
    folder: Path,
    when: datetime,
    occasion: Occasion,
    told: Callable[[str], None] = lambda _step: None,
) -> Backup:
    """A proved backup of a database in a file. Raises DatabaseTrouble, NotAsWritten and OSError.

    It is opened, checked and counted before it bears its name. ``told`` is given ``copying`` and
    ``checking`` as it goes on.
    """
    place = Path(database.place)
    name = f"{place.stem}-{when:%Y-%m-%d-%H%M%S}"
    with folders.written(folder, name) as partial:
        copy = partial / place.name
        told("copying")
        with database.read() as connection:
            found = contents(connection)
            database.copy_into(copy, connection)
        ring = ring_file(place)
        if database.is_encrypted:
            copyfile(ring, ring_file(copy))
        told("checking")
        files = {file.name: folders.sha256(file) for file in partial.iterdir()}
        manifest = Manifest(when, __version__, occasion, copy.name, found, files)
        folders.write_manifest(partial, manifest)
        checking.require_whole(database.with_its_key(copy), manifest, partial)
    return folders.backup_in(folders.named(partial))


def copy_to(backup: Backup, copy: Database, folder: Path) -> Backup:
    """The same backup in another place, proved there; ``copy`` opens files of its key.

    Raises as `make` does.
    """
    with folders.written(folder, backup.folder.name) as partial:
        for name in (*backup.manifest.files, folders.MANIFEST):
            copyfile(backup.folder / name, partial / name)
        if backup.is_of_server:
            checking.require_files(backup.manifest, partial)
        else:
            there = copy.with_its_key(partial / backup.manifest.database)
            checking.require_whole(there, backup.manifest, partial)
    return folders.backup_in(folders.named(partial))
