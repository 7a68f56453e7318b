"""A certificate that a school gave on paper is recorded for the child (D-2)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui.awards.certificate import ChildCertificateDialog
from desktop_app.gui.context import Context
from desktop_app.records.people import Provider
from desktop_app.services.desk import Desk
from desktop_app.storage.office import details as offices
from tests.builders import a_school, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.services.acts import award


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return seen(qtbot)


@pytest.fixture
def schools(desk: Desk, school: int) -> list[Provider]:
    with desk.database.read() as connection:
        return offices.schools(connection)


def _accept(dialog: ChildCertificateDialog, context: Context) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def test_all_that_is_missing_is_said_at_once(
    window: QWidget, context: Context, schools: list[Provider]
) -> None:
    dialog = ChildCertificateDialog(window, context, 1, schools)
    dialog.start()
    _accept(dialog, context)
    missing = (dialog.provider, dialog.number, dialog.issued_on, dialog.first_day, dialog.last_day)
    assert all(field.slip for field in missing)
    assert dialog.class_name.slip == ""
    assert dialog.focusWidget() is dialog.provider.box


@pytest.mark.parametrize(("language", "name"), [("kk", "name_kk"), ("ru", "name_ru")])
def test_schools_are_called_in_the_language_of_the_screen(
    window: QWidget, context: Context, schools: list[Provider], language: str, name: str
) -> None:
    translation.use(language)
    dialog = ChildCertificateDialog(window, context, 1, schools, schools[0].id)
    assert dialog.provider.box.currentText() == getattr(a_school(), name)
    assert dialog.provider.value() == schools[0].id


def test_it_is_recorded_and_the_dialog_closes(
    qtbot: QtBot, window: QWidget, context: Context, head: Desk, schools: list[Provider]
) -> None:
    child = award(head, reimbursement_entry(schools[0].id)).child_id
    told: list[object] = []
    dialog = ChildCertificateDialog(window, context, child, schools, schools[0].id)
    dialog.start(told.append)
    type_into(dialog.number.edit, "21")
    type_into(dialog.class_name.edit, "6 Ә")
    for field in (dialog.issued_on, dialog.first_day):
        type_into(field.edit, "01.09.2026")
    type_into(dialog.last_day.edit, "25.05.2026")
    _accept(dialog, context)
    assert dialog.last_day.slip == "The period ends before it begins."
    assert dialog.issued_on.slip == "The day can't lie in the future."
    dialog.issued_on.set_value(context.desk.today())
    dialog.last_day.edit.clear()
    type_into(dialog.last_day.edit, "25.05.2037")
    _accept(dialog, context)
    assert dialog.issued_on.slip == ""
    assert "longer than 5 years" in dialog.last_day.slip
    dialog.last_day.edit.clear()
    type_into(dialog.last_day.edit, "25.05.2027")
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    assert told == [None]
