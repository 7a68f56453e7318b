"""Takes everything that the program shows off the screen, and puts it back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

_OF_THE_SYSTEM = (QFileDialog, QAbstractPrintDialog, QColorDialog)
"""Somebody waits for their answer, and the system draws them: they are cancelled, not hidden."""


class Cover(QObject):
    """Windows other than ``main`` are hidden while it is closed; those that come up then, too."""

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self._main = main
        self._hidden: list[QWidget] = []
        self._has_copied = False
        QApplication.clipboard().dataChanged.connect(self._see_copy)

    @property
    def hides_something(self) -> bool:
        """Whether dialogs wait for who opened them."""
        return any(isValid(window) for window in self._hidden)

    def close(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self._forget_own_copies()
        in_front = QApplication.activeWindow()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, _OF_THE_SYSTEM):
                window.reject()
            elif window is not self._main and not window.isHidden():
                self._hide(window)
        if in_front in self._hidden:
            # Not every system gives the keys to the window that is left, but only where it is told.
            self._main.activateWindow()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def _see_copy(self) -> None:
        """Whether what is in the clipboard now was copied here."""
        owns = QApplication.clipboard().ownsClipboard()
        active = QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._has_copied = owns or active

    def _forget_own_copies(self) -> None:
        """What was copied out of the program; what others have copied is theirs."""
        clipboard = QApplication.clipboard()
        if self._has_copied or clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._has_copied = False

    def _hide(self, window: QWidget) -> None:
        if window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            window.close()
            return
        self._hidden.append(window)
        window.hide()

    def open(self) -> None:
        """Show again what was hidden, in the order in which it lay."""
        self._stop_watching()
        hidden, self._hidden = self._hidden, []
        for window in filter(isValid, hidden):
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            if isinstance(window, QDialog) and window.parentWidget() is not None:
                window.open()  # modal to its window, as it was
            else:
                window.show()

    def throw_away(self) -> None:
        """What was hidden is nobody's any more."""
        self._stop_watching()
        hidden, self._hidden = self._hidden, []
        for window in filter(isValid, hidden):
            window.deleteLater()

    def _stop_watching(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Work that goes on may end with a window: it waits as the others do."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._main
            and not event.spontaneous()
        ):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, lambda: self._hide_late(watched))
        return False

    def _hide_late(self, window: QWidget) -> None:
        if window.isVisible():
            self._hide(window)
