"""A complaint that may be in the register already is asked about before it is there twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.complaints.entry import RegisterComplaintDialog
from desktop_app.gui.context import Context
from desktop_app.records.complaints import Complaint
from desktop_app.services.complaints import form
from desktop_app.services.desk import Desk
from desktop_app.storage.complaints import on_file as stored
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen


@pytest.fixture
def dialog(
    qtbot: QtBot, context: Context, desk: Desk, complaint: Complaint
) -> RegisterComplaintDialog:
    made = RegisterComplaintDialog(seen(qtbot), context, form.to_register(desk))
    made.start()
    type_into(made.form.complainant.edit, complaint.complainant)
    type_into(made.form.address.edit, "Алатау қ.")
    type_into(made.form.subject.edit, "қолхат берілмеді, екі рет келдім")
    press(made.accept_button)
    settle(context)
    return made


def press(button: QWidget) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def in_register(desk: Desk) -> int:
    with desk.database.read() as connection:
        return len(stored.ids(connection))


def test_both_are_shown_and_nothing_is_registered(
    dialog: RegisterComplaintDialog, desk: Desk, complaint: Complaint
) -> None:
    assert dialog.alike.isVisible()
    assert dialog.focusWidget() is dialog.alike.same_button
    texts = {each.text() for each in dialog.alike.findChildren(QLabel)}
    assert {complaint.number, complaint.subject} <= texts
    assert in_register(desk) == 1


def test_the_same_complaint_is_opened_and_not_registered(
    dialog: RegisterComplaintDialog, desk: Desk, complaint: Complaint, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.context.went) as opened:
        press(dialog.alike.same_button)
    assert opened.args == [places.complaint(complaint.id)]
    assert in_register(desk) == 1


def test_another_one_is_registered(dialog: RegisterComplaintDialog, desk: Desk) -> None:
    press(dialog.alike.another_button)
    assert not dialog.form.subject.slip
    press(dialog.accept_button)
    settle(dialog.context)
    assert in_register(desk) == 2


def test_an_anonymous_one_is_of_nobody_else(dialog: RegisterComplaintDialog, desk: Desk) -> None:
    dialog.anonymous.set_value(True)
    press(dialog.accept_button)
    settle(dialog.context)
    assert in_register(desk) == 2
