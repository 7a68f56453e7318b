"""Light or dark and the size of letters: by keys, by settings, by the system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import theme
from desktop_app.gui.dress.dress import Dress
from tests.gui.seen import seen

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    yield seen(qtbot)
    theme.apply(qapp)


@pytest.mark.parametrize(
    ("text", "key", "chosen"),
    [
        (100, Qt.Key.Key_Plus, "110"),
        (100, Qt.Key.Key_Equal, "110"),
        (100, Qt.Key.Key_Minus, "90"),
        (200, Qt.Key.Key_Plus, None),
        (80, Qt.Key.Key_Minus, None),
        (140, Qt.Key.Key_0, ""),
        (100, Qt.Key.Key_0, None),
    ],
)
def test_keys_choose_the_size_of_letters(
    window: QWidget, text: int, key: Qt.Key, chosen: str | None
) -> None:
    told: list[dict[str, str]] = []
    dress = Dress(window, "", text)
    dress.chosen.connect(told.append)
    QTest.keyClick(window, key, CONTROL)
    assert told == ([] if chosen is None else [{"text": chosen}])


def test_control_shift_plus_is_both_of_two_keys_and_does_it_all_the_same(window: QWidget) -> None:
    """As Qt tells of a keyboard where «+» is above «=»: only of the one, that it could be it."""
    told: list[dict[str, str]] = []
    dress = Dress(window, "", 100)
    dress.chosen.connect(told.append)
    for made in window.findChildren(QShortcut):
        if made.key().toString() in ("Ctrl++", "Ctrl+="):
            made.activatedAmbiguously.emit()
    assert told == [{"text": "110"}] * 2


def test_what_is_chosen_is_put_on_and_told_once(window: QWidget, qtbot: QtBot) -> None:
    dress = Dress(window, "", 100)
    with qtbot.waitSignal(dress.changed):
        dress.use("dark", 125)
    assert theme.colours().is_dark
    assert theme.text_scale() == 1.25
    with qtbot.assertNotEmitted(dress.changed):
        dress.use("dark", 125)


def test_under_a_dialog_the_window_waits(window: QWidget, qtbot: QtBot) -> None:
    dress, dialog = Dress(window, "", 100), QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.assertNotEmitted(dress.changed):
        dress.use("dark", 100)
    with qtbot.waitSignal(dress.changed):
        dialog.close()
        window.activateWindow()
