"""Everything that is in the way is told in one go, and taken back once it no longer holds."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Relation, Service
from tests.builders import make_iin
from tests.gui.entry_form import fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def _press(page: EntryPage) -> None:
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)


def test_what_can_not_be_read_is_told_with_all_else(page: EntryPage) -> None:
    form = page.form
    form.service.set_value(Service.REIMBURSEMENT)
    type_into(form.child.birth_date.edit, "31.02.2015")
    type_into(form.reimbursement.number.edit, "17")
    _press(page)
    wrong = [name for name, field in form.all_fields().items() if field.is_refused]
    assert {
        *("child.birth_date", "child.iin", "child.surname", "applicant.iin"),
        *("applicant.surname", "applicant.address", "disability_until"),
        *("certificate.issued_on", "certificate.first_day", "certificate.last_day"),
    } <= set(wrong)
    assert not form.reimbursement.on_file.is_refused


def test_a_slip_goes_when_what_it_rests_on_is_set_right(page: EntryPage, school: int) -> None:
    fill_people(page, school)
    form = page.form
    form.child.birth_date.set_value(date(2026, 11, 21))
    form.applied_on.set_value(date(2026, 11, 20))
    _press(page)
    assert "born after" in form.child.birth_date.slip
    form.applied_on.set_value(date(2026, 11, 21))
    settle(page.context)
    assert not form.child.birth_date.is_refused


def test_the_same_iin_is_told_while_it_is_typed(page: EntryPage, school: int) -> None:
    fill_people(page, school)
    form = page.form
    form.applicant.iin.edit.clear()
    type_into(form.applicant.iin.edit, form.child.iin.value())
    settle(page.context)
    assert "the same IIN" in form.applicant.iin.doubt


def test_a_name_and_a_relation_are_confirmed_by_keyboard_and_a_draft_keeps_it(
    qtbot: QtBot, page: EntryPage, school: int
) -> None:
    fill_people(page, school)
    form = page.form
    form.checklist.accept_all()
    form.applicant.surname.edit.clear()
    type_into(form.applicant.surname.edit, "Петрова Н. И. и Петров С. И.")
    form.applicant.sex.set_value(Sex.MALE)
    assert form.relation.value() == Relation.MOTHER
    _press(page)
    for field in (form.relation, form.applicant.surname):
        assert field.asks
        field.take_focus()
        tick = page.window().focusWidget()
        assert isinstance(tick, QCheckBox)
        QTest.keyClick(tick, Qt.Key.Key_Space)
        assert not field.asks
    kept = form.content()["confirmed"]
    assert set(kept) == {"relation", "applicant.surname"}
    form.restore_confirmed(kept)
    assert not form.relation.asks
    registered(qtbot, page)


def test_where_only_a_question_is_in_the_way_it_is_said_that_nothing_is_registered(
    qtbot: QtBot, page: EntryPage, school: int
) -> None:
    fill_people(page, school)
    form = page.form
    form.checklist.accept_all()
    form.applicant.surname.edit.clear()
    type_into(form.applicant.surname.edit, "Петрова Н. И. и Петров С. И.")
    _press(page)
    told = page.answer.slips
    assert told.words.text().startswith("Not registered yet: answer the question in yellow")
    assert told.isVisible()
    tick = form.applicant.surname.findChild(QCheckBox)
    assert tick is not None
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle(page.context)
    assert told.words.text() == "It is answered: now it can be registered."
    with qtbot.waitSignal(page.registered):
        _press(page)


@pytest.mark.parametrize("typed", ["там же", "Сол жерде", "same"])
def test_that_somebody_lives_there_too_is_no_address(
    page: EntryPage, school: int, typed: str
) -> None:
    fill_people(page, school)
    form = page.form
    form.checklist.accept_all()
    form.child.address.set_value("Алатау қ., Өркен к., 4")
    form.applicant.address.edit.clear()
    type_into(form.applicant.address.edit, typed)
    QTest.keyClick(form.applicant.address.edit, Qt.Key.Key_Tab)
    assert "Write the address itself" in form.applicant.address.slip
    _press(page)
    refused = [name for name, field in form.all_fields().items() if field.is_refused]
    assert refused == ["applicant.address"]
    QTest.mouseClick(form.applicant_lives_there, Qt.MouseButton.LeftButton)
    assert form.applicant.address.value() == "Алатау қ., Өркен к., 4"
    assert not form.applicant.address.is_refused


def test_who_lives_with_whom_is_not_typed_twice(page: EntryPage, school: int) -> None:
    fill_people(page, school)
    form = page.form
    assert form.child_lives_there.isEnabled()
    assert not form.applicant_lives_there.isEnabled()
    QTest.mouseClick(form.child_lives_there, Qt.MouseButton.LeftButton)
    assert form.child.address.value() == form.applicant.address.value()
    assert not form.child_lives_there.isEnabled()


def test_the_only_school_is_chosen_and_no_draft_comes_of_it(page: EntryPage, school: int) -> None:
    settle(page.context)
    assert page.form.provider.value() == school
    assert page.draft.seen is None


def test_what_is_asked_above_moves_nothing_that_is_typed_in(
    window: MainWindow, page: EntryPage, school: int
) -> None:
    window.resize(1366, 768)
    fill_people(page, school)
    form = page.form
    form.applicant.patronymic.edit.setFocus()
    page.area.verticalScrollBar().setValue(150)
    settle(page.context)

    def place() -> int:
        edit = form.applicant.patronymic.edit
        return int(edit.mapTo(page.area.viewport(), edit.rect().topLeft()).y())

    before = place()
    form.relation.show_slip("Somebody says a lot about it, and " * 20)
    form.applicant.surname.show_warning("and about the name, " * 20)
    settle(page.context)
    assert place() == before
    assert make_iin(date(2015, 4, 7), Sex.FEMALE, 7) == form.child.iin.value()
