"""The parts of a case below what is next: who, documents, papers, history."""

from collections.abc import Callable
from datetime import date
from textwrap import wrap
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.models.paged import Column, rows_model
from desktop_app.gui.pages.case_file import CaseFile
from desktop_app.gui.widgets.parts import Card, button, label
from desktop_app.gui.widgets.table import Table
from desktop_app.gui.words import words
from desktop_app.law.checklist import DocumentState
from desktop_app.law.steps import Words
from desktop_app.records.applications import Document
from desktop_app.records.decisions import Act, NoticeRow
from desktop_app.services import known
from desktop_app.services.papers import KIND_WORDS
from desktop_app.translation import _


class OnFile(Protocol):
    """A file of papers and acts, the newest first."""

    @property
    def papers(self) -> tuple[NoticeRow, ...]: ...

    @property
    def history(self) -> tuple[Act, ...]: ...


_LONGEST_LINE = 40
LINK = f"""
QPushButton {{ color: {theme.ACCENT}; border: none; padding: 0; text-align: left; }}
QPushButton:hover, QPushButton:focus {{ text-decoration: underline; }}
"""


class WhoCard(Card):
    """The child, who applies, the school, and how the application came in."""

    def __init__(
        self, case: CaseFile, open_child: Callable[[], None], open_applicant: Callable[[], None]
    ) -> None:
        super().__init__(_("People"))
        application, child, applicant = case.application, case.child, case.applicant
        link = link_to(child.full_name, open_child, "child", _("Open the child's card"))
        link.setAccessibleName(_("Open the child's card: {name}").format(name=child.full_name))
        card = link_to(
            applicant.full_name, open_applicant, "applicant", _("Open the applicant's card")
        )
        language = known.language_of(applicant) or application.language
        school = Words(case.school.name_kk, case.school.name_ru)
        left: list[tuple[str, str | QPushButton]] = [
            (_("Child"), link),
            (_("IIN"), child.iin),
            (_("Born"), wording.day(child.birth_date)),
            (_("School"), wording.value(school, translation.current())),
            (_("Class"), application.class_name),
            (_("Note"), application.note),
        ]
        right: list[tuple[str, str | QPushButton]] = [
            (_("Applicant"), card),
            (_("Relation"), words(application.relation)),
            (_("IIN"), applicant.iin),
            (_("Phone"), applicant.phone),
            (_("Address"), applicant.address),
            (_("Applied"), f"{wording.day(application.applied_on)}, {words(application.channel)}"),
            (_("Language of papers"), words(language)),
        ]
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(two_columns(left), 1)
        row.addLayout(two_columns(right), 1)
        self.column.addLayout(row)


def link_to(name: str, opened: Callable[[], None], object_name: str, told: str) -> QPushButton:
    # A button does not break its lines by itself.
    made = button("\n".join(wrap(name, _LONGEST_LINE)).replace("&", "&&"), opened)
    made.setAccessibleName(name)
    made.setObjectName(object_name)
    made.setToolTip(told)
    made.setStyleSheet(LINK)
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


class DocumentsCard(Card):
    """The checklist as it was on the day of receipt; what had expired is in red words."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__(_("Documents"))
        received = case.application.applied_on
        columns: list[Column[Document]] = [
            Column(_("Document"), _name),
            Column(
                _("State"), lambda row: _state(row, received), width=112, colour=_colour(received)
            ),
            Column(_("Number"), lambda row: row.number, width=168),
            Column(_("Issued"), lambda row: wording.day(row.issued_on), width=88),
            Column(
                _("Valid until"),
                lambda row: wording.day(row.expires_on),
                width=88,
                colour=_colour(received),
            ),
            Column(_("Pages"), _pages, right=True, width=80),
        ]
        table = Table(rows_model(columns, case.documents, self))
        show_short(self, table, "documents", _("Documents"))


def _name(row: Document) -> str:
    return wording.value(Words(row.name_kk, row.name_ru), translation.current())


def _expired(row: Document, received: date) -> bool:
    accepted = row.state is DocumentState.ACCEPTED
    return accepted and row.expires_on is not None and row.expires_on < received


def _state(row: Document, received: date) -> str:
    return _("expired") if _expired(row, received) else words(row.state)


def _pages(row: Document) -> str:
    if not row.pages:
        return ""
    return str(row.pages) if row.original else _("{count}, copy").format(count=row.pages)


def _colour(received: date) -> Callable[[Document], str | None]:
    def colour(row: Document) -> str | None:
        if _expired(row, received) or row.state is DocumentState.MISSING:
            return theme.BAD
        return theme.QUIET if row.state is DocumentState.NOT_NEEDED else None

    return colour


class PapersCard(Card):
    """The issued papers of a file, the newest first; Enter, a double click or Open shows one."""

    def __init__(
        self,
        case: OnFile,
        show: Callable[[NoticeRow], None],
        print_application: Callable[[], None] | None = None,
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
        self._papers, self._show = case.papers, show
        self.table = Table(rows_model(columns, case.papers, self), self._open)
        open_button = button(_("Open"), self._open_selected, icon="eye")
        open_button.setObjectName("openPaper")
        open_button.setEnabled(bool(case.papers))
        if print_application is not None:
            sign_button = button(_("Application to sign"), print_application, icon="signature")
            sign_button.setObjectName("toSign")
            self.head.addWidget(sign_button)
        self.head.addWidget(open_button)
        show_short(self, self.table, "papers", _("Issued papers"))
        if case.papers:
            self.table.selectRow(0)

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
        columns: list[Column[Act]] = [
            Column(_("When"), lambda row: wording.moment(row.at), width=150),
            Column(_("Who"), lambda row: row.who, width=220),
            Column(_("What"), lambda row: context.words(row.what)),
        ]
        table = Table(rows_model(columns, case.history, self))
        show_short(self, table, "history", _("History"))


def show_short(card: Card, table: Table, name: str, spoken: str) -> None:
    """Put a short table into a card, as high as its rows."""
    table.setObjectName(name)
    table.setAccessibleName(spoken)
    table.fit_rows()
    card.column.addWidget(table)
