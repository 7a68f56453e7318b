"""The composition root: the only place that wires the layers together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, translation
from desktop_app.disk.held import BRIEFLY
from desktop_app.gui import theme
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.system import windows
from desktop_app.gui.system.one_window import OneWindow
from desktop_app.settings import Settings, SettingsUnread
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.gui.backups.keeper import BackupKeeper
    from desktop_app.gui.context import Context
    from desktop_app.records.people import Worker
    from desktop_app.services.desk import Desk


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
    ) -> None:
        """``given`` is a database that must be there; it is not remembered as the usual one.

        ``unread`` says why nobody knows the settings of this PC: no database is opened until they
        are read, or somebody says which it is.
        """
        super().__init__()
        self.settings = settings
        self._unread = unread
        self._why_not_open: Exception | None = None
        self._given = given
        self._save_settings = save_settings
        self._one: OneWindow | None = None
        self._keeper: BackupKeeper | None = None
        self._tell_when_open: tuple[str, str] | None = None
        self.context: Context | None = None
        translation.use(settings.language)
        self.window = MainWindow()
        self.window.language_chosen.connect(self._change_language)
        self.window.worker_chosen.connect(self._change_worker)
        self.window.database_wanted.connect(self._choose_database)
        self.window.again_wanted.connect(self.open_database)
        self.window.restore_wanted.connect(self._choose_backup)

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
        from desktop_app.gui import tasks

        if self._unread is None or self._has_read_settings():
            tasks.start(self, self._open, self._opened, self._not_opened)

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

    def _open(self) -> Desk:
        import platform

        from desktop_app.documents import office_folder
        from desktop_app.services.desk import Desk
        from desktop_app.services.office.beginning import prepare
        from desktop_app.storage.schema import open_database

        office_folder.use(self.settings.forms_folder, must_exist=bool(self.settings.forms))
        database = open_database(self.place, must_exist=bool(self._given))
        desk = Desk(database, pc=platform.node(), precaution=_back_up)
        prepare(desk)
        return desk

    def _opened(self, desk: Desk) -> None:
        from desktop_app.gui.context import Context

        self._why_not_open = None
        self.context = Context(desk, self.settings)
        self.context.remembered.connect(self._keep)
        self.context.staff_changed.connect(self._show_staff)
        self.context.database_wanted.connect(self._choose_database)
        self.context.forms_folder_chosen.connect(self._change_forms_folder)
        self._show_staff()
        self.window.attach(self.context)
        if self._tell_when_open is not None:
            self.context.tell(*self._tell_when_open)
            self._tell_when_open = None
        self._keep_backups()
        self.opened.emit()
        self._check_own_files()
        self._look_at_its_place()

    def _look_at_its_place(self) -> None:
        """What a database is not safe from where it lies is told above every page."""
        from desktop_app.gui.window.cloud_line import CloudLine
        from desktop_app.gui.window.profile_line import ProfileLine

        assert self.context is not None
        for line in (CloudLine(self.context), ProfileLine(self.context)):
            self.window.lasting.addWidget(line)

        if self._keeper is not None:
            self.window.lasting.addWidget(self._keeper.warning_line())

    def _keep_backups(self) -> None:
        """From now on, and when the window closes."""
        from desktop_app.gui.backups.keeper import BackupKeeper

        assert self.context is not None
        self.context.restore_wanted.connect(self._restore)
        self._keeper = BackupKeeper(self.context)
        self._keeper.stands.connect(
            lambda words, is_bad: self.window.status.show_backup(words, is_bad)
        )
        self._keeper.said.connect(lambda kind, words: self.window.banner.say(kind, words))
        self._keeper.may_close_now.connect(self.window.close)
        self.window.before_closing = self._keeper.may_close

    def _choose_backup(self) -> None:
        """The database can't be opened: a backup's own ring and password decide who may."""
        from desktop_app.gui.backups.restore import RestoreDialog
        from desktop_app.services.backups.places import first_place

        dialog = RestoreDialog(self.window, Path(self.place))
        dialog.confirmed.connect(self._restore)
        dialog.look_in(first_place())
        dialog.open()

    def _restore(self, restore: Callable[[], Path | None]) -> None:
        """Leave the database, put a backup in its place, and open that."""
        from desktop_app.gui import tasks

        if not self.window.detach():
            return
        self._close_database()
        self.context = None
        tasks.start(self, restore, self._restored, self._not_restored)

    def _restored(self, kept: Path | None) -> None:
        words = _("The backup was restored.")
        if kept is not None:
            told = _("The database that it replaced is kept as {file}.").format(file=kept.name)
            words = f"{words} {told}"
        self._tell_when_open = ("good", words)
        self.open_database()

    def _not_restored(self, error: Exception) -> None:
        """The old database is as it was, and is opened again."""
        from desktop_app.services.explaining import message_of

        message = message_of(error, translation.current())
        if message is None:
            self.open_database()
            raise error
        self._tell_when_open = ("bad", message)
        self.open_database()

    def _check_own_files(self) -> None:
        """A form with an unknown field, or a broken file of ours, is told before it is needed."""
        from desktop_app.services.health import check as health
        from desktop_app.services.health.records import Finding

        assert self.context is not None
        context = self.context

        def tell(findings: list[Finding]) -> None:
            if findings:
                context.tell("bad", "\n".join(context.words(found.step) for found in findings))

        context.act(health.own_files, tell, changes=False)

    def _not_opened(self, error: Exception) -> None:
        from desktop_app.services.explaining import message_of

        message = message_of(error, translation.current())
        if message is None:
            raise error
        self._why_not_open = error
        is_named = self._unread is None and "://" not in self.place
        self.window.show_not_open(message, Path(self.place).name if is_named else "")

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
        if not self.window.detach():
            one.give_up()
            return
        self._close_database()
        self.context, self._unread, self._given = None, None, ""
        if not stays:
            self._be(one)
            one.listen()
        self._keep({"database": place})
        self.open_database()

    def _say_shown_elsewhere(self) -> None:
        self.window.banner.say("warn", _("This database is open in another window."))

    def _change_forms_folder(self, folder: str) -> None:
        from desktop_app.documents import office_folder

        self._keep({"forms": folder})
        office_folder.use(self.settings.forms_folder, must_exist=bool(folder))
        assert self.context is not None
        self.context.changed.emit()

    def _show_staff(self) -> None:
        from desktop_app.gui.words import words
        from desktop_app.storage.office import staff as office_staff

        assert self.context is not None
        with self.context.desk.database.read() as connection:
            staff = office_staff.at_work(connection)
        chosen = self._at_work(staff)
        self.context.desk = self.context.desk.taken_by(chosen)
        self.window.show_staff(
            [(worker.name, f"{worker.name} — {words(worker.role)}") for worker in staff],
            chosen.name,
            self.context.desk.database.shown_name,
        )

    def _at_work(self, staff: list[Worker]) -> Worker:
        """Whoever was chosen; who works already, renamed perhaps; or the first clerk."""
        from desktop_app.records.kinds import Role

        assert self.context is not None
        now = self.context.desk.worker.id
        named = [w for w in staff if w.name == self.settings.worker]
        same = [w for w in staff if w.id == now]
        clerks = [w for w in staff if w.role is Role.CLERK]
        return (named + same + clerks + staff)[0]

    def _change_worker(self, name: str) -> None:
        self._keep({"worker": name})
        self._show_staff()
        assert self.context is not None
        self.context.changed.emit()

    def _change_language(self, language: str) -> None:
        self._speak(language)
        self._keep({"language": language})
        if self.context is not None:
            self._show_staff()
            self._look_at_its_place()
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
        if self._one is not None:
            self._one.hang_up()
        self._close_database()
        if self._one is not None:
            self._one.give_up()

    def _close_database(self) -> None:
        from desktop_app.gui.tasks import wait_for_all

        wait_for_all()
        if self.context is not None:
            self.context.desk.database.close()


def _back_up(desk: Desk) -> None:
    """Before an act that weighs much."""
    from desktop_app.services.backups.making import beforehand

    beforehand(desk)


def main(database: str = "", given: str = "") -> int:
    """Open the window and work until it is closed.

    ``database`` is made where it is not there, and nothing is remembered of the work on it;
    ``given`` must be there, as a file that was opened by a double click is.
    """
    windows.name_the_program()
    application = QApplication.instance() or QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    assert isinstance(application, QApplication)
    application.setApplicationName("HomeEducation")
    application.setApplicationVersion(__version__)
    try:
        theme.apply(application)
        app = _made(database, given)
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


def _made(database: str, given: str) -> App:
    """With the settings of this PC, or with why they are not known."""
    settings, unread = Settings(), None
    try:
        settings = Settings.load()
    except SettingsUnread as error:
        unread = error
    if not database:
        return App(settings, given=given, unread=unread)
    return App(settings._replace(database=database), save_settings=False)
