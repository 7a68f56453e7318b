"""A moment is a day and a time; half of it is none."""

from datetime import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.moment_field import MomentField
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

MOMENT = datetime(2026, 11, 21, 9, 5)


@pytest.fixture
def field(qtbot: QtBot) -> MomentField:
    made = MomentField("Sent at")
    seen(qtbot, made)
    return made


@pytest.mark.parametrize("time", ["09:05", "9:05", "9.05", " 9:05"])
def test_day_and_time_as_people_write_them(field: MomentField, time: str) -> None:
    type_into(field.day, "21.11.26")
    type_into(field.time, time)
    assert (field.value(), field.unread("sent_at")) == (MOMENT, [])


@pytest.mark.parametrize(
    ("day", "time"),
    [("", ""), ("21.11.2026", ""), ("", "09:05"), ("21.11.2026", "24:00"), ("31.11.2026", "09:05")],
)
def test_half_a_moment_is_none_and_a_slip_where_one_is_needed(
    field: MomentField, day: str, time: str
) -> None:
    type_into(field.day, day)
    type_into(field.time, time)
    assert field.value() is None
    assert [slip.field for slip in field.unread("sent_at")] == ["sent_at"]


def test_either_part_takes_the_slip_back_and_tells(field: MomentField) -> None:
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.slip))
    for part, letter in ((field.day, "2"), (field.time, "9")):
        field.show_slip("Write day and time.")
        type_into(part, letter)
        assert field.slip == ""
    assert told == ["", ""]


def test_the_name_leads_to_the_day_and_the_time_is_named_too(field: MomentField) -> None:
    field.editor.setFocus()
    assert QApplication.focusWidget() is field.day
    assert (field.day.accessibleName(), field.time.accessibleName()) == ("Sent at", "Sent at: time")


def test_a_draft_keeps_what_is_half_typed(field: MomentField) -> None:
    QTest.keyClicks(field.time, "9")
    kept = field.content()
    field.set_value(MOMENT)
    assert field.content() == ["21.11.2026", "09:05"]
    field.restore(kept)
    assert field.content() == ["", "9"]
    field.set_value(MOMENT)
    field.restore("what another version kept")
    assert field.content() == ["", ""]
