"""What the keyboard and a screen reader find in a window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QPushButton,
    QTabBar,
    QWidget,
)

from desktop_app.gui.fit.tab_chain import tab_chain
from desktop_app.gui.main_window import MainWindow
from tests.screenshots.cut_off import named, words_of


def controls(top: QWidget) -> list[QWidget]:
    """What Tab goes to, in the order of Tab."""
    if isinstance(top, MainWindow):
        top.keep_order()
    return [each for each in tab_chain(top) if _takes_tab(each, top)]


def _takes_tab(widget: QWidget, top: QWidget) -> bool:
    return (
        widget.window() is top
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QTabBar)  # Qt's own, to scroll the tabs
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not widget.visibleRegion().isEmpty()
    )


def nameless(top: QWidget) -> Iterator[str]:
    """Controls that a screen reader has no words for."""
    for widget in controls(top):
        read: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
        if read is None or not read.text(QAccessible.Text.Name).strip():
            yield f"{named(widget)} {widget.objectName()} has no name to be read aloud"


def out_of_order(top: QWidget) -> Iterator[str]:
    """Where Tab goes up again within one column, or to the left in one line."""
    if isinstance(top, MainWindow) and top.page is not None and not top.page.is_read_in_order:
        return
    order = [widget for widget in controls(top) if not isinstance(widget, QAbstractScrollArea)]
    for before, after in pairwise(order):
        one, other = _place(before, top), _place(after, top)
        same_line = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > 8
        beside = other.left() >= one.right() or other.right() <= one.left()
        goes_left = same_line and other.right() <= one.left()
        goes_up = other.bottom() < one.top() and not beside
        if goes_left or goes_up:
            where = "left" if goes_left else "up"
            yield f"Tab goes {where} from {_told(before)} to {_told(after)}"


def _place(widget: QWidget, top: QWidget) -> QRect:
    """What of it is not scrolled away."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(top, seen.topLeft()), seen.size())


def _told(widget: QWidget) -> str:
    return f"{named(widget)} “{words_of(widget) or widget.accessibleName()}”"


def pressed_by_enter(top: QWidget) -> Iterator[str]:
    """Buttons that Enter presses while the focus is elsewhere."""
    for button in top.findChildren(QPushButton):
        if button.isVisible() and (button.isDefault() or button.autoDefault()):
            yield f"{_told(button)} is pressed by Enter from elsewhere"
