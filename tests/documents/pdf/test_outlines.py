"""The part of a font that papers carry: the outlines of the font's own file, without a hint."""

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from desktop_app import paths
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.outlines import outlines

LETTERS = "AgЖқӘңҮһЙ№ÇŞé"
FILES = {fonts.REGULAR: "Tinos-Regular.ttf", fonts.BOLD: "Tinos-Bold.ttf"}


def drawn(font: TTFont, glyph: str) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return [*pen.value, glyphs[glyph].width]


@pytest.mark.parametrize("name", FILES)
def test_every_glyph_is_drawn_as_before(name: str) -> None:
    fonts.register()
    cut = fonts._font(name).face.makeSubset([0, *map(ord, LETTERS)])
    bare, whole = TTFont(BytesIO(outlines(cut))), TTFont(paths.resource("fonts", FILES[name]))

    for code, letter in enumerate(LETTERS, 1):
        (table,) = bare["cmap"].tables
        assert drawn(bare, table.cmap[code]) == drawn(whole, whole.getBestCmap()[ord(letter)])


def test_no_instruction_is_left() -> None:
    fonts.register()
    cut = fonts._font(fonts.REGULAR).face.makeSubset([0, *map(ord, LETTERS)])
    bare, hinted = TTFont(BytesIO(outlines(cut))), TTFont(BytesIO(cut))

    assert {"fpgm", "prep", "cvt "} <= set(hinted.keys())
    assert not {"fpgm", "prep", "cvt "} & set(bare.keys())
    glyphs = bare["glyf"]
    for name in glyphs.keys():  # noqa: SIM118 - no dictionary
        program = getattr(glyphs[name], "program", None)
        assert program is None or not program.getBytecode()
