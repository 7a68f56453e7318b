"""Who is at the window: asked at the gate, let in, locked out while away, and followed by others.

The program's one way between an office that asks for a password and a session in it.
"""

from PySide6.QtCore import QObject, Signal

from desktop_app.gui.context import Context
from desktop_app.gui.lock.gate import Gate
from desktop_app.gui.lock.lock import Lock
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.logins.doors import Door
from desktop_app.settings import Settings


class AtWindow(QObject):
    """One for the program, as the window is; what comes of the gate, it says itself."""

    left = Signal()
    """The session is over; the office is to be opened anew."""

    def __init__(self, window: MainWindow, pc: str) -> None:
        super().__init__(window)
        self._window = window
        self.gate = Gate(window, pc)
        self.lock: Lock | None = None
        self._context: Context | None = None
        window.said_covered.connect(self._say)
        window.password_wanted.connect(self._change_password)
        window.pin_wanted.connect(self._choose_pin)

    @property
    def is_asking(self) -> bool:
        return self.gate.page is not None

    def ask(self, door: Door, settings: Settings, *, upgrades: bool = False) -> None:
        """Nobody works here: who comes in? An older server is changed where it ``upgrades``."""
        self.gate.show(door, settings, upgrades=upgrades)

    def begin(self, context: Context) -> None:
        """Somebody works; where a password was asked for, the window is locked while they are away.

        Who practises is never asked, and nothing real is shown.
        """
        self.gate.close()
        self._window.uncover()
        self._context = context
        if context.session is not None:
            self.lock = Lock(self._window, context, context.session)
            self.lock.ended.connect(self._end)
            context.session_changed.connect(self.lock.use)
            context.remember(worker=context.session.own.worker.name)

    def leave(self) -> None:
        """Another database is opened, or the program ends."""
        self.gate.leave()
        if self.lock is not None:
            self.lock.stop()
        self.lock, self._context = None, None
        self._window.uncover()

    def speak(self) -> None:
        """What stands in the place of everything, in the language that was chosen."""
        self.gate.speak()
        if self.lock is not None:
            self.lock.speak()

    def _say(self, kind: str, words: str) -> None:
        if self.lock is not None and self.lock.page is not None:
            self.lock.page.say(kind, words)
        else:
            self.gate.say(kind, words)

    def _end(self) -> None:
        self.lock, self._context = None, None
        self.left.emit()

    def _change_password(self) -> None:
        from desktop_app.gui.logins.own_password import ChangePasswordDialog

        context = self._context
        if context is not None and context.session is not None:
            ChangePasswordDialog(self._window, context, context.session)

    def _choose_pin(self) -> None:
        from desktop_app.gui.logins.pin import PinDialog

        context = self._context
        if context is not None and context.session is not None:
            PinDialog(self._window, context, context.session)
