"""The parts papers are set from: paragraphs, rows, rules and the letterhead.

Paragraphs are made from pieces of text and never from markup, so nothing that people typed is
read as ReportLab's own tags.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, cast

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from desktop_app.documents import fonts
from desktop_app.documents.fields import view
from desktop_app.documents.forms import Terms
from desktop_app.documents.notices import Letterhead
from desktop_app.documents.tags import Tag, marked

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
_NO_BREAK = "\N{NO-BREAK SPACE}"
# A row up to this height goes to the next page whole.
_KEPT_ROW = 240.0
# How much wider than usual a gap between justified words may be, in letter sizes.
_WIDEST_GAP = 0.45
# A number stays with its sign, its month, its year or the rest of its digits, also a telephone's;
# initials with the name; an article or a point with its number.
_GLUED = re.compile(
    r"(?<=\b\w\.) (?=\w)|(?<=татьей) (?=\d)|(?<=татьи) (?=\d)|(?<=ункт) (?=\d)|(?<=нктом) (?=\d)"
    r"|(?<=\+\d) (?=[(\d])|(?<=\)) (?=\d)|(?<=\d) (?=\d\d(?!\d))"
    r"|(?<=№) (?=\S)|(?<=сағат) (?=\d)|(?<=[ЖИ][СИ]Н) (?=\d)|(?<=\d) (?=\d{3}(?!\d))"
    r"|(?<=\d) (?=жыл|год|бет|страниц|құжат|документ|теңге|тенге|қаңтар|ақпан|наурыз|сәуір|мамыр"
    r"|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|январ|феврал|март|апрел|ма[йя]|июн|июл"
    r"|август|сентябр|октябр|ноябр|декабр)"
)
Pieces = Sequence[str]


@lru_cache(maxsize=256)
def _style(size: float, **look: Any) -> ParagraphStyle:
    plain: dict[str, Any] = {
        "fontName": fonts.REGULAR,
        "fontSize": size,
        "leading": round(size * (1.25 if size > 10 else 1.17), 1),
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
    }
    return ParagraphStyle(name="paper", **plain | look)


class _Lines(PDFTextObject):
    """Lines of which each ends with a space, unless a word goes on in the next one.

    On paper it is not seen. Who has the words read aloud or copies them does not get two words in
    one (ISO 32000-1, 14.8.2.5).
    """

    ends: Iterator[bool]

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        said = f"{text} " if TStar and next(self.ends) else text
        super()._textOut(said, TStar)  # type: ignore[misc]


class Text(Paragraph):
    """A paragraph that finds its lines once for a width, however often it is measured.

    ``tag`` is what it is a part of, ``said`` all of its words, also where only some of them stand
    here and the rest on another page. A list's ``mark`` stands before its first line.
    """

    tag: Tag | None = None
    mark: tuple[str, float, Tag | None] | None = None
    said = ""
    blPara: Any  # noqa: N815 - ReportLab's name
    _broken_for: float | None = None
    _drawn = False
    _letters_above = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken_for != width or not hasattr(self, "blPara"):
            super().wrap(width, height)
            self._broken_for = width
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        parts: list[Any] = super().split(width, height)
        if len(parts) == 2:
            letters = self._letters()
            for part, mark in zip(parts, (self.mark, None), strict=True):
                part.tag, part.mark, part.said = self.tag, mark, self.said
            parts[0]._letters_above = self._letters_above
            parts[1]._letters_above = letters[len(parts[0].blPara.lines) - 1]
        return parts

    def beginText(self, x: float, y: float) -> _Lines:  # noqa: N802 - ReportLab's name
        lines: Any = self.canv.beginText(x, y)
        lines.__class__ = _Lines
        lines.ends = iter(self._between_words())
        return cast("_Lines", lines)

    def _between_words(self) -> list[bool]:
        """For each line whether a word ends with it: so many of the letters are out by then."""
        if len(self.blPara.lines) == 1 and not self._letters_above:
            return [True]
        ends = set(accumulate(map(len, self.said.split(" "))))
        return [letters in ends for letters in self._letters()]

    def _letters(self) -> list[int]:
        """How many letters of the text are on paper after each line."""
        counts = []
        for line in self.blPara.lines:
            words = line[1] if self.blPara.kind == 0 else [frag.text for frag in line.words]
            counts.append(sum(len(word) - word.count(" ") for word in words))
        return list(accumulate(counts, initial=self._letters_above))[1:]

    def draw(self) -> None:
        """Drawn once more, as a heading is on a table's next page, it is an artifact."""
        if not self.said.strip():
            return
        told = not self._drawn
        self._drawn = True
        if self.mark is not None:
            text, left, tag = self.mark
            with marked(self.canv, tag if told else None):
                self.canv.setFont(self.style.fontName, self.style.fontSize)
                self.canv.drawString(left, self.height - self.style.fontSize, text)
        with marked(self.canv, self.tag if told else None):
            super().draw()

    def tears(self, width: float) -> bool:
        """Whether a justified line would have gaps between its words that the eye falls into."""
        self.wrap(width, 0)
        widest = self.style.fontSize * _WIDEST_GAP
        if self.blPara.kind == 0:
            lines = ((extra, len(words)) for extra, words in self.blPara.lines[:-1])
        else:
            lines = ((line.extraSpace, line.wordCount) for line in self.blPara.lines[:-1])
        return any(extra > widest * max(count - 1, 1) for extra, count in lines)

    def hang_out(self) -> None:
        """Break the lines anew, with a ragged right side."""
        self.style = _ragged(self.style)
        self._broken_for = None


@lru_cache(maxsize=256)
def _ragged(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(name="ragged", parent=style, alignment=TA_LEFT)


def paragraph(
    pieces: Pieces, size: float, *, bold: bool = False, tag: Tag | None = None, **look: Any
) -> Text:
    """A paragraph of plain pieces, every second one in bold; MissingGlyph for what can't be set."""
    style = _style(size, **look)
    frags = []
    for number, piece in enumerate(pieces):
        fonts.check(piece)
        strong = bold or number % 2 == 1
        frags.append(_piece(_GLUED.sub(_NO_BREAK, piece), size, strong=strong))
    frags = [frag for frag in frags if frag.text] or [_piece("", size, strong=False)]
    made = Text("", style, frags=frags)
    made.tag = tag
    made.said = "".join(frag.text for frag in frags)
    return made


def _piece(text: str, size: float, *, strong: bool) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=fonts.BOLD if strong else fonts.REGULAR,
        fontSize=size,
        textColor=_style(size).textColor,
        bold=int(strong),
        italic=0,
        rise=0,
        greek=0,
        link=[],
        us_lines=[],
    )


@dataclass
class Cell:
    """A part of a row: a share of its width with a paragraph, a line to write on, or nothing."""

    share: float
    text: Text | None = None
    line: bool = False

    def torn(self, width: float, height: float) -> tuple["Cell", "Cell"]:
        """What has room in a row of this width and height, and what is left for the next page."""
        if self.text is None:
            return Cell(self.share), self
        own = width * self.share
        if self.text.wrap(own, height)[1] <= height:
            return self, Cell(self.share)
        parts: list[Any] = self.text.split(own, height)
        if not parts:
            return Cell(self.share), self
        first, rest = parts
        return Cell(self.share, first), Cell(self.share, rest, self.line)


class Row(Flowable):
    """Cells side by side. ``stand`` aligns their last lines, else their first ones.

    What people typed may be longer than a page: only such a row is torn between its lines.
    """

    def __init__(
        self, cells: Sequence[Cell], *, before: float = 0, after: float = 0, stand: bool = False
    ) -> None:
        super().__init__()
        self._cells = cells
        self._stand = stand
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = max(
            cell.text.wrap(width * cell.share, height)[1] if cell.text else 0
            for cell in self._cells
        )
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        if self.wrap(width, height)[1] <= _KEPT_ROW:
            return []
        above, below = [], []
        for cell in self._cells:
            first, rest = cell.torn(width, height)
            above.append(first)
            below.append(rest)
        if not any(cell.text for cell in below) or not any(cell.text for cell in above):
            return []
        before, after = self.spaceBefore, self.spaceAfter
        return [Row(above, before=before), Row(below, after=after, stand=self._stand)]

    def draw(self) -> None:
        left = 0.0
        for cell in self._cells:
            width = self.width * cell.share
            if cell.line:
                with marked(self.canv, None):
                    self.canv.setLineWidth(0.5)
                    self.canv.line(left + 2 * mm, 1.5, left + width - 2 * mm, 1.5)
            if cell.text is not None:
                up = 0 if self._stand else self.height - cell.text.height
                cell.text.drawOn(self.canv, left, up)
            left += width


class Rule(Flowable):
    """The thin line under a letterhead."""

    def __init__(self, before: float, after: float) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, 0.5

    def draw(self) -> None:
        with marked(self.canv, None):
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)


def letterhead(
    head: Letterhead, terms: dict[str, Terms], size: float, tag: Tag, *, stacked: bool
) -> list[Flowable]:
    """Kazakh to the left, Russian to the right, a rule below; ``stacked``: one above the other.

    ``size`` is the size of the text below; stacked, nothing is set smaller.
    """
    small = size if stacked else size - 2.5
    sides: list[list[Text]] = []
    for language in ("kk", "ru"):
        seen, words = view(head, language), terms[language]
        numbers = [f"{words.bin}{_NO_BREAK}{seen.bin}" if seen.bin else ""]
        numbers.append(f"{words.phone}{_NO_BREAK}{seen.phone}" if seen.phone else "")
        lines = [
            (seen.name, True),
            (seen.address, False),
            (", ".join(filter(None, numbers)), False),
        ]
        part = tag.within("Div", lang=LOCALES[language])
        sides.append(
            [
                paragraph(
                    [text],
                    (size if stacked else size - 0.5) if bold else small,
                    bold=bold,
                    tag=part.within("P") if text else None,
                    alignment=TA_CENTER,
                )
                for text, bold in lines
            ]
        )
    rows: list[Flowable] = []
    if stacked:
        for side in sides:
            *above, last = [text for text in side if text.frags[0].text]
            rows += [*above, Row([Cell(1, last)], after=size / 2)]
    else:
        rows += [
            Row([Cell(0.47, left), Cell(0.06), Cell(0.47, right)], after=2)
            for left, right in zip(*sides, strict=True)
            if left.frags[0].text or right.frags[0].text
        ]
    return [*rows, Rule(before=size / 3, after=size)]


def draw_cut_line(canvas: Canvas, height: float) -> None:
    """A dashed line across the sheet with a pair of scissors on it."""
    with marked(canvas, None):
        _draw_cut_line(canvas, height)


def _draw_cut_line(canvas: Canvas, height: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    canvas.line(8 * mm, height, 200 * mm, height)
    canvas.setDash()
    canvas.setLineWidth(0.7)
    left, handle = 14 * mm, 1.1 * mm
    canvas.setFillGray(1)
    canvas.rect(left - 4 * mm, height - 2.4 * mm, 10 * mm, 4.8 * mm, stroke=0, fill=1)
    canvas.setFillGray(0)
    for side in (1, -1):
        canvas.circle(left - 2 * mm, height + side * 1.3 * mm, handle, fill=0)
        canvas.line(left - 1.1 * mm, height + side * 0.7 * mm, left + 5 * mm, height - side * mm)
    canvas.restoreState()
