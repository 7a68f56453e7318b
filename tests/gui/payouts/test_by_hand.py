"""What a bank's statement leaves to a person stays at hand; lines are put in order by a click."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.payouts.returned_workbook import ReturnedWorkbookDialog
from desktop_app.gui.places import Place
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from desktop_app.services.bank.proposed import Says
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import bank_answers
from tests.gui.payouts.payout_page import dialog, opened, press
from tests.gui.payouts.test_returned_workbook import asked, choose
from tests.gui.tables import shown
from tests.services.acts import pay
from tests.statement_files import Paid, as_1c

DAY = date(2026, 4, 2)


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, first: ApprovedPayout
) -> PayoutsPage:
    context.desk = accountant
    return opened(qtbot, window, Place("payouts", first.id))


def _paid(line: PayoutLine) -> Paid:
    return Paid("118", DAY, f"{line.amount}.00", line.iban, line.payee_iin, line.payee_name)


def _read(qtbot: QtBot, page: PayoutsPage) -> ReturnedWorkbookDialog:
    press(asked(qtbot, page).statement_button)
    found = dialog(qtbot, page, ReturnedWorkbookDialog)
    assert isinstance(found, ReturnedWorkbookDialog)
    return found


def test_what_is_left_to_a_person_outlives_the_page_until_it_is_settled(
    qtbot: QtBot,
    window: MainWindow,
    page: PayoutsPage,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, two, three = map(_paid, first.lines)
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([one, replace(two, amount="1.00"), replace(three, amount="2.00")]))
    choose(monkeypatch, file)
    press(_read(qtbot, page).accept_button)
    tabs = page.tabs
    qtbot.waitUntil(lambda: tabs.isTabVisible(tabs.indexOf(tabs.by_hand)))

    opened(qtbot, window, Place("payouts"))
    again = opened(qtbot, window, Place("payouts", first.id))

    tabs = again.tabs
    assert tabs.tabText(tabs.indexOf(tabs.by_hand)) == "By hand: 2"
    tabs.setCurrentWidget(tabs.by_hand)
    left = shown(tabs.by_hand, "Payment")
    assert [each.partition(" · ")[2].partition(" · ")[0] for each in left] == ["1.00", "2.00"]
    tabs.by_hand.selectRow(0)
    press(tabs.settled_button)
    assert shown(tabs.by_hand, "Payment") == left[1:]
    _read(qtbot, again).accept_button.click()
    qtbot.waitUntil(lambda: shown(tabs.by_hand, "Payment") == left)  # not settled on file
    tabs.by_hand.selectAll()
    press(tabs.settled_button)
    assert not tabs.isTabVisible(tabs.indexOf(tabs.by_hand))


def test_a_statement_that_is_only_looked_at_leaves_its_list_too(
    qtbot: QtBot,
    page: PayoutsPage,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([replace(_paid(first.lines[0]), amount="1.00")]))
    choose(monkeypatch, file)

    press(_read(qtbot, page).cancel_button)

    assert page.tabs.isTabVisible(page.tabs.indexOf(page.tabs.by_hand))


def test_what_came_back_is_asked_and_recorded_at_its_line(
    qtbot: QtBot,
    page: PayoutsPage,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    back = replace(_paid(first.lines[0]), came_in=True, purpose="Возврат: счет закрыт")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([*map(_paid, first.lines), back]))
    choose(monkeypatch, file)
    found = _read(qtbot, page)
    (question,) = found.questions.values()
    assert question.name.text().startswith(
        "The statement says “Возврат: счет закрыт”: did the payment come back? Lines: 1 (№ 1)"
    )
    press(found.accept_button)
    assert "Say what it means" in question.note.text()
    question.set_value(Says.RETURNED)
    press(found.accept_button)
    qtbot.waitUntil(lambda: "1 line came back" in page.standing.words.text())


def test_a_return_that_can_be_of_two_sheets_names_both(
    qtbot: QtBot,
    window: MainWindow,
    page: PayoutsPage,
    accountant: Desk,
    head: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bank_answers.all_paid(accountant, first.id, DAY)
    second = pay(head, "2026Q2")
    line = next(each for each in second.lines if each.iban == first.lines[0].iban)
    back = replace(_paid(line), day=head.today(), came_in=True, purpose="Возврат: счет закрыт")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([back]))
    choose(monkeypatch, file)

    found = _read(qtbot, opened(qtbot, window, Place("payouts", second.id)))

    (question,) = found.questions.values()
    number = second.lines.index(line) + 1
    for each in (
        f"It can be of: line {number} of the payout {second.number}, without an answer; "
        f"line 1 of the payout {first.number}, paid on 02.04.2026. The first is the likeliest.",
        "If it is of another sheet, leave it out here and record it at that line.",
    ):
        assert each in question.name.text()
    question.set_value(Says.LEFT_OUT)
    press(found.accept_button)


def test_the_lines_are_put_in_order_by_a_click(
    qtbot: QtBot, page: PayoutsPage, first: ApprovedPayout
) -> None:
    tabs = page.tabs
    header = tabs.lines.horizontalHeader()
    names = [line.payee_name for line in first.lines]
    column = next(n for n, each in enumerate(tabs.lines.rows.columns) if each.heading == "Payee")
    where = header.sectionViewportPosition(column) + 20

    for order in (sorted(names), sorted(names, reverse=True), names):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, 10))
        assert shown(tabs.lines, "Payee") == order
    tabs.lines.selectRow(1)
    assert tabs.chosen_lines() == [1]
