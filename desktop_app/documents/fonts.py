"""The fonts of all papers: Tinos, embedded as subsets that are made once and used for many papers.

Cutting and packing a font takes most of the time a letter needs, so packed subsets are kept. The
regular face always takes in the letters of Kazakh, Russian and English; the bold one is only for
titles and letterheads, which are the same in all papers of an office.
"""

import threading
import zlib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desktop_app import paths

REGULAR = "Tinos"
BOLD = "Tinos-Bold"
_FILES = {REGULAR: "Tinos-Regular.ttf", BOLD: "Tinos-Bold.ttf"}
_KEPT_SUBSETS = 64

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
_KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
_SIGNS = "«»„“”‘’–—…№§°₸·•×"
_ALWAYS = {REGULAR: _ASCII + _RUSSIAN + _KAZAKH + _SIGNS, BOLD: ""}

_registering = threading.Lock()


class MissingGlyph(ValueError):
    """A character that the fonts can't print. It is named by its code point, without the text."""

    def __init__(self, character: str) -> None:
        super().__init__(f"no glyph for U+{ord(character):04X}")
        self.character = character


class _PackedFace(TTFontFace):
    """A face that cuts and packs each subset once."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self._packed = lru_cache(maxsize=_KEPT_SUBSETS)(self._pack)

    def _pack(self, subset: tuple[int, ...]) -> tuple[int, bytes]:
        cut = super().makeSubset(list(subset))
        return len(cut), zlib.compress(cut, 9)

    def makeSubset(self, subset: Iterable[int]) -> bytes:  # noqa: N802 - ReportLab's name
        return self._packed(tuple(subset))[1]

    def addSubsetObjects(self, doc: Any, fontname: str, subset: Iterable[int]) -> Any:  # noqa: N802
        reference = super().addSubsetObjects(doc, fontname, subset)
        stream = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
        stream.dictionary["Length1"] = self._packed(tuple(subset))[0]
        stream.dictionary["Filter"] = "/FlateDecode"
        return reference


class _OfficeFont(TTFont):
    """A font whose subset begins alike in every paper."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False, shapable=False)
        self.face = _PackedFace(file)

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        if doc not in self.state:
            super().splitString(_ALWAYS[self.fontName], doc, encoding)
        return super().splitString(text, doc, encoding)


@cache
def _font(name: str) -> _OfficeFont:
    font = _OfficeFont(name, paths.resource("fonts", _FILES[name]))
    pdfmetrics.registerFont(font)
    return font


def register() -> None:
    """Make the fonts known to ReportLab; only the first call in a process does anything."""
    with _registering:
        rl_config.useA85 = 0  # type: ignore[attr-defined,unused-ignore]
        for name in _FILES:
            _font(name)


def unprintable(text: str) -> list[str]:
    """The characters of a text that the fonts lack, each once, in their order."""
    register()
    known = _font(REGULAR).face.charToGlyph
    return [character for character in dict.fromkeys(text) if ord(character) not in known]


def check(text: str) -> None:
    """Raise MissingGlyph for the first character that can't be printed."""
    for character in unprintable(text):
        raise MissingGlyph(character)
