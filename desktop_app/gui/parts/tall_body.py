"""The fields of a dialog that may be taller than a screen: its buttons stay in sight."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

_LEAST = 200
"""How much of the fields is seen at the very least, in pixels."""


class TallBody(QScrollArea):
    """As tall as its fields, while there is room for them; scrolled where there is not.

    What the keyboard goes to comes into sight.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        inner = QWidget()
        inner.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        self._layout = layout
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("room", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focus)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        needed = self._layout.totalHeightForWidth(width)
        return max(needed, self._layout.totalMinimumSize().height())

    def sizeHint(self) -> QSize:
        width = self._layout.totalSizeHint().width()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        least = self._layout.totalMinimumSize()
        return QSize(least.width(), min(least.height(), _LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._show_focus(None, self.window().focusWidget())
        return handled

    def _show_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            self.ensureWidgetVisible(now)
