"""The composition root: the only place that wires the layers together."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, translation
from desktop_app.disk.held import BRIEFLY
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.gui import theme
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.system import windows
from desktop_app.gui.system.one_window import OneWindow
from desktop_app.settings import Settings, SettingsUnread
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.gui.at_work import AtWork
    from desktop_app.gui.backing_up import BackingUp
    from desktop_app.gui.context import Context
    from desktop_app.gui.leaving import Leaving
    from desktop_app.gui.lock.at_window import AtWindow
    from desktop_app.gui.opening import Opening
    from desktop_app.gui.window.ways_out import Way
    from desktop_app.services.logins.doors import Door
    from desktop_app.services.logins.sessions import Session
    from desktop_app.services.office.doubts import Question


_AFTER_ALL_ELSE = -1
_WHILE_IT_WAITS = 1.0
"""Seconds that a window that is at work waits for one that is just being closed."""


class App(QObject):
    """One window on the database that the settings name, or that was given for this time."""

    opened = Signal()
    """The database is open and the first page is shown."""

    def __init__(
        self,
        settings: Settings,
        *,
        given: str = "",
        save_settings: bool = True,
        unread: SettingsUnread | None = None,
        begins: bool = False,
    ) -> None:
        """``given`` is a database that must be there; it is not remembered as the usual one.

        What is remembered must be there as well, unless somebody ``begins`` a new office there.

        ``unread`` says why nobody knows the settings of this PC: no database is opened until they
        are read, or somebody says which it is.
        """
        super().__init__()
        self.settings = settings
        self._unread = unread
        self._why_not_open: Exception | None = None
        self._given = given
        self._begins, self._upgrades = begins, False
        self._save_settings = save_settings
        self._one: OneWindow | None = None
        self._opening: Opening | None = None
        self._leaving: Leaving | None = None
        self._backing_up: BackingUp | None = None
        self.context: Context | None = None
        self._work: AtWork | None = None
        self._at_window: AtWindow | None = None
        translation.use(settings.language)
        self.window = MainWindow()
        self.window.language_chosen.connect(self._change_language)
        self.window.worker_chosen.connect(self._change_worker)
        self.window.database_wanted.connect(self._choose_database)
        self.window.again_wanted.connect(self.open_database)

    @property
    def place(self) -> str:
        """The database that is open, or is to be: a path or a PostgreSQL URL."""
        return self._given or self.settings.database_place

    def is_shown_elsewhere(self) -> bool:
        """Whether another start has this database in its window, which comes to the front then."""
        if self._unread is not None:
            return False
        one = OneWindow(self.place)
        if not one.take():
            return True
        self._be(one)
        return False

    def _be(self, one: OneWindow) -> None:
        """The one window of a database; the one before may be shown by others."""
        if self._one is not None:
            self._one.give_up()
        self._one = one
        one.asked.connect(self.window.come_forward)

    def show(self) -> None:
        """Paint the window first; the database is opened right after it is on the screen."""
        self.window.installEventFilter(self)
        if self.window.screen().availableSize().width() > 1400:
            self.window.show()
        else:
            self.window.showMaximized()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.context is None:
            self.window.removeEventFilter(self)
            # Behind the keys that wait already. A timer would first make all of Qt's names.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_ALL_ELSE)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The window is painted."""
        from desktop_app.gui import qt_words
        from desktop_app.gui.system import taskbar

        self.open_database()
        self.window.finish()
        qt_words.use(translation.current())
        taskbar.use(windows.taskbar_button(int(self.window.winId())))
        if self._one is not None:
            self._one.listen()

    def open_database(self) -> None:
        """Open, migrate and attach, with the slow imports off the GUI thread: keys are taken.

        Only what knows nothing of Qt is imported there: classes of Qt are made when they are first
        named, and two threads that make them at once crash.
        """
        if self._unread is not None and not self._has_read_settings():
            return
        if self._opening is None:
            from desktop_app.gui.opening import Opening

            self._opening = Opening(self)
            self._opening.found.connect(self._opened)
            self._opening.failed.connect(self._not_opened)
        self._opening.begin(self._open)

    def _has_read_settings(self) -> bool:
        """Read at last, and no other window shows what they name."""
        try:
            self.settings = Settings.load(pauses=BRIEFLY)
        except SettingsUnread as error:
            self._not_opened(error)
            return False
        self._speak(self.settings.language)
        one = OneWindow(self.place)
        if not one.take(_WHILE_IT_WAITS):
            self._say_shown_elsewhere()
            return False
        self._unread = None
        self._be(one)
        one.listen()
        return True

    def _open(self) -> Session | Door:
        """The session of whoever practises; of a real office the door, which asks who comes."""
        from desktop_app.services.logins.opening import open_office

        self._take_password_away()
        begins = not self._given and (self._begins or self.settings.is_first_start)
        return open_office(self.place, self.settings, begins=begins, upgrades=self._upgrades)

    def _take_password_away(self) -> None:
        """Out of the settings of an earlier version; on a command line it is refused."""
        if "://" not in self.place:
            return
        from desktop_app.services.office import server

        if self._given or not self._save_settings:
            server.require_no_password(self.place)
        else:
            self.settings = server.moved(self.settings)

    def _opened(self, opened: Session | Door) -> None:
        from desktop_app.services.logins.doors import Door

        self._why_not_open = None
        if isinstance(opened, Door):
            self.at_window.ask(opened, self.settings, upgrades=self._upgrades)
        else:
            self._entered(opened)

    @property
    def at_window(self) -> AtWindow:
        """Made when the window is painted: the first paint does not wait for it."""
        if self._at_window is None:
            from desktop_app.gui.lock.at_window import AtWindow

            self._at_window = AtWindow(self.window, platform.node())
            self._at_window.left.connect(self._leave_session)
            gate = self._at_window.gate
            gate.entered.connect(self._entered)
            gate.database_wanted.connect(self._choose_database)
            gate.again_wanted.connect(self.open_database)
            gate.failed.connect(self._not_opened)
            gate.backup_wanted.connect(self._choose_backup)
            gate.first_backup.connect(self._make_first_backup)
        return self._at_window

    @property
    def backing_up(self) -> BackingUp:
        """Made when a database is open, or can't be."""
        if self._backing_up is None:
            from desktop_app.gui.backing_up import BackingUp

            self._backing_up = BackingUp(self.window, self._leave_database)
            self._backing_up.again.connect(self.open_database)
        return self._backing_up

    def _choose_backup(self) -> None:
        self.backing_up.choose(Path(self.place))

    def _make_first_backup(self) -> None:
        assert self.context is not None
        self.backing_up.first(self.context)

    def _leave_session(self) -> None:
        """Somebody's session is over: the window asks who comes next."""
        self._leave_database(self.open_database, forced=True)

    def _leave_database(self, then: Callable[[], None], *, forced: bool = False) -> bool:
        """Leave it, unless what somebody types there can't be kept; whether it is left.

        ``then`` follows when it is closed: work that still runs there ends first, and the window
        lives meanwhile.
        """
        if not self.window.detach(forced=forced):
            return False
        if self._at_window is not None:
            self._at_window.leave()
        context, work, self.context, self._work = self.context, self._work, None, None
        self.leaving.leave(context, work, then)
        return True

    @property
    def leaving(self) -> Leaving:
        """Made when a database is left for the first time."""
        if self._leaving is None:
            from desktop_app.gui.leaving import Leaving

            self._leaving = Leaving(self.window)
        return self._leaving

    def _entered(self, session: Session) -> None:
        if self.context is not None:  # it was told that the database of before can't be asked
            self._leave_database(lambda: self._take(session), forced=True)
        else:
            self._take(session)

    def _take(self, session: Session) -> None:
        from desktop_app.gui.context import Context

        self.context = Context(session.desk, self.settings)
        self.context.take(session)
        self.backing_up.take(self.context)
        self.context.remembered.connect(self._keep)
        self.context.staff_changed.connect(self._show_staff)
        self.context.database_wanted.connect(self._choose_database)
        self.context.forms_folder_chosen.connect(self._change_forms_folder)
        self.context.session_changed.connect(lambda _session: self._show_staff())
        self._show_staff()
        self._ask_before_work()

    def _ask_before_work(self) -> None:
        """What is doubtful about the database is answered before the first page is shown."""
        from desktop_app.gui import tasks
        from desktop_app.services.office import doubts

        context = self.context
        assert context is not None

        def begin(question: Question | None) -> None:
            if self.context is context:
                self._begin_work(question)

        tasks.start(self, lambda: doubts.first(context.desk), begin, self._not_opened)

    def _begin_work(self, question: Question | None) -> None:
        from desktop_app.gui.at_work import AtWork

        assert self.context is not None
        self._begins = self._upgrades = False
        if self.settings.is_first_start and not self._given:
            self._keep({"known": self.place})
        self._work = AtWork(self.window, self.context)
        self._work.begun.connect(self._is_open)
        self._work.failed.connect(self._not_opened)
        self._work.left.connect(self._leave_session)
        self.at_window.begin(self.context)
        self._work.begin(question)
        log.note(Event.OPENED)

    def _is_open(self) -> None:
        assert self.context is not None
        self.backing_up.begin(self.context)
        self.opened.emit()

    def _not_opened(self, error: Exception) -> None:
        from desktop_app.services.explaining import message_of

        message = message_of(error, translation.current())
        if message is None:
            raise error
        log.note(Event.TROUBLE, getattr(error, "kind", ""))
        self._why_not_open = error
        is_named = self._unread is None and "://" not in self.place
        name = Path(self.place).name if is_named else ""

        def tell() -> None:
            self.window.show_not_open(message, name, self._ways_out(error))

        if self.context is not None:  # nobody goes on in what can't be read
            self._leave_database(tell, forced=True)
            return
        if self._at_window is not None:
            self._at_window.leave()
        tell()

    def _ways_out(self, error: Exception) -> list[Way]:
        from desktop_app.gui.window.ways_out import Acts, ways_out

        acts = Acts(self._begin, self._move_log_aside, self._upgrade, self._restore_way)
        return ways_out(getattr(error, "kind", ""), acts)

    @property
    def _restore_way(self) -> Callable[[], None] | None:
        """Whoever looks after a server restores it; nor is it known whose place one would take."""
        if self._unread is not None or "://" in self.place:
            return None
        return self._choose_backup

    def _begin(self) -> None:
        """Where nothing is, somebody wants a new office."""
        self._given, place = "", self.place
        self._begins = True
        self._keep({"database": place})
        self.open_database()

    def _upgrade(self) -> None:
        self._upgrades = True
        self.open_database()

    def _move_log_aside(self) -> None:
        from desktop_app.services.errors import Trouble
        from desktop_app.services.office import left_log

        try:
            left_log.move_aside(self.place)
        except Trouble as trouble:
            self._not_opened(trouble)
        else:
            self.open_database()

    def _choose_database(self) -> None:
        from desktop_app.gui.office.database import DatabaseDialog

        dialog = DatabaseDialog(self.window, "" if self._unread is not None else self.place)
        dialog.chosen.connect(self._change_database)
        dialog.open()

    def _change_database(self, place: str) -> None:
        """One that another window shows is looked at there; ours stays ours until it is left."""
        stays = self._one is not None and self._one.is_of(place)
        one = OneWindow(place)
        if not stays and not one.take(_WHILE_IT_WAITS):
            self._say_shown_elsewhere()
            return

        def open_it() -> None:
            self._begins = self._unread is not None or place != self.place
            self._upgrades = False
            self._unread, self._given = None, ""
            if not stays:
                self._be(one)
                one.listen()
            self._keep({"database": place})
            self.open_database()

        if not self._leave_database(open_it):
            one.give_up()

    def _say_shown_elsewhere(self) -> None:
        self.window.say("warn", _("This database is open in another window."))

    def _change_forms_folder(self, folder: str) -> None:
        from desktop_app.documents import office_folder

        self._keep({"forms": folder})
        office_folder.use(self.settings.forms_folder, must_exist=bool(folder))
        assert self.context is not None
        self.context.changed.emit()

    def _show_staff(self) -> None:
        from desktop_app.gui.lock import who_works

        assert self.context is not None
        who_works.show(self.window, self.context)

    def _change_worker(self, name: str) -> None:
        self._keep({"worker": name})
        self._show_staff()
        assert self.context is not None
        self.context.changed.emit()
        assert self._work is not None
        if self._work.doubts.is_open:
            self._work.doubts.ask()

    def _change_language(self, language: str) -> None:
        if self._at_window is not None and self._at_window.gate.is_writing:
            self.window.status.mark_language()
            return
        self._speak(language)
        self._keep({"language": language})
        if self.context is not None:
            self.at_window.speak()
            self._show_staff()
            if self._work is not None:
                self._work.say_again()
            self.backing_up.speak()
        elif self._at_window is not None and self._at_window.is_asking:
            self.at_window.speak()
        elif self._why_not_open is not None:
            self._not_opened(self._why_not_open)

    def _speak(self, language: str) -> None:
        from desktop_app.gui import qt_words

        if language != translation.current():
            translation.use(language)
            qt_words.use(language)
            self.window.rebuild()

    def _keep(self, changed: Mapping[str, str]) -> None:
        """Here and on this PC, where other windows keep what is chosen in them."""
        self.settings = self.settings.changed_by(changed)
        if self.context is not None:
            self.context.settings = self.settings
        if self._save_settings:
            try:
                self.settings.keep(changed)
            except (OSError, SettingsUnread):
                words = _("This choice holds until the program is closed: it could not be kept.")
                self.window.banner.say("warn", words)

    def close(self) -> None:
        """The end: whoever starts the program now waits until the database is closed."""
        from desktop_app.gui import tasks

        if self._one is not None:
            self._one.hang_up()
        tasks.wait_for_all()
        if self._at_window is not None:
            self._at_window.leave()
        self.leaving.end(self.context, self._work)
        if self._one is not None:
            self._one.give_up()


def main(given: str = "", language: str = "") -> int:
    """Open the window and work until it is closed.

    ``given`` is a database that must be there, as a file that was opened by a double click is; it
    and the language are for this time, everything else is remembered as usual.
    """
    with log.kept():
        return _work(given, language)


def _work(given: str, language: str) -> int:
    windows.name_the_program()
    application = QApplication.instance() or QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    assert isinstance(application, QApplication)
    application.setApplicationName("HomeEducation")
    application.setApplicationVersion(__version__)
    try:
        theme.apply(application)
        app = _made(given, language)
        if app.is_shown_elsewhere():
            return 0
    except Exception as error:  # noqa: BLE001 - there is no window yet: told in one of its own
        from desktop_app.gui import errors

        errors.tell_alone(error)
        return 1
    from desktop_app.gui import errors

    errors.install(lambda words: app.window.banner.say("bad", words))
    app.show()
    code = application.exec()
    app.close()
    return code


def _made(given: str, language: str = "") -> App:
    """With the settings of this PC, or with why they are not known."""
    settings, unread = Settings(), None
    try:
        settings = Settings.load()
    except SettingsUnread as error:
        unread = error
    if language in translation.LANGUAGES:
        settings = settings._replace(language=language)
    return App(settings, given=given, unread=unread)
