"""Personal details are set right, and nobody else's change is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.records.people import Person
from desktop_app.records.who_it_is import Said
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from desktop_app.services.people import keeping
from tests.builders import a_child, home_education_entry
from tests.gui.case_screen import register
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.services.people.test_organisations import HOME
from tests.services.people_acts import set_right

CHILD = a_child()


def _on_file(desk: Desk) -> Person:
    found = known_of_child.by_iin(desk, CHILD.iin)
    assert found is not None
    return found


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, desk: Desk, school: int) -> PersonDialog:
    register(desk, home_education_entry(school))
    made = PersonDialog(seen(qtbot), context, _on_file(desk))
    made.start()
    return made


def _accept(dialog: PersonDialog, context: Context) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def test_only_what_was_changed_is_otherwise(
    qtbot: QtBot, dialog: PersonDialog, context: Context, desk: Desk
) -> None:
    dialog.surname.edit.clear()
    type_into(dialog.surname.edit, "Өтегенова")
    dialog.paper_language.set_value(PaperLanguage.RUSSIAN)
    _accept(dialog, context)
    assert _on_file(desk).surname == CHILD.surname
    assert dialog.focusWidget() is dialog.who_it_is.buttons[Said.CHANGED]
    QTest.keyClick(dialog.who_it_is.buttons[Said.WRONG], Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    person = _on_file(desk)
    assert (person.surname, person.paper_language) == ("Өтегенова", PaperLanguage.RUSSIAN)
    assert (person.given_name, person.birth_date) == (CHILD.given_name, CHILD.birth_date)


def test_slips_stand_at_their_fields(dialog: PersonDialog, context: Context, desk: Desk) -> None:
    type_into(dialog.surname.edit, "Асанова")
    dialog.iin.edit.clear()
    type_into(dialog.iin.edit, CHILD.iin[:11])
    _accept(dialog, context)
    assert dialog.iin.slip
    assert dialog.focusWidget() is dialog.iin.edit
    assert dialog.isVisible()
    assert _on_file(desk).surname == CHILD.surname


def test_a_birth_date_that_differs_is_warned_of_and_can_be_saved(
    qtbot: QtBot, dialog: PersonDialog, context: Context
) -> None:
    dialog.birth_date.edit.clear()
    type_into(dialog.birth_date.edit, "08.04.2015")
    assert "Differs from the IIN" in dialog.birth_date.slip
    _accept(dialog, context)
    QTest.mouseClick(dialog.who_it_is.buttons[Said.WRONG], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)


def test_what_changed_is_saved_with_its_day_and_document(
    qtbot: QtBot, dialog: PersonDialog, context: Context, desk: Desk
) -> None:
    dialog.surname.edit.clear()
    type_into(dialog.surname.edit, "Өтегенова")
    _accept(dialog, context)
    asked = dialog.who_it_is
    QTest.keyClick(asked.buttons[Said.CHANGED], Qt.Key.Key_Space)
    QTest.keyClick(asked.take_button, Qt.Key.Key_Space)
    assert asked.changed_on.slip
    assert asked.document.slip
    type_into(asked.changed_on.edit, "14.08.2026")
    type_into(asked.document.edit, "№ 8")
    QTest.keyClick(asked.take_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    again = PersonDialog(seen(qtbot), context, _on_file(desk))
    again.start()
    settle(context)
    earlier = f"Surname: {CHILD.surname} → Өтегенова · 14.08.2026 · № 8 · {desk.worker.name}"
    assert again.held.text() == earlier
    assert again.held.isVisible()
    (value,) = keeping.held(desk, _on_file(desk).id)
    assert (value.before, value.changed_on) == (CHILD.surname, date(2026, 8, 14))
    assert value.document == "№ 8"


def test_whoever_was_slower_is_told(dialog: PersonDialog, context: Context, desk: Desk) -> None:
    person = _on_file(desk)
    set_right(desk, person, replace(CHILD, surname="Жаңа"))
    type_into(dialog.phone.edit, "+7 700")
    _accept(dialog, context)
    assert f"{desk.worker.name} changed this" in dialog.banner.words.text()
    assert _on_file(desk).surname == "Жаңа"


@pytest.mark.parametrize("has_award", [True, False])
def test_an_award_rests_on_what_was_on_file(
    qtbot: QtBot, context: Context, desk: Desk, school: int, has_award: bool
) -> None:
    register(desk, home_education_entry(school))
    made = PersonDialog(seen(qtbot), context, _on_file(desk), has_award=has_award)
    told = " ".join(each.text() for each in made.findChildren(QLabel))
    assert ("The award keeps what it was decided on" in told) is has_award
    made.deleteLater()


def test_after_somebody_elses_change_was_seen_both_are_kept(
    qtbot: QtBot, dialog: PersonDialog, context: Context, desk: Desk
) -> None:
    person = _on_file(desk)
    keeping.update(desk, person.id, person.version, replace(person, phone="111", address="Һ"))
    dialog.phone.edit.setText("222")
    _accept(dialog, context)
    assert "changed this" in dialog.banner.words.text()
    assert dialog.phone.value() == "222"
    assert dialog.phone.note.text() == "On file now: 111"
    assert dialog.address.value() == "Һ"
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    person = _on_file(desk)
    assert (person.phone, person.address) == ("222", "Һ")


def test_the_iin_that_has_come_is_put_on_the_card(
    qtbot: QtBot, context: Context, desk: Desk, school: int
) -> None:
    child = a_child(iin="", document_kind="Паспорт", document_number="FR 123456")
    child_id = register(desk, home_education_entry(school, child=child)).child_id
    dialog = PersonDialog(seen(qtbot), context, keeping.on_file(desk, child_id))
    dialog.start()
    assert dialog.document_number.isVisible()
    type_into(dialog.iin.edit, CHILD.iin)
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    person = keeping.on_file(desk, child_id)
    assert (person.iin, person.document_number) == (CHILD.iin, "FR 123456")


def test_an_organisation_is_set_right_by_its_own_fields(
    qtbot: QtBot, context: Context, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, applicant=HOME, relation=Relation.GUARDIAN)
    on_file = keeping.on_file(desk, register(desk, entry).applicant_id)
    dialog = PersonDialog(seen(qtbot), context, on_file)
    dialog.start()
    assert not dialog.surname.isVisible()
    assert dialog.named is not None
    dialog.named.representative.edit.clear()
    type_into(dialog.named.representative.edit, "Оспанов Серік")
    with qtbot.waitSignal(dialog.destroyed):
        _accept(dialog, context)
    person = keeping.on_file(desk, on_file.id)
    assert person.representative == "Оспанов Серік"
    assert (person.iin, person.surname, person.kind) == (HOME.iin, HOME.surname, HOME.kind)
