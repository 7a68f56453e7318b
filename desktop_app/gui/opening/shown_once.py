"""That a database is shown in one window: the right to it is taken with the database, and left."""

from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.system.one_window import OneWindow
from desktop_app.translation import _

_WHILE_IT_WAITS = 1.0
"""Seconds that a window that is at work waits for one that is just being closed."""


class ShownOnce:
    """One for the program, as the window is."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._one: OneWindow | None = None

    def begins(self, place: str) -> bool:
        """Whether it is shown here; another start, whose window comes forward, has it otherwise."""
        one = OneWindow(place)
        if not one.take():
            return False
        self._be(one)
        return True

    def right_to(self, place: str) -> OneWindow | None:
        """What this window is to go on with, which is not yet its own; another one shows it where
        None is given, which is told.

        For the database that is shown here already it is what this window has.
        """
        if self._one is not None and self._one.is_of(place):
            return self._one
        one = OneWindow(place)
        if one.take(_WHILE_IT_WAITS):
            return one
        self._window.say("warn", _("This database is open in another window."))
        return None

    def go_on_with(self, one: OneWindow) -> None:
        """The database of before may be shown by others."""
        if one is not self._one:
            self._be(one)
            one.listen()

    def stay(self, one: OneWindow) -> None:
        """It is not gone on with: whoever wants may show it."""
        if one is not self._one:
            one.give_up()

    def listen(self) -> None:
        """Come forward when the same is started once more."""
        if self._one is not None:
            self._one.listen()

    def hang_up(self) -> None:
        """Whoever starts the program now waits until the database is closed."""
        if self._one is not None:
            self._one.hang_up()

    def give_up(self) -> None:
        """Now it is."""
        if self._one is not None:
            self._one.give_up()

    def _be(self, one: OneWindow) -> None:
        self.give_up()
        self._one = one
        one.asked.connect(self._window.come_forward)
