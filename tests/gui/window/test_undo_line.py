"""One's own last act is undone beside what the window tells, and by Ctrl+Z outside a text field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.window.undo_line import UndoLine
from desktop_app.law.facts import EventKind
from desktop_app.records.applications import Application
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.post import last_step
from desktop_app.storage.awards import events as stored
from tests.builders import Clock, reimbursement_entry
from tests.gui.patient_window import settle
from tests.ready_made import ready_made
from tests.services.acts import award

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
@ready_made
def awarded(head: Desk, school: int, clock: Clock) -> Application:
    found = award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 5, 10))
    return found


def undo_line(window: MainWindow) -> UndoLine:
    found = window._shell.undo_line
    assert found is not None
    return found


def record(context: Context, awarded: Application, day: date = date(2026, 1, 20)) -> None:
    desk = context.desk
    context.act(lambda: events.record(desk, awarded.child_id, EventKind.STATE_INSTITUTION, day))
    settle(context)


def standing(desk: Desk, child_id: int) -> int:
    with desk.database.read() as connection:
        return len(stored.days_of(connection, child_id, EventKind.STATE_INSTITUTION))


def test_it_is_offered_and_undone(
    window: MainWindow, context: Context, awarded: Application
) -> None:
    window.open(places.child(awarded.child_id))
    settle(context)
    line = undo_line(window)
    assert not line.isVisible()
    record(context, awarded)
    assert line.isVisible()
    assert line.words.text() == "Done: Record an event of a child."
    assert standing(context.desk, awarded.child_id) == 1
    QTest.mouseClick(line.undo_button, LEFT)
    settle(context)
    assert standing(context.desk, awarded.child_id) == 0
    assert not line.isVisible()
    assert window.banner.words.text() == "Undone: Record an event of a child."


def test_by_the_key_where_nobody_types(
    window: MainWindow, context: Context, awarded: Application
) -> None:
    window.open(places.child(awarded.child_id))
    record(context, awarded)
    window.search.setFocus()
    assert window.search.hasFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Z, CTRL)
    settle(context)
    assert standing(context.desk, awarded.child_id) == 1
    window.new_application.setFocus()
    focused = QApplication.focusWidget()
    assert focused is window.new_application
    QTest.keyClick(focused, Qt.Key.Key_Z, CTRL)
    settle(context)
    assert standing(context.desk, awarded.child_id) == 0
    QTest.keyClick(focused, Qt.Key.Key_Z, CTRL)  # once
    settle(context)
    assert "Undone" in window.banner.words.text()


def test_it_goes_with_the_page_and_with_another_act(
    window: MainWindow, context: Context, awarded: Application
) -> None:
    window.open(places.child(awarded.child_id))
    record(context, awarded)
    line = undo_line(window)
    assert line.isVisible()
    window.open(places.TODAY)
    settle(context)
    assert not line.isVisible()


def test_what_was_done_since_is_told(
    window: MainWindow, context: Context, head: Desk, awarded: Application
) -> None:
    window.open(places.child(awarded.child_id))
    record(context, awarded)
    events.record(head, awarded.child_id, EventKind.DEATH, date(2026, 2, 20))
    line = undo_line(window)
    QTest.mouseClick(line.undo_button, LEFT)
    settle(context)
    assert "can't be undone any more" in window.banner.words.text()
    assert not line.isVisible()
    assert standing(context.desk, awarded.child_id) == 1


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_act_has_its_words(language: str) -> None:
    translation.use(language)
    for act in last_step.CAN_BE_UNDONE:
        words = last_step.LastStep(act, ()).words
        assert translation._(words) != words
