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
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from tests.builders import a_parent, home_education_entry
from tests.gui.case_screen import Screen
from tests.gui.patient_window import settle
from tests.import_samples import a_row, write
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


def _asked(page: ImportPage) -> WhoTheyAreDialog:
    _press(page.found.who_button)
    dialog = page.findChild(WhoTheyAreDialog)
    assert isinstance(dialog, WhoTheyAreDialog)
    return dialog


def test_who_is_ticked_stays_as_on_file_and_the_row_is_good(
    page: ImportPage, mother: Person, desk: Desk
) -> None:
    assert page.checked is not None
    assert [each.row.number for each in page.checked.good] == [3]
    assert page.found.who_button.isVisible()
    dialog = _asked(page)
    (tick,) = dialog.ticks.values()
    assert "Сергеева" in tick.tick.text()
    assert mother.full_name in tick.tick.text()
    QTest.keyClick(tick.tick, Qt.Key.Key_Space)
    _press(dialog.accept_button)
    settle(page.context)
    assert [each.row.number for each in page.checked.good] == [2, 3]
    assert not page.found.who_button.isVisible()
    _press(page.found.bring_button)
    settle(page.context)
    assert person(desk, mother.id) == mother


def test_who_is_not_ticked_stays_out(page: ImportPage) -> None:
    _press(_asked(page).accept_button)
    settle(page.context)
    assert page.checked is not None
    assert [each.row.number for each in page.checked.good] == [3]
    assert page.found.who_button.isVisible()
