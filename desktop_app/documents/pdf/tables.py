"""Tables on paper: the heading stands on every page, and no row is torn between two pages.

ReportLab's own table lays the rows out; here are the widths, the look, and where it may break.
"""

import re
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table, TableStyle

from desktop_app.documents.pdf.fonts import REGULAR
from desktop_app.documents.pdf.paragraphs import Pieces, Text, paragraph
from desktop_app.documents.pdf.tags import Tag, marked

_SIDE, _ABOVE, _BELOW = 4.0, 2.0, 3.0
_LINE, _GREY = 0.4, Color(0.93, 0.93, 0.93)
# Numbers, and what stands in a column of numbers where there is none.
_NUMBER = re.compile(r"[\d\s,.+×÷–−-]*")
_DIGIT = re.compile(r"\d")
# All columns but the first may together take this share of the width; less where that keeps every
# row from getting too high.
_NARROW_SHARES = 0.6, 0.4
_KEPT_ROWS = 3
# Rows that are higher than this together would leave too much of a page empty.
_KEPT_HEIGHT = 300.0
# A table up to this height goes to the next page rather than over two pages.
_SMALL = 260.0

TableRow = Sequence[Pieces]


class _Grid(Table):
    """A table whose lines and grey are nothing to read aloud."""

    def _drawBkgrnd(self) -> None:  # noqa: N802 - ReportLab's name
        with marked(self.canv, None):
            super()._drawBkgrnd()  # type: ignore[misc]

    def _drawLines(self) -> None:  # noqa: N802 - ReportLab's name
        with marked(self.canv, None):
            super()._drawLines()  # type: ignore[misc]


def table(
    rows: Sequence[TableRow], size: float, width: float, tag: Tag | None = None
) -> tuple[Table, float]:
    """Rows of cells, and the height they want at the foot of a page: a small table is not torn.

    The first row is the heading. The first column takes the room that the others leave of
    ``width``. A column of numbers stands to the right.
    """
    count = max(map(len, rows))
    full = [[*row, *[("",)] * (count - len(row))] for row in rows]
    numeric = [_is_numeric([row[column] for row in full[1:]]) for column in range(count)]
    sides = [TA_RIGHT if right else TA_LEFT for right in numeric]
    cells = [_row(row, sides, size, tag, heading=number == 0) for number, row in enumerate(full)]
    widths = _fitting_widths(cells, width, numeric)
    heights = [_height(row, widths) for row in cells]
    made = _Grid(
        cells,
        colWidths=widths,
        repeatRows=1,
        # A row may be torn only where it has to: rows that are kept together go to the next page.
        splitInRow=int(max(heights) > _KEPT_HEIGHT),
        hAlign="LEFT",
        spaceBefore=size * 0.3,
        spaceAfter=size * 0.8,
        style=TableStyle(_look(heights, size)),
    )
    whole = sum(heights)
    return made, whole if whole <= _SMALL else _beginning(heights)


def _beginning(heights: Sequence[float]) -> float:
    """The heading and the first rows, fewer where they would leave too much of a page empty."""
    several = sum(heights[:_KEPT_ROWS])
    return several if several <= _KEPT_HEIGHT else sum(heights[:2])


def _row(
    row: TableRow, sides: Sequence[int], size: float, tag: Tag | None, *, heading: bool
) -> list[Text]:
    kind: dict[str, Any] = {"kind": "TD"}
    if heading:
        kind = {"kind": "TH", "attributes": "/O/Table/Scope/Column"}
    told = tag.within("TR") if tag else None
    return [
        paragraph(
            pieces,
            size,
            bold=heading,
            tag=told.within(**kind) if told else None,
            alignment=side,
        )
        for pieces, side in zip(row, sides, strict=True)
    ]


def _is_numeric(column: Sequence[Pieces]) -> bool:
    """Sums among which words may stand for one that is not known yet: «по МРП того года»."""
    texts = ["".join(pieces) for pieces in column]
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    words = [text for text in texts if text not in numbers]
    if not words:
        return any(map(str.strip, numbers))
    return any(map(_DIGIT.search, numbers)) and not any(map(_DIGIT.search, words))


def _fitting_widths(
    cells: Sequence[Sequence[Text]], width: float, numeric: Sequence[bool]
) -> list[float]:
    """The widths by which no row is too high; the usual ones where none are."""
    found = [_widths(cells, width, share, numeric) for share in _NARROW_SHARES]
    low = (widths for widths in found if max(_height(row, widths) for row in cells) <= _KEPT_HEIGHT)
    return next(low, found[0])


def _widths(
    cells: Sequence[Sequence[Text]], width: float, share: float, numeric: Sequence[bool]
) -> list[float]:
    """Each column but the first is as wide as its texts in one line, within its share.

    A heading that has no room in one line breaks between its words. A smaller share than the usual
    one breaks no number.
    """
    columns = len(cells[0])
    if columns == 1:
        return [width]
    most = width * share / (columns - 1)
    usual = width * _NARROW_SHARES[0] / (columns - 1)
    heading, body = cells[0], cells[1:]
    narrow = []
    for column in range(1, columns):
        title = _text_width(heading[column])
        if title > most - 2 * _SIDE:
            title = _longest_word(heading[column])
        texts = max((_text_width(row[column]) for row in body), default=0.0)
        least = min(texts + 2 * _SIDE + 1, usual) if numeric[column] else 0.0
        narrow.append(max(least, min(max(title, texts) + 2 * _SIDE + 1, most)))
    return [width - sum(narrow), *narrow]


def _text_width(cell: Text) -> float:
    return sum(stringWidth(text, font, cell.style.fontSize) for text, font in cell.written)


def _longest_word(cell: Text) -> float:
    return max(
        (
            stringWidth(word, font, cell.style.fontSize)
            for text, font in cell.written
            for word in text.split()
        ),
        default=0.0,
    )


def _height(row: Sequence[Text], widths: Sequence[float]) -> float:
    inside = (cell.wrap(width - 2 * _SIDE, 0)[1] for cell, width in zip(row, widths, strict=True))
    return max(inside) + _ABOVE + _BELOW


def _look(heights: Sequence[float], size: float) -> list[Any]:
    """Thin lines, a grey heading; the first and the last rows stay with their neighbours."""
    everything = (0, 0), (-1, -1)
    look: list[Any] = [
        ("FONT", *everything, REGULAR, size),
        ("GRID", *everything, _LINE, Color(0, 0, 0)),
        ("BACKGROUND", (0, 0), (-1, 0), _GREY),
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, _SIDE),
        ("RIGHTPADDING", *everything, _SIDE),
        ("TOPPADDING", *everything, _ABOVE),
        ("BOTTOMPADDING", *everything, _BELOW),
    ]
    last = len(heights) - 1
    for first, end in ((0, min(_KEPT_ROWS - 1, last)), (max(last - _KEPT_ROWS, 0), last)):
        if sum(heights[first : end + 1]) <= _KEPT_HEIGHT:
            look.append(("NOSPLIT", (0, first), (-1, end)))
    return look
