"""Fields that check what is typed: what they take, and when they say that it is wrong."""

from datetime import date
from enum import StrEnum

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.day_edit import parse_day
from desktop_app.gui.fields.entries import (
    ChoiceField,
    DayField,
    Field,
    TextField,
    TickField,
    connect_all,
    in_pairs,
    level_with,
)
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

DAY = date(2026, 11, 21)


def _changes(field: Field) -> list[str]:
    """What the field's note said, each time that the field told of a change."""
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.slip))
    return told


def test_a_slip_stands_at_its_field_until_something_is_typed(qtbot: QtBot) -> None:
    field = TextField("Surname")
    seen(qtbot, field)
    assert field.note.isHidden()
    field.show_slip("Enter the surname.")
    assert (field.note.isVisible(), field.edit.property("wrong")) == (True, True)
    told = _changes(field)
    type_into(field.edit, "Ә")
    assert told == [""]
    assert (field.note.isHidden(), field.edit.property("wrong")) == (True, False)


def test_a_warning_and_a_hint_do_not_make_a_field_wrong(qtbot: QtBot) -> None:
    field = TextField("Surname")
    seen(qtbot, field)
    for say, role in ((field.show_warning, "warning"), (field.show_hint, "quiet")):
        say("Look at it.")
        assert (field.note.property("role"), field.edit.property("wrong")) == (role, False)
        assert field.note.isVisible()


def test_the_name_is_read_aloud_and_leads_to_the_editor(qtbot: QtBot) -> None:
    field = TextField("Тегі")
    qtbot.addWidget(field)
    assert (field.edit.accessibleName(), field.name.buddy()) == ("Тегі", field.edit)


def test_spaces_around_and_doubled_are_no_part_of_a_text(qtbot: QtBot) -> None:
    field = TextField("Surname", most=20)
    qtbot.addWidget(field)
    type_into(field.edit, "  Ғабитова   Үміт ")
    assert (field.value(), field.content()) == ("Ғабитова Үміт", "  Ғабитова   Үміт ")
    type_into(field.edit, "қ" * 20)
    assert len(field.content()) == 20
    field.restore(None)
    assert field.value() == ""


@pytest.mark.parametrize(
    "typed", ["21.11.2026", " 21.11.26", "21112026", "21/11/2026", "21,11,2026", "2026-11-21"]
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert parse_day(typed) == DAY


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("21.11", None),
        ("29.02.2026", None),
        ("29.02.2028", date(2028, 2, 29)),
        ("31.12.1899", None),
        ("01.01.1900", date(1900, 1, 1)),
        ("31.12.2100", date(2100, 12, 31)),
        ("01.01.2101", None),
        ("ертең", None),
    ],
)
def test_what_is_no_day_of_these_times_is_none(typed: str, read: date | None) -> None:
    assert parse_day(typed) == read


def test_a_day_that_does_not_exist_is_said_once_one_has_left_the_field(qtbot: QtBot) -> None:
    field = DayField("Birth date")
    seen(qtbot, field)
    type_into(field.edit, "31.11.2026")
    assert field.slip == ""
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.slip == "There is no such day. Write it as 21.11.2026."
    assert (field.value(), field.check()) == (None, False)
    field.edit.clear()
    assert (field.slip, field.check()) == ("", True)


def test_a_day_is_tidied_when_one_leaves_it(qtbot: QtBot) -> None:
    field, other = DayField("From"), QLineEdit()
    seen(qtbot, field, other)
    type_into(field.edit, "21/11/26")
    assert field.content() == "21/11/26"
    other.setFocus()
    assert (field.content(), field.value()) == ("21.11.2026", DAY)
    field.set_value(None)
    assert (field.content(), field.value()) == ("", None)


def test_a_day_is_chosen_from_a_calendar_that_opens_at_it(qtbot: QtBot) -> None:
    field = DayField("From")
    seen(qtbot, field)
    field.set_value(DAY)
    (choose,) = field.edit.actions()
    choose.trigger()
    (calendar,) = field.edit.findChildren(QCalendarWidget)
    menu = calendar.window()
    assert calendar.selectedDate() == QDate(2026, 11, 21)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    calendar.setSelectedDate(QDate(2026, 12, 1))
    calendar.activated.emit(calendar.selectedDate())
    assert field.value() == date(2026, 12, 1)
    assert not menu.isVisible()


class Letter(StrEnum):
    A = "ә"
    B = "ғ"
    C = "қ"


def _choice(*letters: Letter) -> ChoiceField:
    return ChoiceField("Letter", [(each, each.value) for each in letters])


def test_other_choices_keep_what_is_chosen_where_it_is_still_there(qtbot: QtBot) -> None:
    field = _choice(Letter.A, Letter.B)
    qtbot.addWidget(field)
    told = _changes(field)
    field.set_value(Letter.B)
    assert (field.value(), told) == (Letter.B, [""])
    field.offer([(Letter.C, "c"), (Letter.B, "b")])
    assert (field.value(), told) == (Letter.B, [""])
    field.offer([(Letter.C, "c"), (Letter.A, "a")])
    assert field.value() == Letter.C
    field.set_value(Letter.B)
    assert field.value() == Letter.C


def test_a_choice_that_a_draft_kept_and_that_is_gone_is_told(qtbot: QtBot) -> None:
    field = _choice(Letter.A, Letter.B)
    seen(qtbot, field)
    field.restore("ғ")
    assert (field.value(), field.slip) == (Letter.B, "")
    field.restore("қ")
    assert field.value() == Letter.A  # the first: what was preselected is not what was meant
    assert field.slip == "“қ” is no longer in the lists: choose another one."
    field.set_value(Letter.B)
    assert field.slip == ""
    field.restore(None)
    assert field.value() == Letter.B


def test_an_empty_draft_of_a_choice_chooses_the_first_line_and_tells_nothing(qtbot: QtBot) -> None:
    """As where what came from a card is taken back: nothing has left the lists."""
    field = ChoiceField("School", [(None, "choose"), (7, "№ 7")])
    seen(qtbot, field)
    field.set_value(7)
    field.restore("")
    assert (field.value(), field.slip) == (None, "")


def test_the_wheel_changes_no_choice(qtbot: QtBot) -> None:
    field = _choice(*Letter)
    seen(qtbot, field)
    field.box.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, turned)
    assert field.value() == Letter.A
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert field.value() == Letter.B


def test_a_tick_by_the_space_bar_and_from_a_draft(qtbot: QtBot) -> None:
    field = TickField("Every year")
    seen(qtbot, field)
    told = _changes(field)
    QTest.keyClick(field.tick, Qt.Key.Key_Space)
    assert (field.value(), field.content(), told) == (True, True, [""])
    assert (field.name.isHidden(), field.tick.text()) == (True, "Every year")
    field.restore(None)
    assert field.value() is False


def test_fields_in_pairs_are_read_across(qtbot: QtBot) -> None:
    fields = [TextField(name) for name in ("Ә", "Ғ", "Қ")]
    told: list[str] = []
    connect_all(fields, lambda: told.append("changed"))
    seen(qtbot, in_pairs(fields, 4))
    first, second, third = fields
    assert first.y() == second.y() < third.y()
    assert first.x() == third.x() < second.x()
    type_into(third.edit, "ң")
    assert told == ["changed"]


def test_a_button_beside_a_field_is_level_with_its_editor_also_above_a_slip(qtbot: QtBot) -> None:
    row = QWidget()
    field, made = TextField("IBAN"), QPushButton("Copy")
    line = QHBoxLayout(row)
    line.addWidget(field)
    line.addWidget(level_with(field, made))
    seen(qtbot, row)
    place = QPoint(0, 0)
    for words in ("", "It is too short."):
        field.show_slip(words)
        QApplication.processEvents()
        assert made.mapTo(row, place).y() == field.edit.mapTo(row, place).y()
        assert made.height() >= field.edit.height()
