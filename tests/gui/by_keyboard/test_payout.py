"""A quarter's sheet by keyboard alone: drawn up, approved by another, its workbook written."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.services.desk import Desk
from tests.builders import Period, reimbursement_entry
from tests.gui.by_keyboard.keys import ALT, Keyboard
from tests.gui.case_screen import Screen
from tests.services.acts import award


def test_from_the_quarter_to_the_workbook(
    screen: Screen,
    head: Desk,
    accountant: Desk,
    school: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The system's own window says where it is saved; the accountant draws up, the head approves
    and saves."""
    path = tmp_path / "sheet.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=year)
    award(head, entry, date(2026, 11, 20))
    screen.context.desk = accountant
    keys = Keyboard(screen.context)
    keys.press(Qt.Key.Key_4, ALT)
    keys.ctrl(Qt.Key.Key_Return)
    screen.context.desk = head
    keys.press(Qt.Key.Key_1, ALT)
    keys.press(Qt.Key.Key_4, ALT)
    keys.ctrl(Qt.Key.Key_Return)
    assert keys.focus() == "Cancel"  # for good: the focus is on the safe side
    keys.tab_to("Approve for good")
    keys.enter()
    assert not path.exists()
    keys.ctrl(Qt.Key.Key_Return)
    sums = [cell.value for row in load_workbook(path).worksheets[0].rows for cell in row]
    assert 69_200 in sums or "=SUM" in str(sums)
    keys.holds("quarter to workbook")
