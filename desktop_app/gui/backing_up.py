"""Backups of the database that is open in the window, and one that is taken in its place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.gui import tasks
from desktop_app.gui.backups.keeper import BackupKeeper
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.context import Context
from desktop_app.gui.logins.slowed import words_of
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.backups import Occasion
from desktop_app.services.backups import making
from desktop_app.services.backups.places import first_place
from desktop_app.translation import _


class BackingUp(QObject):
    """One for the program, as the window is."""

    again = Signal()
    """The database is to be opened anew: another one may lie in its place."""

    def __init__(self, window: MainWindow, leave: Callable[[], bool]) -> None:
        """``leave`` closes the database, where whoever works lets it go."""
        super().__init__(window)
        self._window, self._leave = window, leave
        self._keeper: BackupKeeper | None = None
        self._told: tuple[str, str] | None = None

    def take(self, context: Context) -> None:
        """Before work begins: acts that weigh much make a backup first."""
        context.desk = replace(context.desk, precaution=making.beforehand)

    def begin(self, context: Context) -> None:
        """From now on, and when the window closes."""
        context.restore_wanted.connect(self._restore)
        self._keeper = keeper = BackupKeeper(context)
        keeper.stands.connect(self._show_standing)
        keeper.said.connect(self._window.say)
        keeper.may_close_now.connect(self._window.close)
        self._window.before_closing = keeper.may_close
        self.speak()
        if self._told is not None:
            context.tell(*self._told)
            self._told = None

    def speak(self) -> None:
        """The line above every page, in the language of now."""
        if self._keeper is not None:
            self._window.lasting.addWidget(self._keeper.warning_line())

    def _show_standing(self, words: str, is_bad: bool) -> None:
        """A method of what ends with the window: a look that is done later is told to nobody."""
        self._window.status.show_backup(words, is_bad)

    def first(self, context: Context) -> None:
        """The first backup of an office that has just begun, or is encrypted since now."""
        desk = context.desk

        def made(_backup: object) -> None:
            context.tell("good", _("The first backup was made."))
            if self._keeper is not None:
                self._keeper.show_standing()

        context.act(lambda: making.now(desk, Occasion.FIRST), made, changes=False)

    def choose(self, place: Path) -> None:
        """Where no database is open, a backup's own ring and password decide who may."""
        dialog = RestoreDialog(self._window, place)
        dialog.confirmed.connect(self._restore)
        dialog.look_in(first_place())
        dialog.open()

    def _restore(self, restore: Callable[[], Path | None]) -> None:
        """Leave the database, put a backup in its place, and open that."""
        if self._leave():
            self._keeper = None
            tasks.start(self, restore, self._restored, self._not_restored)

    def _restored(self, kept: Path | None) -> None:
        words = _("The backup was restored.")
        if kept is not None:
            told = _("The database that it replaced is kept as {file}.").format(file=kept.name)
            words = f"{words} {told}"
        self._told = ("good", words)
        self.again.emit()

    def _not_restored(self, error: Exception) -> None:
        """The old database is as it was, and is opened again. Raises what is a bug."""
        self._told = None
        self.again.emit()
        self._told = ("bad", words_of(error))
