"""A backup is proved: its files, every page and reference, its tables, counts, sums and history."""

from pathlib import Path

from desktop_app.records.backups import Manifest
from desktop_app.storage.backups import folders
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.database import Database
from desktop_app.storage.opening import whole
from desktop_app.storage.schema import HEAD
from desktop_app.storage.shape import compared as shape
from desktop_app.storage.trouble import DatabaseTrouble

_SHOWN = 5


class NotAsWritten(Exception):
    """A backup is whole, and not what its manifest says: ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def require_whole(copy: Database, manifest: Manifest, folder: Path) -> None:
    """Raises DatabaseTrouble where it can't be read or is damaged, NotAsWritten, and OSError."""
    try:
        require_files(manifest, folder)
        require_pages(copy)
        if manifest.contents.schema == HEAD:
            require_contents(copy, manifest)
    finally:
        copy.close()


def require_files(manifest: Manifest, folder: Path) -> None:
    """Each file is there, byte for byte. Raises NotAsWritten, and OSError."""
    for name, digest in manifest.files.items():
        if not (folder / name).is_file() or folders.sha256(folder / name) != digest:
            raise NotAsWritten(name)


def require_pages(copy: Database) -> None:
    """Every page is as it was written, every reference leads somewhere, and nothing acts by itself.

    Raises DatabaseTrouble.
    """
    with copy.read() as connection:
        acting = shape.code(connection)
        if acting:
            raise DatabaseTrouble("other tables", ", ".join(acting[:_SHOWN]))
        whole.require_pages(connection, is_encrypted=copy.is_encrypted)


def require_contents(copy: Database, manifest: Manifest) -> None:
    """In this program's tables is what the manifest says. DatabaseTrouble, NotAsWritten."""
    require_tables(copy)
    with copy.read() as connection:
        found = contents(connection)
    if found != manifest.contents:
        raise NotAsWritten(manifest.database)


def require_tables(copy: Database) -> None:
    """They are those of this program. Raises DatabaseTrouble."""
    with copy.read() as connection:
        differing = shape.differences(connection)
    if differing:
        raise DatabaseTrouble("other tables", ", ".join(differing[:_SHOWN]))
