"""Events that end payments, at their dialogs: recorded, corrected and annulled (D-5)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.awards.event import AnnulEventDialog, CorrectEventDialog, EventDialog
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.law.facts import EventKind
from desktop_app.records.decisions import RecordedEvent
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.storage.applications import on_file as stored
from tests.builders import Clock, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.services.acts import award

DAY, END = date(2026, 1, 20), date(2026, 3, 10)


@pytest.fixture
def child(head: Desk, school: int, clock: Clock) -> int:
    """Awarded; it is 10 May 2026."""
    child_id = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2026, 5, 10))
    return child_id


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return seen(qtbot)


def _events(desk: Desk, child: int) -> list[RecordedEvent]:
    with desk.database.read() as connection:
        return stored.events_of(connection, child)


def _accept(dialog: AskDialog, context: Context) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def test_an_event_needs_its_day_and_only_a_stay_has_an_end(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    dialog = EventDialog(window, context, child)
    dialog.start()
    _accept(dialog, context)
    assert dialog.happened_on.slip == "Enter the day."
    type_into(dialog.happened_on.edit, "20.01.2026")
    type_into(dialog.ended_on.edit, "10.03.2026")
    dialog.kind.set_value(EventKind.DEATH)
    assert not dialog.ended_on.isVisible()
    _accept(dialog, context)
    (event,) = _events(desk, child)
    assert (event.kind, event.happened_on, event.ended_on) == (EventKind.DEATH, DAY, None)


def test_a_stay_is_recorded_with_its_end_and_note(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    dialog = EventDialog(window, context, child)
    dialog.start()
    dialog.kind.set_value(EventKind.STATE_INSTITUTION)
    type_into(dialog.happened_on.edit, "20.01.2026")
    type_into(dialog.ended_on.edit, "10.03.2026")
    type_into(dialog.note.edit, "мектеп хаты")
    _accept(dialog, context)
    (event,) = _events(desk, child)
    assert (event.happened_on, event.ended_on, event.note) == (DAY, END, "мектеп хаты")


def test_the_right_days_take_the_place_of_the_wrong_ones(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    events.record(desk, child, EventKind.STATE_INSTITUTION, DAY, None, "хат")
    dialog = CorrectEventDialog(window, context, _events(desk, child)[0])
    dialog.start()
    assert (dialog.happened_on.value(), dialog.note.value()) == (DAY, "хат")
    dialog.happened_on.edit.clear()
    _accept(dialog, context)
    assert dialog.happened_on.slip == "Enter the day."
    dialog.happened_on.set_value(DAY)
    type_into(dialog.ended_on.edit, "10.03.2026")
    type_into(dialog.why.edit, "Қайтып келді")
    _accept(dialog, context)
    stand = [each for each in _events(desk, child) if each.annulled_at is None]
    assert [(each.happened_on, each.ended_on) for each in stand] == [(DAY, END)]


def test_a_mistyped_year_before_the_birth_is_told(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    """Everything that was paid would be demanded back."""
    dialog = EventDialog(window, context, child)
    dialog.start()
    dialog.kind.set_value(EventKind.DEATH)
    type_into(dialog.happened_on.edit, "06.04.2015")
    _accept(dialog, context)
    assert "07.04.2015" in dialog.happened_on.slip
    assert _events(desk, child) == []
    events.record(desk, child, EventKind.DEATH, DAY)
    (event,) = _events(desk, child)
    with pytest.raises(EntryError):
        events.correct(desk, event.id, happened_on=date(2015, 4, 6), why="қате")


def test_a_death_is_recorded_once_and_its_day_is_set_right(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    """Two days of death ended payments twice, and which one counts nobody could say."""
    events.record(desk, child, EventKind.DEATH, DAY)
    dialog = EventDialog(window, context, child)
    dialog.start()
    dialog.kind.set_value(EventKind.DEATH)
    type_into(dialog.happened_on.edit, "10.03.2026")
    _accept(dialog, context)
    assert "20.01.2026" in dialog.happened_on.slip
    (event,) = _events(desk, child)
    events.correct(desk, event.id, happened_on=END, why="Куәлік")
    stand = [each.happened_on for each in _events(desk, child) if each.annulled_at is None]
    assert stand == [END]
    # A stay may begin again.
    for day in (DAY, END):
        events.record(desk, child, EventKind.STATE_INSTITUTION, day)


def test_an_event_is_annulled_with_its_reason(
    window: QWidget, context: Context, desk: Desk, child: int
) -> None:
    events.record(desk, child, EventKind.DEATH, DAY)
    dialog = AnnulEventDialog(window, context, _events(desk, child)[0])
    dialog.start()
    _accept(dialog, context)
    assert dialog.why.slip == "Write why the event is annulled."
    type_into(dialog.why.edit, "басқа бала")
    _accept(dialog, context)
    (event,) = _events(desk, child)
    assert event.annulled_why == "басқа бала"
