"""Backups of the database that is open in the window, and one that is taken in its place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.gui import tasks
from desktop_app.gui.at_work.lasting_lines import LastingLines
from desktop_app.gui.backups.keeper import BackupKeeper
from desktop_app.gui.backups.plain_files_line import PlainFilesLine
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.context import Context
from desktop_app.gui.logins.slowed import words_of
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.backups import Occasion
from desktop_app.services.backups import making
from desktop_app.services.backups.places import first_place
from desktop_app.services.logins.sessions import Session
from desktop_app.translation import _


class BackingUp(QObject):
    """One for the program, as the window is."""

    again = Signal()
    """The database is to be opened anew: another one may lie in its place."""

    def __init__(self, window: MainWindow, leave: Callable[[Callable[[], None]], bool]) -> None:
        """``leave`` closes the database, where whoever works lets it go; then it calls."""
        super().__init__(window)
        self._window, self._leave = window, leave
        self._lines = LastingLines()
        self._keeper: BackupKeeper | None = None
        self._plain_files: PlainFilesLine | None = None
        self._key = b""
        self._told: tuple[str, str] | None = None
        """What is told once the window shows pages again."""

    def take(self, context: Context) -> None:
        """Before work begins: acts that weigh much make a backup first."""
        context.desk = replace(context.desk, precaution=making.beforehand)
        self._keeper = None  # whoever worked before had one of their own

    def begin(self, context: Context) -> None:
        """From now on, and when the window closes."""
        context.restore_wanted.connect(self._restore)
        self._keeper = keeper = BackupKeeper(context)
        context.session_changed.connect(self._session_goes_on)
        self._key = context.session.key if context.session is not None else b""
        keeper.stands.connect(self._show_standing)
        keeper.said.connect(self._window.say)
        keeper.may_close_now.connect(self._window.close)
        self._window.before_closing = keeper.may_close
        self.speak()
        if self._told is not None:
            context.tell(*self._told)
            self._told = None

    def speak(self) -> None:
        """The lines above every page, in the language of now."""
        if self._keeper is not None:
            self._plain_files = PlainFilesLine(self._keeper.context)
            mine = (self._keeper.warning_line(), self._plain_files)
            self._lines.show(self._window.lasting, mine)
            self._plain_files.look()

    def _session_goes_on(self, session: Session) -> None:
        """With another key the backups of before open with what was right then: one is made anew.

        What keeps it from being made stands in the line below, as of every backup.
        """
        before, self._key = self._key, session.key
        keeper, desk = self._keeper, session.own
        if session.key == before or keeper is None:
            return

        def ended(_told: object) -> None:
            keeper.show_standing()

        keeper.context.act(
            lambda: making.now(desk, Occasion.FIRST), ended, failed=ended, changes=False
        )

    def _show_standing(self, words: str, is_bad: bool) -> None:
        """A method of what ends with the window: a look that is done later is told to nobody."""
        self._window.status.show_backup(words, is_bad)

    def first(self, context: Context) -> None:
        """The first backup of an office that has just begun, or is encrypted since now."""
        desk = context.desk

        def made(_backup: object) -> None:
            self._tell(context, "good", _("The first backup was made."))
            if self._keeper is not None:
                self._keeper.show_standing()
            if self._plain_files is not None and isValid(self._plain_files):
                self._plain_files.look()

        def not_made(why: str) -> None:
            if not desk.database.is_file:  # who makes it there
                self._tell(context, "warn", why)
                return
            words = _("The first backup was not made: this office has no copy yet.")
            further = _("When that is mended, make one in Settings, under Backups.")
            self._tell(context, "bad", f"{words}\n{why}\n{further}")
            if self._keeper is not None:
                self._keeper.show_standing()

        context.act(lambda: making.now(desk, Occasion.FIRST), made, failed=not_made, changes=False)

    def _tell(self, context: Context, kind: str, words: str) -> None:
        """At the window's top, also where it is still being made ready."""
        if self._window.context is context:
            context.tell(kind, words)
        else:
            self._told = (kind, words)

    def choose(self, place: Path) -> None:
        """Where no database is open, a backup's own ring and password decide who may."""
        dialog = RestoreDialog(self._window, place)
        dialog.confirmed.connect(self._restore)
        dialog.look_in(first_place())
        dialog.open()

    def _restore(self, restore: Callable[[], Path | None]) -> None:
        """Leave the database, put a backup in its place, and open that."""

        def begin() -> None:
            tasks.start(self, restore, self._restored, self._not_restored)

        if self._leave(begin):
            self._keeper, self._plain_files = None, None

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
