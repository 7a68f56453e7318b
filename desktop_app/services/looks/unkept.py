"""Looks that the database could not take in, kept on this PC until it can.

Small files for each office in the user's own folder, for the user alone: moments, ids and ways, no
names. Each is a file of its own, so that several windows write and take away none of another's.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop_app import paths
from desktop_app.disk import private
from desktop_app.disk.held import BRIEFLY
from desktop_app.disk.plain_file import json_of
from desktop_app.disk.saving import written_beside
from desktop_app.records.looks import Seen, Subject, Unkept, Way

FOLDER = "looks"
_IDENTITY = re.compile(r"[0-9a-zA-Z-]{1,64}")
_WHICH = re.compile(r"[0-9A-Za-z -]{0,60}")
_LARGEST_ID = 2**31
_LONGEST = 1_000_000
"""Bytes: some thousand papers taken out at once."""


def keep(office: str, looks: Iterable[Unkept]) -> None:
    """Raises OSError where they can't be kept, and ValueError where nobody knows which office."""
    rows = [[each.at.isoformat(), each.worker_id, each.way.value, *each.seen] for each in looks]
    folder = private.folder(_folder(office))
    with written_beside(folder / f"{uuid4().hex}.json", pauses=BRIEFLY) as file:
        file.write(json.dumps(rows).encode())


def are_any() -> bool:
    """Whether anything waits on this PC, of whichever office: seldom."""
    with suppress(OSError):
        return any((paths.user_data() / FOLDER).glob("*/*.json"))
    return False


def found(office: str) -> dict[Path, list[Unkept]]:
    """What waits, by its files; one that can't be read stays where it is."""
    looks = {}
    with suppress(OSError, ValueError):
        for path in sorted(_folder(office).glob("*.json")):
            with suppress(OSError, ValueError, TypeError):
                looks[path] = list(_read(json_of(path, _LONGEST)))
    return looks


def remove(files: Iterable[Path]) -> None:
    """What is on file now; where one can't be removed, it is known there the next time."""
    for path in files:
        with suppress(OSError):
            path.unlink()


def _read(told: Any) -> Iterator[Unkept]:
    """Raises ValueError and TypeError for what `keep` did not write."""
    if not isinstance(told, list):
        raise TypeError
    for at, worker_id, way, subject, subject_id, which in told:
        moment = datetime.fromisoformat(at)
        are_ids = all(
            type(each) is int and 0 <= each < _LARGEST_ID for each in (worker_id, subject_id)
        )
        if moment.tzinfo is not None or not are_ids or not _WHICH.fullmatch(which):
            raise ValueError(_LARGEST_ID)
        yield Unkept(moment, worker_id, Way(way), Seen(Subject(subject), subject_id, which))


def _folder(office: str) -> Path:
    if not _IDENTITY.fullmatch(office):
        raise ValueError("no identity")
    return paths.user_data() / FOLDER / office
