"""What came of a password that was tried: the slip, or how long to wait for the next try."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app import translation, wording
from desktop_app.gui.parts.pieces import Banner
from desktop_app.law.steps import Step
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.explaining import message_of
from desktop_app.translation import _

_SECOND = 1_000


class Slowed(QObject):
    """Counts the seconds down in a banner; ``changed`` is called when one may try again."""

    def __init__(self, banner: Banner, changed: Callable[[], None]) -> None:
        super().__init__(banner)
        self._banner, self._changed = banner, changed
        self._told: Step | None = None
        self._left = 0
        self.timer = QTimer(self, interval=_SECOND)
        self.timer.timeout.connect(self.count)

    @property
    def is_waiting(self) -> bool:
        return self._left > 0

    def tell(self, error: Exception) -> None:
        """Raises what is a bug."""
        seconds = error.step.values.get("seconds") if isinstance(error, Trouble) else None
        if isinstance(error, Trouble) and isinstance(seconds, int):
            self._told, self._left = error.step, seconds
            self.timer.start()
            self._show()
            self._changed()
            return
        self._banner.say("bad", words_of(error))

    def count(self) -> None:
        """A second has passed."""
        self._left -= 1
        if self._left > 0:
            self._show()
            return
        self.timer.stop()
        self._banner.say("info", _("You can try again now."))
        self._changed()

    def _show(self) -> None:
        assert self._told is not None
        now = Step(self._told.label, "", {**self._told.values, "seconds": self._left})
        self._banner.say("warn", wording.step(now, translation.current()))


def words_of(error: Exception) -> str:
    """A slip, or known trouble, in the language of the interface; raises what is a bug."""
    if isinstance(error, EntryError):
        return "\n".join(wording.step(slip.step, translation.current()) for slip in error.slips)
    message = message_of(error, translation.current())
    if message is None:
        raise error
    return message
