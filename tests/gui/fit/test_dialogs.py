"""Dialogs on a small screen: what does not fit scrolls, buttons and messages stay in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fit.room import ScrolledRoom
from desktop_app.gui.frames.dialog import AskDialog
from tests.gui.seen import seen


def _asked(parent: QWidget, context: Context, count: int, *, wide: int = 0) -> AskDialog:
    dialog = AskDialog(parent, context, "Сұрау", "Save")
    for number in range(count):
        dialog.add(str(number), TextField(f"Line {number}"))
    if wide:
        label = QLabel("Wide")
        label.setMinimumWidth(wide)
        dialog.body.addWidget(label)
    dialog.ask(lambda: lambda: None)
    return dialog


def _in_sight(widget: QWidget) -> bool:
    top = widget.window()
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    return top.rect().contains(place) and widget.screen().availableGeometry().contains(
        QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    )


def test_what_fits_is_not_scrolled(qtbot: QtBot, context: Context) -> None:
    dialog = _asked(seen(qtbot), context, 4)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.findChild(QScrollArea) is None


@pytest.mark.parametrize("count", [30, 60])
def test_what_does_not_fit_scrolls_and_the_act_stays_in_sight(
    qtbot: QtBot, context: Context, count: int
) -> None:
    dialog = _asked(seen(qtbot), context, count)
    qtbot.waitUntil(dialog.isActiveWindow)
    room = dialog.findChild(ScrolledRoom)
    assert room is not None
    assert room.verticalScrollBar().maximum() > 0
    dialog.banner.say("bad", "Nothing was saved.")
    qtbot.waitUntil(lambda: _in_sight(dialog.banner))
    assert _in_sight(dialog.accept_button)
    assert _in_sight(dialog.cancel_button)


def test_tab_goes_through_what_is_scrolled_and_brings_it_into_sight(
    qtbot: QtBot, context: Context
) -> None:
    dialog = _asked(seen(qtbot), context, 30)
    qtbot.waitUntil(dialog.isActiveWindow)
    first = dialog.fields["0"].editor
    order, here = [], first
    first.setFocus()
    for _step in range(31):
        order.append(here)
        dialog.focusNextPrevChild(True)
        here = dialog.focusWidget()
    assert order == [*(field.editor for field in dialog.fields.values()), dialog.cancel_button]
    dialog.fields["29"].editor.setFocus()
    assert not dialog.fields["29"].editor.visibleRegion().isEmpty()


def test_what_is_too_wide_is_scrolled_to_the_side(qtbot: QtBot, context: Context) -> None:
    dialog = _asked(seen(qtbot), context, 2, wide=1500)
    qtbot.waitUntil(dialog.isActiveWindow)
    room = dialog.findChild(ScrolledRoom)
    assert room is not None
    assert room.horizontalScrollBar().maximum() > 0
    assert dialog.width() <= dialog.screen().availableGeometry().width()
    assert _in_sight(dialog.accept_button)


def test_what_grows_on_the_screen_is_scrolled_then(qtbot: QtBot, context: Context) -> None:
    small = AskDialog(seen(qtbot), context, "Сұрау", "Save")
    lines = [TextField(f"Line {number}") for number in range(40)]
    for number, field in enumerate(lines):
        small.add(str(number), field)
        field.setVisible(number < 2)
    small.ask(lambda: lambda: None)
    qtbot.waitUntil(small.isVisible)
    assert small.findChild(ScrolledRoom) is None
    for field in lines:
        field.show()
    qtbot.waitUntil(lambda: small.findChild(ScrolledRoom) is not None)
    qtbot.waitUntil(lambda: _in_sight(small.accept_button))
