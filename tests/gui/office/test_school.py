"""A school that looks like one on file is asked about in its dialog, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.office.school import SchoolDialog
from desktop_app.gui.people.join_schools import JoinSchoolsDialog
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.storage.office import details as offices
from tests.builders import a_school
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen

OTHER = a_school(name_kk="Абай атындағы мектеп", name_ru="Школа имени Абая", bin="")


@pytest.fixture
def saved() -> list[int]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, school: int, saved: list[int]) -> SchoolDialog:
    made = SchoolDialog(seen(qtbot), context, saved=saved.append)
    type_into(made.lines["name_kk"].edit, "№7 жалпы білім беретін мектеп")
    type_into(made.lines["name_ru"].edit, "ОШ")
    press(made.accept_button)
    settle(context)
    return made


def press(button: QWidget) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def on_file(desk: Desk) -> list[str]:
    with desk.database.read() as connection:
        return [each.name_kk for each in offices.schools(connection)]


def test_both_sides_are_shown_and_nothing_is_saved(dialog: SchoolDialog, desk: Desk) -> None:
    assert dialog.alike.isVisible()
    assert dialog.banner.words.text().startswith("Nothing is saved yet")
    assert dialog.focusWidget() is dialog.alike.same_button
    texts = {each.text() for each in dialog.alike.findChildren(QLabel)}
    assert {a_school().name_kk, "№7 жалпы білім беретін мектеп", a_school().bin} <= texts
    assert on_file(desk) == [a_school().name_kk]


def test_the_same_school_is_taken_from_file(
    dialog: SchoolDialog, desk: Desk, school: int, saved: list[int]
) -> None:
    press(dialog.alike.same_button)
    assert saved == [school]
    assert on_file(desk) == [a_school().name_kk]


def test_another_school_is_saved_and_not_asked_about_again(
    dialog: SchoolDialog, desk: Desk, saved: list[int]
) -> None:
    press(dialog.alike.another_button)
    assert not dialog.alike.isVisible()
    assert not dialog.lines["name_kk"].slip
    press(dialog.accept_button)
    settle(dialog.context)
    assert len(on_file(desk)) == 2
    assert len(saved) == 1


def test_what_is_typed_otherwise_is_asked_again(dialog: SchoolDialog, desk: Desk) -> None:
    press(dialog.alike.another_button)
    type_into(dialog.lines["phone"].edit, "1")
    assert dialog.alike.others == set()
    press(dialog.accept_button)
    settle(dialog.context)
    assert dialog.alike.isVisible()
    assert len(on_file(desk)) == 1


def test_one_on_file_that_is_another_one_on_file_is_made_part_of_it(
    qtbot: QtBot, context: Context, head: Desk, desk: Desk, school: int
) -> None:
    other = office.save_school(desk, OTHER)
    with desk.database.read() as connection:
        kept = offices.school(connection, other)
    context.desk = head
    parent = seen(qtbot)
    changed = SchoolDialog(parent, context, kept)
    type_into(changed.lines["bin"].edit, a_school().bin)
    press(changed.accept_button)
    settle(context)
    press(changed.alike.same_button)
    (join,) = parent.findChildren(JoinSchoolsDialog)
    settle(context)
    join.kept.set_value(school)
    settle(context)
    assert join.moves.text() == "Nothing on file refers to the record that is gone."
    press(join.accept_button)
    settle(context)
    assert join.why.slip
    type_into(join.why.editor, "Бір БСН")
    press(join.accept_button)
    settle(context)
    assert on_file(desk) == [a_school().name_kk]
