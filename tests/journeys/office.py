"""What a clerk, the head and the accountant do in the windows, one method for each thing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui import places
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.awards.event import EventDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.page import Page
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.payouts.approve import ApprovePayoutDialog
from desktop_app.gui.payouts.next_step import NextStep
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Period
from desktop_app.records.kinds import Role, Service
from desktop_app.records.people import PersonEntry
from desktop_app.storage.office import staff as office_staff
from desktop_app.wording import day
from tests.builders import Clock
from tests.gui.case_screen import confirm
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle

P = TypeVar("P", bound=Page)
D = TypeVar("D", bound=QWidget)


@dataclass
class OfficeAtWork:
    """The running program with people at it."""

    qtbot: QtBot
    app: App
    clock: Clock

    # Who works, and where

    def on(self, moment: date, role: Role) -> None:
        """It is that day, and somebody of that role sits down at the PC."""
        self.clock.move_to(moment)
        assert self.app.context is not None
        with self.app.context.desk.database.read() as connection:
            name = next(w.name for w in office_staff.at_work(connection) if w.role is role)
        box = self.app.window.status.worker
        box.setCurrentIndex(box.findData(name))
        box.activated.emit(box.currentIndex())
        assert self.app.context.desk.worker.role is role

    def opened(self, place: Place, kind: type[P]) -> P:
        self.app.window.open(place)
        return self.page(kind)

    def dialog(self, kind: type[D]) -> D:
        """The dialog that opens; waits for it."""

        def found() -> D | None:
            return next(
                (
                    w
                    for w in QApplication.topLevelWidgets()
                    if isinstance(w, kind) and w.isVisible()
                ),
                None,
            )

        self.qtbot.waitUntil(lambda: found() is not None)
        shown = found()
        assert shown is not None
        return shown

    def paper(self) -> bytes:
        """The paper that is shown; its preview is closed."""
        preview = self.dialog(PreviewDialog)
        pdf = preview._pdf
        assert preview.document.pageCount() > 0
        preview.accept()
        self.qtbot.waitUntil(lambda: not preview.isVisible())
        return pdf

    def press(self, button: QWidget) -> None:
        assert button.isEnabled(), button.objectName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    # The clerk

    def person(self, fields: QWidget, who: PersonEntry) -> None:
        type_into(fields.iin.edit, who.iin)  # type: ignore[attr-defined]
        type_into(fields.surname.edit, who.surname)  # type: ignore[attr-defined]
        type_into(fields.given_name.edit, who.given_name)  # type: ignore[attr-defined]
        type_into(fields.patronymic.edit, who.patronymic)  # type: ignore[attr-defined]
        type_into(fields.address.edit, who.address)  # type: ignore[attr-defined]
        self.settle()

    def entry(self, service: Service, child: PersonEntry, applicant: PersonEntry) -> EntryPage:
        """A new application with child, applicant and school typed in."""
        page = self.opened(places.entry(), EntryPage)
        page.form.service.set_value(service)
        self.person(page.form.child, child)
        self.person(page.form.applicant, applicant)
        page.form.provider.box.setCurrentIndex(1)
        return page

    def facts(
        self, page: EntryPage, first: date, last: date, iban: str, number: str = "17"
    ) -> None:
        """The certificate's number and period, an indefinite disability and the account."""
        facts = page.form.reimbursement
        type_into(facts.number.edit, number)
        type_into(facts.issued_on.edit, day(min(first, self.clock().date())))
        type_into(facts.first_day.edit, day(first))
        type_into(facts.last_day.edit, day(last))
        facts.indefinite.set_value(True)
        type_into(facts.iban.edit, iban)
        self.looked_up(page)

    def looked_up(self, page: EntryPage) -> None:
        """The clerk has the number of the certificate of disability from the system."""
        row = page.form.checklist.row("disability_certificate")
        assert row is not None
        type_into(row.number, "МҮ-514")

    def register(self, page: EntryPage) -> tuple[int, bytes]:
        """Register; the application's id and the paper that answers it."""
        with self.qtbot.waitSignal(page.registered) as signal:
            self.press(page.answer.register_button)
            self.confirm()
        return int(signal.args[0]), self.paper()

    # The head

    def case(self, application_id: int) -> CasePage:
        return self.opened(places.case(application_id), CasePage)

    def do(self, page: QWidget, name: str) -> None:
        """Press what the case says is next."""
        button = page.findChild(QPushButton, name)
        assert button is not None, name
        self.press(button)

    def accept(self, dialog: AskDialog) -> None:
        """Confirm a dialog and wait until its act is done."""
        with self.qtbot.waitSignal(dialog.accepted):
            self.press(dialog.accept_button)
            self.confirm()

    def confirm(self) -> bool:
        """Go past the step that shows the paper first; whether there was one."""
        assert self.app.context is not None
        return confirm(self.app.window, self.app.context)

    def decide(self, application_id: int) -> bytes:
        """The head decides what the law proposes; the notice."""
        self.do(self.case(application_id), "decide")
        assert self.confirm()
        return self.paper()

    def record_boarding_school(self, child_id: int, since: date) -> ChildPage:
        page = self.opened(places.child(child_id), ChildPage)
        page.acts.record_event()
        dialog = self.dialog(EventDialog)
        dialog.kind.set_value(EventKind.STATE_INSTITUTION)
        type_into(dialog.happened_on.edit, day(since))
        self.accept(dialog)
        return page

    # The accountant

    def payouts(self, quarter: Period) -> PayoutsPage:
        page = self.opened(Place("payouts", text=str(quarter)), PayoutsPage)
        self.qtbot.waitUntil(lambda: page.payout is not None)
        return page

    def approve_payout(self, quarter: Period) -> PayoutsPage:
        """The accountant draws up and looks at what the checks found, the head approves.

        The page of the approved payout, with the accountant at it again.
        """
        page = self.payouts(quarter)
        self.press(page.next_button)
        self.qtbot.waitUntil(lambda: page.next.step is NextStep.APPROVE)
        if page.tabs.checks.rows.rowCount():
            page.tabs.setCurrentWidget(page.tabs.checks)
            page.tabs.checks.selectAll()
            self.press(page.tabs.seen_button)
            self.qtbot.waitUntil(lambda: page.next.ready)
        self.on(self.clock().date(), Role.HEAD)
        page = self.payouts(quarter)
        self.press(page.next_button)
        self.accept(self.dialog(ApprovePayoutDialog))
        self.qtbot.waitUntil(lambda: bool(self.page(PayoutsPage).place.id))
        place = self.page(PayoutsPage).place
        self.on(self.clock().date(), Role.ACCOUNTANT)
        page = self.opened(place, PayoutsPage)
        self.qtbot.waitUntil(lambda: page.payout is not None)
        return page

    def settle(self) -> None:
        """Until what was asked is shown."""
        assert self.app.context is not None
        settle(self.app.context)

    def page(self, kind: type[P]) -> P:
        """The page that is here, once it shows what it has read."""
        self.settle()
        page = self.app.window.page
        assert isinstance(page, kind)
        return page

    def workbook(self, page: PayoutsPage, path: Path) -> Path:
        """Save the payout that is shown."""
        page.save_to(path)
        self.qtbot.waitUntil(page.open_button.isVisible)
        assert path.is_file()
        return path
