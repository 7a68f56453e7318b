"""The fonts of all papers: Tinos, embedded as a part that is made once and used for every paper.

Cutting and packing a font takes more time than the rest of a letter. So the first subset of a face
is the same in all papers: the letters of Kazakh, Russian and English, figures and signs. What else
a paper has, as somebody's name in other letters, stands in further subsets of its own.
"""

import codecs
import threading
import zlib
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
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
from desktop_app.documents.pdf.outlines import outlines

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
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
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
_SIGNS = "«»„“”‘’–—…№§°₸·•×÷−\N{SOFT HYPHEN}"
_ALWAYS = _ASCII + _RUSSIAN + _KAZAKH + _SIGNS
_CODES = 256
_NONE = "\ufffe"
_NO_BREAK = "\N{NO-BREAK SPACE}"

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
        """The text in pieces of one subset each: nearly always one piece of the first subset."""
        if doc not in self.state:
            self.state[doc] = self._begun()
        try:
            plain = text.replace(_NO_BREAK, " ")
            return [(0, codecs.charmap_encode(plain, "strict", self._first)[0])]
        except UnicodeEncodeError:
            return super().splitString(text, doc, encoding)

    @cached_property
    def _always(self) -> Any:
        """What every paper begins with: the first subset, closed to further characters."""
        super().splitString(_ALWAYS, self)
        state = self.state.pop(self)
        state.nextCode = _CODES
        return state

    @cached_property
    def _first(self) -> Any:
        """The first subset as a table of codes."""
        known = {code: chr(character) for character, code in self._always.assignments.items()}
        return codecs.charmap_build("".join(known.get(code, _NONE) for code in range(_CODES)))

    def _begun(self) -> Any:
        state = copy(self._always)
        state.assignments = dict(state.assignments)
        state.subsets = [list(codes) for codes in state.subsets]
        return state

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
        # One for all faces that are cut to the same characters, as regular and bold nearly always.
        mapped = f"toUnicodeCMap:{codes}"
        known = doc.idToObject.get(mapped) or _stream(subset.to_unicode)
        characters = doc.Reference(known, mapped)
        description = doc.Reference(described, f"fontDescriptor:{name}")
        entries = f"/Name/{inner_name}".encode("ascii") + subset.font
        font = _Written(entries, ToUnicode=characters, FontDescriptor=description)
        doc.Reference(font, inner_name)
        doc.idToObject["BasicFonts"].dict[inner_name] = font

    def _cut(self, number: int, codes: tuple[int, ...]) -> _Subset:
        file = outlines(self.face.makeSubset(list(codes)))
        return _Subset(
            file=zlib.compress(file, 9),
            unpacked_size=len(file),
            font=self._entries(number, codes),
            description=self._description(number),
            to_unicode=zlib.compress(_characters(codes).encode("ascii"), 9),
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


def _characters(codes: tuple[int, ...]) -> str:
    """Which character each code of a subset stands for (ISO 32000-1, 9.10.3).

    The first code of a subset is none: an archive takes no file that says it were U+0000.
    """
    known = [f"<{code:02X}> <{character:04X}>" for code, character in enumerate(codes) if character]
    pages = [known[start : start + _MOST_MAPPED] for start in range(0, len(known), _MOST_MAPPED)]
    mapped = "\n".join(
        f"{len(page)} beginbfchar\n{chr(10).join(page)}\nendbfchar" for page in pages
    )
    return _CMAP.format(last=len(codes) - 1, mapped=mapped)


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


def shown(text: str, font: str, size: float, document: Any) -> str:
    """The operators that show a text within a PDF, as ReportLab would write them one by one."""
    chosen = _font(font)
    return " ".join(
        f"{chosen.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj"
        for subset, codes in chosen.splitString(text, document)
    )


@cache
def _printable() -> frozenset[str]:
    """What can be printed, but for signs of private use: nobody can tell what they mean."""
    register()
    characters = map(chr, _font(REGULAR).face.charToGlyph)
    return frozenset(each for each in characters if not "\ue000" <= each <= "\uf8ff")


def unprintable(text: str) -> list[str]:
    """The characters of a text that the fonts lack, each once, in their order."""
    if _printable().issuperset(text):
        return []
    return [character for character in dict.fromkeys(text) if character not in _printable()]


def check(text: str) -> None:
    """Raise MissingGlyph for the first character that can't be printed."""
    for character in unprintable(text):
        raise MissingGlyph(character)
