"""A dialog never reaches over its screen: what does not fit scrolls, its buttons stay in sight."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QDialog, QFrame, QLayout, QVBoxLayout, QWidget

from desktop_app.gui.fit.order import put_in_order
from desktop_app.gui.fit.room import ScrolledRoom

_FRAME = QSize(8, 40)
"""What the system draws around a window: its edges and its title bar."""


def room_for(dialog: QWidget) -> QSize:
    """How large it can be, without what the system draws around it."""
    return dialog.screen().availableGeometry().size() - _FRAME


def fit(dialog: QDialog) -> None:
    """Before it is shown, and whenever something in it has grown."""
    column = dialog.layout()
    if not isinstance(column, QVBoxLayout):
        return
    room = room_for(dialog)
    least = dialog.minimumSize().boundedTo(room)
    if least != dialog.minimumSize():
        dialog.setMinimumSize(least)
    needed = _needed(column, room.width())
    if needed.boundedTo(room) != needed and not _scrolls(column):
        liked = column.totalHeightForWidth(dialog.width())
        _scroll(dialog, column)
        dialog.resize(max(dialog.width(), needed.width()), max(dialog.height(), liked))
    size = dialog.size().boundedTo(room)
    if size != dialog.size():
        dialog.resize(size)
    if dialog.isVisible():
        stay_on_screen(dialog)


def stay_on_screen(dialog: QDialog) -> None:
    """What has grown goes up and to the left by as much as would hang out."""
    seen, mine = dialog.screen().availableGeometry(), dialog.frameGeometry()
    below = max(0, mine.bottom() - seen.bottom())
    beside = max(0, mine.right() - seen.right())
    if below or beside:
        dialog.move(max(seen.left(), mine.x() - beside), max(seen.top(), mine.y() - below))


def _needed(column: QVBoxLayout, width: int) -> QSize:
    """At the very least."""
    least = column.totalMinimumSize()
    if column.hasHeightForWidth():
        least.setHeight(max(least.height(), column.totalMinimumHeightForWidth(width)))
    return least


def _scrolls(column: QVBoxLayout) -> bool:
    """Whether what is in it is scrolled already."""
    shown = (_widget(column, at) for at in range(column.count()))
    return any(widget is not None and widget.property("room") for widget in shown)


def _scroll(dialog: QDialog, column: QVBoxLayout) -> None:
    """All but the buttons and the lines that tell something goes into a scrolled frame, once."""
    focused: QWidget | None = dialog.focusWidget()
    inner = QWidget(dialog)
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(column.spacing())
    first, end = _kept(column)
    for _number in range(first, end):
        stretch, item = column.stretch(first), column.takeAt(first)
        assert item is not None
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            hidden = widget.isHidden()
            inside.addWidget(widget, stretch, item.alignment())
            widget.setHidden(hidden)
        elif layout is not None:
            layout.setParent(None)
            inside.addLayout(layout, stretch)
        else:
            inside.addStretch(stretch)
    frame = ScrolledRoom(inner, dialog)
    frame.setAccessibleName(dialog.windowTitle())
    column.insertWidget(first, frame, 1)
    if dialog.isVisible():  # at once: what is not seen takes no keys
        frame.show()
    put_in_order(dialog, dialog)
    if focused is not None:
        focused.setFocus()


def _kept(column: QVBoxLayout) -> tuple[int, int]:
    """What of the column scrolls: all but a row of buttons at its top or below, with what is told
    beside it."""
    first, end = 0, column.count()
    while end > first and (_is_row(column, end - 1) or _tells(column, end - 1)):
        end -= 1
    if end == column.count():
        while first < end and (_is_row(column, first) or _tells(column, first)):
            first += 1
    return first, end


def _widget(column: QVBoxLayout, at: int) -> QWidget | None:
    item = column.itemAt(at)
    return item.widget() if item is not None else None


def _tells(column: QVBoxLayout, at: int) -> bool:
    widget = _widget(column, at)
    return isinstance(widget, QFrame) and widget.property("banner") is not None


def _is_row(column: QVBoxLayout, at: int) -> bool:
    item = column.itemAt(at)
    row: QLayout | None = item.layout() if item is not None else None
    if row is None:
        return False
    widgets = [each.widget() for number in range(row.count()) if (each := row.itemAt(number))]
    return any(isinstance(widget, QAbstractButton) for widget in widgets) and all(
        widget is None or isinstance(widget, QAbstractButton) for widget in widgets
    )
