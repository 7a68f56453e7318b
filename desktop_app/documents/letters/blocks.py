"""The parts papers are set from besides text: rows, rules, the letterhead and the cut line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop_app.documents.forms.filling import Terms
from desktop_app.documents.notices.fields import view
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.pdf import tags
from desktop_app.documents.pdf.canvas import LOCALES
from desktop_app.documents.pdf.glue import NO_BREAK
from desktop_app.documents.pdf.paragraphs import Text, paragraph
from desktop_app.documents.pdf.tags import Tag, marked

# A row up to this height goes to the next page whole.
_KEPT_ROW = 240.0


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
        match self.text.split(own, height):
            case [Text() as first, Text() as rest]:
                return Cell(self.share, first), Cell(self.share, rest, self.line)
            case [_]:  # it ends with the room, by a hair
                return self, Cell(self.share)
            case _:
                return Cell(self.share), self


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

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        for cell in self._cells:
            width = self.width * cell.share
            if cell.line:
                tags.draw(canvas, None, _line(x + 2 * mm, x + width - 2 * mm, y + 1.5))
            if cell.text is not None:
                up = 0 if self._stand else self.height - cell.text.height
                cell.text.drawOn(canvas, x, y + up)
            x += width


class Rule(Flowable):
    """The thin line under a letterhead."""

    def __init__(self, before: float, after: float) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, 0.5

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        tags.draw(canvas, None, _line(x, x + self.width, y))


def _line(left: float, right: float, at: float) -> str:
    return f"q 0.5 w {left:.2f} {at:.2f} m {right:.2f} {at:.2f} l S Q"


def letterhead(
    head: Letterhead, terms: dict[str, Terms], size: float, tag: Tag, *, stacked: bool
) -> list[Flowable]:
    """Kazakh to the left, Russian to the right, a rule below; ``stacked``: one above the other.

    ``size`` is the size of the text below; stacked, nothing is set smaller.
    """
    small = size if stacked else size - 2.5
    sides: list[list[Text]] = []
    for language in ("kk", "ru"):
        seen, words = _seen(head, language), terms[language]
        numbers = [f"{words.bin}{NO_BREAK}{seen.bin}" if seen.bin else ""]
        numbers.append(f"{words.phone}{NO_BREAK}{seen.phone}" if seen.phone else "")
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
            said = [text for text in side if text.written]
            rows += [*said[:-1], *(Row([Cell(1, last)], after=size / 2) for last in said[-1:])]
    else:
        rows += [
            Row([Cell(0.47, left), Cell(0.06), Cell(0.47, right)], after=2)
            for left, right in zip(*sides, strict=True)
            if left.written or right.written
        ]
    return [*rows, Rule(before=size / 3, after=size)]


@lru_cache(maxsize=16)
def _seen(head: Letterhead, language: str) -> SimpleNamespace:
    """The letterhead in one language: all papers of an office have the same one."""
    return view(head, language)


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
