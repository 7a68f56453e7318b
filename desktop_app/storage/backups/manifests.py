"""What a backup says of itself, as text. Whoever can write where it lies can write anything there:
nothing but what a manifest can hold is taken.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from desktop_app.disk.plain_file import is_name
from desktop_app.records.backups import Contents, Manifest, Occasion

T = TypeVar("T")

VERSION = 1
LONGEST = 2**20
"""Bytes; a manifest has some thousands."""
_LONGEST_TEXT = 300


def to_text(manifest: Manifest) -> str:
    told = {"version": VERSION, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(told, ensure_ascii=False, indent=1)


def read(told: Any) -> Manifest:
    """Of JSON that was read. ValueError where it is no manifest of this version."""
    try:
        if told["version"] != VERSION:
            raise ValueError(told["version"])
        files = _all(told["files"], _text)
        manifest = Manifest(
            made_at=_moment(told["made_at"]),
            program=_text(told["program"]),
            occasion=Occasion(_text(told["occasion"])),
            database=_text(told["database"]),
            contents=_contents(told["contents"]),
            files=files,
        )
    except (KeyError, TypeError, AttributeError) as error:  # some other JSON
        raise ValueError(type(told)) from error
    if manifest.database not in files or not all(map(is_name, files)):  # it would lead elsewhere
        raise ValueError(len(files))
    return manifest


def _contents(told: Any) -> Contents:
    return Contents(
        office=_text(told["office"]),
        schema=_text(told["schema"]),
        counts=_all(told["counts"], _count),
        sums=_all(told["sums"], _whole),
        last_act=_count(told["last_act"]),
        chain=_text(told["chain"]),
    )


def _moment(told: Any) -> datetime:
    """In local time, as the desk's clock gives it: another one can't be compared with it."""
    found = datetime.fromisoformat(_text(told))
    if found.tzinfo is not None:
        raise ValueError(told)
    return found


def _all(told: Any, each: Callable[[Any], T]) -> Mapping[str, T]:
    return {_text(name): each(value) for name, value in told.items()}


def _text(told: Any) -> str:
    """Of a length that can be shown and in letters that can be written."""
    if not isinstance(told, str) or len(told) > _LONGEST_TEXT or "\0" in told:
        raise ValueError(type(told))
    told.encode()
    return told


def _whole(told: Any) -> int:
    if type(told) is not int:  # neither yes nor no
        raise ValueError(type(told))
    return told


def _count(told: Any) -> int:
    if _whole(told) < 0:
        raise ValueError(told)
    return int(told)
