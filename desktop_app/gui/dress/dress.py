"""Light or dark, and how large letters are: as the system, by keys, or as it was chosen."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.gui import theme

LOOKS = ("", "light", "dark")
"""As the system, or always."""


class Dress(QObject):
    """Of the window and all that stands over it."""

    chosen = Signal(object)
    """What of the `Settings` is to be kept: a dict."""
    changed = Signal()
    """Everything is dressed otherwise: what was made for the look of before is made anew."""

    def __init__(self, window: QWidget, look: str, text: int) -> None:
        super().__init__(window)
        self._window, self.look, self.text = window, look, text
        self._waits = False
        for keys, called in (
            ("Ctrl++", self.larger),
            ("Ctrl+=", self.larger),
            ("Ctrl+-", self.smaller),
            ("Ctrl+0", self.as_at_first),
        ):
            made = QShortcut(QKeySequence(keys), window, called)
            # With Shift, where «+» is above «=», one key is both of the first two.
            made.activatedAmbiguously.connect(called)
        application = _application()
        connection = Qt.ConnectionType.QueuedConnection
        application.styleHints().colorSchemeChanged.connect(self._system_changed, connection)
        window.installEventFilter(self)

    def larger(self) -> None:
        self._choose(next((size for size in theme.TEXT_SIZES if size > self.text), self.text))

    def smaller(self) -> None:
        below = [size for size in theme.TEXT_SIZES if size < self.text]
        self._choose(below[-1] if below else self.text)

    def as_at_first(self) -> None:
        self._choose(100)

    def _choose(self, text: int) -> None:
        if text != self.text:
            self.chosen.emit({"text": "" if text == 100 else str(text)})

    def use(self, look: str, text: int) -> None:
        """Dress everything so; nothing is done where it is so already."""
        if (look, text) != (self.look, self.text):
            self.look, self.text = look, text
            self._put_on()

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if not self.look and theme.is_dark_outside(_application()) != theme.colours().is_dark:
            self._put_on()

    def _put_on(self) -> None:
        theme.apply(_application(), self.look, self.text)
        self._waits = True
        self._tell()

    def _tell(self) -> None:
        """Not under a dialog, which would go with the page that it belongs to."""
        if self._waits and QApplication.activeModalWidget() is None:
            self._waits = False
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._tell()
        return super().eventFilter(watched, event)


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
