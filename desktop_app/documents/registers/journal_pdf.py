"""A register as a journal on paper: A4 across, the heading on every page, page x of y.

Drawn straight on the canvas: a journal of a year has thousands of lines, and paragraphs that are
laid out one by one would take a minute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app import wording
from desktop_app.documents.letters.figures import Drawn, printable
from desktop_app.documents.notices.fields import clean
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag, marked
from desktop_app.documents.registers.journal import Cell, Journal
from desktop_app.translation import translator

_PAGE = landscape(A4)
_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 10 * mm, 12 * mm, 15 * mm
_WIDTH = _PAGE[0] - _LEFT - _RIGHT
_FOOT = 8 * mm
_SIZE, _LEADING = 8.5, 10.2
_SIDE, _ABOVE, _BELOW = 3.0, 2.2, 3.2
_LINE, _BAND = 0.4, 0.93
_SIGNED = 56.0
_ONE_LINE, _WIDEST_NUMBER = {"code", "day"}, 110.0
_HEAD = {"kind": "TH", "attributes": "/O/Table/Scope/Column"}
_CELL = {"kind": "TD"}
# A table without a row is none to whom it is read aloud.
_WORDS = {"kind": "P"}

Lines = Sequence[str]


@dataclass(frozen=True)
class _Row:
    """A line of the journal, broken into the lines of its cells."""

    cells: tuple[Lines, ...]
    height: float
    annulled: bool = False


def render(journal: Journal) -> bytes:
    """The journal as a PDF."""
    fonts.register()
    with fonts.one_at_a_time:
        paper = _Paper(journal)
        paper.draw()
        return paper.content()


class _Paper:
    """Breaks the lines, then the pages, then draws: so every page knows how many there are."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._gettext = translator(journal.language).gettext
        self._widths = _widths(journal)
        self._edges = [_LEFT + sum(self._widths[:count]) for count in range(len(self._widths) + 1)]
        self._heading = self._row([c.heading for c in journal.columns], fonts.BOLD)
        title = f"{journal.title}, {journal.period()}"
        self._drawn = Drawn(
            journal.letterhead,
            title,
            journal.language,
            journal.last,
            _PAGE,
            _LEFT,
            _WIDTH,
            _SIZE,
        )
        self._table: Tag | None = None
        self._canvas, self._text = self._drawn.canvas, self._drawn.text

    def content(self) -> bytes:
        return self._drawn.content()

    # --- lines and pages ---

    def _row(self, texts: Sequence[str], font: str, *, annulled: bool = False) -> _Row:
        cells = tuple(
            text_lines(printable(clean(text)), font, width - 2 * _SIDE, _SIZE)
            for text, width in zip(texts, self._widths, strict=True)
        )
        return _Row(cells, max(map(len, cells)) * _LEADING + _ABOVE + _BELOW, annulled)

    def _rows(self) -> Iterator[_Row]:
        for line in self._journal.lines:
            texts = [_shown(cell) for cell in line.cells]
            yield self._row(texts, fonts.REGULAR, annulled=line.annulled)

    def _pages(self, first_top: float) -> list[list[_Row]]:
        """The rows of each page; the signature stands on the last one, never without a row."""
        pages: list[list[_Row]] = [[]]
        room = first_top - self._heading.height - _BOTTOM
        for row in self._rows():
            if row.height > room and pages[-1]:
                pages.append([])
                room = self._later_top() - self._heading.height - _BOTTOM
            pages[-1].append(row)
            room -= row.height
        if room < _SIGNED and len(pages[-1]) > 1:
            pages.append([pages[-1].pop()])
        return pages

    def _later_top(self) -> float:
        return _PAGE[1] - _TOP - 14

    # --- drawing ---

    def draw(self) -> None:
        top = self._draw_head()
        pages = self._pages(top)
        for number, rows in enumerate(pages, start=1):
            if number > 1:
                top = self._draw_running_head()
            bottom = self._draw_table(rows, top)
            if number == len(pages):
                self._draw_end(bottom)
            words = self._gettext("Page {page} of {pages}").format(page=number, pages=len(pages))
            self._drawn.end_page(words, _FOOT)
        self._canvas.save()

    def _draw_head(self) -> float:
        """Letterhead, title and period; where the table begins."""
        journal = self._journal
        below = [(10.5, journal.period())]
        return self._drawn.opening(_PAGE[1] - _TOP, journal.title, below) - 9

    def _draw_running_head(self) -> float:
        """What the page belongs to, above the table of every page but the first."""
        at = _PAGE[1] - _TOP - 8
        self._drawn.running_head(at, self._journal.title, self._journal.period())
        return self._later_top()

    def _draw_table(self, rows: Sequence[_Row], top: float) -> float:
        """On paper the heading stands on every page, aloud it is read once."""
        canvas, begins = self._canvas, self._table is None
        kind = "Table" if self._journal.lines else "Div"
        table = self._table = self._table or self._drawn.root.within(kind)
        with marked(canvas, None):
            canvas.setFillGray(_BAND)
            canvas.rect(_LEFT, top - self._heading.height, _WIDTH, self._heading.height, 0, 1)
            canvas.setFillGray(0)
            canvas.setLineWidth(_LINE)
            canvas.line(_LEFT, top, _LEFT + _WIDTH, top)
        heads = table.within("TR" if rows else "Div") if begins else None
        at = self._draw_row(self._heading, top, fonts.BOLD, heads)
        for row in rows:
            at = self._draw_row(row, at, fonts.REGULAR, table.within("TR"))
        if not self._journal.lines:
            at -= _LEADING + _ABOVE + _BELOW
            nothing = self._gettext("Nothing in this period.")
            tag = table.within("P")
            self._text(fonts.REGULAR, _SIZE, nothing, _LEFT + _SIDE, at + _BELOW, tag=tag)
        with marked(canvas, None):
            if not self._journal.lines:
                canvas.line(_LEFT, at, _LEFT + _WIDTH, at)
            for edge in self._edges if self._journal.lines else (_LEFT, _LEFT + _WIDTH):
                canvas.line(edge, top, edge, at)
        return at

    def _draw_row(self, row: _Row, top: float, font: str, tag: Tag | None) -> float:
        canvas, bottom = self._canvas, top - row.height
        last = len(row.cells) - 1
        kind = _HEAD if font == fonts.BOLD else _CELL
        kind = kind if self._journal.lines else _WORDS
        struck = []
        for number, (lines, edge) in enumerate(zip(row.cells, self._edges, strict=False)):
            text = canvas.beginText()
            text.setFont(font, _SIZE)
            holds = self._journal.columns[number].holds
            for count, line in enumerate(lines, start=1):
                left, at = edge + _SIDE, top - _ABOVE - count * _LEADING + 2
                if holds == "money":
                    left = (
                        self._edges[number + 1] - _SIDE - stringWidth(line.rstrip(" "), font, _SIZE)
                    )
                text.setTextOrigin(left, at)
                text.textOut(line)
                if row.annulled and number != last and line:
                    struck.append((left, at + _SIZE * 0.3, line.rstrip(" ")))
            cell = tag.within(**kind) if tag else None
            if any(lines):
                with marked(canvas, cell):
                    canvas.drawText(text)
        with marked(canvas, None):
            canvas.line(_LEFT, bottom, _LEFT + _WIDTH, bottom)
            for left, at, line in struck:
                canvas.line(left, at, left + stringWidth(line, font, _SIZE), at)
        return bottom

    def _draw_end(self, bottom: float) -> None:
        """How many lines there are, and who keeps the journal, to sign it."""
        journal, _ = self._journal, self._gettext
        tag = self._drawn.root.within("P")
        self._text(fonts.REGULAR, 10, journal.counted(_), _LEFT, bottom - 16, tag=tag)
        if not journal.keeper:
            return
        kept = _("Journal kept by: {position}").format(position=journal.keeper_position)
        self._drawn.signature(kept, journal.keeper, _("(signature)"), bottom - 42, 95 * mm)


def _widths(journal: Journal) -> list[float]:
    """Numbers and days stand in one line where they can; the other columns share what is left."""
    fixed = {}
    for number, column in enumerate(journal.columns):
        if column.holds in _ONE_LINE:
            texts = [_shown(line.cells[number]) for line in journal.lines]
            widths = [stringWidth(text, fonts.REGULAR, _SIZE) for text in texts]
            longest = max([stringWidth(column.heading, fonts.BOLD, _SIZE), *widths])
            fixed[number] = min(longest + 2 * _SIDE + 1, _WIDEST_NUMBER)
    shared = sum(c.width for number, c in enumerate(journal.columns) if number not in fixed)
    left = _WIDTH - sum(fixed.values())
    return [
        fixed.get(number, left * column.width / shared)
        for number, column in enumerate(journal.columns)
    ]


def _shown(cell: Cell) -> str:
    match cell:
        case datetime():
            return wording.moment(cell)
        case date():
            return wording.day(cell)
        case int():
            return wording.number(cell)
    return cell
