"""The registers: papers, applications, complaints, payouts and stages, by period."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QShowEvent

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import LaterTabs, Page
from desktop_app.gui.frames.save_as import ask_where_to_save, save_in_background
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import fit
from desktop_app.gui.payouts import words as payout_words
from desktop_app.gui.places import Place
from desktop_app.gui.registers.looks import LooksTab
from desktop_app.gui.registers.papers import PapersTab
from desktop_app.gui.registers.tab import JournalTab, RegisterTab
from desktop_app.gui.words import choices, complainant
from desktop_app.law.quarters import parse_period
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import ComplaintStatus, Register, Service
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.registers import ComplaintLine, StageRow
from desktop_app.services.desk import Sight
from desktop_app.services.papers.outside_numbers import cited
from desktop_app.services.record_words import COMPLAINT_STATUS_WORDS
from desktop_app.services.registers import stages
from desktop_app.services.registers.lists import Applications, Complaints, Payouts, Stages
from desktop_app.translation import N_, _


class StagesTab(RegisterTab[StageRow]):
    """What was done for applications, and its export for the monitoring system (R-8)."""

    def __init__(self, page: Page) -> None:
        context = page.context
        super().__init__(
            page,
            _stage_columns(),
            Stages,
            lambda _act_id: context.go(places.case(self._chosen_row().application_id)),
            (_("Service"), choices(Service)),
        )
        self.save_button = button(_("Save for Excel…"), self.save_as, icon="download")
        self.top.addWidget(self.save_button)

    def _chosen_row(self) -> StageRow:
        return self.model.row(self.table.currentIndex().row())

    def save_as(self) -> None:
        first, last = self._days()
        name = f"stages-{first:%Y-%m-%d}-{last:%Y-%m-%d}.xlsx"
        ask_where_to_save(self, self.context, _("Save for Excel"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the workbook off the GUI thread."""
        desk, days = self.context.desk, self._days()
        service, language = self.kind.currentData(), translation.current()

        def write() -> None:
            stages.save_workbook(stages.of_period(desk, *days, service, language), path)

        save_in_background(self._page, self.save_button, write, path, self.banner.say)


def _tab(name: str) -> Any:
    """The register of such a name in the place, made if nobody has looked at it yet."""
    return property(lambda page: page.tabs.made(_number_of(name)))


class RegistersPage(Page):
    """``place.text`` names a tab; without it the register of outgoing papers is shown."""

    papers = _tab("")
    applications = _tab("applications")
    orders = _tab("orders")
    certificates = _tab("certificates")
    complaints = _tab("complaints")
    payouts = _tab("payouts")
    stages = _tab("stages")
    looks = _tab("looks")

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Registers"))
        self.tabs = LaterTabs()
        for _name, words, make in _TABS:
            self.tabs.add_later(_(words), partial(self._made, words, make))
        self.tabs.begin_at(max(0, [name for name, *_rest in _TABS].index(place.text)))
        self.tabs.currentChanged.connect(self._tab_changed)
        self.column.addWidget(self.tabs, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.tabs.currentWidget().take_focus()  # type: ignore[attr-defined]

    def refresh(self) -> None:
        sees = self.context.desk.sees(Sight.LOOKS)
        self.tabs.setTabVisible(_number_of("looks"), sees)
        self.tabs.currentWidget().refresh()  # type: ignore[attr-defined]

    def _tab_changed(self) -> None:
        self.place = Place("registers", text=_TABS[self.tabs.currentIndex()][0])
        self.refresh()

    def _made(self, words: str, make: Callable[[Page], RegisterTab[Any]]) -> RegisterTab[Any]:
        tab = make(self)
        tab.table.setAccessibleName(_(words))
        return tab


def _applications(page: Page) -> JournalTab[ApplicationRow]:
    return JournalTab(
        page,
        Register.APPLICATIONS,
        _application_columns(),
        Applications,
        lambda application_id: page.context.go(places.case(application_id)),
        (_("Service"), choices(Service)),
    )


def _complaints(page: Page) -> JournalTab[ComplaintLine]:
    statuses = [(status, _(COMPLAINT_STATUS_WORDS[status])) for status in ComplaintStatus]
    return JournalTab(
        page,
        Register.COMPLAINTS,
        _complaint_columns(),
        Complaints,
        lambda complaint_id: page.context.go(places.complaint(complaint_id)),
        (_("Status"), statuses),
    )


def _payouts(page: Page) -> JournalTab[PayoutRow]:
    return JournalTab(
        page,
        Register.PAYOUTS,
        _payout_columns(),
        lambda first, end, _kind: Payouts(first, end),
        lambda payout_id: page.context.go(Place("payouts", payout_id)),
    )


_NUMBER = f"ШҒ-2026-{'0' * 5}"
_DAY = "00.00.2026"
_MOMENT = f"{_DAY} 00:00"


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


def _elsewhere(row: ApplicationRow | ComplaintLine) -> str:
    return cited(row.outside_numbers, translation.current())


def _application_columns() -> list[Column[ApplicationRow]]:
    return [
        Column(_("Number"), lambda row: row.number, width=fit(_("Number"), _NUMBER)),
        Column(_("Date"), lambda row: wording.day(row.applied_on), width=fit(_("Date"), _DAY)),
        Column(_("Applicant"), lambda row: row.applicant_name),
        Column(_("Child"), lambda row: row.child_name),
        service_column(),
        Column(_("In other journals"), _elsewhere, tip=_elsewhere),
        Column(
            _("Deadline"), lambda row: wording.day(row.deadline), width=fit(_("Deadline"), _DAY)
        ),
        status_column(),
    ]


def _complaint_columns() -> list[Column[ComplaintLine]]:
    def status(row: ComplaintLine) -> str:
        return _(COMPLAINT_STATUS_WORDS[row.status])

    statuses = [_(words) for words in COMPLAINT_STATUS_WORDS.values()]
    return [
        Column(_("Number"), lambda row: row.number, width=fit(_("Number"), _NUMBER)),
        Column(
            _("Registered"),
            lambda row: wording.moment(row.registered_at),
            width=fit(_("Registered"), _MOMENT),
        ),
        Column(_("Complainant"), lambda row: complainant(row.complainant), width=230),
        Column(_("Subject"), lambda row: row.subject),
        Column(_("Deadline"), lambda row: wording.day(row.due), width=fit(_("Deadline"), _DAY)),
        Column(
            _("Status"),
            status,
            width=fit(_("Status"), *statuses),
            colour=lambda row: theme.QUIET if row.status is ComplaintStatus.WITHDRAWN else None,
        ),
        Column(_("In other journals"), _elsewhere, width=200, tip=_elsewhere),
    ]


def _payout_columns() -> list[Column[PayoutRow]]:
    language = translation.current()
    return [
        Column(
            _("Number"),
            lambda row: row.number,
            width=fit(_("Number"), _NUMBER),
            struck=lambda row: row.annulled_at is not None,
        ),
        Column(
            _("Approved at"),
            lambda row: wording.moment(row.closed_at),
            width=fit(_("Approved at"), _MOMENT),
        ),
        Column(_("Period"), lambda row: wording.period(parse_period(row.quarter), language)),
        Column(_("Lines"), lambda row: wording.number(row.lines), right=True, width=90),
        Column(_("Sum"), lambda row: wording.tenge(row.total), right=True, width=150),
        Column(_("Approved by"), lambda row: row.closed_by, width=200),
        Column(_("State"), payout_words.state, width=230),
    ]


_TABS: tuple[tuple[str, str, Callable[[Page], RegisterTab[Any]]], ...] = (
    ("", N_("Outgoing papers"), lambda page: PapersTab(page, Register.OUTGOING)),
    ("applications", N_("Applications"), _applications),
    ("orders", N_("Orders"), lambda page: PapersTab(page, Register.ORDERS)),
    ("certificates", N_("Certificates"), lambda page: PapersTab(page, Register.CERTIFICATES)),
    ("complaints", N_("Complaints"), _complaints),
    ("payouts", N_("Payouts"), _payouts),
    ("stages", N_("Stages of the service"), StagesTab),
    ("looks", N_("Who looked"), LooksTab),
)
"""Its name in the place, its heading, and the register."""


def _number_of(name: str) -> int:
    return next(number for number, each in enumerate(_TABS) if each[0] == name)
