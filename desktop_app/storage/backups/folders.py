"""Backups as folders: written beside and renamed, found again, and taken away.

Each has the database, its ring of keys and ``manifest.json``, and opens where it lies.
"""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from itertools import count
from pathlib import Path

from desktop_app.disk.durable import make_folder, to_disk
from desktop_app.disk.held import tried
from desktop_app.disk.long_paths import openable
from desktop_app.disk.plain_file import json_of
from desktop_app.disk.saving import put_in_place
from desktop_app.records.backups import Backup, Manifest
from desktop_app.storage.backups import manifests

MANIFEST = "manifest.json"
PARTIAL = ".partial"
REMOVED = ".removed"
_OURS = re.compile(r".+-\d{4}-\d\d-\d\d-\d{6}(-\d+)?(\.partial|\.removed)")
"""What is left of a backup: others may have folders that are called partial."""
_OWN_FOLDER, _OWN_FILE = 0o700, 0o600
_AN_HOUR = 3600
"""Seconds; no backup is written for so long."""


class NoBackup(Exception):
    """A folder is no backup, or what it says of itself can't be read."""


@contextmanager
def written(folder: Path, name: str) -> Iterator[Path]:
    """A folder to write a backup in, that bears its name only once all of it is on the disk.

    A name that is taken gets a number. Raises OSError; nothing is left where something went wrong.
    """
    folder = openable(folder)
    made = _made_for_the_user_alone(folder)
    remove_left(folder)
    place = _free(folder, name)
    partial = place.with_name(place.name + PARTIAL)
    try:
        partial.mkdir(mode=_OWN_FOLDER)
        yield partial
        for file in partial.iterdir():
            file.chmod(_OWN_FILE)
            to_disk(file)
        to_disk(partial)
        tried(lambda: partial.rename(place))
        to_disk(folder)
    except BaseException:
        with suppress(OSError):  # what stopped it is told
            shutil.rmtree(partial)
            if made:
                folder.rmdir()
        raise


def _made_for_the_user_alone(folder: Path) -> bool:
    if folder.is_dir():
        return False
    make_folder(folder, _OWN_FOLDER)
    return True


def _free(folder: Path, name: str) -> Path:
    names = (name if turn == 1 else f"{name}-{turn}" for turn in count(1))
    return next(folder / each for each in names if not (folder / each).exists())


def remove_left(folder: Path) -> None:
    """Halves of backups that a program which was killed left, and those on their way out."""
    before = time.time() - _AN_HOUR
    with suppress(OSError):  # told where something is written
        for left in folder.iterdir():
            if _OURS.fullmatch(left.name) and left.lstat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)


def sha256(file: Path) -> str:
    with openable(file).open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def named(partial: Path) -> Path:
    """Where a folder lies that was written, under its name."""
    return partial.with_name(partial.name.removesuffix(PARTIAL))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / MANIFEST).write_text(manifests.to_text(manifest), encoding="utf-8")


def backup_in(folder: Path) -> Backup:
    """The backup that a folder is. Raises NoBackup, and OSError."""
    file = openable(folder / MANIFEST)
    try:
        told = tried(lambda: json_of(file, manifests.LONGEST))
        return Backup(folder, manifests.read(told))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError) as error:
        raise NoBackup from error


def is_all_there(backup: Backup) -> bool:
    """Whether every file of it lies there, and its name says when it was made."""
    is_named_so = f"-{backup.made_at:%Y-%m-%d-%H%M%S}" in backup.folder.name
    files = (openable(backup.folder / name) for name in backup.manifest.files)
    return is_named_so and all(each.is_file() for each in files)


def found_in(folder: Path, office: str = "") -> list[Backup]:
    """Every backup that lies in a folder, the newest first; of one office where it is named.

    A folder that can't be read has none.
    """
    found = []
    with suppress(OSError):
        for each in openable(folder).iterdir():
            if each.name.endswith((PARTIAL, REMOVED)):
                continue
            with suppress(NoBackup, OSError):
                backup = backup_in(each)
                if office in ("", backup.manifest.contents.office):
                    found.append(backup)
    return sorted(found, key=lambda backup: (backup.made_at, backup.folder.name), reverse=True)


def remove(backup: Backup) -> None:
    """Moved aside first: half a backup never bears the name of one. Raises OSError."""
    aside = backup.folder.with_name(backup.folder.name + REMOVED)
    put_in_place(backup.folder, aside)
    shutil.rmtree(aside)
