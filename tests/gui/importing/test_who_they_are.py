"""The head says which rows of a register mean somebody on file under another name."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.importing.page import ImportPage
from desktop_app.gui.importing.who_they_are import WhoTheyAreDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.likeness import Said
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from tests.builders import a_parent, home_education_entry
from tests.gui.case_screen import Screen
from tests.gui.patient_window import settle
from tests.gui.tables import shown
from tests.import_samples import a_row, cells_of, write
from tests.services.acts import register
from tests.services.people_acts import person


def _press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def mother(desk: Desk, school: int) -> Person:
    entry = home_education_entry(school, 1)
    case = register(desk, replace(entry, applicant=a_parent(1)))
    return person(desk, case.applicant_id)


@pytest.fixture
def page(heads_screen: Screen, window: MainWindow, mother: Person, tmp_path: Path) -> ImportPage:
    window.open(places.IMPORT)
    made = window.page
    assert isinstance(made, ImportPage)
    rows = [a_row(1, payee_surname="Сергеева"), a_row(2)]
    made.open_file(write(tmp_path / "register.xlsx", rows))
    settle(made.context)
    return made


def _good(page: ImportPage) -> list[int]:
    assert page.checked is not None
    return [each.row.number for each in page.checked.good]


def _asked(page: ImportPage) -> WhoTheyAreDialog:
    _press(page.found.who_button)
    dialog = page.findChild(WhoTheyAreDialog)
    assert isinstance(dialog, WhoTheyAreDialog)
    return dialog


def test_the_same_person_stays_as_on_file_and_the_row_is_good(
    page: ImportPage, mother: Person
) -> None:
    assert page.checked is not None
    assert [each.row.number for each in page.checked.good] == [3]
    assert page.found.who_button.isVisible()
    dialog = _asked(page)
    assert shown(dialog.list.table, "Row", "In the register", "May be") == [
        f"2 | Сергеева Гүлнұр Ғалымқызы | {mother.full_name} (On file)"
    ]
    assert [said for said, each in dialog.buttons.items() if each.isEnabled()] == [Said.SAME]
    QTest.keyClick(dialog.list.table, Qt.Key.Key_1)
    assert shown(dialog.list.table, "Answer") == ["The same person"]
    _press(dialog.accept_button)
    settle(page.context)
    assert [each.row.number for each in page.checked.good] == [2, 3]
    assert not page.found.who_button.isVisible()
    _press(page.found.bring_button)
    settle(page.context)
    assert person(page.context.desk, mother.id) == mother


def test_who_is_not_answered_stays_out(page: ImportPage) -> None:
    _press(_asked(page).accept_button)
    settle(page.context)
    assert page.checked is not None
    assert [each.row.number for each in page.checked.good] == [3]
    assert page.found.who_button.isVisible()


@pytest.fixture
def twins(page: ImportPage, tmp_path: Path) -> ImportPage:
    """Two pairs of sisters of one day, and a name that may be two."""
    rows = [
        *(a_row(each, **cells_of("payee", a_parent(20))) for each in (3, 4)),
        *(a_row(each, **cells_of("payee", a_parent(21))) for each in (5, 6)),
        a_row(7, payee_surname="Ким Светлана (мать)"),
    ]
    page.open_file(write(tmp_path / "twins.xlsx", rows))
    settle(page.context)
    return page


def test_several_are_answered_at_once_by_keyboard(twins: ImportPage) -> None:
    assert _good(twins) == []
    dialog = _asked(twins)
    table = dialog.list.table
    rows = [each.split(" | ") for each in shown(table, "Row", "May be")]
    assert [(row, other[-7:]) for row, other in rows] == [
        ("3", "(Row 2)"),
        ("5", "(Row 4)"),
        ("6", ""),
    ]
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not dialog.buttons[Said.SAME].isEnabled()
    QTest.keyClick(table, Qt.Key.Key_2)
    assert shown(table, "Answer") == ["A twin", "A twin", ""]
    QTest.keyClick(table, Qt.Key.Key_4)
    assert shown(table, "Answer") == ["A twin", "A twin", "The name is right"]
    assert dialog.focusWidget() is dialog.accept_button
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    settle(twins.context)
    assert _good(twins) == [2, 3, 4, 5, 6]
    assert not twins.found.who_button.isVisible()
