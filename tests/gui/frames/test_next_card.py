"""What is next, on a card: one primary button, and whose it is where it is not theirs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.next_card import Action, NextCard, NextStep
from desktop_app.gui.parts.allowed import whose
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk
from tests.gui.seen import seen


def _card(qtbot: QtBot, context: Context, step: NextStep) -> NextCard:
    made = NextCard(step, context)
    seen(qtbot, made)
    return made


def _pressed(card: NextCard, name: str) -> QPushButton:
    found = card.findChild(QPushButton, name)
    assert found is not None, name
    return found


def _told(card: NextCard) -> list[str]:
    return [made.text() for made in card.findChildren(QLabel) if made.isVisible()]


def _steps(done: list[str]) -> NextStep:
    return NextStep(
        "Sign it.",
        Action("Sign", lambda: done.append("sign"), "sign", Act.SIGN),
        (Action("Show", lambda: done.append("show"), "show"),),
    )


def test_control_enter_does_what_is_next(qtbot: QtBot, context: Context, head: Desk) -> None:
    context.desk = head
    done: list[str] = []
    card = _card(qtbot, context, _steps(done))
    sign, show = _pressed(card, "sign"), _pressed(card, "show")
    assert (sign.property("primary"), show.property("primary")) == (True, False)
    assert (sign.toolTip(), show.toolTip()) == ("Ctrl+Enter", "")
    with qtbot.waitSignal(sign.clicked):
        QTest.keyClick(show, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert done == ["sign", "show"]
    assert card.findChild(QLabel, "whoMustAct") is None


def test_what_is_not_theirs_is_disabled_and_says_whose_it_is(
    qtbot: QtBot, context: Context, desk: Desk
) -> None:
    done: list[str] = []
    card = _card(qtbot, context, _steps(done))
    words = whose(desk, Act.SIGN)
    assert words
    assert (_pressed(card, "sign").isEnabled(), _pressed(card, "show").isEnabled()) == (False, True)
    assert _pressed(card, "sign").toolTip() == words
    assert _told(card)[-1] == words


def test_everything_behind_it_is_told_in_its_order_and_nothing_that_is_empty(
    qtbot: QtBot, context: Context
) -> None:
    step = NextStep(
        "Бас тарту керек.",
        Action("Refuse", lambda: None, "refuse"),
        facts=(("Why", "мерзімі өтті"), ("Phone", "")),
        refused=(("A ground.", ("fact 1", "fact 2")), ("Another.", ())),
        steps=(Step(N_("Counted so"), "R-5"),),
        trouble=Step(N_("It was sent back: {why}"), "", {"why": as_is("қате")}),
    )
    told = [text for text in _told(_card(qtbot, context, step)) if text]
    assert told == [
        "What is next",
        "Бас тарту керек.",
        "It was sent back: қате",
        "A ground.",
        "– fact 1\n– fact 2",
        "Another.",
        "Why",
        "мерзімі өтті",
        "Counted so",
        "R-5",
    ]
