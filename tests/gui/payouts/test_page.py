"""A quarter is drawn up, checked, approved, taken out, paid, and partly paid again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.gui.parts.table import Table
from desktop_app.gui.payouts.approve import ApprovePayoutDialog
from desktop_app.gui.payouts.bank_answer import ALL, RETURNED, BankAnswerDialog
from desktop_app.gui.payouts.next_step import NextStep
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Stopped
from desktop_app.services.payouts import cycle, substitutions
from desktop_app.services.payouts.cycle import draw_up
from tests.builders import Clock, Period, a_child, make_iban, reimbursement_entry
from tests.gui.payouts.payout_page import close_it, dialog, kept, opened, press, shown_after
from tests.gui.trouble import TOLD, busy
from tests.services.acts import award, pay
from tests.services.payout_acts import an_order

NO_BREAK = "\N{NO-BREAK SPACE}"


def texts(table: Table, *columns: int) -> list[tuple[str, ...]]:
    model = table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def test_the_current_quarter_is_drawn_up_with_arrears_on_lines_of_their_own(
    page: PayoutsPage, qtmodeltester: ModelTester
) -> None:
    assert str(page.period.value()) == "2026Q1"
    assert texts(page.tabs.lines, 0, 6, 7, 8, 4) == [
        ("1", "Q3 2025", "Arrears", "1", f"31{NO_BREAK}456{NO_BREAK}₸"),
        ("2", "Q4 2025", "Arrears", "3", f"31{NO_BREAK}456{NO_BREAK}₸"),
        ("3", "Q1 2026", "Current", "3", f"34{NO_BREAK}600{NO_BREAK}₸"),
    ]
    figures = page.figures
    assert (figures.lines.text(), figures.children_.text()) == ("3", "1")
    assert figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    assert figures.arrears.text() == f"62{NO_BREAK}912{NO_BREAK}₸"
    qtmodeltester.check(page.tabs.lines.rows)


def test_enter_on_a_line_says_why_it_has_its_sum(qtbot: QtBot, page: PayoutsPage) -> None:
    page.tabs.lines.setFocus()
    QTest.keyClick(page.tabs.lines, Qt.Key.Key_Return)
    shown = dialog(qtbot, page, StepsDialog)
    assert shown.isVisible()


def test_another_quarter_is_drawn_up_when_it_is_chosen(qtbot: QtBot, page: PayoutsPage) -> None:
    qtbot.mouseClick(page.period.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.payout is not None)
    assert str(page.period.value()) == "2025Q4"
    assert [period for (period,) in texts(page.tabs.lines, 6)] == ["Q3 2025", "Q4 2025"]
    assert page.place == Place("payouts", text="2025Q4")


def test_a_child_who_is_not_paid_is_listed_with_the_reason(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, accountant: Desk, family: int
) -> None:
    pay(accountant, "2026Q1")
    page.refresh()
    qtbot.waitUntil(lambda: page.tabs.not_paid.rows.rowCount() == 1)
    ((reason, clause),) = texts(page.tabs.not_paid, 2, 3)
    assert (reason, clause) == ("quarter 1 of 2026 is paid already", "D-7")
    page.tabs.setCurrentWidget(page.tabs.not_paid)
    page.tabs.not_paid.selectRow(0)
    page.tabs.not_paid.setFocus()
    QTest.keyClick(page.tabs.not_paid, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == Place("child", family)


def test_a_payout_is_approved_and_then_shown_as_it_is_kept(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
) -> None:
    closed = close_it(qtbot, window, context, page, head)
    assert closed.title.text() == "Payout Т-2026-00001"
    told = closed.standing.words.text()
    assert "Drawn up by Бухгалтер" in told
    assert "Approved by Басшы" in told
    assert "can't be changed" in told
    assert closed.next.step is NextStep.EXPORT
    assert closed.figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    assert texts(closed.tabs.approved, 0, 4, 5) == [("Т-2026-00001", "Approved", "3")]
    assert texts(closed.tabs.checks, 0, 1, 4) == [("Seen", "Above the limit", "Бухгалтер")]
    assert not draw_up(accountant, Quarter(2026, 1)).lines


def test_enter_alone_does_not_approve_a_payout(
    qtbot: QtBot, page: PayoutsPage, context: Context, accountant: Desk, head: Desk
) -> None:
    kept(qtbot, page)
    context.desk = head
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, page, ApprovePayoutDialog)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert cycle.approved(accountant) == []


def test_who_drew_up_is_asked_for_the_order(
    qtbot: QtBot,
    window: MainWindow,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
    administrator: Desk,
) -> None:
    order = substitutions.record(administrator, an_order(accountant, head))
    kept(qtbot, page)
    assert "Another person approves it" in page.note.text()
    press(page.next_button)
    asked = dialog(qtbot, page, ApprovePayoutDialog)
    assert isinstance(asked, ApprovePayoutDialog)
    press(asked.accept_button)
    field = asked.fields["substitution"]
    assert isinstance(field, ChoiceField)
    qtbot.waitUntil(lambda: "Choose the order of substitution" in field.note.text())
    assert field.box.itemText(1).startswith("№ 12, 05.11.2025: for Басшы, until ")
    field.set_value(order.id)
    press(asked.accept_button)
    closed = shown_after(qtbot, window, page)
    words = "by the order № 12, 05.11.2025, standing in for Басшы"
    assert words in closed.standing.words.text()


def test_who_drew_up_and_has_no_order_learns_where_it_comes_from(
    qtbot: QtBot, page: PayoutsPage, accountant: Desk
) -> None:
    kept(qtbot, page)
    press(page.next_button)
    asked = dialog(qtbot, page, ApprovePayoutDialog)
    assert isinstance(asked, ApprovePayoutDialog)
    press(asked.accept_button)
    field = asked.fields["substitution"]
    qtbot.waitUntil(lambda: "Settings, Workers" in field.note.text())
    assert cycle.approved(accountant) == []


def test_a_sheet_goes_to_the_bank_and_one_line_comes_back_and_is_paid_again(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
    tmp_path: Path,
    clock: Clock,
) -> None:
    sheet = close_it(qtbot, window, context, page, head)
    sheet.save_to(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: sheet.next.step is NextStep.ANSWER)
    sheet.tabs.setCurrentWidget(sheet.tabs.lines)
    sheet.tabs.lines.selectRow(1)
    press(sheet.next_button)
    answer(qtbot, sheet, RETURNED, "Account closed")
    qtbot.waitUntil(lambda: "1 line came back" in sheet.standing.words.text())
    assert texts(sheet.tabs.lines, 0, 7) == [
        ("1", "No answer yet"),
        ("2", "Returned on 20.01.2026"),
        ("3", "No answer yet"),
    ]
    assert not sheet.answer_button.isVisible()  # it is the next step itself
    press(sheet.next_button)
    answer(qtbot, sheet, ALL)
    qtbot.waitUntil(lambda: sheet.next.step is NextStep.FOLLOW_UP)
    assert "Paid on 20.01.2026" in sheet.standing.words.text()
    assert not sheet.annul_button.isVisible()
    clock.pass_by(days=1)
    press(sheet.next_button)
    follow = shown_after(qtbot, window, sheet)
    assert not follow.next_button.isVisible()
    assert "correct the account" in follow.note.text()
    assert len(texts(follow.tabs.not_paid, 2)) == 1
    returned = cycle.by_id(accountant, 1).to_follow[0][0]
    change = AccountChanged(make_iban(77))
    amendments.amend(head, returned.decision_id, change, "Жаңа шот")
    follow.refresh()
    qtbot.waitUntil(lambda: follow.next.step is NextStep.KEEP)
    assert texts(follow.tabs.lines, 5, 7) == [(make_iban(77), "Paid again")]
    press(follow.next_button)
    qtbot.waitUntil(lambda: follow.next.step is NextStep.APPROVE)
    assert follow.next.ready
    press(follow.back_button)
    assert window.page is not None
    assert window.page.place == Place("payouts", 1)


def answer(qtbot: QtBot, page: PayoutsPage, what: str, why: str = "") -> None:
    asked = dialog(qtbot, page, BankAnswerDialog)
    assert isinstance(asked, BankAnswerDialog)
    assert asked.answer.value() is None
    press(asked.accept_button)
    assert "what the bank did" in asked.answer.note.text()
    asked.answer.set_value(what)
    if why:
        press(asked.accept_button)
        assert "Write why" in asked.why.note.text()
        asked.why.set_value(why)
    press(asked.accept_button)
    qtbot.waitUntil(lambda: not page.findChildren(BankAnswerDialog))


def test_a_payout_is_annulled_as_a_whole(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
) -> None:
    sheet = close_it(qtbot, window, context, page, head)
    press(sheet.annul_button)
    asked = dialog(qtbot, sheet, AnnulDialog)
    assert isinstance(asked, AnnulDialog)
    asked.why.set_value("Қате кезең")
    press(asked.accept_button)
    qtbot.waitUntil(lambda: "Annulled by" in sheet.standing.words.text())
    assert "Қате кезең" in sheet.standing.words.text()
    for gone in (sheet.annul_button, sheet.answer_button, sheet.next_button, sheet.save_button):
        assert not gone.isVisible()
    assert texts(sheet.tabs.approved, 4) == [("Annulled",)]
    assert len(draw_up(accountant, Quarter(2026, 1)).lines) == 3


def test_a_finding_is_opened_with_enter(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, family: int, qtmodeltester: ModelTester
) -> None:
    ((state, kind, found),) = texts(page.tabs.checks, 0, 1, 3)
    assert (state, kind) == ("To look at", "Above the limit")
    assert found.startswith(f"97{NO_BREAK}512 tenge in all")
    qtmodeltester.check(page.tabs.checks.rows)
    page.tabs.setCurrentWidget(page.tabs.checks)
    assert not page.tabs.seen_button.isEnabled()  # nobody has drawn it up yet
    page.tabs.checks.setFocus()
    QTest.keyClick(page.tabs.checks, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == Place("child", family)


def test_an_approved_payout_stays_as_it_was_when_more_becomes_known(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
    family: int,
    clock: Clock,
) -> None:
    close_it(qtbot, window, context, page, head)
    clock.move_to(date(2026, 5, 3))
    events.record(head, family, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    again = opened(qtbot, window, Place("payouts", 1))
    assert again.figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    now = opened(qtbot, window, Place("payouts", text="2026Q2"))
    ((reason, clause),) = texts(now.tabs.not_paid, 2, 3)
    assert reason.startswith(f"Overpaid before: 23{NO_BREAK}067 tenge")
    assert clause == "D-9"


def test_a_payout_that_changed_since_it_was_drawn_up_is_drawn_up_again(
    qtbot: QtBot, page: PayoutsPage, context: Context, accountant: Desk, head: Desk, family: int
) -> None:
    kept(qtbot, page)
    events.record(head, family, EventKind.STATE_INSTITUTION, date(2026, 1, 10))
    context.desk = head
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, page, ApprovePayoutDialog)
    assert isinstance(asked, ApprovePayoutDialog)
    qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.figures.total.text() == f"74{NO_BREAK}445{NO_BREAK}₸")
    assert "has changed" in page.banner.words.text()
    assert page.next.step is NextStep.KEEP_AGAIN
    assert "Drawn up by Бухгалтер" in page.note.text()
    qtbot.waitUntil(lambda: not page.findChildren(ApprovePayoutDialog))
    assert cycle.approved(accountant) == []
    press(page.next_button)
    qtbot.waitUntil(lambda: page.next.step is NextStep.APPROVE)


def test_a_clerk_reads_who_may_take_it_further(
    qtbot: QtBot, window: MainWindow, desk: Desk, context: Context, family: int
) -> None:
    page = opened(qtbot, window, Place("payouts"))
    assert not page.next_button.isEnabled()
    assert "accountant or the head" in page.note.text()
    assert page.save_button.isEnabled()


def test_a_missing_mci_is_said_with_the_way_to_settings(
    qtbot: QtBot, window: MainWindow, head: Desk, school: int
) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    child = a_child(5, birth=date(2014, 5, 5))
    entry = reimbursement_entry(
        school, 5, applied_on=date(2026, 9, 3), certificate=year, child=child
    )
    award(head, entry)
    window.open(Place("payouts", text="2027Q1"))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(page.settings_button.isVisible)
    assert "January 2027" in page.banner.words.text()
    qtbot.mouseClick(page.settings_button, Qt.MouseButton.LeftButton)
    assert window.page is not None
    assert window.page.place == Place("settings", text="mci")


def test_leaving_while_the_payout_is_being_drawn_up_does_no_harm(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, context: Context
) -> None:
    page.refresh()
    window.open(Place("settings"))
    with qtbot.waitSignal(context.busy, check_params_cb=lambda busy: not busy):
        context.act(lambda: None, changes=False)


def test_after_trouble_it_can_be_drawn_up_again(
    qtbot: QtBot, page: PayoutsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cycle, "keep_draft", busy)
    page.next_button.click()
    assert not page.next_button.isEnabled()
    qtbot.waitUntil(page.next_button.isEnabled)
    assert TOLD in page.banner.words.text()


def test_drawing_up_is_stopped_and_taken_up_again(qtbot: QtBot, page: PayoutsPage) -> None:
    before = page.payout
    page.refresh()
    page.work.stop_button.click()
    qtbot.waitUntil(lambda: page.banner.isVisible())
    assert "Stopped" in page.banner.words.text()
    assert page.payout is before
    page.draw_button.click()
    qtbot.waitUntil(lambda: page.payout is not before)
    assert page.work.isHidden()


def test_whoever_leaves_the_page_wants_no_payout(
    qtbot: QtBot, window: MainWindow, context: Context, page: PayoutsPage
) -> None:
    page.refresh()
    running = page._drawing_up
    assert running is not None
    context.go(Place("today"))
    with pytest.raises(Stopped):
        running(1, 1)
    qtbot.waitUntil(lambda: not context.is_busy)


def test_approved_sheets_are_there_before_anything_is_drawn_up(
    qtbot: QtBot, window: MainWindow, context: Context, page: PayoutsPage, head: Desk
) -> None:
    """And stay to be chosen where somebody stops."""
    close_it(qtbot, window, context, page, head)
    context.go(Place("payouts"))
    shown = window.page
    assert isinstance(shown, PayoutsPage)
    qtbot.waitUntil(lambda: shown.tabs.approved.rows.rowCount() == 1)
    qtbot.waitUntil(lambda: shown.payout is not None)
