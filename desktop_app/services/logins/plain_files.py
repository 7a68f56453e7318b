"""The files that everybody could read, of before an office was protected."""

import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from desktop_app.disk.durable import keep_names
from desktop_app.disk.long_paths import openable
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services.history import record_for_office
from desktop_app.services.logins.replacing import known_trouble
from desktop_app.services.logins.sessions import Session
from desktop_app.storage.logins import keyed_copy

_KEPT = "-not-encrypted"
_COPIES = (_KEPT, "-before-")
_AT_ONCE = 2**20


def keep(file: Path) -> Path:
    """The plain file under a name of its own too, in one step. Raises OSError."""
    path = openable(file)
    for kept in _names(path):
        if kept.exists():
            if kept.samefile(path) or filecmp.cmp(kept, path, shallow=False):
                return kept  # of a try that was interrupted
            continue
        try:
            os.link(path, kept)
        except OSError:  # a disk that knows no second names, such as a USB stick
            half = kept.with_name(f".{kept.name}.making")
            shutil.copyfile(path, half)
            with half.open("r+b") as copied:
                os.fsync(copied.fileno())
            half.replace(kept)
        keep_names(kept.parent)  # it is there before another takes the place of the file
        return kept
    raise AssertionError  # the names never end


def _names(path: Path) -> Iterator[Path]:
    for turn in count(1):
        number = "" if turn == 1 else f"-{turn}"
        yield path.with_name(f"{path.stem}{_KEPT}{number}{path.suffix}")


def left(file: Path) -> list[Path]:
    """What is still there of the office that everybody can read: to be removed on a question."""
    path = openable(file)
    found = []
    with suppress(OSError):
        for each in sorted(path.parent.iterdir()):
            rest = each.name.removeprefix(path.stem)
            of_office = each != path and each.name.startswith(path.stem)
            if of_office and rest.startswith(_COPIES) and keyed_copy.is_plain(each):
                found.append(each)
    return found


def remove(session: Session) -> int:
    """Write over and remove them all; how many there were. Only after a proved backup.

    Trouble where one can't be removed. On an SSD the disk itself may keep what was written over:
    the office is told to have its old disks destroyed.
    """
    desk = session.desk
    found = left(Path(desk.database.place)) if desk.database.is_encrypted else []
    if not found:
        return 0
    with desk.writing(Act.CHANGE_KEY) as connection, known_trouble():
        label = N_("Removed the files of before the encryption: {count}")
        record_for_office(connection, desk, Step(label, "", {"count": len(found)}))
        for each in found:
            _write_over(each)
            keyed_copy.remove(each)
    return len(found)


def _write_over(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as opened:
        for at in range(0, size, _AT_ONCE):
            opened.write(os.urandom(min(_AT_ONCE, size - at)))
        opened.flush()
        os.fsync(opened.fileno())
