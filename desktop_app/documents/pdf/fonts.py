"""The fonts of all papers: Tinos, embedded as subsets that are made once and used for many papers.

Cutting and packing a font takes most of the time a letter needs, so packed subsets are kept. The
regular face always takes in the letters of Kazakh, Russian and English; the bold one is only for
titles and letterheads, which are the same in all papers of an office.
"""

import threading
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import (
    FF_NONSYMBOLIC,
    FF_SYMBOLIC,
    SUBSETN,
    TTFont,
    TTFontFace,
)

from desktop_app import paths

REGULAR = "Tinos"
BOLD = "Tinos-Bold"
_FILES = {REGULAR: "Tinos-Regular.ttf", BOLD: "Tinos-Bold.ttf"}
_KEPT_SUBSETS = 64
_KEPT_WIDTHS = 8192
_NOT_EMBEDDED = {"name", "OS/2"}
_MOST_MAPPED = 100
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
_KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
_SIGNS = "«»„“”‘’–—…№§°₸·•×"
_ALWAYS = {REGULAR: _ASCII + _RUSSIAN + _KAZAKH + _SIGNS, BOLD: ""}

_registering = threading.Lock()
one_at_a_time = threading.Lock()
"""For whoever makes a PDF: ReportLab keeps fonts and settings for the whole process."""


class MissingGlyph(ValueError):
    """A character that the fonts can't print. It is named by its code point, without the text."""

    def __init__(self, character: str) -> None:
        super().__init__(f"no glyph for U+{ord(character):04X}")
        self.character = character


@dataclass(frozen=True)
class _Subset:
    """A part of a font as it stands in a PDF. ``file`` and ``to_unicode`` are packed."""

    file: bytes
    unpacked_size: int
    font: bytes
    description: bytes
    to_unicode: bytes


class _Written(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]
    """A dictionary that was written once, and what it refers to in this PDF."""

    __RefOnly__ = 1

    def __init__(self, entries: bytes, **references: Any) -> None:
        self._entries = entries
        self._references = references

    def format(self, document: Any) -> bytes:
        referred = (
            b"/%s %s" % (name.encode("ascii"), reference.format(document))
            for name, reference in self._references.items()
        )
        return b"<<%s%s>>" % (self._entries, b"".join(referred))


class _Face(TTFontFace):
    """A face without the tables that viewers of a PDF do not read."""

    def get_table(self, tag: str) -> Any:
        if tag in _NOT_EMBEDDED:
            raise KeyError(tag)  # makeSubset passes over it
        return super().get_table(tag)  # type: ignore[no-untyped-call]


class _OfficeFont(TTFont):
    """A font that begins alike in every paper, and cuts, packs and measures only once."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False, shapable=False)
        self.face: Any = _Face(str(file))
        self._subset = lru_cache(maxsize=_KEPT_SUBSETS)(self._cut)
        self._width = lru_cache(maxsize=_KEPT_WIDTHS)(super().stringWidth)

    def subsets_cut(self) -> int:
        return self._subset.cache_info().misses

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> Any:  # noqa: N802
        return self._width(text, size, encoding)

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        if doc not in self.state:
            super().splitString(_ALWAYS[self.fontName], doc, encoding)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Put the subsets that a paper uses into it."""
        state = self.state[doc]
        state.frozen = 1
        for number, codes in enumerate(state.subsets):
            inner_name = self.getSubsetInternalName(number, doc)[1:]
            self._add_subset(doc, inner_name, number, tuple(codes))
        del self.state[doc]

    def _add_subset(self, doc: Any, inner_name: str, number: int, codes: tuple[int, ...]) -> None:
        subset = self._subset(number, codes)
        name = self._embedded_name(number)
        file = doc.Reference(_stream(subset.file, Length1=subset.unpacked_size), f"fontFile:{name}")
        described = _Written(subset.description, FontFile2=file)
        characters = doc.Reference(_stream(subset.to_unicode), f"toUnicodeCMap:{name}")
        description = doc.Reference(described, f"fontDescriptor:{name}")
        entries = f"/Name/{inner_name}".encode("ascii") + subset.font
        font = _Written(entries, ToUnicode=characters, FontDescriptor=description)
        doc.Reference(font, inner_name)
        doc.idToObject["BasicFonts"].dict[inner_name] = font

    def _cut(self, number: int, codes: tuple[int, ...]) -> _Subset:
        file = self.face.makeSubset(list(codes))
        characters = _characters(self._embedded_name(number), codes)
        return _Subset(
            file=zlib.compress(file, 9),
            unpacked_size=len(file),
            font=self._entries(number, codes),
            description=self._description(number),
            to_unicode=zlib.compress(characters.encode("ascii"), 9),
        )

    def _entries(self, number: int, codes: tuple[int, ...]) -> bytes:
        widths = " ".join(str(round(self.face.getCharWidth(code))) for code in codes)
        font = (
            f"/Type/Font/Subtype/TrueType/BaseFont/{self._embedded_name(number)}"
            f"/FirstChar 0/LastChar {len(codes) - 1}/Widths[{widths}]"
        )
        return font.encode("ascii")

    def _description(self, number: int) -> bytes:
        face = self.face
        box = " ".join(f"{end:.0f}" for end in face.bbox)
        description = (
            f"/Type/FontDescriptor/FontName/{self._embedded_name(number)}/FontBBox[{box}]"
            f"/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}/ItalicAngle {face.italicAngle}"
            f"/Ascent {face.ascent:.0f}/Descent {face.descent:.0f}/CapHeight {face.capHeight:.0f}"
            f"/StemV {face.stemV}/MissingWidth {face.defaultWidth:.0f}"
        )
        return description.encode("ascii")

    def _embedded_name(self, number: int) -> str:
        return f"{SUBSETN(number).decode('ascii')}+{self.face.name.decode('ascii')}"


def _characters(name: str, codes: tuple[int, ...]) -> str:
    """Which character each code of a subset stands for (ISO 32000-1, 9.10.3).

    The first code of a subset is none: an archive takes no file that says it were U+0000.
    """
    known = [f"<{code:02X}> <{character:04X}>" for code, character in enumerate(codes) if character]
    pages = [known[start : start + _MOST_MAPPED] for start in range(0, len(known), _MOST_MAPPED)]
    mapped = "\n".join(
        f"{len(page)} beginbfchar\n{chr(10).join(page)}\nendbfchar" for page in pages
    )
    return _CMAP.format(name=name, last=len(codes) - 1, mapped=mapped)


def _stream(packed: bytes, **entries: int) -> Any:
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": "/FlateDecode"})
    return pdfdoc.PDFStream(dictionary, packed)


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


def subsets_cut() -> int:
    """How many subsets were cut and packed so far; letters that share theirs are quick."""
    return sum(_font(name).subsets_cut() for name in _FILES)


def unprintable(text: str) -> list[str]:
    """The characters of a text that the fonts lack, each once, in their order.

    Those for private use count among them: the font has some, but nobody can tell what they mean.
    """
    register()
    known = _font(REGULAR).face.charToGlyph
    return [
        character
        for character in dict.fromkeys(text)
        if ord(character) not in known or "\ue000" <= character <= "\uf8ff"
    ]


def check(text: str) -> None:
    """Raise MissingGlyph for the first character that can't be printed."""
    for character in unprintable(text):
        raise MissingGlyph(character)
