"""A dialog does one act; nothing typed is lost on a slip, and it stays until the act is done."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import button
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip, Trouble
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen

SURNAME = Slip("surname", N_("Enter the surname."))
DAY = Slip("day", N_("Enter the day."))
ELSEWHERE = Slip("rights", N_("The child has an application already."))


class Asked(AskDialog):
    """Asks for a surname, a day and the reason; ``act`` is what is done on acceptance."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, context, "Сұрау", "Save", "Words above.")
        self.surname, self.day = TextField("Surname"), DayField("Day")
        self.why = ParagraphField("Why")
        for name, field in (("surname", self.surname), ("day", self.day), ("why", self.why)):
            self.add(name, field)
        self.act: Callable[[], Any] = lambda: None
        self.given: list[Any] = []
        self.ask(lambda: self.act, self.given.append)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return seen(qtbot)


@pytest.fixture
def dialog(qtbot: QtBot, window: QWidget, context: Context) -> Asked:
    made = Asked(window, context)
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    opened = threading.Event()
    yield opened
    opened.set()


def _fails_with(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def _enter(dialog: Asked) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_begins_at_the_first_field_and_ctrl_enter_does_the_act(
    qtbot: QtBot, dialog: Asked, context: Context
) -> None:
    assert dialog.surname.edit.hasFocus()
    given = dialog.given
    dialog.act = lambda: "registered"
    with qtbot.waitSignal(dialog.destroyed):
        _enter(dialog)
    settle(context)
    assert given == ["registered"]


def test_slips_stand_at_their_fields_the_rest_in_the_banner_and_all_stays_as_typed(
    dialog: Asked, context: Context
) -> None:
    type_into(dialog.surname.edit, "Ғ")
    dialog.why.edit.setFocus()
    dialog.act = _fails_with(EntryError(ELSEWHERE, DAY, SURNAME))
    _enter(dialog)
    settle(context)
    assert dialog.isVisible()
    assert (dialog.surname.slip, dialog.day.slip) == ("Enter the surname.", "Enter the day.")
    assert dialog.banner.words.text() == "The child has an application already."
    assert (dialog.surname.value(), dialog.surname.edit.hasFocus()) == ("Ғ", True)
    assert (dialog.accept_button.isEnabled(), dialog.given) == (True, [])
    dialog.act = _fails_with(EntryError(DAY))
    _enter(dialog)
    settle(context)
    assert (dialog.day.edit.hasFocus(), dialog.banner.isHidden()) == (True, True)


def test_enter_pressed_twice_presses_no_other_button_and_after_a_failure_leads_on_from_here(
    dialog: Asked, context: Context, gate: threading.Event
) -> None:
    def act() -> None:
        gate.wait()
        raise Trouble("The disk is full.")

    other = button("Another", lambda: dialog.given.append("another"))
    dialog.foot.insertWidget(0, other)
    dialog.setTabOrder(dialog.accept_button, other)
    dialog.act = act
    dialog.accept_button.setFocus()
    for _time in range(2):
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
    gate.set()
    settle(context)
    assert (dialog.given, dialog.isVisible()) == ([], True)
    assert dialog.accept_button.hasFocus()


def test_a_slip_found_before_the_act_is_shown_as_well(dialog: Asked, context: Context) -> None:
    dialog.ask(_fails_with(EntryError(DAY)))
    _enter(dialog)
    assert not context.is_busy
    assert (dialog.day.slip, dialog.accept_button.isEnabled()) == ("Enter the day.", True)
    assert dialog.banner.isHidden()


def test_trouble_is_told_in_the_banner_and_it_can_be_tried_again(
    qtbot: QtBot, dialog: Asked, context: Context
) -> None:
    dialog.act = _fails_with(Trouble(N_("The folder can't be written to.")))
    _enter(dialog)
    settle(context)
    assert dialog.banner.words.text() == "The folder can't be written to."
    dialog.act = lambda: None
    with qtbot.waitSignal(dialog.destroyed):
        _enter(dialog)


def test_a_day_that_does_not_exist_is_not_taken_to_the_office(
    dialog: Asked, context: Context
) -> None:
    done: list[str] = []
    dialog.act = lambda: done.append("done")
    type_into(dialog.day.edit, "31.11.2026")
    _enter(dialog)
    assert (context.is_busy, done, dialog.isVisible()) == (False, [], True)
    assert "no such day" in dialog.day.slip


def test_where_there_is_nothing_to_do_it_closes(
    qtbot: QtBot, window: QWidget, context: Context
) -> None:
    dialog = AskDialog(window, context, "Сұрау", "Close")
    dialog.ask(lambda: None)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert not context.is_busy


def test_while_it_is_done_nothing_closes_it_and_nothing_begins_it_again(
    qtbot: QtBot, dialog: Asked, context: Context, gate: threading.Event
) -> None:
    begun: list[str] = []

    def act() -> None:
        begun.append("begun")
        gate.wait()

    dialog.act = act
    type_into(dialog.why.edit, "Себебі")
    _enter(dialog)
    assert not dialog.accept_button.isEnabled()
    _enter(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert (dialog.isVisible(), dialog.banner.isHidden()) == (True, True)
    with qtbot.waitSignal(dialog.destroyed):
        gate.set()
    settle(context)
    assert begun == ["begun"]


def test_sentences_are_not_lost_by_one_escape(qtbot: QtBot, dialog: Asked) -> None:
    type_into(dialog.why.edit, "Себебі")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Close once more" in dialog.banner.words.text()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_name_alone_is_no_sentence(qtbot: QtBot, dialog: Asked) -> None:
    type_into(dialog.surname.edit, "Ғабитова")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_cancel_asks_nothing(qtbot: QtBot, dialog: Asked) -> None:
    type_into(dialog.why.edit, "Себебі")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)


def test_it_grows_for_what_it_has_to_say(qtbot: QtBot, dialog: Asked) -> None:
    before = dialog.height()
    dialog.banner.say("bad", "Бір\nекі\nүш\nтөрт\nбес\nалты")
    dialog.surname.show_slip("Enter the surname.")
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.height() >= dialog.column.totalHeightForWidth(dialog.width())


def test_of_two_slips_at_a_field_the_first_is_told(
    qtbot: QtBot, dialog: Asked, context: Context
) -> None:
    dialog.act = _fails_with(EntryError(SURNAME, Slip("surname", N_("Enter the day."))))
    _enter(dialog)
    settle(context)
    assert dialog.surname.slip == "Enter the surname."


def test_the_buttons_come_last_and_cancel_before_the_act(dialog: Asked) -> None:
    dialog.why.edit.setFocus()
    order = []
    for _each in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        order.append(dialog.focusWidget())
    assert order == [dialog.cancel_button, dialog.accept_button]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Trouble(N_("The folder can't be written to.")), "The folder can't be written to."),
        (
            EntryError(SURNAME, ELSEWHERE),
            "Enter the surname.\nThe child has an application already.",
        ),
    ],
)
def test_what_went_wrong_after_it_has_gone_is_told_in_its_session(
    qtbot: QtBot,
    dialog: Asked,
    context: Context,
    gate: threading.Event,
    error: Exception,
    words: str,
) -> None:
    """The session of whoever typed in it has ended meanwhile."""

    def act() -> None:
        gate.wait()
        raise error

    dialog.act = act
    _enter(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    with qtbot.waitSignal(context.told) as told:
        gate.set()
    assert told.args == ["bad", words]
