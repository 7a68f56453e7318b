"""The composition root: the only place that wires the layers together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, translation
from desktop_app.gui import theme
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.system import windows
from desktop_app.gui.system.one_window import OneWindow
from desktop_app.settings import Settings
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.gui.context import Context
    from desktop_app.records.people import Worker
    from desktop_app.services.desk import Desk


_AFTER_ALL_ELSE = -1


class App(QObject):
    """One window on the database that the settings name, or that was given for this time."""

    opened = Signal()
    """The database is open and the first page is shown."""

    def __init__(self, settings: Settings, *, given: str = "", save_settings: bool = True) -> None:
        """``given`` is a database that must be there; it is not remembered as the usual one."""
        super().__init__()
        self.settings = settings
        self._given = given
        self._save_settings = save_settings
        self._one: OneWindow | None = None
        self.context: Context | None = None
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
        return not self._take(self.place)

    def _take(self, place: str) -> bool:
        """Be the one window of a database, and let the one before be shown by others."""
        one = OneWindow(place)
        if not one.take():
            return False
        if self._one is not None:
            self._one.give_up()
        self._one = one
        one.asked.connect(self.window.come_forward)
        return True

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

        tasks.start(self, self._open, self._opened, self._not_opened)

    def _open(self) -> Desk:
        import platform

        from desktop_app.documents import office_folder
        from desktop_app.services.desk import Desk
        from desktop_app.services.office.details import prepare
        from desktop_app.storage.schema import open_database

        office_folder.use(self.settings.forms_folder, must_exist=bool(self.settings.forms))
        database = open_database(self.place, must_exist=bool(self._given))
        desk = Desk(database, pc=platform.node())
        prepare(desk)
        return desk

    def _opened(self, desk: Desk) -> None:
        from desktop_app.gui.context import Context

        self.context = Context(desk, self.settings)
        self.context.remembered.connect(self._keep)
        self.context.staff_changed.connect(self._show_staff)
        self.context.database_wanted.connect(self._choose_database)
        self.context.forms_folder_chosen.connect(self._change_forms_folder)
        self._show_staff()
        self.window.attach(self.context)
        self.opened.emit()
        self._check_own_files()
        self._look_for_cloud()

    def _look_for_cloud(self) -> None:
        """A cloud that copies the database is told above every page."""
        from desktop_app.gui.window.cloud_line import CloudLine

        assert self.context is not None
        self.window.lasting.addWidget(CloudLine(self.context))

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
        name = "" if "://" in self.place else Path(self.place).name
        self.window.show_not_open(message, name)

    def _choose_database(self) -> None:
        from desktop_app.gui.office.database import DatabaseDialog

        dialog = DatabaseDialog(self.window, self.place)
        dialog.chosen.connect(self._change_database)
        dialog.open()

    def _change_database(self, place: str) -> None:
        if not self._may_show(place) or not self.window.detach():
            return
        self._close_database()
        self.context = None
        self._given = ""
        self._keep(self.settings._replace(database=place))
        self.open_database()

    def _may_show(self, place: str) -> bool:
        """A database that another window shows is looked at there."""
        if self._one is None or self._one.is_of(place):
            return True
        if not self._take(place):
            self.window.banner.say("warn", _("This database is open in another window."))
            return False
        assert self._one is not None
        self._one.listen()
        return True

    def _change_forms_folder(self, folder: str) -> None:
        from desktop_app.documents import office_folder

        self._keep(self.settings._replace(forms=folder))
        office_folder.use(self.settings.forms_folder, must_exist=bool(folder))
        assert self.context is not None
        self.context.changed.emit()

    def _show_staff(self) -> None:
        from desktop_app.gui.words import words
        from desktop_app.storage.office import details as offices

        assert self.context is not None
        with self.context.desk.database.read() as connection:
            staff = offices.staff(connection)
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
        self._keep(self.settings._replace(worker=name))
        self._show_staff()
        assert self.context is not None
        self.context.changed.emit()

    def _change_language(self, language: str) -> None:
        from desktop_app.gui import qt_words

        translation.use(language)
        qt_words.use(language)
        self._keep(self.settings._replace(language=language))
        self.window.rebuild()
        if self.context is not None:
            self._show_staff()
            self._look_for_cloud()

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        if self.context is not None:
            self.context.settings = settings
        if self._save_settings:
            try:
                settings.save()
            except OSError:
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
    settings = Settings.load()
    if database:
        settings = settings._replace(database=database)
    theme.apply(application)
    app = App(settings, given=given, save_settings=not database)
    if app.is_shown_elsewhere():
        return 0
    from desktop_app.gui import errors

    errors.install(lambda words: app.window.banner.say("bad", words))
    app.show()
    code = application.exec()
    app.close()
    return code
