"""There is no database to work on: why, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.opening.not_open import NotOpen
from tests.gui.seen import seen


def test_it_says_why_and_both_ways_out_are_open(qtbot: QtBot) -> None:
    done: list[str] = []
    shown = NotOpen(
        "<Файл> табылмады.",
        lambda: done.append("again"),
        lambda: done.append("other"),
        "Алатау.homeedu",
    )
    seen(qtbot, shown)
    said = [made.text() for made in shown.findChildren(QLabel)]
    assert said[-2:] == ["Алатау.homeedu", "<Файл> табылмады."]
    again, other = shown.findChildren(QPushButton)
    assert (again.property("primary"), other.property("primary")) == (True, False)
    QTest.keyClick(again, Qt.Key.Key_Space)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert done == ["again", "other"]
