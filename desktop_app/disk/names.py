"""What a file can be called: by Windows' rules, which are the narrowest, or by this system's."""

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

LONGEST = 255
"""Of a name, in the system's own units: two-byte units on Windows, bytes elsewhere."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_FORBIDDEN_ON_LINUX = re.compile(r"[/\x00]")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
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
    """What is wrong with the file's own name, or else with a folder's on the way to it."""
    on_the_way = (part for part in path.parts if part not in (path.anchor, ".", ".."))
    for name in reversed(tuple(on_the_way)):
        wrong = wrong_with(name, windows=windows)
        if wrong is not None:
            return wrong
    return None


def possible(name: str) -> str:
    """A name that is possible everywhere: what can't stand in one is a dash."""
    name = _INSTEAD.sub("-", name).rstrip(". ") or "-"
    return f"-{name}" if _RESERVED.fullmatch(name.partition(".")[0].rstrip()) else name
