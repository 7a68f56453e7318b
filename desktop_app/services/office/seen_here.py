"""What this PC remembers of an office: its last act that was seen here, and when it was checked.

A small file for each office in the user's own folder, by the office's identity. It is written
often and may be lost: then nothing is compared until it is written again.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop_app import paths
from desktop_app.storage.office.newest import KeptAct

_FOLDER = "offices"
_IDENTITY = re.compile(r"[0-9a-zA-Z-]{1,64}")


@dataclass(frozen=True)
class SeenHere:
    """``act`` is None where none was seen yet, ``checked`` where the whole was never checked."""

    act: KeptAct | None = None
    checked: date | None = None


def load(identity: str) -> SeenHere:
    """What is remembered; nothing where that can't be read."""
    try:
        text = _file(identity).read_text(encoding="utf-8")
        said = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
        act = KeptAct(int(said["act"]), datetime.fromisoformat(said["at"]), said["digest"])
        checked = said.get("checked", "")
        return SeenHere(act, date.fromisoformat(checked) if checked else None)
    except (OSError, ValueError, KeyError):
        return SeenHere()


def save_act(identity: str, act: KeptAct) -> None:
    _save(identity, replace(load(identity), act=act))


def save_checked(identity: str, day: date) -> None:
    _save(identity, replace(load(identity), checked=day))


def _save(identity: str, seen: SeenHere) -> None:
    """Not waiting for the disk; where it can't be kept, the next time does it."""
    if seen.act is None:
        return
    lines = {
        "act": str(seen.act.id),
        "at": seen.act.at.isoformat(),
        "digest": seen.act.digest,
        "checked": "" if seen.checked is None else seen.checked.isoformat(),
    }
    with suppress(OSError):
        file = _file(identity)
        file.parent.mkdir(exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text("".join(f"{key}={said}\n" for key, said in lines.items()), "utf-8")
        beside.replace(file)


def _file(identity: str) -> Path:
    if not _IDENTITY.fullmatch(identity):
        raise ValueError("no identity")
    return paths.user_data() / _FOLDER / f"{identity}.txt"
