"""Where the keys go, kept while everything is made anew in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from desktop_app.gui.context import Context


class KeptFocus:
    """The control in focus, by its way down from a page or the status line, and its cursor."""

    def __init__(self, root: QWidget, focused: QWidget) -> None:
        self._steps: list[tuple[str, str, int]] = []
        at = focused
        while at is not root:
            above = at.parentWidget()
            assert above is not None  # the focus is inside the root
            alike = _alike(above, *_named(at))
            self._steps.append((*_named(at), alike.index(at)))
            at = above
        self._cursor = focused.cursorPosition() if isinstance(focused, QLineEdit) else 0

    def put(self, root: QWidget, context: Context | None) -> None:
        """Give it to the same control of the root's new form, again when that is filled."""
        self.put_now(root)
        if context is not None:
            _OnceFilled(self, root, context)

    def put_now(self, root: QWidget) -> None:
        at = root
        for kind, name, place in reversed(self._steps):
            alike = _alike(at, kind, name)
            if place >= len(alike):
                return
            at = alike[place]
        if not at.isEnabled() or at.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return
        at.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(at, QLineEdit):
            at.setCursorPosition(self._cursor)


class _OnceFilled(QObject):
    """Puts the focus when nothing is read any more, unless somebody has begun to work before."""

    def __init__(self, kept: KeptFocus, root: QWidget, context: Context) -> None:
        super().__init__(root)
        self._kept, self._root = kept, root
        context.busy.connect(self._filled)
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.deleteLater()
        return super().eventFilter(watched, event)

    def _filled(self, busy: bool) -> None:
        if not busy:  # what was read is shown right after this was said
            QTimer.singleShot(0, self, self._put)

    def _put(self) -> None:
        self._kept.put_now(self._root)
        self.deleteLater()


def _named(widget: QWidget) -> tuple[str, str]:
    return type(widget).__name__, widget.objectName()


def _alike(above: QWidget, kind: str, name: str) -> list[QWidget]:
    """Qt adds parts of its own to a widget when it is first shown: only those alike are counted."""
    inside = (each for each in above.children() if isinstance(each, QWidget))
    return [each for each in inside if _named(each) == (kind, name)]
