"""The head says on one screen what of a register is left out, and what is right as it stands."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.importing.open_points import OpenPointsDialog
from desktop_app.gui.importing.page import ImportPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.imports import Way
from tests.gui.case_screen import Screen
from tests.gui.patient_window import settle
from tests.gui.tables import check, shown
from tests.import_samples import PAID, a_row, write


def _press(button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def page(heads_screen: Screen, window: MainWindow, school: int, tmp_path: Path) -> ImportPage:
    """A house number, a hidden row and a sum that can be read in two ways."""
    window.open(places.IMPORT)
    made = window.page
    assert isinstance(made, ImportPage)
    rows = [a_row(1, house=7, q4=PAID), a_row(2, house=9, q4="31,000"), a_row(3, house=4, q4=PAID)]
    path = write(tmp_path / "register.xlsx", rows, named={"house": "Дом", "q4": "2025Q4"})
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[4].hidden = True
    book.save(path)
    made.open_file(path)
    settle(made.context)
    return made


def _dialog(page: ImportPage) -> OpenPointsDialog:
    _press(page.found.open_button)
    dialog = page.findChild(OpenPointsDialog)
    assert isinstance(dialog, OpenPointsDialog)
    return dialog


def test_one_confirmation_takes_what_is_proposed_and_what_was_said(page: ImportPage) -> None:
    assert page.checked is not None
    assert not page.found.bring_button.isEnabled()
    dialog = _dialog(page)
    check(dialog.list.table)
    where = shown(dialog.list.table, "Where", "Answer")
    assert where == ["Реестр!4 | ", "Реестр!Z3 | ", "Реестр!Y | Left out"]

    dialog.list.table.selectAll()
    assert not dialog.buttons[Way.CONFIRM].isEnabled()  # one at a time
    dialog.list.table.selectRow(0)
    _press(dialog.buttons[Way.LEAVE_OUT])
    _press(dialog.buttons[Way.CONFIRM])
    assert not dialog.buttons[Way.LEAVE_OUT].isHidden()
    _press(dialog.accept_button)
    settle(page.context)

    assert page.checked.open == ()
    assert {each.row.number: each.row.payments[0].amount for each in page.checked.good} == {
        2: PAID,
        3: 31_000,
    }
    assert page.found.open_button.isHidden()
    assert page.found.bring_button.isEnabled()
    assert "Left out of the old register: " in page.found.coming_in.sums.text()


def test_what_was_not_answered_is_asked_again(page: ImportPage) -> None:
    dialog = _dialog(page)

    _press(dialog.accept_button)
    settle(page.context)

    assert page.checked is not None
    assert {point.key for point in page.checked.open} == {"Реестр!4", "Реестр!Z3"}
    assert [each.row.number for each in page.checked.good] == [2]
    assert page.found.bring_button.isEnabled()  # those two rows stay out
