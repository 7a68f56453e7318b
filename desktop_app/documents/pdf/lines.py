"""Where the lines of a text end, found as ReportLab finds it and in a fraction of its time.

Text whose words all have room in a line and are broken nowhere is nearly all of a letter; what else
there is, is left to ReportLab.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from desktop_app.documents.pdf.glue import NO_BREAK

SOFT = "\N{SOFT HYPHEN}"
_BREAKS = {"-", SOFT}
_NOTHING = 1e-8

Piece = tuple[str, str]
"""A piece of text and its font."""


class Line(NamedTuple):
    """A line: the room it leaves, less than none where its spaces are narrower, and its pieces."""

    room: float
    pieces: Sequence[Piece]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    def ended(self, end: str) -> Iterator[Piece]:
        *before, (last, font) = self.pieces
        yield from before
        yield f"{last.removesuffix('-') if end == SOFT else last}{end}", font

    def shifted(self, alignment: Any) -> float:
        """How far from the left it begins."""
        return max(self.room, 0) * {TA_CENTER: 0.5, TA_RIGHT: 1.0}.get(alignment, 0.0)

    def squeezed(self, code: str) -> str:
        """The operators of the line, with its spaces as wide as it needs them."""
        if self.room > -_NOTHING:
            return code
        spaces = self.text.count(" ") + self.text.count(NO_BREAK)
        return f"{self.room / spaces:.4f} Tw {code} 0 Tw" if spaces else code


def lines_of(pieces: Sequence[Piece], look: ParagraphStyle, width: float) -> list[Line]:
    """The lines in that width of what is written in a style."""
    later = width - look.leftIndent - look.rightIndent
    found = _plain_lines(pieces, look.fontSize, later - look.firstLineIndent, later)
    return _broken(pieces, look, width) if found is None else found


def _plain_lines(
    pieces: Sequence[Piece], size: float, first: float, later: float
) -> list[Line] | None:
    """The lines in a width of ``first`` and then ``later``; None where a word may be broken."""
    words = [(word, _wide(word, size)) for word in _words(pieces)]
    if not words:
        return []
    space = stringWidth(" ", pieces[0][1], size)
    shrinks = float(rl_config.spaceShrinkage) * space  # type: ignore[attr-defined,unused-ignore]
    lines: list[Line] = []
    line: list[list[Piece]] = []
    room, taken = first, -space
    for word, wide in words:
        longer = taken + space + wide
        if longer <= room + shrinks * len(line):
            line.append(word)
            taken = longer
            continue
        if wide > min(first, later) or any(not _BREAKS.isdisjoint(text) for text, _ in word):
            return None
        lines.append(Line(room - taken, _joined(line)))
        line, room, taken = [word], later, wide
    return [*lines, Line(room - taken, _joined(line))]


def _broken(pieces: Sequence[Piece], look: ParagraphStyle, width: float) -> list[Line]:
    """The lines as ReportLab breaks them: of one piece, or of several in different fonts."""
    paragraph: Any = Paragraph("", look, frags=[_frag(text, font, look) for text, font in pieces])
    paragraph.wrap(width, inf)
    broken = paragraph.blPara
    if broken.kind == 0:
        return [Line(room, ((" ".join(words), broken.fontName),)) for room, words in broken.lines]
    return [
        Line(line.extraSpace, [(frag.text, frag.fontName) for frag in line.words])
        for line in broken.lines
    ]


def _frag(text: str, font: str, look: ParagraphStyle) -> ParaFrag:
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


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The words, each in as many pieces as it has fonts."""
    words: list[list[Piece]] = []
    goes_on = False
    for text, font in pieces:
        for number, part in enumerate(text.split(" ")):
            if not part:
                goes_on = False
                continue
            if goes_on and number == 0:
                words[-1].append((part, font))
            else:
                words.append([(part, font)])
            goes_on = True
    return words


def _wide(word: Sequence[Piece], size: float) -> float:
    return sum(stringWidth(text, font, size) for text, font in word)


def _joined(words: Sequence[Sequence[Piece]]) -> list[Piece]:
    """A line's pieces, one for each run of a font."""
    parts = [
        (text if number or not place else f" {text}", font)
        for place, word in enumerate(words)
        for number, (text, font) in enumerate(word)
    ]
    return [
        ("".join(text for text, _ in run), font)
        for font, run in groupby(parts, key=lambda part: part[1])
    ]
