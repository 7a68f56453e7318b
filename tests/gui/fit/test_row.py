"""A row that goes on in the next line where it is wider than its place."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.fit.row import Row
from tests.gui.seen import seen


def _row(qtbot: QtBot, width: int, *parts: QWidget, stretched: bool = False) -> QWidget:
    holder, row = QWidget(), Row()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    column.addStretch(1)
    if stretched:
        row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    window = seen(qtbot, holder)
    window.resize(width, 300)
    return holder


def test_while_there_is_room_it_is_a_row(qtbot: QtBot) -> None:
    buttons = [QPushButton(f"Button {number}") for number in range(4)]
    _row(qtbot, 800, *buttons, stretched=True)
    assert len({button.y() for button in buttons}) == 1
    assert buttons[0].x() > 100  # at the right, after what is stretched


def test_what_does_not_fit_goes_on_below_and_nothing_is_cut(qtbot: QtBot) -> None:
    buttons = [QPushButton(f"A long button {number}") for number in range(5)]
    holder = _row(qtbot, 300, *buttons)
    assert len({button.y() for button in buttons}) > 1
    for button in buttons:
        assert holder.rect().contains(button.geometry())
        assert button.width() >= button.minimumSizeHint().width()
    placed = [button.geometry() for button in buttons]
    assert not any(one.intersects(other) for one in placed for other in placed if one != other)


def test_what_can_grow_fills_its_line(qtbot: QtBot) -> None:
    line, save = QLineEdit(), QPushButton("Save what was typed in the line above")
    line.setMinimumWidth(200)
    holder = _row(qtbot, 300, line, save)
    assert save.y() > line.y()
    assert line.width() == holder.width()


def test_it_is_no_wider_than_its_widest_part(qtbot: QtBot) -> None:
    buttons = [QPushButton(f"A long button {number}") for number in range(5)]
    holder = _row(qtbot, 800, *buttons)
    widest = max(button.minimumSizeHint().width() for button in buttons)
    assert holder.minimumSizeHint().width() == widest
