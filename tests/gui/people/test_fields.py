"""Somebody on file is found while typing; what an IIN suggests never overrules what stands."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.people.fields import PersonFields
from desktop_app.law.iin import Sex
from desktop_app.records.people import Person
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from tests.builders import a_child, home_education_entry, make_iin
from tests.gui.case_screen import register
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen

CHILD = a_child()
UNKNOWN = make_iin(date(2016, 2, 29), Sex.FEMALE, 77)


@pytest.fixture
def child(desk: Desk, school: int) -> Person:
    """On file, because of an application."""
    register(desk, home_education_entry(school))
    found = known_of_child.by_iin(desk, CHILD.iin)
    assert found is not None
    return found


@pytest.fixture
def fields(qtbot: QtBot, context: Context) -> PersonFields:
    made = PersonFields(context, "The child", not_asked=["address"])
    seen(qtbot, made)
    return made


@pytest.fixture
def chosen(fields: PersonFields) -> list[Person | None]:
    found: list[Person | None] = []
    fields.chosen.connect(found.append)
    return found


def _offers() -> list[QListView]:
    """The lists of people on file that are open."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QListView) and each.isVisible()
    ]


def test_an_iin_says_when_one_was_born_and_that_nobody_has_it(
    fields: PersonFields, chosen: list[Person | None]
) -> None:
    type_into(fields.iin.edit, UNKNOWN)
    settle(fields.context)
    assert (fields.birth_date.value(), fields.sex.value()) == (date(2016, 2, 29), Sex.FEMALE)
    assert chosen == [None]


def test_what_stands_is_not_overruled_by_an_iin(fields: PersonFields) -> None:
    type_into(fields.birth_date.edit, "01.03.2016")
    type_into(fields.iin.edit, UNKNOWN)
    settle(fields.context)
    assert fields.birth_date.value() == date(2016, 3, 1)
    assert "Differs from the IIN" in fields.birth_date.slip


def test_a_known_iin_brings_everything_in(
    child: Person, fields: PersonFields, chosen: list[Person | None]
) -> None:
    type_into(fields.iin.edit, CHILD.iin)
    settle(fields.context)
    assert (fields.entry(), chosen) == (CHILD, [child])


def test_a_name_that_stands_already_stays(
    child: Person, fields: PersonFields, chosen: list[Person | None]
) -> None:
    type_into(fields.surname.edit, "Басқа")
    type_into(fields.iin.edit, CHILD.iin)
    settle(fields.context)
    assert (fields.surname.value(), chosen) == ("Басқа", [child])


def test_whoever_is_found_by_name_is_taken_by_keyboard(
    child: Person, fields: PersonFields, chosen: list[Person | None]
) -> None:
    type_into(fields.surname.edit, CHILD.surname[:4].lower())
    settle(fields.context)
    (popup,) = _offers()
    model = popup.model()
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]
    wanted = lines.index(f"{child.full_name} · {CHILD.iin} · 07.04.2015")
    for _row in range(wanted + 1):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle(fields.context)
    assert (fields.entry(), chosen) == (CHILD, [child])
    assert _offers() == []


def test_nobody_is_offered_for_what_nobody_is_called(child: Person, fields: PersonFields) -> None:
    type_into(fields.surname.edit, "Щщщ")
    settle(fields.context)
    assert _offers() == []


def test_the_one_of_before_is_offered_as_long_as_nobody_is_typed_in(
    child: Person, fields: PersonFields, chosen: list[Person | None]
) -> None:
    fields.offer(child)
    assert fields.offer_button.isVisible()
    assert child.full_name in fields.offer_button.text()
    type_into(fields.surname.edit, "Ә")
    assert not fields.offer_button.isVisible()
    fields.surname.edit.clear()
    QTest.mouseClick(fields.offer_button, Qt.MouseButton.LeftButton)
    assert (fields.entry(), chosen) == (CHILD, [child])
    assert not fields.offer_button.isVisible()


def test_a_draft_is_put_back_without_looking_anybody_up(
    fields: PersonFields, chosen: list[Person | None]
) -> None:
    type_into(fields.iin.edit, UNKNOWN[:11])
    kept = {**fields.content(), "iin": UNKNOWN, "birth_date": "1.3"}
    told: list[str] = []
    fields.changed.connect(lambda: told.append("changed"))
    fields.restore(kept)
    settle(fields.context)
    assert (fields.content(), chosen, told) == (kept, [], [])


def test_what_is_not_asked_does_not_show(fields: PersonFields) -> None:
    assert not fields.address.isVisible()
    fields.say("An application is open already.")
    assert fields.note.isVisible()
    fields.say("")
    assert not fields.note.isVisible()


def _retype(fields: PersonFields, iin: str) -> None:
    fields.iin.edit.clear()
    type_into(fields.iin.edit, iin)
    settle(fields.context)


def test_what_came_from_a_card_goes_with_its_iin(child: Person, fields: PersonFields) -> None:
    _retype(fields, CHILD.iin)
    fields.phone.edit.clear()
    type_into(fields.phone.edit, "87010006468")
    _retype(fields, UNKNOWN)
    assert fields.entry().full_name == ""
    assert fields.birth_date.value() == date(2016, 2, 29)
    assert fields.phone.value() == "+7 (701) 000-64-68"
    assert "Not on file" in fields.iin.slip
    _retype(fields, CHILD.iin)
    assert fields.surname.value() == child.surname
    assert fields.phone.value() == "+7 (701) 000-64-68"


def test_what_was_typed_by_hand_stays(child: Person, fields: PersonFields) -> None:
    for field, text in ((fields.surname, child.surname), (fields.given_name, child.given_name)):
        type_into(field.edit, text)
    type_into(fields.patronymic.edit, child.patronymic)
    _retype(fields, CHILD.iin)
    _retype(fields, UNKNOWN)
    assert fields.entry().full_name == child.full_name


def test_a_birth_date_that_was_typed_first_is_held_against_the_card(
    child: Person, fields: PersonFields
) -> None:
    type_into(fields.birth_date.edit, "01.02.2014")
    _retype(fields, CHILD.iin)
    assert fields.birth_date.value() == date(2014, 2, 1)
    assert fields.asks


def test_a_draft_knows_what_came_from_a_card(child: Person, fields: PersonFields) -> None:
    _retype(fields, CHILD.iin)
    kept = fields.content()
    fields.put(replace(child, surname="Басқа", iin=UNKNOWN))
    fields.restore(kept)
    _retype(fields, make_iin(date(2016, 3, 1), Sex.FEMALE, 78))
    assert fields.entry().full_name == ""


def test_a_draft_keeps_that_the_iin_is_to_follow(fields: PersonFields) -> None:
    """Before the document is typed, too: another language makes the page anew."""
    fields.no_iin.tick.click()
    kept = fields.content()
    fields.no_iin.tick.click()
    assert not fields.no_iin.value()
    fields.restore(kept)
    assert fields.no_iin.value()
