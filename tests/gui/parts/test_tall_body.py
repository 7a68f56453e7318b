"""A dialog whose questions do not fit on the screen scrolls: its buttons are always in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.tall_body import TallBody
from tests.gui.seen import seen


class Tall(AskDialog):
    """``count`` fields below each other, all but two of them asked later."""

    def __init__(self, parent: QWidget, context: Context, count: int) -> None:
        super().__init__(parent, context, "Сұрау", "Save")
        self.keep_buttons_in_sight()
        self.lines = [TextField(f"Line {each}") for each in range(count)]
        for number, field in enumerate(self.lines):
            self.add(str(number), field)
        self.later = self.lines[2:]
        for field in self.later:
            field.hide()
        self.ask(lambda: lambda: None)

    def area(self) -> TallBody:
        found = self.findChild(TallBody)
        assert isinstance(found, TallBody)
        return found


def _on_screen(widget: QWidget) -> bool:
    rect = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    return widget.screen().availableGeometry().contains(rect)


@pytest.mark.parametrize("count", [4, 40])
def test_the_buttons_stay_on_the_screen(qtbot: QtBot, context: Context, count: int) -> None:
    dialog = Tall(seen(qtbot), context, count)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.move(0, 70)
    for field in dialog.later:
        field.show()
    needed = 100 * count // 4
    bar = dialog.area().verticalScrollBar()
    qtbot.waitUntil(lambda: dialog.height() > min(needed, 500))
    qtbot.waitUntil(lambda: _on_screen(dialog.accept_button))
    qtbot.waitUntil(lambda: (bar.maximum() > 0) is (count > 4))


def test_what_the_keyboard_goes_to_is_scrolled_into_sight(qtbot: QtBot, context: Context) -> None:
    dialog = Tall(seen(qtbot), context, 40)
    qtbot.waitUntil(dialog.isActiveWindow)
    for field in dialog.later:
        field.show()
    area, last = dialog.area(), dialog.lines[-1].edit
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    last.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    below = last.mapTo(area.viewport(), last.rect().bottomLeft()).y()
    assert below <= area.viewport().height()


def test_a_question_that_appears_with_the_keyboard_in_it_is_in_sight(
    qtbot: QtBot, context: Context
) -> None:
    dialog = Tall(seen(qtbot), context, 40)
    qtbot.waitUntil(dialog.isActiveWindow)
    area, last = dialog.area(), dialog.lines[-1].edit
    for field in dialog.later:
        field.show()
    last.setFocus()  # before anything of it was laid out
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert last.mapTo(area.viewport(), last.rect().bottomLeft()).y() <= area.viewport().height()
