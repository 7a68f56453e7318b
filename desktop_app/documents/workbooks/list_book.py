"""A workbook of lists: each sheet says whose it is and what it tells, then its lines and totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from desktop_app.documents.workbooks.pages import on_first_page
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    describe,
    merge,
    page_texts,
    set_up,
)
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows
from desktop_app.translation import translator

Total = Callable[[int, int], Row]
"""The row of totals, made for the rows of the first and the last line."""


@dataclass(frozen=True)
class ListBook:
    """What the sheets of one workbook share: whose it is, its title and language, its styles."""

    book: Workbook
    styles: Styles
    title: str
    office: str
    gettext: Callable[[str], str]

    @classmethod
    def of(cls, *, title: str, office: str, language: str) -> "ListBook":
        book = Workbook()
        describe(book, title=title, office=office, language=language)
        return cls(book, Styles.of(book), title, office, translator(language).gettext)

    def part(
        self,
        name: str,
        columns: Sequence[Column],
        lines: Iterable[Cells],
        count: int,
        *,
        head: Sequence[tuple[int, str]],
        nothing: str = "–",
        nothing_in: str = "A",
        total: Total | None = None,
        note: str = "",
        landscape: bool = False,
        numbers_as_text: str = "",
    ) -> Part:
        """A sheet on A4. Without a line it says ``nothing``; ``head`` stands below the office.

        ``head`` is texts with the ids of their styles, see `styles.Styles`.
        """
        _ = self.gettext
        worksheet = self.book.worksheets[0]
        if worksheet.title != "Sheet":
            worksheet = self.book.create_sheet()
        worksheet.title = name
        widths = [column.width for column in columns]
        shown_first = on_first_page(widths, landscape=landscape)
        # The first column is on every page: what stands above it would be torn there.
        begin = 0 if shown_first in (1, len(columns)) else 1
        width = sum(widths[begin:shown_first])
        left, edge = columns[begin].letter, columns[shown_first - 1].letter
        above = [*self._head(head, width, left), GAP]
        heading = len(above) + 1
        last = heading + max(count, 1)
        below = [total(heading + 1, last)] if total else []
        below += [across(self.styles.note, note, width, letter=left)] if note else []
        grid = Grid(columns, heading, last, last + len(below))
        set_up(worksheet, grid, landscape=landscape)
        merged = [*range(1, heading), *([grid.end] if note else [])]
        merge(worksheet, *(f"{left}{row}:{edge}{row}" for row in merged))
        page_texts(
            worksheet,
            above="",
            left=f"{self.title} · {name}",
            right=_("Page {page} of {pages}").format(page="&P", pages="&N"),
        )
        shown = lines if count else no_line(columns, nothing, nothing_in)
        rows = table_rows(self.styles, above, columns, shown, below)
        totals = f"B{last + 1}:{grid.right}{last + 1}" if total else ""
        return Part(worksheet, grid, rows, numbers_as_text, totals)

    def _head(self, texts: Sequence[tuple[int, str]], width: float, letter: str) -> Iterable[Row]:
        for style, text in [(self.styles.office, self.office), *texts]:
            size = 14 if style == self.styles.title else 12
            yield across(style, text, width, size, letter)

    def total(self, label: str, under: str, sums: Mapping[str, int]) -> Total:
        """The sum of each of the columns as a formula, and what to call them, under a column."""
        styles = self.styles

        def row(first: int, last: int) -> Row:
            cells: list[tuple[str, int, str | Formula]] = [(under, styles.total_label, label)]
            for letter, result in sums.items():
                formula = Formula(f"SUM({letter}{first}:{letter}{last})", result)
                cells.append((letter, styles.total, formula))
            return Row(cells)

        return row
