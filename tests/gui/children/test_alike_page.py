"""Records that look alike are answered about by keyboard, and made one where money is shown."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.gui import places
from desktop_app.gui.children.alike_page import AlikePage
from desktop_app.gui.children.merge import MergeDialog, TakeApartDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.people.join_schools import JoinSchoolsDialog
from desktop_app.gui.today.page import TodayPage
from desktop_app.law.quarters import Quarter
from desktop_app.records.likeness import Kind, Said
from desktop_app.records.people import Provider
from desktop_app.services.cases import alike
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.storage.office import details as offices
from tests.builders import Clock
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services import counts
from tests.services.complaint_acts import a_complaint
from tests.services.twice_on_file import FIRST_IIN, SECOND_IIN, Twice, id_by, sums, twice_awarded

SPACE = Qt.Key.Key_Space


@pytest.fixture
def twice(head: Desk, school: int) -> Twice:
    """Said to be others, and now asked about again."""
    found = twice_awarded(head, school)
    alike.answer(head, *found.ids, Said.OPEN)
    return found


@pytest.fixture
def page(window: MainWindow, context: Context, head: Desk, twice: Twice) -> AlikePage:
    context.desk = head
    window.open(places.ALIKE)
    found = window.page
    assert isinstance(found, AlikePage)
    settle(context)
    return found


def press(button: QWidget) -> None:
    QTest.keyClick(button, SPACE)


def asked(page: AlikePage) -> MergeDialog:
    press(page.merge_button)
    settle(page.context)
    (found,) = page.findChildren(MergeDialog)
    return found


def test_a_pair_is_shown_side_by_side_and_answered_by_keyboard(page: AlikePage) -> None:
    assert page.card.isVisible()
    texts = [each.text() for each in page.card.findChildren(QLabel)]
    assert FIRST_IIN in texts
    assert SECOND_IIN in texts
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is page.merge_button
    press(page.buttons[Said.TWIN])
    settle(page.context)
    assert page.pairs == []
    assert page.nothing.isVisible()
    assert not page.card.isVisible()


def test_an_answer_given_in_a_hurry_is_found_and_given_anew(page: AlikePage) -> None:
    press(page.buttons[Said.ANOTHER])
    settle(page.context)
    assert page.pairs == []
    press(page.all_box)
    settle(page.context)
    (pair,) = page.pairs
    assert pair.said is Said.ANOTHER
    assert page.model.index(0, 5).data() == "Two different ones"
    assert page.merge_button.isEnabled()
    press(page.buttons[Said.TWIN])
    settle(page.context)
    assert [each.said for each in page.pairs] == [Said.TWIN]


def test_today_tells_of_them_and_leads_there(
    window: MainWindow, context: Context, page: AlikePage
) -> None:
    window.open(places.TODAY)
    settle(context)
    today = window.page
    assert isinstance(today, TodayPage)
    assert today.kinds.alike.isVisible()
    assert today.kinds.alike.open_button.text() == "Records that look alike: 1"
    press(today.kinds.alike.open_button)
    assert isinstance(window.page, AlikePage)


def test_money_is_seen_before_they_are_one_and_it_is_taken_apart_again(
    page: AlikePage, window: MainWindow, head: Desk, twice: Twice, clock: Clock
) -> None:
    clock.move_to(date(2026, 1, 15))
    quarter = Quarter(2025, 4)
    dialog = asked(page)
    due, *_lines = (text for text in dialog.view.texts if text.startswith("Due now"))
    assert "→" in due
    assert any("an earlier award keeps months" in text for text in dialog.view.texts)
    assert "applications for the child: 1" in dialog.moves.text()
    press(dialog.accept_button)
    settle(page.context)
    assert dialog.why.slip
    type_into(dialog.why.editor, "Туу туралы куәлік № 5")
    press(dialog.accept_button)
    settle(page.context)
    assert page.pairs == []
    assert id_by(head, SECOND_IIN) == twice.first.child_id
    assert sums(head, twice.first.child_id, quarter)[0] == 31_456

    window.open(places.child(twice.second.child_id))
    settle(page.context)
    child = window.page
    assert isinstance(child, ChildPage)
    assert child.file.person.iin == FIRST_IIN
    child.tabs.setCurrentWidget(child.history)
    press(child.apart_button)
    settle(page.context)
    (apart,) = child.findChildren(TakeApartDialog)
    type_into(apart.why.editor, "Егіздер")
    press(apart.accept_button)
    settle(page.context)
    assert id_by(head, SECOND_IIN) == twice.second.child_id
    assert not child.apart_button.isVisible()


def test_the_other_record_may_go_on(page: AlikePage, head: Desk, twice: Twice) -> None:
    dialog = asked(page)
    dialog.kept.set_value(twice.second.child_id)
    settle(page.context)
    type_into(dialog.why.editor, "Туу туралы куәлік № 5")
    press(dialog.accept_button)
    settle(page.context)
    assert id_by(head, FIRST_IIN) == twice.second.child_id


def test_a_clerk_answers_and_the_head_makes_one(
    window: MainWindow, context: Context, desk: Desk, twice: Twice
) -> None:
    context.desk = desk
    window.open(places.ALIKE)
    settle(context)
    page = window.page
    assert isinstance(page, AlikePage)
    assert not page.merge_button.isEnabled()
    assert page.buttons[Said.TWIN].isEnabled()
    assert page.first_button is page.buttons[Said.TWIN]


def test_everybody_on_file_is_looked_through(page: AlikePage, head: Desk) -> None:
    press(page.buttons[Said.ANOTHER])
    settle(page.context)
    press(page.seek_button)
    settle(page.context)
    assert page.pairs == []
    assert counts.pairs_alike(head) == 0


def test_two_schools_are_made_one_or_said_to_be_two(
    page: AlikePage, head: Desk, desk: Desk, school: int
) -> None:
    with head.database.begin() as connection:
        for name in ("№7 жалпы білім беретін мектеп", "ЖАЛПЫ БІЛІМ БЕРЕТІН МЕКТЕП № 7"):
            offices.save_school(connection, Provider(0, name, name), "", head.now())
    alike.seek(head)
    page.refresh()
    settle(page.context)
    kinds = [each.kind for each in page.pairs]
    assert kinds == [Kind.PERSON, *[Kind.SCHOOL] * 3]
    page.table.selectRow(1)
    assert page.buttons[Said.TWIN].isHidden()
    assert page.open_buttons[0].isHidden()
    press(page.merge_button)
    settle(page.context)
    (join,) = page.findChildren(JoinSchoolsDialog)
    assert "applications: 2" in join.moves.text() or "Nothing" in join.moves.text()
    type_into(join.why.editor, "Бірыңғай тіркелім")
    press(join.accept_button)
    settle(page.context)
    assert [each.kind for each in page.pairs] == [Kind.PERSON, Kind.SCHOOL]
    page.table.selectRow(1)
    press(page.buttons[Said.ANOTHER])
    settle(page.context)
    assert [each.kind for each in page.pairs] == [Kind.PERSON]


def test_a_complaint_that_came_twice_is_said_to_be(page: AlikePage, desk: Desk) -> None:
    first = complaints.register(desk, a_complaint(received_on=desk.today())).complaint
    entry = a_complaint(received_on=desk.today())
    second = complaints.register(desk, entry, others=[first.id]).complaint
    alike.answer(desk, first.id, second.id, Said.OPEN, Kind.COMPLAINT)
    page.refresh()
    settle(page.context)
    page.table.selectRow(1)
    assert page.merge_button.isHidden()
    assert page.note.isVisible()
    assert page.first_button is page.buttons[Said.SAME]
    press(page.buttons[Said.SAME])
    settle(page.context)
    assert [each.kind for each in page.pairs] == [Kind.PERSON]
    page.all_box.setChecked(True)
    settle(page.context)
    page.table.selectRow(1)
    press(page.open_buttons[1])
    shown = page.window()
    assert isinstance(shown, MainWindow)
    assert shown.page is not None
    assert shown.page.place == places.complaint(second.id)
