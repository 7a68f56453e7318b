"""What is shown inside a scrolled frame: as large as its place, larger where it needs more.

Qt itself makes what can scroll as high as it would like to be; here tables and texts that scroll by
themselves give way first, down to their least, and only what is left over is scrolled.
"""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QStackedWidget, QWidget

_NO_FOCUS = 0
"""Of `Qt.FocusPolicy`, which would make the whole namespace before the first paint."""


class _Held(QWidget):
    """Has no layout of its own: that would be asked for its likings."""

    shown: QWidget

    def hold(self, shown: QWidget) -> None:
        self.shown = shown
        shown.setParent(self)
        shown.show()
        if isinstance(shown, QStackedWidget):
            shown.currentChanged.connect(lambda _now: self.updateGeometry())

    def _layout(self) -> QLayout:
        """Of what is seen: a page that lies behind asks for no room."""
        shown = self.shown
        if isinstance(shown, QStackedWidget):
            shown = shown.currentWidget() or shown
        layout = shown.layout()
        assert layout is not None
        return layout

    def minimumSizeHint(self) -> QSize:
        layout = self._layout()
        least = layout.totalMinimumSize()
        wide = max(least.width(), self._room().width())
        high = least.height()
        if layout.hasHeightForWidth():
            high = max(high, layout.totalMinimumHeightForWidth(wide))
        return QSize(least.width(), high)

    def sizeHint(self) -> QSize:
        return self._layout().totalSizeHint()

    def _room(self) -> QSize:
        holder = self.parentWidget()
        return holder.size() if holder is not None else QSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.shown.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class ScrolledRoom(QScrollArea):
    """Holds a widget with a layout. What the keyboard goes to comes into sight."""

    def __init__(self, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("room", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", _NO_FOCUS)
        self.setViewport(self._window())
        self.held = _Held(self)
        self.held.hold(shown)  # never in another window, where the order of Tab would be lost
        self.setWidget(self.held)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focus)

    def _window(self) -> QWidget:
        """As Qt's own, but made here: to tell what Qt has made, PySide makes every class of it."""
        made = QWidget(self)
        made.setBackgroundRole(QPalette.ColorRole.NoRole)
        made.setAutoFillBackground(True)
        return made

    def sizeHint(self) -> QSize:
        return self.held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Next to nothing: it scrolls."""
        return QSize(80, 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if watched is self.viewport() and event.type() == QEvent.Type.Resize:
            self.held.updateGeometry()
        return handled

    def _show_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.held.isAncestorOf(now):
            self.ensureWidgetVisible(now, 8, 8)
