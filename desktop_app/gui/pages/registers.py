"""The registers: every paper that was issued, and every application, by period."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy import Connection

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.models.paged import Column, PagedModel
from desktop_app.gui.pages.page import Page
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.columns import service_column, status_column
from desktop_app.gui.widgets.parts import Banner, button, label
from desktop_app.gui.widgets.table import Table, fit
from desktop_app.gui.words import choices
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.kinds import NoticeKind, Service
from desktop_app.services import stages
from desktop_app.services.papers import KIND_WORDS
from desktop_app.storage import applications, registers_read
from desktop_app.storage.applications import ApplicationRow
from desktop_app.storage.registers_read import PaperRow, StageRow
from desktop_app.translation import _

_FIRST_YEAR, _LAST_YEAR = 2015, 2099

R = TypeVar("R")
Ids = Callable[[Connection, date, date, Any], list[int]]
Rows = Callable[[Connection, list[int]], list[R]]


class PeriodChooser(QWidget):
    """A year, and all of it, a quarter or a month."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(year)
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName(_("Year"))
        self.part = QComboBox()
        self.part.setAccessibleName(_("Period"))
        self.part.setMaxVisibleItems(17)
        self.part.addItem(_("The whole year"), (1, 12))
        for number in range(1, 5):
            months = Quarter(year, number).months
            name = _("Quarter {number}").format(number=number)
            self.part.addItem(name, (months[0].number, months[2].number))
        for number in range(1, 13):
            name = wording.month_name(number, translation.current())
            self.part.addItem(name.capitalize(), (number, number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.year)
        row.addWidget(self.part)
        self.year.valueChanged.connect(self.changed)
        self.part.currentIndexChanged.connect(self.changed)

    def value(self) -> tuple[date, date]:
        """The first day, and the day after the last."""
        first, last = self.part.currentData()
        year = self.year.value()
        return date(year, first, 1), Month(year, last).last_day + timedelta(days=1)


class RegisterTab(QWidget, Generic[R]):
    """One register: a period and a kind above, its rows below, how many there are."""

    def __init__(
        self,
        page: Page,
        columns: Iterable[Column[R]],
        ids: Ids,
        rows: Rows[R],
        kinds: tuple[str, list[tuple[Any, str]]],
        opened: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._page, self._ids = page, ids
        self.context = page.context
        self.period = PeriodChooser(self.context.desk.today().year)
        self.kind = QComboBox()
        self.kind.setAccessibleName(kinds[0])
        self.kind.addItem(_("All"), None)
        for value, name in kinds[1]:
            self.kind.addItem(name, value)
        self.count = QLabel()
        self.count.setProperty("role", "quiet")

        def fetch(wanted: list[int]) -> list[R]:
            with self.context.desk.database.read() as connection:
                return rows(connection, wanted)

        self.model = PagedModel(list(columns), fetch, self)
        self.table = Table(self.model, opened)
        self.empty = label(_("Nothing in this period."), "quiet")
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        self.top = row = QHBoxLayout()
        row.addWidget(self.period)
        row.addWidget(self.kind)
        row.addStretch(1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.period.changed.connect(self.refresh)
        self.kind.currentIndexChanged.connect(self.refresh)

    def _chosen(self) -> tuple[date, date, Any]:
        return (*self.period.value(), self.kind.currentData())

    def refresh(self) -> None:
        """Read the ids off the GUI thread: a register may hold many thousand lines."""
        database, chosen = self.context.desk.database, self._chosen()

        def read() -> list[int]:
            with database.read() as connection:
                return self._ids(connection, *chosen)

        def show(found: list[int]) -> None:
            if chosen == self._chosen():
                self._show(found)

        self.context.act(read, self._page.while_here(show), changes=False)

    def _show(self, found: list[int]) -> None:
        kept = self.table.currentIndex().row()
        self.model.show(found)
        self.table.setVisible(bool(found))
        self.empty.setHidden(bool(found))
        if found:
            self.table.setCurrentIndex(self.model.index(min(max(kept, 0), len(found) - 1), 0))
        self.count.setText(_("Found: {count}").format(count=wording.number(len(found))))


class StagesTab(RegisterTab[StageRow]):
    """What was done for applications, and its export for the monitoring system (R-8)."""

    def __init__(self, page: Page) -> None:
        context = page.context
        super().__init__(
            page,
            _stage_columns(),
            registers_read.stage_ids,
            registers_read.stage_rows,
            (_("Service"), list(choices(Service))),
            lambda act_id: context.go(places.case(self._application_of(act_id))),
        )
        self.banner = Banner()
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.banner)
        self.top.addWidget(self.save_button)
        for changed in (self.period.changed, self.kind.currentIndexChanged):
            changed.connect(lambda *_: self.banner.say("info", ""))

    def _application_of(self, act_id: int) -> int:
        with self.context.desk.database.read() as connection:
            return registers_read.stage_rows(connection, [act_id])[0].application_id

    def save_as(self) -> None:
        first, end = self.period.value()
        name = f"stages-{first:%Y-%m}-{end - timedelta(days=1):%Y-%m}.xlsx"
        path = ask_where_to_save(self, _("Save for Excel"), name)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread."""
        desk, (first, end, service) = self.context.desk, self._chosen()
        language = translation.current()

        def write() -> None:
            last = end - timedelta(days=1)
            stages.save_workbook(stages.of_period(desk, first, last, service, language), path)

        save_in_background(self._page, self.save_button, write, path, self.banner.say)


class RegistersPage(Page):
    _names = ("", "applications", "stages")

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Registers"))
        self.papers = RegisterTab[PaperRow](
            self,
            _paper_columns(),
            registers_read.paper_ids,
            registers_read.paper_rows,
            (_("Kind of paper"), [(kind, _(KIND_WORDS[kind])) for kind in NoticeKind]),
            self._show_paper,
        )
        self.applications = RegisterTab[ApplicationRow](
            self,
            _application_columns(),
            registers_read.application_ids,
            applications.rows,
            (_("Service"), list(choices(Service))),
            lambda application_id: context.go(places.case(application_id)),
        )
        self.stages = StagesTab(self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, name in (
            (self.papers, _("Issued papers")),
            (self.applications, _("Applications")),
            (self.stages, _("Stages of the service")),
        ):
            tab.table.setAccessibleName(name)
            self.tabs.addTab(tab, name)
        self.tabs.setCurrentIndex(max(0, self._names.index(place.text)))
        self.tabs.currentChanged.connect(self._tab_changed)
        self.column.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        self.tabs.currentWidget().refresh()  # type: ignore[attr-defined]

    def _tab_changed(self) -> None:
        self.place = Place("registers", text=self._names[self.tabs.currentIndex()])
        self.refresh()

    def _show_paper(self, notice_id: int) -> None:
        from desktop_app.gui.dialogs.papers import show_paper

        show_paper(self, self.context, notice_id)


_NUMBER = f"Ш-2026-{'0' * 5}"
_MOMENT = "00.00.2026 00:00"


def _codes(row: PaperRow) -> str:
    """As on the buttons that choose the language."""
    return ", ".join(row.language.languages).upper()


def _paper_columns() -> list[Column[PaperRow]]:
    return [
        Column(_("Number"), lambda row: row.number, width=fit(_("Number"), _NUMBER)),
        Column(
            _("Issued"), lambda row: wording.moment(row.issued_at), width=fit(_("Issued"), _MOMENT)
        ),
        Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind])),
        Column(_("Child"), lambda row: row.child_name),
        Column(
            _("Application"),
            lambda row: row.application_number,
            width=fit(_("Application"), _NUMBER),
        ),
        Column(_("Language"), _codes, width=fit(_("Language"), "KK, RU")),
        Column(_("Issued by"), lambda row: row.issued_by, width=132),
    ]


def _stage_columns() -> list[Column[StageRow]]:
    language = translation.current()
    return [
        Column(
            _("Date and time"),
            lambda row: wording.moment(row.at),
            width=fit(_("Date and time"), _MOMENT),
        ),
        Column(_("Application"), lambda row: row.number, width=fit(_("Application"), _NUMBER)),
        Column(_("Stage"), lambda row: wording.step(row.what, language)),
        Column(_("Done by"), lambda row: row.who, width=180),
    ]


def _application_columns() -> list[Column[ApplicationRow]]:
    return [
        Column(_("Number"), lambda row: row.number, width=fit(_("Number"), _NUMBER)),
        Column(
            _("Date"), lambda row: wording.day(row.applied_on), width=fit(_("Date"), "00.00.2026")
        ),
        Column(_("Child"), lambda row: row.child_name),
        service_column(),
        status_column(),
    ]
