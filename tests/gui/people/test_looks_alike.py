"""A child that looks like one on file is asked about at the desk, by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.identity.likeness import Likeness
from desktop_app.records.applications import Application
from desktop_app.records.likeness import Alike, Said
from desktop_app.services.desk import Desk
from desktop_app.storage.people import on_file as people
from tests.builders import a_parent, home_education_entry
from tests.gui.entry_form import opened
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.acts import register
from tests.services.twice_on_file import FIRST_IIN, SECOND_IIN, dana, id_by

MOTHER = a_parent()


@pytest.fixture
def case(desk: Desk, school: int) -> Application:
    return register(desk, home_education_entry(school, child=dana(), applicant=MOTHER))


@pytest.fixture
def page(window: MainWindow, case: Application, school: int) -> EntryPage:
    made = opened(window)
    made.form.service.set_value("reimbursement")
    child = made.form.child
    type_into(child.iin.edit, SECOND_IIN)
    settle(made.context)
    for field, text in (
        (child.surname, "Сейтова"),
        (child.given_name, "Дана"),
        (child.patronymic, "Ержанқызы"),
    ):
        type_into(field.edit, text)
    type_into(made.form.applicant.iin.edit, MOTHER.iin)
    settle(made.context)
    made.form.provider.set_value(school)
    made.form.reimbursement.indefinite.set_value(True)
    press(made.answer.register_button)
    settle(made.context)
    return made


def press(button: QWidget) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_it_is_asked_side_by_side_before_anything_is_saved(
    qtbot: QtBot, page: EntryPage, desk: Desk
) -> None:
    asking = page.form.child.looks_alike
    assert asking.isVisible()
    assert page.focusWidget() is asking.buttons[Said.SAME]
    viewport = page.area.viewport()

    def is_in_sight() -> bool:
        return viewport.rect().contains(asking.rect().translated(asking.mapTo(viewport, QPoint())))

    qtbot.waitUntil(is_in_sight)
    texts = [each.text() for each in asking.findChildren(QLabel)]
    assert FIRST_IIN in texts
    assert SECOND_IIN in texts
    with desk.database.read() as connection:
        from desktop_app.storage.people import on_file

        assert on_file.by_iin(connection, SECOND_IIN) is None


def test_the_same_child_is_filled_in_from_file(
    qtbot: QtBot, page: EntryPage, case: Application
) -> None:
    press(page.form.child.looks_alike.buttons[Said.SAME])
    settle(page.context)
    assert page.form.child.iin.value() == FIRST_IIN
    assert not page.form.child.looks_alike.isVisible()
    with qtbot.waitSignal(page.registered):
        press(page.answer.register_button)
    assert id_by(page.context.desk, FIRST_IIN) == case.child_id


def test_a_twin_is_registered_beside_the_other(
    qtbot: QtBot, page: EntryPage, case: Application
) -> None:
    assert page.form.child.iin.slip
    assert page.answer.slips.words.text().startswith("Not registered yet")
    press(page.form.child.looks_alike.buttons[Said.TWIN])
    assert not page.form.child.looks_alike.isVisible()
    assert not page.form.child.iin.slip
    with qtbot.waitSignal(page.registered):
        press(page.answer.register_button)
    assert id_by(page.context.desk, SECOND_IIN) != case.child_id


def test_whoever_was_born_months_apart_is_no_twin(page: EntryPage) -> None:
    asking = page.form.child.looks_alike
    assert asking.buttons[Said.TWIN].isVisible()
    (alike,) = asking.open
    later = replace(alike.typed, birth_date=date(2016, 1, 7))
    asking.ask([replace(alike, typed=later)])
    assert asking.buttons[Said.TWIN].isHidden()
    assert asking.buttons[Said.ANOTHER].isVisible()


def test_what_is_typed_otherwise_is_asked_again(page: EntryPage) -> None:
    press(page.form.child.looks_alike.buttons[Said.TWIN])
    type_into(page.form.child.given_name.edit, "Дина")
    press(page.answer.register_button)
    settle(page.context)
    assert page.form.child.looks_alike.isVisible()


def test_the_iin_that_was_to_follow_stays_where_it_is_the_same_child(
    window: MainWindow, desk: Desk, school: int
) -> None:
    bare = replace(dana(), iin="", document_kind="Паспорт", document_number="N 12345678")
    case = register(desk, home_education_entry(school, child=bare, applicant=MOTHER))
    with desk.database.read() as connection:
        on_file = people.by_id(connection, case.child_id)
    child = opened(window).form.child
    type_into(child.iin.edit, FIRST_IIN)
    settle(child.context)
    entry = child.entry()
    child.looks_alike.ask([Alike("child", on_file, entry, Likeness.NAME_AND_DAY)])
    press(child.looks_alike.buttons[Said.SAME])
    settle(child.context)
    assert (child.entry().iin, child.entry().document_number) == (FIRST_IIN, "N 12345678")
