"""Lines of a text: where no word is broken they are those that ReportLab finds."""

import random
from math import inf
from typing import Any

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from desktop_app.documents.pdf import fonts, lines
from desktop_app.documents.pdf.lines import Line, Piece

WORDS = "Өтініш бойынша қабылданған шешім туралы хабарлама № 15-ҮО (ЖСН 870512400010), 2026 ж."


def styled(**look: Any) -> ParagraphStyle:
    fonts.register()
    return ParagraphStyle("lines", fontName=fonts.REGULAR, fontSize=12, leading=15, **look)


def written(seed: int) -> list[Piece]:
    """Words in any order, some of them in bold, some bold from their middle on."""
    chance = random.Random(seed)
    pieces = []
    for place in range(chance.randint(1, 5)):
        words = chance.sample(WORDS.split(), chance.randint(1, 8))
        space = chance.choice(["", " ", " "])
        pieces.append((" ".join(words) + space, fonts.BOLD if place % 2 else fonts.REGULAR))
    return pieces


def seen(found: list[Line]) -> list[tuple[float, str, list[str]]]:
    return [
        (
            round(line.room, 3),
            line.text.strip(),
            [font for text, font in line.pieces for letter in text if letter != " "],
        )
        for line in found
    ]


def by_reportlab(pieces: list[Piece], look: ParagraphStyle, width: float) -> list[Line]:
    """The lines as ReportLab finds them: of one piece, or of several in different fonts."""
    paragraph: Any = Paragraph("", look, frags=[frag(text, font, look) for text, font in pieces])
    paragraph.wrap(width, inf)
    broken = paragraph.blPara
    if broken.kind == 0:
        return [Line(room, ((" ".join(words), broken.fontName),)) for room, words in broken.lines]
    return [
        Line(line.extraSpace, [(frag.text, frag.fontName) for frag in line.words])
        for line in broken.lines
    ]


def frag(text: str, font: str, look: ParagraphStyle) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=font,
        fontSize=look.fontSize,
        textColor=look.textColor,
        bold=int(font != look.fontName),
        italic=0,
        rise=0,
        greek=0,
        link=[],
        us_lines=[],
    )


@pytest.mark.parametrize("seed", range(60))
def test_the_lines_are_those_of_reportlab(seed: int) -> None:
    look, width = styled(firstLineIndent=20, leftIndent=5), 150 + seed * 5
    pieces = written(seed)

    assert seen(lines.lines_of(pieces, look, width)) == seen(by_reportlab(pieces, look, width))


def test_of_nothing_there_are_no_lines() -> None:
    assert lines.lines_of([(" ", fonts.REGULAR)], styled(), 100) == []
    assert lines.text_lines("", fonts.REGULAR, 100, 10) == [""]


def test_a_line_says_how_it_ends() -> None:
    """With a word, inside of one, and as the text itself does."""
    text = "Үй тағайындау Мұрат-Өтемісова "
    assert lines.text_lines(text, fonts.REGULAR, 45, 10) == [
        "Үй та\xad",
        "ғайындау ",
        "Мұрат-",
        "Өтемісова ",
    ]
