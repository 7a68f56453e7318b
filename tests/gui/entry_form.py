"""The form of a new application, filled in and registered as a clerk would."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.entry.checklist import ChecklistRow
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.iin import Sex
from tests.builders import make_iin
from tests.gui.case_screen import confirm
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle

BORN = date(2015, 4, 7)


def opened(window: MainWindow) -> EntryPage:
    """An application that nothing is typed in yet."""
    window.open(places.entry())
    assert isinstance(window.page, EntryPage)
    return window.page


def fill_people(page: EntryPage, school: int) -> None:
    type_into(page.form.child.iin.edit, make_iin(BORN, Sex.FEMALE, 7))
    type_into(page.form.child.surname.edit, "Әбдіқадырқызы")
    type_into(page.form.child.given_name.edit, "Үміт")
    type_into(page.form.applicant.iin.edit, make_iin(date(1988, 1, 30), Sex.FEMALE, 8))
    type_into(page.form.applicant.surname.edit, "Ғабитова")
    type_into(page.form.applicant.address.edit, "Алатау қ., Көктем к., 1")
    page.form.provider.set_value(school)
    settle(page.context)


def document(page: EntryPage, code: str) -> ChecklistRow:
    """The line of a document that is asked for."""
    row = page.form.checklist.row(code)
    assert row is not None, code
    return row


def registered(qtbot: QtBot, page: EntryPage) -> int:
    """Press the button, confirm a refusal, and wait until it is registered; its id."""
    with qtbot.waitSignal(page.registered) as signal:
        QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
        confirm(page.window(), page.context)
    (application_id,) = signal.args
    return int(application_id)
