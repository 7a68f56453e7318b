"""The report in print: A4 upright, letterhead, charts and tables, page x of y, to be signed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app import wording
from desktop_app.documents.letters.figures import Drawn, printable
from desktop_app.documents.notices.fields import clean
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.glue import glued
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag, marked
from desktop_app.documents.reports import tables as report_tables
from desktop_app.documents.reports.chart_data import charts
from desktop_app.documents.reports.charts import Chart, Drawing, Look, draw
from desktop_app.documents.reports.sheet import TITLE, Report
from desktop_app.documents.reports.tables import ReportTable, TableColumn
from desktop_app.translation import translator

_LEFT, _RIGHT, _TOP, _BOTTOM, _FOOT = 20 * mm, 12 * mm, 12 * mm, 16 * mm, 8 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_SIZE, _LEADING, _NOTE = 8.5, 10.0, 7.5
_HEADING = 10.5
_SIDE, _ABOVE, _BELOW = 3.0, 2.2, 3.2
_BAND, _LINE = 0.93, 0.4
_GAP = 13.0
_EMPTY = _LEADING + _ABOVE + _BELOW
_KEPT = (A4[1] - _TOP - _BOTTOM) / 3
"""A table up to this height goes to the next page whole."""
_CHART_HEIGHT, _BETWEEN, _CHART_SIZE = 150.0, 16.0, 7.0
_SIGNED = 84.0
_AIRS = 1.0, 0.75, 0.5
"""How much of the usual air stands around rows and charts: less where that saves a sheet."""
_SPILLED = 0.25
"""A last sheet that is filled less than this has a few lines."""
_NUMBER_LEAST, _MONEY_LEAST = 42.0, 66.0
_GREYS = {
    Look.SOLID: 0.25,
    Look.STRIPED: 1.0,
    Look.LIGHT: 0.72,
    Look.CROSSED: 1.0,
    Look.EMPTY: 1.0,
}
_HEAD = {"kind": "TH", "attributes": "/O/Table/Scope/Column"}
_CELL = {"kind": "TD"}
# A table without a row is none to whom it is read aloud.
_WORDS = {"kind": "P"}

_Op = Callable[[], None]


def render(report: Report) -> bytes:
    """The report as a PDF."""
    fonts.register()
    with fonts.one_at_a_time:
        paper, *closer = (_Paper(report, air) for air in _AIRS)
        paper.set_out()
        if paper.spills():
            for other in closer:
                other.set_out()
            paper = next((one for one in closer if one.sheets < paper.sheets), paper)
        paper.draw()
        return paper.content()


@dataclass(frozen=True)
class _Row:
    """A row of a table, broken into the lines of its cells."""

    cells: tuple[Sequence[str], ...]
    air: float

    @property
    def height(self) -> float:
        return max(map(len, self.cells)) * _LEADING + (_ABOVE + _BELOW) * self.air


class _Paper:
    """Sets everything out on pages first and draws afterwards: so each page knows how many."""

    def __init__(self, report: Report, air: float) -> None:
        self._report = report
        self._air, self._gap = air, _GAP * air
        self._chart_height = _CHART_HEIGHT * (1 + air) / 2
        self._ = translator(report.language).gettext
        self._title = self._(TITLE)
        title = f"{self._title}, {report.period()}"
        self._drawn = Drawn(
            report.letterhead,
            title,
            report.language,
            report.made_on,
            A4,
            _LEFT,
            _WIDTH,
            _SIZE,
        )
        self._root = self._drawn.root
        self._canvas, self._text = self._drawn.canvas, self._drawn.text
        self._pages: list[list[_Op]] = [[]]
        self._at = 0.0

    def content(self) -> bytes:
        return self._drawn.content()

    # --- pages ---

    def set_out(self) -> None:
        self._at = self._draw_head()
        summary, *others = report_tables.tables(self._report)
        self._set_table(summary)
        self._set_charts()
        for table in others[:-1]:
            self._set_table(table)
        self._set_table(others[-1], _SIGNED)
        self._set_signatures()

    @property
    def sheets(self) -> int:
        return len(self._pages)

    def spills(self) -> bool:
        """Whether only a few lines stand on the last of several sheets."""
        room = A4[1] - _TOP - _BOTTOM
        return self.sheets > 1 and A4[1] - _TOP - self._at < room * _SPILLED

    def draw(self) -> None:
        for number, ops in enumerate(self._pages, start=1):
            for op in ops:
                op()
            words = self._("Page {page} of {pages}").format(page=number, pages=len(self._pages))
            self._drawn.end_page(words, _FOOT)
        self._canvas.save()

    def _put(self, op: _Op) -> None:
        self._pages[-1].append(op)

    def _turn(self) -> None:
        """A new page, with what it belongs to at its top."""
        self._pages.append([])
        at = A4[1] - _TOP - 8
        self._put(lambda: self._drawn.running_head(at, self._title, self._report.period()))
        self._at = at - 8

    def _need(self, height: float) -> None:
        if self._at - height < _BOTTOM:
            self._turn()

    def _draw_head(self) -> float:
        """Letterhead, title, period, and what it was counted from."""
        report, counted = self._report, self._("Counted on {date} by what is on file")
        made = counted.format(date=wording.day(report.made_on))
        below = [(10.5, report.period()), (9.0, made)]
        return self._drawn.opening(A4[1] - _TOP, self._title, below) - 4

    # --- charts ---

    def _set_charts(self) -> None:
        """Two beside each other, whole on one page."""
        wide = (_WIDTH - _BETWEEN) / 2
        every = charts(self._report)
        for pair in (every[:2], every[2:]):
            self._need(self._chart_height + self._gap + 12)
            top = self._at - self._gap
            for number, chart in enumerate(pair):
                left = _LEFT + number * (wide + _BETWEEN)
                tag = self._root.within("Div")
                self._put(lambda c=chart, t=tag, x=left, y=top: self._draw_chart(c, t, x, y, wide))  # type: ignore[misc]
            self._at = top - self._chart_height - 12

    def _draw_chart(self, chart: Chart, tag: Tag, left: float, top: float, wide: float) -> None:
        """Aloud, a chart is its title and the numbers of each of its slots."""
        title = tag.within("P")
        self._text(fonts.BOLD, 9.5, printable(chart.title), left, top - 9, tag=title)
        top -= 14
        if chart.is_empty:
            nothing = self._("Nothing in this period.")
            self._text(fonts.REGULAR, _SIZE, nothing, left, top - _LEADING, tag=tag.within("P"))
            return

        def measure(text: str) -> float:
            return stringWidth(text, fonts.REGULAR, _CHART_SIZE)

        drawing = draw(chart, wide, self._chart_height - 14, measure, _CHART_SIZE * 1.3)
        slots = (chart.words(slot) for slot in range(len(chart.labels)))
        box = f"{left:.1f} {top - self._chart_height + 14:.1f} {left + wide:.1f} {top:.1f}"
        figure = tag.within(
            "Figure",
            alt=clean(f"{chart.title}. {'. '.join(slots)}"),
            attributes=f"/O/Layout/Placement/Block/BBox[{box}]",
        )
        with marked(self._canvas, figure):
            self._draw_shapes(drawing, left, top)

    def _draw_shapes(self, drawing: Drawing, left: float, top: float) -> None:
        canvas = self._canvas
        canvas.setLineWidth(_LINE)
        for box in drawing.boxes:
            canvas.setFillGray(_GREYS[box.look])
            place = (left + box.left, top - box.top - box.height, box.width, box.height)
            canvas.rect(*place, stroke=1, fill=1)
        canvas.setFillGray(0)
        for stroke in drawing.strokes:
            canvas.setLineWidth(0.6 if stroke.faint else 0.35)
            ends = (left + stroke.left, top - stroke.top, left + stroke.right, top - stroke.bottom)
            canvas.line(*ends)
        for label in drawing.labels:
            text, x, y = printable(clean(label.text)), left + label.left, top - label.baseline
            x -= stringWidth(text, fonts.REGULAR, _CHART_SIZE) * (label.side + 1) / 2
            canvas.setFont(fonts.REGULAR, _CHART_SIZE)
            canvas.drawString(x, y, text)
        canvas.setLineWidth(_LINE)

    # --- tables ---

    def _set_table(self, table: ReportTable, below: float = 0.0) -> None:
        """A small table stands on one page; a heading is repeated on every page of a large one.

        A title never stands without a row, nor a total, a note or what is ``below`` without one.
        """
        widths = _widths(table)
        heading = self._row(table, [c.heading for c in table.columns], fonts.BOLD, widths)
        rows = [self._row(table, _shown(row), fonts.REGULAR, widths) for row in table.rows]
        of_all = table.total if rows else None
        total = self._row(table, _shown(of_all), fonts.BOLD, widths) if of_all is not None else None
        note = (
            text_lines(printable(clean(table.note)), fonts.REGULAR, _WIDTH, _NOTE)
            if table.note
            else ()
        )
        ends = (total.height if total else 0) + len(note) * _LEADING + below
        self._begin(heading, [row.height for row in rows] or [_EMPTY], ends)
        told = self._title_of(table, heading, widths, is_table=bool(rows))
        if not rows:
            self._put_nothing(told.within("P"))
        for row in rows:
            if self._at - row.height - (ends if row is rows[-1] else 0) < _BOTTOM:
                self._turn()
                self._put_row(table, heading, widths, fonts.BOLD, None, band=True)
            self._put_row(table, row, widths, fonts.REGULAR, told.within("TR"))
        if total is not None:
            self._put_row(table, total, widths, fonts.BOLD, told.within("TR"))
        self._put_note(note)

    def _begin(self, heading: _Row, rows: Sequence[float], ends: float) -> None:
        """Have room for a table of rows so high: for all of it, or for what it begins with."""
        head = self._gap + _HEADING * 1.5 + heading.height
        whole = head + sum(rows) + ends
        least = head + rows[0] + (_LEADING if rows[1:] else ends)
        self._need(whole if whole <= _KEPT else least)

    def _title_of(
        self, table: ReportTable, heading: _Row, widths: Sequence[float], *, is_table: bool
    ) -> Tag:
        """The title and the heading are put; what the rows belong to."""
        self._at -= self._gap
        at, title, tag = self._at, printable(clean(table.title)), self._root.within("H2")
        below = at - _HEADING * 0.8
        self._put(lambda: self._text(fonts.BOLD, _HEADING, title, _LEFT, below, tag=tag))
        self._at -= _HEADING * 1.5
        told = self._root.within("Table" if is_table else "Div")
        heads = told.within("TR" if is_table else "Div")
        self._put_row(table, heading, widths, fonts.BOLD, heads, band=True)
        return told

    def _row(
        self, table: ReportTable, texts: Sequence[str], font: str, widths: Sequence[float]
    ) -> _Row:
        return _Row(
            tuple(
                text_lines(printable(clean(text)), font, width - 2 * _SIDE, _SIZE)
                for text, width in zip(texts, widths, strict=True)
            ),
            self._air,
        )

    def _put_row(
        self,
        table: ReportTable,
        row: _Row,
        widths: Sequence[float],
        font: str,
        tag: Tag | None,
        *,
        band: bool = False,
    ) -> None:
        """A row; a heading that is repeated has no tag, and is read aloud once."""
        top, self._at = self._at, self._at - row.height
        kind = _HEAD if band else _CELL
        if tag is not None and tag.kind != "TR":
            kind = _WORDS
        tags = [tag.within(**kind) if tag else None for _ in row.cells]

        def drawn() -> None:
            left = _LEFT
            cells = zip(row.cells, widths, table.columns, tags, strict=True)
            for lines, width, column, cell in cells:
                self._draw_cell(lines, left, top, width, row.height, font, column, cell, band=band)
                left += width

        self._put(drawn)

    def _draw_cell(
        self,
        lines: Sequence[str],
        left: float,
        top: float,
        width: float,
        high: float,
        font: str,
        column: TableColumn,
        tag: Tag | None,
        *,
        band: bool,
    ) -> None:
        canvas = self._canvas
        with marked(canvas, None):
            canvas.setLineWidth(_LINE)
            canvas.setFillGray(_BAND if band else 1)
            canvas.rect(left, top - high, width, high, stroke=1, fill=1)
            canvas.setFillGray(0)
        number = column.holds != "text"
        x = left + width - _SIDE if number else left + _SIDE
        for count, line in enumerate(lines, start=1):
            y = top - _ABOVE * self._air - count * _LEADING + 2
            self._text(font, _SIZE, line, x, y, side=1 if number else -1, tag=tag)

    def _put_nothing(self, tag: Tag) -> None:
        top, high = self._at, _EMPTY
        words = self._("Nothing in this period.")

        def drawn() -> None:
            with marked(self._canvas, None):
                self._canvas.rect(_LEFT, top - high, _WIDTH, high, stroke=1, fill=0)
            y = top - _ABOVE - _LEADING + 2
            self._text(fonts.REGULAR, _SIZE, words, _LEFT + _SIDE, y, tag=tag)

        self._put(drawn)
        self._at -= high

    def _put_note(self, lines: Sequence[str]) -> None:
        tag = self._root.within("P") if lines else None
        for line in lines:
            self._at -= _LEADING
            at = self._at
            self._put(lambda t=line, y=at: self._text(fonts.REGULAR, _NOTE, t, _LEFT, y, tag=tag))  # type: ignore[misc]

    # --- signatures ---

    def _set_signatures(self) -> None:
        report = self._report
        self._need(_SIGNED)
        caption = self._("(signature)")
        head = report.letterhead
        position = head.head_position_kk if report.language == "kk" else head.head_position_ru
        for place, (before, name) in enumerate(
            (
                (position, head.head_name),
                (
                    self._("Made by: {position}").format(position=report.maker_position),
                    report.maker,
                ),
            )
        ):
            at = self._at - 34 - place * 36
            self._put(
                lambda b=before, n=name, y=at: self._drawn.signature(b, n, caption, y, 70 * mm)  # type: ignore[misc]
            )
        self._at -= _SIGNED


def _shown(cells: Sequence[str | int]) -> list[str]:
    return [wording.number(cell) if isinstance(cell, int) else cell for cell in cells]


def _widths(table: ReportTable) -> list[float]:
    """Numbers take what their column needs, texts share what is left, the longest most of it."""
    every = [*table.rows, *([table.total] if table.total else [])]
    wide: dict[int, float] = dict(_number_widths(table, [_shown(cells) for cells in every]))
    texts = [number for number in range(len(table.columns)) if number not in wide]
    left = _WIDTH - sum(wide.values())
    return [wide.get(number, left / max(1, len(texts))) for number in range(len(table.columns))]


def _number_widths(
    table: ReportTable, shown: Sequence[Sequence[str]]
) -> Iterator[tuple[int, float]]:
    for number, column in enumerate(table.columns):
        short = column.holds == "text" and number == len(table.columns) - 1 and number > 0
        if column.holds == "text" and not short:
            continue
        longest = [stringWidth(row[number], fonts.BOLD, _SIZE) for row in shown]
        words = glued(column.heading).split(" ")
        longest += [stringWidth(word, fonts.BOLD, _SIZE) for word in words]
        least = _MONEY_LEAST if column.holds == "money" else _NUMBER_LEAST
        yield number, max(least, *longest) + 2 * _SIDE + 1
