"""Cards that stand on the page of any file: links, two columns, its papers and its history."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import link_style
from desktop_app.gui.frames import change_words
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, rows_model
from desktop_app.gui.parts.pieces import Card, button, label, literal
from desktop_app.gui.parts.table import Table
from desktop_app.records.acts import Act
from desktop_app.records.decisions import Act as Done
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.desk import Desk
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _


class OnFile(Protocol):
    """A file of papers and acts, the newest first."""

    @property
    def papers(self) -> tuple[NoticeRow, ...]: ...

    @property
    def history(self) -> tuple[Done, ...]: ...


_LONGEST_LINE = 40


def link_to(name: str, opened: Callable[[], None], object_name: str, told: str) -> QPushButton:
    # A button does not break its lines by itself.
    made = button("\n".join(wrap(name, _LONGEST_LINE)).replace("&", "&&"), opened)
    made.setAccessibleName(name)
    made.setObjectName(object_name)
    made.setToolTip(literal(told))
    made.setStyleSheet(link_style(theme.ACCENT, 400))
    return made


def two_columns(pairs: list[tuple[str, str | QPushButton]]) -> QGridLayout:
    """Names and values in two columns; empty values are left out."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    shown = [pair for pair in pairs if pair[1]]
    for row, (name, value) in enumerate(shown):
        head = label(name, "quiet")
        head.setWordWrap(False)
        grid.addWidget(head, row, 0, top)
        if isinstance(value, QPushButton):
            head.setBuddy(value)
            grid.addWidget(value, row, 1, top | Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(label(value), row, 1, top)
    grid.setRowStretch(len(shown), 1)
    return grid


@dataclass(frozen=True)
class OutgoingNumbers:
    """What the office's own journal numbered a paper, and how that is put down; empty: nothing."""

    shown: Callable[[NoticeRow], str]
    ask: Callable[[NoticeRow], None]
    desk: Desk


class PapersCard(Card):
    """The issued papers of a file, the newest first; Enter, a double click or Open shows one."""

    def __init__(
        self,
        case: OnFile,
        show: Callable[[NoticeRow], None],
        print_application: Callable[[], None] | None = None,
        outgoing: OutgoingNumbers | None = None,
    ) -> None:
        super().__init__(_("Issued papers"))

        def annulled(row: NoticeRow) -> bool:
            return row.annulled_at is not None

        columns: list[Column[NoticeRow]] = [
            Column(_("Number"), lambda row: row.number, width=150, struck=annulled),
            Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind]), struck=annulled),
            Column(_("Issued"), lambda row: wording.moment(row.issued_at), width=150),
            Column(_("By"), lambda row: row.issued_by, width=220),
        ]
        if outgoing is not None:
            columns.insert(3, Column(_("In the own journal"), outgoing.shown, width=180))
        self._papers, self._show = case.papers, show
        self.table = Table(rows_model(columns, case.papers, self), self._open)
        open_button = button(_("Open"), self._open_selected, icon="eye")
        open_button.setObjectName("openPaper")
        open_button.setEnabled(bool(case.papers))
        if print_application is not None:
            sign_button = button(_("Application to sign"), print_application, icon="signature")
            sign_button.setObjectName("toSign")
            self.head.addWidget(sign_button)
        if outgoing is not None:
            self.head.addWidget(self._number_button(outgoing))
        self.head.addWidget(open_button)
        show_short(self, self.table, "papers", _("Issued papers"))
        if case.papers:
            self.table.selectRow(0)

    def _number_button(self, outgoing: OutgoingNumbers) -> QPushButton:
        def ask() -> None:
            number = self.table.selected_id()
            if number is not None:
                outgoing.ask(self._papers[number])

        made = button(_("Outgoing number…"), ask)
        made.setObjectName("outgoingNumber")
        ready = bool(self._papers)
        allow(made, outgoing.desk, Act.RECORD_OUTSIDE_NUMBERS, ready=ready)
        return made

    def _open(self, number: int) -> None:
        self._show(self._papers[number])

    def _open_selected(self) -> None:
        number = self.table.selected_id()
        if number is not None:
            self._open(number)


class HistoryCard(Card):
    """Who did what and when, the latest first."""

    def __init__(self, case: OnFile, context: Context) -> None:
        super().__init__(_("History"))
        columns: list[Column[Done]] = [
            Column(_("When"), lambda row: wording.moment(row.at), width=150),
            Column(_("Who"), lambda row: row.who, width=220),
            Column(
                _("What"),
                lambda row: change_words.told(context, row),
                tip=lambda row: change_words.in_lines(context, row),
            ),
        ]
        table = Table(rows_model(columns, case.history, self))
        show_short(self, table, "history", _("History"))


def show_short(card: Card, table: Table, name: str, spoken: str) -> None:
    """Put a short table into a card, as high as its rows."""
    table.setObjectName(name)
    table.setAccessibleName(spoken)
    table.fit_rows()
    card.column.addWidget(table)
