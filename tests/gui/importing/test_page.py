"""The head brings the old register in: chosen, looked at, marked, brought in, taken back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.list_page import ChildrenPage
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.importing.page import ImportPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.today.page import TodayPage
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.read_whole import Stopped
from tests.gui.case_screen import Screen
from tests.gui.tables import check, shown
from tests.gui.trouble import TOLD, busy
from tests.import_samples import PAID, a_payment, a_row, write


def press(button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def page_of(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


@pytest.fixture
def page(qtbot: QtBot, heads_screen: Screen, window: MainWindow, school: int) -> ImportPage:
    window.open(places.CHILDREN)
    children = window.page
    assert isinstance(children, ChildrenPage)
    press(children.import_button)
    return page_of(window)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    rows = [a_row(1), a_row(2, last_day="май"), a_row(3, child_surname="Әлiмқұлова")]
    return write(tmp_path / "register.xlsx", rows, [a_payment(1)])


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the file dialogs of the system answer: they can't be driven without a screen."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_given: (str(path), ""))


def test_from_choosing_to_bringing_in_and_taking_back(
    qtbot: QtBot,
    screen: Screen,
    page: ImportPage,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, register)
    press(page.choose_button)
    qtbot.waitUntil(lambda: page.checked is not None)
    assert page.found.counts.text() == "Rows: 3. Good: 2. Wrong: 1. On file already: 0."
    assert page.found.bring_button.text() == "Bring in 2 rows"
    table = page.found.findings.table
    assert table is not None
    check(table)
    assert shown(table, "Cell", "Kind") == ["S3 | wrong", "B4 | read otherwise"]

    choose(monkeypatch, tmp_path / "marked.xlsx")
    press(page.found.marked_button)
    qtbot.waitUntil(lambda: page.banner.words.text() == "Saved: marked.xlsx")
    assert load_workbook(tmp_path / "marked.xlsx").worksheets[0]["S3"].comment

    press(page.found.bring_button)
    qtbot.waitUntil(lambda: page.banner.undo_button.isVisible())
    assert page.banner.words.text().startswith("Brought in: 2.")

    press(page.banner.undo_button)
    dialog = next(each for each in page.findChildren(ReasonDialog) if each.isVisible())
    dialog.why.set_value("Басқа жылдың тіркеуі")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.accept_button)
    assert page.banner.words.text().startswith("Taken back.")


def test_others_choose_and_check_and_the_head_brings_it_in(
    qtbot: QtBot, screen: Screen, page: ImportPage, desk: Desk, head: Desk, register: Path
) -> None:
    screen.context.desk = desk
    screen.context.changed.emit()
    page.open_file(register)
    qtbot.waitUntil(lambda: page.checked is not None)
    assert not page.found.bring_button.isEnabled()
    assert page.found.bring_button.toolTip() == "Only the head does this."

    screen.context.desk = head
    screen.context.changed.emit()  # as where somebody who practises chooses who works
    press(page.found.bring_button)
    qtbot.waitUntil(lambda: page.banner.undo_button.isVisible())


def test_a_filter_shows_one_kind_alone(qtbot: QtBot, page: ImportPage, register: Path) -> None:
    page.open_file(register)
    qtbot.waitUntil(lambda: page.checked is not None)

    page.found.findings.filter.setCurrentIndex(page.found.findings.filter.findData("wrong"))

    assert page.found.findings.table is not None
    assert shown(page.found.findings.table, "Cell") == ["S3"]


def test_a_missing_column_is_chosen_by_hand(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    named = {"iban": "Қайда аударамыз"}
    page.open_file(write(tmp_path / "register.xlsx", [a_row(1)], named=named))
    qtbot.waitUntil(lambda: page.banner.isVisible())
    assert page.banner.words.text().startswith("These columns are missing: ")
    assert not page.found.bring_button.isVisible()
    assert page.found.headings.isVisible()
    (box,) = [box for box in page.found.headings.boxes.values() if not box.currentData()]

    box.setCurrentIndex(box.findData("iban"))
    box.activated.emit(box.currentIndex())

    qtbot.waitUntil(lambda: page.checked is not None)
    assert page.found.bring_button.text() == "Bring in 1 row"


def test_sums_under_an_unknown_heading_are_given_their_period(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    row = a_row(1, extra=PAID, more=PAID)
    named = {"extra": "Сумма", "more": "Долг"}
    page.open_file(write(tmp_path / "register.xlsx", [row], named=named))
    qtbot.waitUntil(lambda: asked(page) == {"Реестр!Y", "Реестр!Z", "0"})
    assert not page.found.bring_button.isEnabled()

    boxes = [box for box in page.found.headings.boxes.values() if box.currentData() is None]
    say(boxes[0], "period:2025Q4")
    qtbot.waitUntil(lambda: asked(page) == {"Реестр!Z"})
    say(boxes[1], "")

    qtbot.waitUntil(page.found.bring_button.isEnabled)
    assert page.checked is not None
    assert (page.checked.paid, asked(page)) == (PAID, set())


def asked(page: ImportPage) -> set[str]:
    return {point.key for point in page.checked.open} if page.checked is not None else set()


def test_the_register_stands_on_another_sheet_under_other_headings(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1, q4=PAID)], named={"q4": "2025Q4"}, above=2)
    book = load_workbook(path)
    book.create_sheet("Ескерту").append(["Сөздер ғана"])
    book.save(path)
    page.open_file(path)
    qtbot.waitUntil(lambda: page.checked is not None)
    chooser = page.found.sheet
    assert (chooser.sheets.currentText(), chooser.row.value()) == ("Реестр", 3)

    chooser.row.setValue(2)
    qtbot.waitUntil(lambda: "These columns are missing" in page.banner.words.text())
    chooser.row.setValue(3)

    qtbot.waitUntil(page.found.bring_button.isEnabled)
    coming = page.found.coming_in
    assert "quarter 4 of 2025: 1 children were paid 31\xa0456 tenge." in coming.sums.text()
    assert coming.rows is not None
    check(coming.rows.table)
    assert shown(coming.rows.table, "Row", "Q4 2025") == ["4 | 31 456"]


def test_every_row_that_comes_in_is_listed_with_what_was_paid_in_all(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    """Whoever brings a register in answers for each of its accounts, and not for the first few."""
    rows = [a_row(each, q3=10_000 + each, q4=20_000) for each in range(1, 31)]
    page.open_file(write(tmp_path / "r.xlsx", rows, named={"q3": "2025Q3", "q4": "2025Q4"}))
    qtbot.waitUntil(lambda: page.checked is not None)

    coming = page.found.coming_in
    assert coming.rows is not None
    paid = shown(coming.rows.table, "Row", "Paid in all")
    assert paid == [f"{each + 1} | 30 {each:03}" for each in range(1, 31)]
    assert "30 children were paid 600\xa0000 tenge" in coming.sums.text()


def say(box: QComboBox, code: str) -> None:
    index = box.findData(code)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_refused_workbook_is_told_and_nothing_else_happens(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes("ЖСН;Тегі".encode())

    page.open_file(path)

    qtbot.waitUntil(lambda: page.banner.isVisible())
    assert page.banner.words.text().startswith("This file is not an Excel workbook")
    assert page.choose_button.isEnabled()


def test_the_template_is_written(
    qtbot: QtBot, page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app import translation

    monkeypatch.setattr(translation, "_current", "kk")
    choose(monkeypatch, tmp_path / "empty.xlsx")

    press(page.template_button)

    qtbot.waitUntil(lambda: page.banner.open_button.isVisible())
    assert load_workbook(tmp_path / "empty.xlsx").worksheets[0]["A1"].value == "Баланың ЖСН-і *"


def test_another_day_the_last_register_can_still_be_taken_back(
    qtbot: QtBot, window: MainWindow, page: ImportPage, register: Path
) -> None:
    page.open_file(register)
    qtbot.waitUntil(lambda: page.checked is not None)
    press(page.found.bring_button)
    qtbot.waitUntil(lambda: page.banner.undo_button.isVisible())

    window.open(places.CHILDREN)
    window.open(places.IMPORT)

    assert page_of(window).banner.undo_button.isVisible()


def test_a_new_office_finds_it_among_its_first_steps(qtbot: QtBot, window: MainWindow) -> None:
    assert isinstance(window.page, TodayPage)
    qtbot.waitUntil(lambda: window.page.first_steps.old_register.isVisible())  # type: ignore[union-attr]

    press(window.page.first_steps.old_register)

    assert page_of(window).template_button.isVisible()


def test_after_trouble_it_can_be_checked_and_brought_in_again(
    qtbot: QtBot, page: ImportPage, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(importing, "check", busy)
        page.open_file(register)
        assert not page.choose_button.isEnabled()
        qtbot.waitUntil(page.choose_button.isEnabled)
        assert TOLD in page.banner.words.text()
        assert not page.waiting.progress.isVisible()
        assert not page.waiting.stop_button.isVisible()
    page.open_file(register)
    qtbot.waitUntil(lambda: page.checked is not None)

    monkeypatch.setattr(importing, "bring_in", busy)
    press(page.found.bring_button)
    assert not page.found.bring_button.isEnabled()
    qtbot.waitUntil(page.found.bring_button.isEnabled)
    assert TOLD in page.banner.words.text()
    assert page.choose_button.isEnabled()
    assert not page.waiting.progress.isVisible()


def test_stopped_it_rests_and_says_so(
    qtbot: QtBot, page: ImportPage, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise Stopped

    monkeypatch.setattr(importing, "check", stopped)
    page.open_file(register)
    qtbot.waitUntil(page.choose_button.isEnabled)
    assert page.banner.words.text() == "Stopped. Nothing was changed."
    assert not page.waiting.progress.isVisible()
