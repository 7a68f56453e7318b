"""The first and the last day of a period, and which of them is missing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.applications.two_days import PeriodFields
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.services.errors import EntryError
from tests.gui.seen import seen

FIRST, LAST = date(2026, 9, 1), date(2027, 5, 25)


@pytest.mark.parametrize(
    ("first", "last", "slip"),
    [(None, LAST, "first_day"), (FIRST, None, "last_day"), (None, None, "first_day")],
)
def test_the_day_that_is_missing_is_named(
    qtbot: QtBot, first: date | None, last: date | None, slip: str
) -> None:
    fields = PeriodFields(first, last)
    for field in (fields.first, fields.last):
        qtbot.addWidget(field)
    with pytest.raises(EntryError) as raised:
        fields.days()
    assert [each.field for each in raised.value.slips] == [slip]


def test_in_a_dialog_they_are_called_as_its_act_calls_them(qtbot: QtBot, context: Context) -> None:
    window = seen(qtbot)
    dialog = AskDialog(window, context, "Order", "Issue")
    fields = PeriodFields(FIRST, LAST)
    fields.put_into(dialog, "from", "to")
    taken: list[tuple[date, date]] = []
    dialog.ask(lambda: taken.append(fields.days()))
    assert fields.days() == (FIRST, LAST)
    fields.last.edit.clear()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert (fields.first.slip, fields.last.slip) == ("", "Enter the last day.")
    fields.last.set_value(FIRST)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert taken == [(FIRST, FIRST)]
