"""A person's details as they are typed, and the warning where the IIN says another birth date."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.people.editors import PersonEditors
from desktop_app.law.iin import Sex
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from tests.builders import a_child, home_education_entry, make_iin
from tests.gui.case_screen import register
from tests.gui.keyboard import type_into

BORN = date(2015, 4, 7)


class Editors(PersonEditors, QWidget):
    pass


@pytest.fixture
def editors(qtbot: QtBot) -> Editors:
    made = Editors()
    qtbot.addWidget(made)
    for field in made.make_editors().values():
        field.setParent(made)
    return made


def test_what_is_on_file_is_shown_and_given_back_as_it_was(
    editors: Editors, desk: Desk, school: int
) -> None:
    child = a_child()
    register(desk, home_education_entry(school))
    found = known_of_child.by_iin(desk, child.iin)
    assert found is not None
    editors.show_person(found)
    assert editors.entry() == child


def test_nothing_typed_is_nothing_entered(editors: Editors) -> None:
    entry = editors.entry()
    assert (entry.iin, entry.birth_date, entry.sex) == ("", None, "")
    type_into(editors.surname.edit, " Әбдіқадырқызы  ")
    editors.sex.set_value(Sex.FEMALE)
    assert (editors.entry().surname, editors.entry().sex) == ("Әбдіқадырқызы", Sex.FEMALE.value)


@pytest.mark.parametrize(
    ("iin", "born", "warned"),
    [
        (make_iin(BORN), "07.04.2015", False),
        (make_iin(BORN), "08.04.2015", True),
        (make_iin(BORN), "", False),
        ("150407", "08.04.2015", False),
    ],
)
def test_a_birth_date_that_the_iin_does_not_say_is_warned_of(
    editors: Editors, iin: str, born: str, warned: bool
) -> None:
    type_into(editors.iin.edit, iin)
    type_into(editors.birth_date.edit, born)
    editors.compare()
    assert ("Differs from the IIN" in editors.birth_date.slip) is warned
    assert editors.birth_date.edit.property("wrong") is not True


@pytest.mark.parametrize("sex", list(Sex))
def test_a_sex_that_the_iin_does_not_say_is_warned_of(editors: Editors, sex: Sex) -> None:
    type_into(editors.iin.edit, make_iin(BORN))
    editors.sex.set_value(sex)
    editors.compare()
    assert ("Differs from the IIN" in editors.sex.slip) is (sex is Sex.FEMALE)
