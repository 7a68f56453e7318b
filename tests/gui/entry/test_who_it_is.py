"""A clerk types somebody under the IIN of another: asked at the field, by keyboard, and kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.people.fields import PersonFields
from desktop_app.law.iin import Sex
from desktop_app.records.applications import Application
from desktop_app.records.people import Person
from desktop_app.records.who_it_is import Because, Said
from desktop_app.services.desk import Desk
from desktop_app.services.people import keeping
from tests.builders import a_child, a_parent, home_education_entry, make_iin
from tests.gui.entry_form import opened
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.acts import register
from tests.services.people_acts import person, set_right

ROBERT = replace(
    a_child(birth=date(2015, 2, 14)),
    iin="150214501649",
    surname="Герман",
    given_name="Роберт",
    patronymic="",
    sex=Sex.MALE.value,
)
OLGA = a_parent(5, surname="Герман", given_name="Ольга", patronymic="")
OTHER = make_iin(date(2016, 2, 29), Sex.FEMALE, 77)


@pytest.fixture
def case(desk: Desk, school: int) -> Application:
    return register(desk, home_education_entry(school, child=ROBERT, applicant=OLGA))


@pytest.fixture
def family(desk: Desk, case: Application) -> tuple[Person, Person]:
    return person(desk, case.child_id), person(desk, case.applicant_id)


@pytest.fixture
def page(window: MainWindow, family: tuple[Person, Person], school: int) -> EntryPage:
    made = opened(window)
    made.form.service.set_value("reimbursement")
    _type(made, made.form.child, "Сергеева", "Инна", ROBERT.iin)
    _type(made, made.form.applicant, "Сергеева", "Ольга", OLGA.iin)
    made.form.provider.set_value(school)
    type_into(made.form.applicant.address.edit, "Алатау қ., Көктем к., 1")
    made.form.reimbursement.indefinite.set_value(True)
    return made


def _type(page: EntryPage, into: PersonFields, surname: str, name: str, iin: str) -> None:
    """As a hurried clerk does: the name first, then the number."""
    type_into(into.surname.edit, surname)
    type_into(into.given_name.edit, name)
    type_into(into.iin.edit, iin)
    settle(page.context)


def _press(button: QWidget) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def _shown(fields: PersonFields) -> list[str]:
    sides = fields.who_it_is.sides
    items = (sides.itemAt(place) for place in range(sides.count()))
    cells = (item.widget() for item in items if item is not None)
    return [cell.text() for cell in cells if isinstance(cell, QLabel)]


def test_both_sides_stand_at_the_fields_and_nobody_is_renamed(
    page: EntryPage, desk: Desk, family: tuple[Person, Person]
) -> None:
    form = page.form
    assert form.child.who_it_is.isVisible()
    assert form.applicant.who_it_is.isVisible()
    surname, given = ["Surname", "Герман", "Сергеева"], ["Given name", "Роберт", "Инна"]
    assert _shown(form.child)[3:] == [*surname, *given]
    assert form.child.surname.value() == "Сергеева"
    assert form.applicant.phone.value() == ""
    _press(page.answer.register_button)
    settle(page.context)
    assert "Say who it is." in form.child.iin.slip
    assert page.focusWidget() is form.child.who_it_is.buttons[Said.CHANGED]
    assert (person(desk, family[0].id), person(desk, family[1].id)) == family


def test_answered_by_keyboard_it_is_registered_with_what_was_said(
    qtbot: QtBot, page: EntryPage, desk: Desk, family: tuple[Person, Person]
) -> None:
    child, applicant = page.form.child.who_it_is, page.form.applicant.who_it_is
    _press(child.buttons[Said.WRONG])
    _press(applicant.buttons[Said.CHANGED])
    type_into(applicant.changed_on.edit, "14.08.2026")
    type_into(applicant.document.edit, "№ 8")
    _press(applicant.take_button)
    assert not page.form.child.asks
    assert not page.form.applicant.asks
    with qtbot.waitSignal(page.registered):
        _press(page.answer.register_button)
    olga = person(desk, family[1].id)
    assert (olga.full_name, olga.phone) == ("Сергеева Ольга", OLGA.phone)
    assert person(desk, family[0].id).full_name == "Сергеева Инна"
    answers = {value.answer for value in keeping.held(desk, family[0].id)}
    assert answers == {Because.WRONG}
    (surname,) = [each for each in keeping.held(desk, olga.id) if each.field == "surname"]
    assert (surname.changed_on, surname.document) == (date(2026, 8, 14), "№ 8")


def test_an_answer_takes_the_red_words_back_and_the_cards_telephone_and_address(
    page: EntryPage,
) -> None:
    applicant = page.form.applicant
    applicant.address.edit.clear()
    _press(page.answer.register_button)
    settle(page.context)
    assert applicant.iin.slip
    _press(applicant.who_it_is.buttons[Said.WRONG])
    assert applicant.iin.slip == ""
    assert (applicant.phone.value(), applicant.address.value()) == (OLGA.phone, OLGA.address)


def test_the_address_of_the_card_is_offered_where_there_too_was_typed(
    page: EntryPage, family: tuple[Person, Person]
) -> None:
    _child, parent = family
    fields = page.form.applicant
    assert fields.address_offer.isHidden()
    fields.address.edit.clear()
    type_into(fields.address.edit, "там же")
    assert parent.address in fields.address_offer.text()
    _press(fields.address_offer)
    assert fields.address.value() == parent.address
    assert fields.address_offer.isHidden()


def test_an_open_application_is_told_whoever_it_is(page: EntryPage, case: Application) -> None:
    page.form.service.set_value("home_education")
    settle(page.context)
    told = page.form.child.iin.slip
    assert case.number in told
    _press(page.form.child.who_it_is.buttons[Said.WRONG])
    assert page.form.child.iin.slip == told


def test_the_answer_is_kept_with_the_draft(page: EntryPage, window: MainWindow, desk: Desk) -> None:
    _press(page.form.child.who_it_is.buttons[Said.WRONG])
    page.draft.save()
    window.open(places.TODAY)
    window.open(page.place)
    again = window.page
    assert isinstance(again, EntryPage)
    assert again is not page
    answer = again.form.child.answer
    assert answer is not None
    assert answer.said is Said.WRONG
    assert again.form.applicant.asks


def test_another_name_is_asked_about_anew(page: EntryPage) -> None:
    child = page.form.child
    _press(child.who_it_is.buttons[Said.WRONG])
    assert child.answer is not None
    child.surname.edit.clear()
    type_into(child.surname.edit, "Ким")
    QTest.keyClick(child.surname.edit, Qt.Key.Key_Tab)
    assert child.asks
    child.surname.edit.clear()
    type_into(child.surname.edit, ROBERT.surname)
    child.given_name.edit.clear()
    type_into(child.given_name.edit, ROBERT.given_name)
    QTest.keyClick(child.given_name.edit, Qt.Key.Key_Tab)
    assert not child.who_it_is.isVisible()


def test_a_wrong_iin_is_typed_again_and_another_known_one_asks_again(
    page: EntryPage, desk: Desk, school: int
) -> None:
    child = page.form.child
    _press(child.who_it_is.buttons[Said.ANOTHER])
    assert (child.iin.value(), child.birth_date.value(), child.sex.value()) == ("", None, "")
    assert page.focusWidget() is child.iin.edit
    assert child.surname.value() == "Сергеева"
    assert not child.who_it_is.isVisible()
    type_into(child.iin.edit, OTHER)
    settle(page.context)
    assert child.birth_date.value() == date(2016, 2, 29)
    assert not child.asks


def test_an_iin_that_is_corrected_to_another_known_persons_fills_the_card_again(
    window: MainWindow, desk: Desk, family: tuple[Person, Person], school: int
) -> None:
    register(desk, home_education_entry(school, 3))
    page = opened(window)
    child = page.form.child
    type_into(child.iin.edit, ROBERT.iin)
    settle(page.context)
    assert child.surname.value() == "Герман"
    child.iin.edit.clear()
    type_into(child.iin.edit, a_child(3).iin)
    settle(page.context)
    assert child.entry().full_name == a_child(3).full_name
    assert child.birth_date.value() == a_child(3).birth_date
    assert not child.asks


def test_a_name_spelled_alike_is_told_and_what_is_missing_is_filled_in(
    window: MainWindow, desk: Desk, family: tuple[Person, Person]
) -> None:
    page = opened(window)
    applicant = page.form.applicant
    _type(page, applicant, "ГЕРМАН", "Ольг'а", OLGA.iin)
    assert not applicant.who_it_is.isVisible()
    assert applicant.surname.slip == "On file as Герман Ольга: that stays."
    assert applicant.phone.value() == OLGA.phone
    assert applicant.address.value() == OLGA.address


def test_a_birth_date_read_out_of_the_iin_gives_way_to_the_card(
    window: MainWindow, desk: Desk, family: tuple[Person, Person]
) -> None:
    olga = family[1]
    set_right(desk, olga, replace(olga, birth_date=date(1988, 10, 3)))
    page = opened(window)
    applicant = page.form.applicant
    _type(page, applicant, "Герман", "Ольга", OLGA.iin)
    assert applicant.birth_date.value() == date(1988, 10, 3)
    assert not applicant.asks
