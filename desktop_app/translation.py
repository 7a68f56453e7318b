"""The words of screens, sheets and messages in Kazakh and Russian; English is the source.

`N_` marks a text that is translated later, `_` translates into the language of the interface, and
`translator` gives the words of one language, for papers and sheets.
"""

from __future__ import annotations

import gettext
from functools import cache
from struct import unpack_from
from typing import TYPE_CHECKING

from desktop_app import paths

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("kk", "ru")
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский"}

_current = "kk"


def N_(text: str) -> str:
    """Mark a source text for translation; it is translated where it is shown."""
    return text


class _Catalogue(gettext.NullTranslations):
    """What a ``.mo`` file says. `gettext` would read all its texts before the first window, which
    shows a few of them; here each is read when it is asked for."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        count, sources, self._texts = unpack_from("<3I", content, _HEAD)
        places = unpack_from(f"<{2 * count}I", content, sources)
        self._at = {
            # Of a text for one and for many the one for one is its name.
            content[start : start + length].partition(b"\0")[0]: number
            for number, (length, start) in enumerate(zip(places[::2], places[1::2], strict=True))
        }
        self._read: dict[str, list[str] | None] = {}
        about = "".join(self._of("") or ())
        rule = about.partition("plural=")[2].partition("\n")[0].rstrip("; ")
        self._which: Callable[[int], int] = gettext.c2py(rule)

    def _of(self, text: str) -> list[str] | None:
        """Its words for each kind of number, as `_which` counts them."""
        if text not in self._read:
            number = self._at.get(text.encode())
            words = None
            if number is not None:
                length, start = unpack_from("<2I", self._content, self._texts + 8 * number)
                words = self._content[start : start + length].decode().split("\0")
            self._read[text] = words
        return self._read[text]

    def gettext(self, message: str) -> str:
        words = self._of(message)
        return message if words is None else words[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        words = self._of(msgid1)
        if words is None:
            return msgid1 if n == 1 else msgid2
        return words[self._which(n)]


_HEAD = 8
"""Bytes of a ``.mo`` file before it says how many texts there are, and where."""


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The catalogue of one language; ``en`` gives the source texts.

    Raises FileNotFoundError when the program's own files are incomplete.
    """
    if language == "en":
        return gettext.NullTranslations()
    file = paths.resource("translations", language, "LC_MESSAGES", "desktop_app.mo")
    return _Catalogue(file.read_bytes())


def use(language: str) -> None:
    """Choose the language of the interface for all that is shown from now on."""
    global _current
    translator(language)
    _current = language


def current() -> str:
    return _current


def _(text: str) -> str:
    return translator(_current).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    return translator(_current).ngettext(one, many, count)
