"""Makes backups while the window is open, and when it closes; how they stand is always in sight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop_app.gui.backups.second_copy_line import SecondCopyLine
from desktop_app.gui.context import Context
from desktop_app.records.backups import Backup, Occasion
from desktop_app.services.backups import making, shown
from desktop_app.services.backups.shown import Standing
from desktop_app.translation import _

_LOOKS_EVERY = 60_000
"""Milliseconds between two looks whether a backup is due."""


def _nothing() -> None:
    pass


class BackupKeeper(QObject):
    """One for each database that is open; ends with its context."""

    stands = Signal(str, bool)
    """How backups stand, in a few words, and whether that is bad."""
    said = Signal(str, str)
    """A message for whoever closes the window: its kind and words."""
    may_close_now = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self._is_closing, self._may_close, self._is_making = False, False, False
        self._is_automatic = False
        self._next: Callable[[], None] = _nothing
        """What waits for the backup that is being made."""
        self._line: SecondCopyLine | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOKS_EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        context.changed.connect(self.show_standing)
        context.changed.connect(self._work_goes_on)

    def warning_line(self) -> SecondCopyLine:
        """A line to stand above every page, in the language of now."""
        self._line = SecondCopyLine(self.context)
        self.show_standing()
        return self._line

    # While work goes on

    def look(self) -> None:
        """Make a backup where one is due; what went wrong is in the state, and so on the screen."""
        if not self._is_making:
            self._make(Occasion.TIMER, lambda _made: None, lambda _why: None)

    def show_standing(self) -> None:
        desk = self.context.desk
        if desk.database.is_file:
            self.context.act(lambda: shown.standing(desk), self._show, changes=False)

    def _show(self, standing: Standing) -> None:
        self._is_automatic = standing.is_automatic
        words = self.context.words(standing.line) if standing.line is not None else ""
        self.stands.emit(words, standing.is_bad)
        if self._line is not None and isValid(self._line):
            self._line.show_warning(standing)

    def _make(
        self,
        occasion: Occasion,
        done: Callable[[Backup | None], None],
        failed: Callable[[str], None],
    ) -> None:
        if self._is_making:
            self._next = lambda: self._make(occasion, done, failed)
            return
        self._is_making = True
        desk = self.context.desk

        def make() -> Backup | None:
            return making.now(desk, occasion) if making.is_due(desk, occasion) else None

        def ended(result: Backup | None) -> None:
            self._has_ended()
            done(result)

        def not_made(words: str) -> None:
            self._has_ended()
            failed(words)

        self.context.act(make, ended, failed=not_made, changes=False)

    def _has_ended(self) -> None:
        self._is_making = False
        self.show_standing()
        begin, self._next = self._next, _nothing
        begin()

    # The end

    def may_close(self) -> bool:
        """Whether the window may close now; if not, `may_close_now` comes once the backup is made.

        Closing once more, after a failure or while it is made, closes at once: what is being made
        is made to its end, for the program waits for that.
        """
        if self._may_close or self._is_closing or not self._is_automatic:
            return True
        self._is_closing = True
        self.said.emit("info", _("A backup is being made, then the program closes."))
        self._make(Occasion.CLOSING, lambda _made: self._close(), self._tell)
        return False

    def _work_goes_on(self) -> None:
        """Something was done since somebody wanted to close: the next time it is asked anew."""
        if not self._is_making:
            self._is_closing = self._may_close = False

    def _close(self) -> None:
        self._may_close = True
        self.may_close_now.emit()

    def _tell(self, why: str) -> None:
        words = _("Close once more to close without a backup.")
        self.said.emit("bad", f"{why}\n{words}")
