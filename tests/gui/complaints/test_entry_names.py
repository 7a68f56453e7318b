"""Who complains is asked where the IIN is another name's; whoever is named by nobody is not."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.complaints.entry import RegisterComplaintDialog
from desktop_app.gui.context import Context
from desktop_app.gui.fields.confirmation import Confirmation
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import ComplaintStatus, PaperLanguage
from desktop_app.records.people import Person
from desktop_app.records.who_it_is import Said
from desktop_app.services.complaints import form
from desktop_app.services.desk import Desk
from desktop_app.storage.complaints import on_file as stored
from tests.builders import home_education_entry, make_iin
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.services.acts import register
from tests.services.people_acts import person


@pytest.fixture
def parent(desk: Desk, school: int) -> Person:
    return person(desk, register(desk, home_education_entry(school)).applicant_id)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, desk: Desk, parent: Person) -> RegisterComplaintDialog:
    made = RegisterComplaintDialog(seen(qtbot), context, form.to_register(desk))
    made.start()
    type_into(made.form.subject.edit, "Қолхат берілмеді.")
    return made


def _name(dialog: RegisterComplaintDialog, name: str, iin: str) -> None:
    fields = dialog.form
    type_into(fields.complainant.edit, name)
    type_into(fields.iin.edit, iin)
    type_into(fields.address.edit, "Алатау қ.")
    settle(dialog.context)


def _press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _complaints(desk: Desk) -> list[tuple[str, ComplaintStatus]]:
    with desk.database.read() as connection:
        found = [stored.by_id(connection, each) for each in stored.ids(connection)]
    return [(each.complainant, each.status) for each in found]


def test_another_name_is_asked_about_and_kept_as_it_was_said(
    qtbot: QtBot, dialog: RegisterComplaintDialog, desk: Desk, parent: Person
) -> None:
    _name(dialog, "Сергеева Ольга", parent.iin)
    asked = dialog.form.who_it_is
    assert asked.isVisible()
    _press(dialog.accept_button)
    settle(dialog.context)
    assert _complaints(desk) == []
    assert dialog.focusWidget() is asked.buttons[Said.WRONG]
    _press(asked.buttons[Said.WRONG])
    with qtbot.waitSignal(dialog.destroyed):
        _press(dialog.accept_button)
        settle(dialog.context)
    assert _complaints(desk) == [("Сергеева Ольга", ComplaintStatus.REGISTERED)]


def test_a_wrong_iin_is_typed_again(dialog: RegisterComplaintDialog, parent: Person) -> None:
    _name(dialog, "Сергеева Ольга", parent.iin)
    _press(dialog.form.who_it_is.buttons[Said.ANOTHER])
    assert dialog.form.iin.value() == ""
    assert not dialog.form.who_it_is.isVisible()


def test_somebody_unknown_is_told(dialog: RegisterComplaintDialog) -> None:
    type_into(dialog.form.complainant.edit, "Щербаков Щ.")
    QTest.keyClick(dialog.form.complainant.edit, Qt.Key.Key_Tab)
    settle(dialog.context)
    assert "Nobody of this name" in dialog.form.complainant.doubt


def test_what_the_card_says_is_taken_where_the_name_was_typed_first(
    dialog: RegisterComplaintDialog, desk: Desk, parent: Person
) -> None:
    fields = dialog.form
    fields.language.set_value(PaperLanguage.RUSSIAN)
    type_into(fields.complainant.edit, f"{parent.surname} {parent.given_name[0]}.")
    type_into(fields.iin.edit, parent.iin)
    settle(dialog.context)
    assert fields.complainant.value() == f"{parent.surname} {parent.given_name[0]}."
    assert (fields.address.value(), fields.phone.value()) == (parent.address, parent.phone)
    assert fields.language.value() == parent.paper_language
    assert fields.application.box.count() == 2


def test_what_the_card_says_is_taken_once_it_is_said_to_be_this_person(
    dialog: RegisterComplaintDialog, parent: Person
) -> None:
    fields = dialog.form
    type_into(fields.complainant.edit, "Сергеева Ольга")
    type_into(fields.iin.edit, parent.iin)
    settle(dialog.context)
    assert (fields.address.value(), fields.phone.value()) == ("", "")
    _press(fields.who_it_is.buttons[Said.WRONG])
    assert fields.complainant.value() == "Сергеева Ольга"
    assert (fields.address.value(), fields.phone.value()) == (parent.address, parent.phone)
    assert fields.application.box.count() == 2


def test_what_is_not_kept_of_an_anonymous_complaint_is_told(
    dialog: RegisterComplaintDialog,
) -> None:
    type_into(dialog.form.complainant.edit, "Сергеева Ольга")
    dialog.anonymous.set_value(True)
    told = dialog.follows.words.text()
    assert "not kept of an anonymous complaint: Name." in told
    assert dialog.form.complainant.value() == "Сергеева Ольга"
    dialog.anonymous.set_value(False)
    assert "not kept" not in dialog.follows.words.text()
    dialog.form.complainant.edit.clear()
    dialog.anonymous.set_value(True)
    assert "not kept" not in dialog.follows.words.text()


@pytest.mark.parametrize(("day", "told"), [("31.02.2026", "no such day"), ("", "Enter the day")])
def test_a_day_that_cannot_be_read_is_told_with_all_else(
    dialog: RegisterComplaintDialog, desk: Desk, day: str, told: str
) -> None:
    dialog.form.received_on.edit.clear()
    type_into(dialog.form.received_on.edit, day)
    _press(dialog.accept_button)
    settle(dialog.context)
    slips = {name: each.slip for name, each in dialog.form.fields.items() if each.is_refused}
    assert set(slips) == {"complainant", "address", "received_on"}
    assert told in slips["received_on"]
    dialog.anonymous.set_value(True)
    _press(dialog.accept_button)
    settle(dialog.context)
    slips = {name: each.slip for name, each in dialog.form.fields.items() if each.is_refused}
    assert set(slips) == {"received_on"}
    assert _complaints(desk) == []


def test_nobody_is_asked_for_in_an_anonymous_complaint(
    qtbot: QtBot, dialog: RegisterComplaintDialog, desk: Desk, parent: Person
) -> None:
    _name(dialog, "Сергеева Ольга", parent.iin)
    QTest.keyClick(dialog.anonymous.tick, Qt.Key.Key_Space)
    assert not dialog.form.who_it_is.isVisible()
    assert not dialog.form.complainant.isEnabled()
    assert "not considered" in dialog.follows.words.text()
    with qtbot.waitSignal(dialog.destroyed):
        _press(dialog.accept_button)
        settle(dialog.context)
    assert _complaints(desk) == [("анонимді / анонимно", ComplaintStatus.NOT_CONSIDERED)]


def test_what_came_with_an_iin_goes_with_it(
    dialog: RegisterComplaintDialog, parent: Person
) -> None:
    fields = dialog.form
    type_into(fields.iin.edit, parent.iin)
    settle(dialog.context)
    assert fields.complainant.value() == parent.full_name
    fields.iin.edit.clear()
    type_into(fields.iin.edit, make_iin(date(1990, 1, 1), Sex.FEMALE, 77))
    settle(dialog.context)
    assert (fields.complainant.value(), fields.address.value()) == ("", "")


def test_what_is_not_asked_of_nobody_is_not_wrong_any_more(
    dialog: RegisterComplaintDialog,
) -> None:
    dialog.accept_button.click()
    settle(dialog.context)
    assert dialog.form.address.slip
    dialog.anonymous.set_value(True)
    assert not dialog.form.address.slip
    assert not dialog.form.complainant.slip


def test_a_paper_of_another_family_is_asked_about_where_its_number_stands(
    qtbot: QtBot, dialog: RegisterComplaintDialog, desk: Desk
) -> None:
    """The question stands until it is answered, and the tick registers the complaint."""
    _name(dialog, "Сергеева Ольга", make_iin(date(1990, 2, 2), Sex.FEMALE))
    number = dialog.form.complained_of
    type_into(number.edit, "Ш-2026-00001")
    _press(dialog.accept_button)
    settle(dialog.context)
    assert number.asks
    number.edit.setFocus()
    dialog.form.subject.edit.setFocus()
    assert number.asks
    assert "Әлімқұлова" in number.asked
    assert _complaints(desk) == []
    confirmation = number.findChild(Confirmation)
    assert confirmation is not None
    confirmation.tick.click()
    with qtbot.waitSignal(dialog.destroyed):
        _press(dialog.accept_button)
        settle(dialog.context)
    assert [name for name, _status in _complaints(desk)] == ["Сергеева Ольга"]
