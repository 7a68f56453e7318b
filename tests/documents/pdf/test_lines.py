"""Lines of a text: those that are found here are those that ReportLab finds."""

import random
from typing import Any

import pytest
from reportlab.lib.styles import ParagraphStyle

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


@pytest.mark.parametrize("seed", range(60))
def test_the_lines_are_those_of_reportlab(seed: int) -> None:
    look, width = styled(firstLineIndent=20, leftIndent=5), 150 + seed * 5
    pieces = written(seed)

    assert seen(lines.lines_of(pieces, look, width)) == seen(lines._broken(pieces, look, width))


def test_a_word_that_may_be_broken_is_left_to_reportlab(monkeypatch: pytest.MonkeyPatch) -> None:
    look, asked = styled(), []
    broken = lines._broken

    def noticed(*given: object) -> list[Line]:
        asked.append(given)
        return broken(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lines, "_broken", noticed)
    lines.lines_of([("Өтемісова Сәрсенбаева", fonts.REGULAR)], look, 90)
    assert not asked
    lines.lines_of([("Гүлбаһрам Өтемісова-Сәрсенбаева", fonts.REGULAR)], look, 120)
    lines.lines_of([("Ұ" * 40, fonts.REGULAR)], look, 120)
    assert len(asked) == 2


def test_of_nothing_there_are_no_lines() -> None:
    assert lines.lines_of([(" ", fonts.REGULAR)], styled(), 100) == []
