"""Fields for names and numbers: what is meant stands in them, told quietly; slips and doubts."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.identity import (
    AccountField,
    BinField,
    ComplainantField,
    IinField,
    MeantField,
    NameField,
    OfficialNameField,
    PaperNumberField,
    PatronymicField,
    PhoneField,
    WordsField,
)
from desktop_app.law.iin import Sex
from tests.builders import make_iban, make_iin
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

IIN = make_iin(date(2015, 4, 7), Sex.FEMALE)


def told(field: MeantField) -> tuple[str, str]:
    """What its note says, and how."""
    return (field.slip, field.note.property("role") if field.slip else "")


@pytest.mark.parametrize(
    ("make", "typed", "meant", "words", "role"),
    [
        (NameField, "Әлия", "Әлия", "", ""),
        (NameField, "  Әлия ", "Әлия", "", ""),
        (NameField, "Əлия", "Әлия", "letters of the other alphabet", "quiet"),
        (NameField, "ИВАНОВА", "Иванова", "capital letters", "quiet"),
        (NameField, "айгүл", "Айгүл", "capital letters", "quiet"),
        (PatronymicField, "отсутствует", "", "empty where there is none", "quiet"),
        (PatronymicField, "-", "", "empty where there is none", "quiet"),
        (PatronymicField, "Жоқтар", "Жоқтар", "", ""),
        (NameField, "Ива\u200bнова", "Иванова", "not seen", "quiet"),
        (NameField, "=1+1", "=1+1", "does not begin with “=”", "error"),
        (NameField, "7", "7", "“7” can't stand in a name (character 1)", "error"),
        (NameField, "KИM (мать)", "Ким (мать)", "letters of the other alphabet", "quiet"),
        (OfficialNameField, "А. Серікова (әкімші)", "А. Серікова (әкімші)", "", ""),
        (OfficialNameField, "А. Серікова 2", "А. Серікова 2", "“2”", "error"),
        (WordsField, "ТОО «Ромашка-2»", "ТОО «Ромашка-2»", "", ""),
        (WordsField, "=1+1", "=1+1", "does not begin", "error"),
        (IinField, f"ИИН {IIN[:3]} {IIN[3:6]}-{IIN[6:]}", IIN, "words before the number", "quiet"),
        (IinField, f"{IIN[:11]}О", f"{IIN[:11]}О", "“О” (character 12)", "error"),
        (IinField, IIN[:11], IIN[:11], "here are 11", "error"),
        (BinField, "БИН 9901 4000 1233", "990140001233", "words before", "quiet"),
        (BinField, "990140001234", "990140001234", "does not exist", "error"),
        (AccountField, make_iban().replace("KZ", "КZ"), make_iban(), "alphabet", "quiet"),
        (AccountField, "KZ8472Ж", "KZ8472Ж", "“Ж” can't be character 7", "error"),
        (PhoneField, "87010006468", "+7 (701) 000-64-68", "spaces", "quiet"),
        (PhoneField, "2-12-34", "2-12-34", "no whole number", "warning"),
        (PaperNumberField, "№ ш-2026-00017", "Ш-2026-00017", "before the number", "quiet"),
    ],
)
def test_once_one_leaves_it_a_field_says_what_it_made_of_what_was_typed(
    qtbot: QtBot, make: type[MeantField], typed: str, meant: str, words: str, role: str
) -> None:
    field = make("A name")
    seen(qtbot, field)

    type_into(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)

    assert (field.value(), field.content()) == (meant, meant)
    assert words in field.slip
    assert told(field)[1] == role


@pytest.mark.parametrize(
    ("make", "typed", "words"),
    [
        (NameField, "Ким Светлана (мать)", "“мать”"),
        (NameField, "KИM (мать)", "“мать”"),
        (NameField, "Петрова Н. И. и Петров С. И.", "two people"),
        (NameField, "Мария Анна София Ли", "More than three words"),
        (OfficialNameField, "А. Серікова (әкімші)", "“(әкімші)”"),
        (ComplainantField, "Петров С., Петрова Н.", "two people"),
    ],
)
def test_what_is_unusual_is_asked_once_and_confirmed_by_keyboard(
    qtbot: QtBot, make: type[MeantField], typed: str, words: str
) -> None:
    field = make("A name")
    seen(qtbot, field)
    type_into(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert words in field.asked
    assert field.asks
    field.take_focus()
    tick = field.focusWidget()
    assert tick is not field.edit
    with qtbot.waitSignal(field.answered):
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert (field.asks, field.confirmed) == (False, field.value())
    type_into(field.edit, "а")
    assert (field.asks, field.confirmed) == (False, "")


@pytest.mark.parametrize("typed", ["ТОО «Ромашка и Ко»", "ЖШС Бала (Алатау)", "А. Серікова"])
def test_an_organisation_complains_and_nobody_asks(qtbot: QtBot, typed: str) -> None:
    field = ComplainantField("A name")
    seen(qtbot, field)
    type_into(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert not field.asks


def test_nothing_moves_when_a_line_is_said_below(qtbot: QtBot) -> None:
    field = NameField("A name")
    field.keep_room()
    seen(qtbot, field)
    before = field.sizeHint().height()
    field.show_slip("Wrong")
    assert field.sizeHint().height() == before
    field.show_slip("")
    assert field.sizeHint().height() == before


def test_what_can_not_be_typed_in_is_not_wrong(qtbot: QtBot) -> None:
    field = NameField("A name")
    seen(qtbot, field)
    field.show_slip("Enter the name")
    field.setEnabled(False)
    assert not field.slip


def test_what_is_meant_is_taken_before_one_has_left_the_field(qtbot: QtBot) -> None:
    field = NameField("Surname")
    qtbot.addWidget(field)
    type_into(field.edit, "Əлия")
    assert (field.value(), field.content(), field.slip) == ("Әлия", "Əлия", "")


def test_leaving_a_field_again_takes_nothing_back_that_was_told(qtbot: QtBot) -> None:
    field = NameField("Surname")
    seen(qtbot, field)
    field.show_slip("Enter the surname.")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.slip == "Enter the surname."


def test_a_name_on_file_is_set_right_and_told_as_well(qtbot: QtBot) -> None:
    field = NameField("Surname")
    seen(qtbot, field)
    field.set_value("ИВАНОВА")
    assert field.value() == "Иванова"
    assert "capital letters" in field.slip


def test_an_iin_is_checked_at_its_twelfth_digit_and_told_only_when_it_can_be_one(
    qtbot: QtBot,
) -> None:
    field = IinField("IIN")
    seen(qtbot, field)
    completed: list[str] = []
    field.completed.connect(completed.append)
    type_into(field.edit, f"{IIN[:6]} {IIN[6:11]}")
    assert (field.slip, completed) == ("", [])
    type_into(field.edit, str((int(IIN[11]) + 1) % 10))
    assert told(field)[1] == "error"
    assert completed == []
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.slip == ""
    type_into(field.edit, IIN[11])
    assert (completed, field.value(), field.content()) == ([IIN], IIN, IIN)
    assert told(field)[1] == "quiet"


def test_a_pasted_iin_stands_as_its_digits_at_once(qtbot: QtBot) -> None:
    field = IinField("IIN")
    seen(qtbot, field)
    completed: list[str] = []
    field.completed.connect(completed.append)
    field.edit.insert(f"ИИН {IIN[:3]} {IIN[3:6]}-{IIN[6:]}")
    assert (field.content(), completed) == (IIN, [IIN])
    assert told(field) == ("Set right: words before the number, spaces and signs", "quiet")


def test_who_looks_into_another_window_types_on_where_one_was(qtbot: QtBot) -> None:
    field = NameField("Given name")
    seen(qtbot, field)
    field.edit.setFocus()
    field.edit.insert("айг")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field.edit, away)
    assert field.content() == "Айг"
    field.edit.insert("үл")
    assert field.content() == "Айгүл"
