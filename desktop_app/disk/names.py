"""What a file can be called: by Windows' rules, which are the narrowest, or by this system's."""

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop_app.disk.network import is_far

LONGEST = 255
"""Of a name, in the system's own units: two-byte units on Windows, bytes elsewhere."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_FORBIDDEN_ON_LINUX = re.compile(r"[/\x00]")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[1-9¹²³])", re.IGNORECASE)
_INSTEAD = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class Wrong(StrEnum):
    """What keeps a name from being one."""

    CHARACTER = "character"
    RESERVED = "reserved"
    ENDING = "ending"
    LENGTH = "length"
    EMPTY = "empty"


class WrongName(NamedTuple):
    """``found`` is the character or the word in the name that can't be."""

    wrong: Wrong
    name: str
    found: str = ""


def wrong_with(name: str, *, windows: bool = os.name == "nt") -> WrongName | None:
    """What is wrong with the name of a file or a folder; None where it can be one.

    Windows would not refuse all of these: ``a:b.xlsx`` vanishes in a file ``a``, ``NUL.pdf`` in
    nothing, and ``a.`` becomes ``a``.
    """
    if not name:
        return WrongName(Wrong.EMPTY, name)
    found = (_FORBIDDEN if windows else _FORBIDDEN_ON_LINUX).search(name)
    if found is not None:
        return WrongName(Wrong.CHARACTER, name, found[0])
    word = name.partition(".")[0].rstrip()
    if windows and _RESERVED.fullmatch(word):
        return WrongName(Wrong.RESERVED, name, word)
    if windows and name[-1] in ". ":
        return WrongName(Wrong.ENDING, name, name[-1])
    length = len(name.encode("utf-16-le")) // 2 if windows else len(os.fsencode(name))
    return WrongName(Wrong.LENGTH, name) if length > LONGEST else None


def wrong_in(path: Path, *, windows: bool = os.name == "nt") -> WrongName | None:
    """What is wrong with the file's own name, or else with that of a folder that is to be made.

    A folder on another PC is taken to be there: it may be gone, and would be waited for.
    """
    for place in (path, *path.parents):
        if place is not path and (is_far(place) or _is_there(place)):
            return None
        wrong = None if place.name in ("", "..") else wrong_with(place.name, windows=windows)
        if wrong is not None:
            return wrong
    return None


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False  # too long to be looked for, or not to be seen


def possible(name: str) -> str:
    """A name that is possible everywhere: what can't stand in one is a dash."""
    name = _INSTEAD.sub("-", name).rstrip(". ") or "-"
    return f"-{name}" if _RESERVED.fullmatch(name.partition(".")[0].rstrip()) else name
