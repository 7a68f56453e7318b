"""The Papers page: what is due is issued, what waits is signed, many are put together."""

from datetime import date
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.gui import places
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.as_one_pdf import ManyPapersDialog
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.places import Place
from desktop_app.gui.post.page import PapersPage
from desktop_app.gui.today.page import TodayPage
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.awards import events, terminations
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.papers import tray
from desktop_app.services.post import batches, signing
from desktop_app.services.post.batches import Outcome, Progress, Stopped
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.post.papers_page import MAY, issued, press, to_issue, to_sign
from tests.gui.tables import shown
from tests.patience import SECONDS
from tests.ready_made import ready_made
from tests.services.acts import LEFT_OUT, award, pay


@pytest.fixture
@ready_made
def overpaid(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    """Worked example 5: 23 067 tenge of the first quarter were paid too much."""
    application = award(head, reimbursement_entry(school))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(MAY)
    events.record(head, application.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    return application


# To issue


def test_the_head_issues_all_that_is_due(heads_screen: Screen, grown_up: list[Application]) -> None:
    tab = to_issue(heads_screen)
    listed = tab.terminations
    assert shown(listed.table, "Child", "Date", "Last month") == [
        "Әлімқұлова Әлия-Ару Ұланқызы | 30.01.2026 | January 2026",
        "Әлімқұлова Әлия-Бота Ұланқызы | 10.02.2026 | February 2026",
        "Әлімқұлова Әлия-Дана Ұланқызы | 11.03.2026 | March 2026",
        "Әлімқұлова Әлия-Жанар Ұланқызы | 12.04.2026 | April 2026",
    ]
    assert tab.choices.button(0).text() == "Terminations: 4"
    press(listed.all_button)
    assert listed.issue_button.text() == "Issue: 4"
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    heads_screen.confirm()
    assert listed.line.banner.words.text() == "Issued: 4."
    page, focused = heads_screen.window.page, heads_screen.window.focusWidget()
    assert page is not None
    assert focused is page or page.isAncestorOf(focused)  # and not at another place
    assert len(issued(heads_screen.context.desk, NoticeKind.TERMINATION)) == 4
    assert listed.table.rows.rowCount() == 0
    assert listed.nothing.isVisible()
    assert not listed.issue_button.isEnabled()
    press(listed.papers.show_button)
    heads_screen.settle()
    dialog = heads_screen.dialog(ManyPapersDialog)
    assert dialog.windowTitle() == "Papers: 4"
    assert dialog.document.pageCount() == 4
    dialog.close()


def test_what_was_done_stays_when_it_is_stopped(
    heads_screen: Screen, grown_up: list[Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = to_issue(heads_screen).terminations
    press(listed.all_button)
    pressed, each = Event(), batches.each

    def waiting(items: Any, act: Any, progress: Progress, stopped: Stopped) -> Outcome[Any]:
        """Nothing is issued faster than somebody can press a button."""

        def told(done: int) -> None:
            progress(done)
            assert pressed.wait(SECONDS)

        return each(items, act, told, stopped)

    monkeypatch.setattr(batches, "each", waiting)

    def stop(value: int) -> None:
        if value == 1:
            listed.line.bar.valueChanged.disconnect(stop)
            press(listed.line.stop_button)
            pressed.set()

    listed.line.bar.valueChanged.connect(stop)
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    heads_screen.confirm()
    done = len(issued(heads_screen.context.desk, NoticeKind.TERMINATION))
    assert done == 1
    assert listed.line.banner.words.text() == f"Issued: {done}. Stopped; left: {4 - done}."
    assert listed.table.rows.rowCount() == 4 - done
    press(listed.all_button)
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    heads_screen.confirm()
    assert len(issued(heads_screen.context.desk, NoticeKind.TERMINATION)) == 4


def test_one_month_can_be_looked_at(screen: Screen, grown_up: list[Application]) -> None:
    tab = to_issue(screen)
    months = tab.months
    assert months.value() == (None, Month(2026, 5))
    months.setCurrentIndex(months.findText("Last month: February 2026"))
    screen.settle()
    assert shown(tab.terminations.table, "Date") == ["10.02.2026"]


def test_a_clerk_prepares_and_the_head_is_told(
    screen: Screen, head: Desk, grown_up: list[Application]
) -> None:
    listed = to_issue(screen).terminations
    listed.table.selectRow(1)
    assert listed.issue_button.text() == "Prepare for signature: 1"
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    screen.settle()
    assert listed.line.banner.words.text() == "Prepared for the head's signature: 1."
    assert not listed.papers.isVisible()
    assert listed.table.rows.rowCount() == 3
    assert issued(head, NoticeKind.TERMINATION) == []
    assert [each.about for each in tray.waiting(head)] == ["eighteen 2026-02-10"]


def test_trouble_with_one_keeps_no_other_back(
    heads_screen: Screen, head: Desk, grown_up: list[Application]
) -> None:
    listed = to_issue(heads_screen).terminations
    terminations.prepare(head, terminations.proposals(head, Month(2026, 5))[2], LEFT_OUT)
    press(listed.all_button)
    listed.left_out.set_value(LEFT_OUT)
    press(listed.issue_button)
    heads_screen.confirm()
    words = listed.line.banner.words.text()
    assert words.startswith("Issued: 3. Could not be done: 1.")
    assert "told already" in words


def test_no_demand_before_the_office_has_an_account(
    heads_screen: Screen, overpaid: Application
) -> None:
    tab = to_issue(heads_screen)
    QTest.mouseClick(tab.choices.button(1), Qt.MouseButton.LeftButton)
    demands = tab.demands
    assert "account" in demands.notice.words.text()
    demands.left_out.set_value(LEFT_OUT)
    press(demands.issue_button)
    heads_screen.settle()
    assert "Could not be done: 1." in demands.line.banner.words.text()
    press(demands.settings_button)
    heads_screen.settle()
    page = heads_screen.window.page
    assert page is not None
    assert (page.place.page, page.place.text) == ("settings", "office")


def test_a_demand_is_issued(heads_screen: Screen, head: Desk, overpaid: Application) -> None:
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77))
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    tab = to_issue(heads_screen)
    assert tab.choices.button(1).text() == "Demands of repayment: 1"
    tab.show_list(1)
    assert not tab.months.isVisible()
    demands = tab.demands
    assert demands.notice.isHidden()
    assert shown(demands.table, "Child", "Why", "Period", "Sum") == [
        "Әлімқұлова Әлия Ұланқызы | Studies in a state institution since 20.01.2026: "
        "January 2026 is paid | quarter 1 of 2026 | 23 067 ₸"
    ]
    demands.left_out.set_value(LEFT_OUT)
    press(demands.issue_button)
    asked = heads_screen.dialog(ConfirmingPage)
    assert asked.named.text() == "Demand of repayment: Әлімқұлова Әлия Ұланқызы"
    heads_screen.confirm()
    assert issued(head, NoticeKind.REPAYMENT_DEMAND) == ["2026Q1 23067"]
    assert demands.table.rows.rowCount() == 0


# To sign


@pytest.fixture
@ready_made
def waiting(desk: Desk, grown_up: list[Application]) -> None:
    for proposal in terminations.proposals(desk, Month(2026, 5)):
        terminations.prepare(desk, proposal, LEFT_OUT)


@pytest.mark.usefixtures("waiting")
def test_the_head_looks_at_the_draft_and_signs(heads_screen: Screen, head: Desk) -> None:
    tab = to_sign(heads_screen)
    assert shown(tab.table, "Paper", "About whom", "Prepared by", "State")[0] == (
        "Notice of termination | Әлімқұлова Әлия-Ару Ұланқызы | Маман | waits"
    )
    assert tab.why.isVisible()
    assert tab.why.text() == (
        f"Nobody was heard before it. Маман proposes why: {LEFT_OUT}. Whoever signs decides so."
    )
    press(tab.draft_button)
    heads_screen.settle()
    draft = heads_screen.dialog(PreviewDialog)
    assert draft.windowTitle() == "Draft: Notice of termination"
    assert draft.document.pageCount() == 1
    assert not draft.print_button.isVisible()
    draft.close()
    assert len(tray.waiting(head)) == 4
    press(tab.all_button)
    assert tab.sign_button.text() == "Sign: 4"
    press(tab.sign_button)
    heads_screen.confirm()
    assert tab.line.banner.words.text() == "Signed and issued: 4."
    assert tray.waiting(head) == []
    assert tab.nothing.isVisible()
    assert tab.papers.isVisible()


@pytest.mark.usefixtures("waiting")
def test_the_head_sends_back_and_the_clerk_sees_why(
    heads_screen: Screen, desk: Desk, head: Desk
) -> None:
    tab = to_sign(heads_screen)
    press(tab.send_back_button)
    dialog = heads_screen.dialog(ReasonDialog)
    press(dialog.accept_button)
    heads_screen.settle()
    assert "reason" in dialog.why.slip
    dialog.why.edit.insertPlainText("Күні қате <b>")
    press(dialog.accept_button)
    heads_screen.settle()
    assert tab.table.rows.rowCount() == 3

    heads_screen.context.desk = desk
    tab = to_sign(heads_screen)
    assert not tab.sign_button.isVisible()
    assert not tab.send_back_button.isVisible()
    states = shown(tab.table, "State")
    assert states == ["sent back: Күні қате <b>", "waits", "waits", "waits"]
    tab.table.selectRow(0)
    assert tab.why.text() == "Sent back: Күні қате <b>"
    assert not tab.take_back_button.isEnabled()
    press(tab.case_button)
    page = heads_screen.window.page
    assert page is not None
    assert page.place.page == "case"


@pytest.mark.usefixtures("waiting")
def test_a_clerk_takes_back(screen: Screen, desk: Desk) -> None:
    tab = to_sign(screen)
    tab.table.selectRow(3)
    press(tab.take_back_button)
    dialog = screen.dialog(ReasonDialog)
    dialog.why.edit.insertPlainText("Ертерек")
    press(dialog.accept_button)
    screen.settle()
    assert len(tray.waiting(desk)) == 3
    assert tab.table.rows.rowCount() == 3


@pytest.mark.usefixtures("waiting")
def test_what_another_head_signed_meanwhile_is_told(heads_screen: Screen, head: Desk) -> None:
    tab = to_sign(heads_screen)
    signing.approve(head, tray.waiting(head)[0])
    press(tab.all_button)
    press(tab.sign_button)
    heads_screen.confirm()
    words = tab.line.banner.words.text()
    assert words.startswith("Signed and issued: 3. Could not be done: 1. Басшы changed this")
    assert tab.table.rows.rowCount() == 0


# Today


@pytest.mark.usefixtures("waiting")
def test_the_first_screen_tells_the_head_what_waits(heads_screen: Screen) -> None:
    heads_screen.window.open(places.TODAY)
    heads_screen.settle()
    page = heads_screen.window.page
    assert isinstance(page, TodayPage)
    assert page.kinds.to_sign.open_button.text() == "To sign: 4"
    press(page.kinds.to_sign.open_button)
    assert isinstance(heads_screen.window.page, PapersPage)
    assert heads_screen.window.page.place == places.TO_SIGN


def test_the_first_screen_tells_a_clerk_whom_to_tell(
    screen: Screen, grown_up: list[Application]
) -> None:
    screen.window.open(places.TODAY)
    screen.settle()
    page = screen.window.page
    assert isinstance(page, TodayPage)
    assert page.kinds.to_sign.isVisible()
    assert page.kinds.to_sign.open_button.text() == "Terminations to tell: 4"


def test_the_first_screen_says_nothing_where_nothing_waits(
    screen: Screen, head: Desk, school: int
) -> None:
    award(head, reimbursement_entry(school))
    screen.window.open(places.TODAY)
    screen.settle()
    page = screen.window.page
    assert isinstance(page, TodayPage)
    assert not page.kinds.to_sign.isVisible()


# One alone


@pytest.mark.parametrize("tab", ["issue", "sign", "undelivered", "many"])
def test_one_is_in_the_list_at_once(tab: str, screen: Screen, grown_up: list[Application]) -> None:
    MainWindow.open(screen.window, Place("papers", text=tab))
    page = screen.window.page
    assert isinstance(page, PapersPage)
    where = screen.window.focusWidget()
    assert where is not None
    assert page.tabs.currentWidget().isAncestorOf(where)
