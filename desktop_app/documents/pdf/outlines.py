"""A TrueType font without its instructions: outlines alone.

Instructions fit the outlines of a glyph to the dots of a coarse screen; on paper, and where a
reader smooths the edges, nothing is seen of them, and they are nearly half of a font. They are not
left out of the font's own files, only of the part of it that a paper carries.
"""

from collections.abc import Iterator
from itertools import pairwise
from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontMaker

_OF_INSTRUCTIONS = {"cvt ", "fpgm", "prep"}
_BEFORE_CONTOURS = 10
# What follows each part of a glyph that is made of others (OpenType, «glyf»).
_WORDS, _MORE, _INSTRUCTED = 0x0001, 0x0020, 0x0100
_SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}


def outlines(font: bytes) -> bytes:
    """The font with the same glyphs, widths and characters, and no instructions."""
    tables = dict(_tables(font))
    is_long = unpack_from(">h", tables["head"], 50)[0]
    count = unpack_from(">H", tables["maxp"], 4)[0] + 1
    starts = unpack_from(f">{count}{'L' if is_long else 'H'}", tables["loca"])
    places = [start if is_long else start * 2 for start in starts]
    glyphs = tables["glyf"]
    bare, at = [], [0]
    for start, end in pairwise(places):
        glyph = _bare(glyphs[start:end])
        glyph += b"\0" * (-len(glyph) % 4)
        bare.append(glyph)
        at.append(at[-1] + len(glyph))
    made = TTFontMaker()
    for name, table in tables.items():
        if name not in _OF_INSTRUCTIONS:
            made.add(name, table)
    made.add("glyf", b"".join(bare))
    made.add("loca", pack(f">{count}L", *at))
    made.add("head", tables["head"][:50] + pack(">h", 1) + tables["head"][52:])
    return bytes(made.makeStream())


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    for number in range(unpack_from(">H", font, 4)[0]):
        name, _, start, length = unpack_from(">4sLLL", font, 12 + 16 * number)
        yield name.decode("ascii"), font[start : start + length]


def _bare(glyph: bytes) -> bytes:
    if not glyph:
        return glyph
    contours = unpack_from(">h", glyph)[0]
    if contours < 0:
        return _bare_parts(glyph)
    counted = _BEFORE_CONTOURS + 2 * contours
    instructions = unpack_from(">H", glyph, counted)[0]
    return glyph[:counted] + b"\0\0" + glyph[counted + 2 + instructions :]


def _bare_parts(glyph: bytes) -> bytes:
    """A glyph that is made of others, as a letter and its dots are."""
    bare = bytearray(glyph)
    at, flags = _BEFORE_CONTOURS, _MORE
    while flags & _MORE:
        flags = unpack_from(">H", bare, at)[0]
        bare[at : at + 2] = pack(">H", flags & ~_INSTRUCTED)
        at += 8 if flags & _WORDS else 6
        at += next((size for scale, size in _SCALES.items() if flags & scale), 0)
    return bytes(bare[:at])
