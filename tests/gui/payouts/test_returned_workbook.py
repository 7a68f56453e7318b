"""The workbook that came back from the bank is read, looked at and recorded; what has changed."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.bank_answer import RETURNED, BankAnswerDialog
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.payouts.returned_workbook import ReturnedWorkbookDialog
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.awards import events
from desktop_app.services.bank.proposed import Says
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import bank_answers, cycle
from tests.gui.payouts.payout_page import dialog, opened, press
from tests.gui.tables import check, shown
from tests.services.acts import pay

Fill = Callable[[Worksheet, int], None]
DAY = datetime(2026, 4, 2)


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, first: ApprovedPayout
) -> PayoutsPage:
    context.desk = accountant
    return opened(qtbot, window, Place("payouts", first.id))


def filled(desk: Desk, payout: ApprovedPayout, folder: Path, fill: Fill) -> Path:
    file = folder / f"payout-{payout.id}.xlsx"
    cycle.save_workbook(desk, payout, file, "kk")
    book = load_workbook(file)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    fill(book.worksheets[0], int(place.split(":")[0].rpartition("$")[2]))
    book.save(file)
    return file


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the file dialog of the system answers: it can't be driven without a screen."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))


def asked(qtbot: QtBot, page: PayoutsPage) -> BankAnswerDialog:
    page.answer()
    found = dialog(qtbot, page, BankAnswerDialog)
    assert isinstance(found, BankAnswerDialog)
    return found


def test_the_buttons_of_a_dialog_are_never_cut(qtbot: QtBot, page: PayoutsPage) -> None:
    found = asked(qtbot, page)
    buttons = (
        found.workbook_button,
        found.statement_button,
        found.cancel_button,
        found.accept_button,
    )
    found.resize(300, found.height())
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))


def looked_at(qtbot: QtBot, page: PayoutsPage) -> ReturnedWorkbookDialog:
    press(asked(qtbot, page).workbook_button)
    found = dialog(qtbot, page, ReturnedWorkbookDialog)
    assert isinstance(found, ReturnedWorkbookDialog)
    qtbot.waitUntil(lambda: not page.findChildren(BankAnswerDialog))  # no dialog on a dialog
    return found


def figures(dialog: ReturnedWorkbookDialog) -> list[str]:
    """Paid, returned, without an answer."""
    found = []
    for row in range(3):
        item = dialog.figures.itemAt(row, QFormLayout.ItemRole.FieldRole)
        assert item is not None
        value = item.widget()
        assert isinstance(value, QLabel)
        found.append(value.text())
    return found


def states(desk: Desk, payout: ApprovedPayout) -> list[LineState]:
    return [standing.state for standing in cycle.by_id(desk, payout.id).standings]


def test_it_is_looked_at_before_it_is_recorded(
    qtbot: QtBot,
    page: PayoutsPage,
    accountant: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: list[int] = []

    def fill(sheet: Worksheet, row: int) -> None:
        rows.append(row)
        sheet[f"L{row}"] = DAY
        sheet[f"L{row + 1}"] = datetime(2026, 5, 1)
        sheet[f"M{row + 2}"] = "шот жабық"

    choose(monkeypatch, filled(accountant, first, tmp_path, fill))
    found = looked_at(qtbot, page)
    assert figures(found) == ["1", "1", "0"]
    check(found.wrong)
    assert shown(found.wrong) == [f"{rows[0] + 1} | 2 | This day is still to come"]
    assert set(states(accountant, first)) == {LineState.APPROVED}
    press(found.accept_button)
    qtbot.waitUntil(lambda: "1 line came back" in page.standing.words.text())
    assert page.banner.words.text().split("\n") == [
        "Recorded. Paid: 1, returned: 1.",
        f"Row {rows[0] + 1}, line 2: This day is still to come",
    ]
    assert states(accountant, first) == [LineState.PAID, LineState.APPROVED, LineState.RETURNED]
    again = looked_at(qtbot, page)
    press(again.accept_button)
    qtbot.waitUntil(lambda: "On file already: 2." in page.banner.words.text())


def test_what_may_mean_two_things_is_asked_and_shown_with_what_it_changes(
    qtbot: QtBot,
    page: PayoutsPage,
    accountant: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill(sheet: Worksheet, row: int) -> None:
        sheet[f"L{row}"] = DAY
        sheet[f"L{row + 1}"], sheet[f"M{row + 1}"] = DAY, "шот жабық"

    choose(monkeypatch, filled(accountant, first, tmp_path, fill))
    found = looked_at(qtbot, page)
    (question,) = found.questions.values()
    assert question.name.text() == (
        "A day of payment, and “шот жабық”: what does it mean? "
        f"Lines: 1 (№ 2), children: 1, {wording.tenge(first.lines[1].amount)}"
    )
    assert figures(found) == ["1", "0", "1"]
    press(found.accept_button)
    assert "leave these rows out" in question.note.text()
    question.set_value(Says.RETURNED)
    assert figures(found) == ["1", "1", "1"]
    sums = [f"{line.amount:,}".replace(",", " ") for line in first.lines]
    assert shown(found.groups) == [
        f"paid | 1 | 1 | {sums[0]}",
        f"returned: шот жабық | 1 | 1 | {sums[1]}",
    ]
    told = shown(found.changes, "Line", "Child", "What changes")
    assert told == [
        f"1 | {first.lines[0].child_name} | paid on 02.04.2026",
        f"2 | {first.lines[1].child_name} | returned on 02.04.2026: шот жабық",
    ]
    press(found.accept_button)
    qtbot.waitUntil(lambda: "1 line came back" in page.standing.words.text())


def test_an_answer_over_an_answer_says_whose_it_changes(
    qtbot: QtBot, page: PayoutsPage, accountant: Desk, first: ApprovedPayout
) -> None:
    bank_answers.all_paid(accountant, first.id, accountant.today())
    page.refresh()
    qtbot.waitUntil(lambda: "Paid" in page.standing.words.text())
    found = asked(qtbot, page)
    assert found.answer.value() is None
    found.answer.set_value(RETURNED)
    assert found.answer.note.text() == (
        f"Changes the answer to 1 line, of: {accountant.worker.name}, 06.04.2026"
    )
    found.why.set_value("исполнено")
    press(found.accept_button)
    assert found.why.note.text() == "“исполнено” does not say that it came back"
    press(found.cancel_button)


def test_a_look_can_be_left_without_recording(
    qtbot: QtBot,
    page: PayoutsPage,
    accountant: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill(sheet: Worksheet, row: int) -> None:
        sheet[f"L{row}"] = DAY

    choose(monkeypatch, filled(accountant, first, tmp_path, fill))
    found = looked_at(qtbot, page)
    assert not found.wrong.isVisible()
    assert figures(found) == ["1", "0", "2"]
    press(found.cancel_button)
    qtbot.waitUntil(lambda: not page.findChildren(ReturnedWorkbookDialog))
    assert set(states(accountant, first)) == {LineState.APPROVED}


def test_a_workbook_without_answers_can_only_be_closed(
    qtbot: QtBot,
    page: PayoutsPage,
    accountant: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, filled(accountant, first, tmp_path, lambda _sheet, _row: None))
    found = looked_at(qtbot, page)
    assert figures(found) == ["0", "0", "3"]
    assert not found.accept_button.isVisible()
    assert found.cancel_button.text() == "Close"
    QTest.keyClick(found, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(ReturnedWorkbookDialog))


def test_a_workbook_of_another_payout_is_refused(
    qtbot: QtBot,
    page: PayoutsPage,
    head: Desk,
    accountant: Desk,
    first: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = pay(head, "2026Q2")

    def fill(sheet: Worksheet, row: int) -> None:
        sheet[f"L{row}"] = DAY

    file = filled(accountant, other, tmp_path, fill)
    choose(monkeypatch, file)
    found = asked(qtbot, page)
    press(found.workbook_button)
    qtbot.waitUntil(found.banner.isVisible)
    told = found.banner.words.text()
    assert told.startswith(f"{file.name} is the payout {other.number}, and this one is")
    assert first.number in told
    assert not page.findChildren(ReturnedWorkbookDialog)
    assert set(states(head, first)) == set(states(head, other)) == {LineState.APPROVED}
    press(found.cancel_button)


def test_what_is_no_workbook_is_said_in_words(
    qtbot: QtBot, page: PayoutsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xlsx"
    choose(monkeypatch, file)
    found = asked(qtbot, page)
    press(found.workbook_button)
    qtbot.waitUntil(found.banner.isVisible)
    assert "a.xlsx can't be read" in found.banner.words.text()
    file.write_bytes(b"text")
    press(found.workbook_button)
    qtbot.waitUntil(lambda: "can't be read. Close" not in found.banner.words.text())
    qtbot.waitUntil(found.accept_button.isEnabled)
    assert found.banner.words.text()
    press(found.cancel_button)


def test_the_first_payout_has_nothing_before_it(page: PayoutsPage) -> None:
    tabs = page.tabs
    assert not tabs.isTabVisible(tabs.indexOf(tabs.changes))


def test_changes_are_told_of_a_draft_and_stay_with_the_approved_payout(
    qtbot: QtBot,
    window: MainWindow,
    page: PayoutsPage,
    head: Desk,
    first: ApprovedPayout,
) -> None:
    placed = first.lines[1]
    events.record(head, placed.child_id, EventKind.STATE_INSTITUTION, date(2026, 4, 3))
    draft = opened(qtbot, window, Place("payouts", text="2026Q2"))
    assert_one_changed(draft, placed.child_name)
    closed = pay(head, "2026Q2")
    sheet = opened(qtbot, window, Place("payouts", closed.id))
    assert_one_changed(sheet, placed.child_name)
    sheet.tabs.setCurrentWidget(sheet.tabs.changes)
    sheet.tabs.changes.table.setFocus()
    QTest.keyClick(sheet.tabs.changes.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == Place("child", placed.child_id)


def assert_one_changed(page: PayoutsPage, name: str) -> None:
    tabs = page.tabs
    place = tabs.indexOf(tabs.changes)
    assert place == tabs.indexOf(tabs.not_paid) + 1
    assert tabs.isTabVisible(place)
    assert (tabs.tabText(place), tabs.tabToolTip(place)) == ("Changes: 1", tabs.changes.name)
    (told,) = shown(tabs.changes.table, "Child", "Change", "Why")
    assert told.startswith(f"{name} | Another sum | Studies in a state institution since ")
