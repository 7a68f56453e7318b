"""Choosing a payment period: by the list, by the keys, and with both ends of the list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.payment_period import PaymentPeriodChooser
from desktop_app.law.quarters import Period, Quarter
from tests.gui.seen import seen

Q3, Q4, NEXT = Quarter(2026, 3), Quarter(2026, 4), Quarter(2027, 1)


@pytest.fixture
def chooser(qtbot: QtBot) -> PaymentPeriodChooser:
    """Offers two periods, the later one chosen."""
    made = PaymentPeriodChooser()
    seen(qtbot, made)
    made.offer([Q4, Q3], Q4)
    return made


@pytest.fixture
def told(chooser: PaymentPeriodChooser) -> list[Period]:
    found: list[Period] = []
    chooser.chosen.connect(found.append)
    return found


def _ends(chooser: PaymentPeriodChooser) -> tuple[bool, bool]:
    return chooser.earlier.isEnabled(), chooser.later.isEnabled()


def test_nothing_is_chosen_before_something_is_offered(qtbot: QtBot) -> None:
    made = PaymentPeriodChooser()
    qtbot.addWidget(made)
    assert made.value() is None


def test_periods_are_offered_in_their_order_without_telling(
    chooser: PaymentPeriodChooser, told: list[Period]
) -> None:
    assert chooser.value() == Q4
    assert _ends(chooser) == (True, False)
    chooser.offer([NEXT, Q3, Q4], Q4)
    names = [chooser.box.itemText(number) for number in range(chooser.box.count())]
    assert len(names) == 3
    assert names == sorted(names, key=lambda name: (name[-4:], name))
    assert all(name[:1].isupper() for name in names)
    assert (_ends(chooser), told) == ((True, True), [])


def test_keys_go_a_period_back_and_forth(
    qtbot: QtBot, chooser: PaymentPeriodChooser, told: list[Period]
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for key, period in ((Qt.Key.Key_PageUp, Q3), (Qt.Key.Key_PageDown, Q4)):
        with qtbot.waitSignal(chooser.chosen):
            QTest.keyClick(chooser.box, key, control)
        assert (told.pop(), chooser.value()) == (period, period)


def test_nothing_lies_beyond_the_ends(chooser: PaymentPeriodChooser, told: list[Period]) -> None:
    chooser.later.click()
    assert (told, _ends(chooser)) == ([], (True, False))
    chooser.earlier.click()
    assert (told, _ends(chooser)) == ([Q3], (False, True))


def test_a_period_that_was_not_offered_is_from_now_on(
    chooser: PaymentPeriodChooser, told: list[Period]
) -> None:
    chooser.choose(NEXT)
    assert (chooser.value(), told, chooser.box.count()) == (NEXT, [NEXT], 3)
    chooser.choose(NEXT)
    chooser.choose(Q3)
    assert told == [NEXT, Q3]
    assert _ends(chooser) == (False, True)
