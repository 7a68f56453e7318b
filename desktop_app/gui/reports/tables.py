"""The tables of the report on screen, as they are in print."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.documents.reports.tables import Cells, ReportTable
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.parts.table import Table, fit

_NUMBER_LEAST = 74
_LONG_HEADING = 11


class FiguresTable(QWidget):
    """One table under its title; its totals are the last row."""

    def __init__(self, table: ReportTable) -> None:
        super().__init__()
        self._rows: Sequence[Cells] = ()
        self.model = PagedModel(
            [self._column(table, number) for number in range(len(table.columns))],
            lambda places: [self._rows[place] for place in places],
            self,
        )
        self.table = Table(self.model)
        self.table.setAccessibleName(table.title)
        self.title = label(table.title, "heading")
        self.note = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        self.show_table(table)

    def _column(self, table: ReportTable, number: int) -> Column[Cells]:
        column, last = table.columns[number], len(table.columns) - 1
        is_text = column.holds == "text"
        heading = column.heading if is_text else in_lines(column.heading)
        widest = wording.number(100_000_000) if column.holds == "money" else ""
        width = max(_NUMBER_LEAST, *(fit(line, widest) for line in heading.split("\n")))
        return Column(
            heading,
            lambda row: _shown(row[number]),
            right=not is_text,
            width=width if not is_text or number == last > 0 else 0,
        )

    def show_table(self, table: ReportTable) -> None:
        """Other rows of the same table."""
        self._rows = [*table.rows, *([table.total] if table.total and table.rows else [])]
        self.table.show_ids(list(range(len(self._rows))))
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))


class FiguresTables(QWidget):
    """Some tables: long ones one at a time, as tabs; short ones below one another."""

    def __init__(self, *names: str, in_tabs: bool = False) -> None:
        super().__init__()
        self._names = names
        self.tables: dict[str, FiguresTable] = {}
        self._tabs = QTabWidget() if in_tabs else None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6 if in_tabs else 0, 0, 0)
        if self._tabs is not None:
            self._column.addWidget(self._tabs)

    def show_tables(self, tables: Iterable[ReportTable]) -> None:
        """Show those of them that are named here; they are made with the first report."""
        for table in tables:
            if table.name not in self._names:
                continue
            if table.name in self.tables:
                self.tables[table.name].show_table(table)
            else:
                self._add(table)

    def _add(self, table: ReportTable) -> None:
        made = self.tables[table.name] = FiguresTable(table)
        if self._tabs is None:
            self._column.addWidget(made, 1)
        else:
            made.title.hide()
            self._tabs.addTab(made, table.title)


def _shown(cell: str | int) -> str:
    return wording.number(cell) if isinstance(cell, int) else cell


def in_lines(heading: str) -> str:
    """A long heading in two lines, broken at the space that is nearest to its middle."""
    spaces = [place for place, character in enumerate(heading) if character == " "]
    if len(heading) <= _LONG_HEADING or not spaces:
        return heading
    middle = min(spaces, key=lambda place: abs(place - len(heading) / 2))
    return f"{heading[:middle]}\n{heading[middle + 1 :]}"
