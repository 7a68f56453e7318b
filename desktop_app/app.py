"""The composition root: the only place that wires the layers together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app import translation
from desktop_app.disk.held import BRIEFLY
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.gui.garbage import Garbage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.opening.chosen import Chosen
from desktop_app.gui.opening.shown_once import ShownOnce
from desktop_app.gui.system import windows
from desktop_app.gui.window.first_paint import FirstPaint
from desktop_app.settings import Settings, SettingsUnread
from desktop_app.translation import _

if TYPE_CHECKING:
    from desktop_app.gui.at_work.at_work import AtWork
    from desktop_app.gui.at_work.backing_up import BackingUp
    from desktop_app.gui.context import Context
    from desktop_app.gui.dress.dress import Dress
    from desktop_app.gui.lock.at_window import AtWindow
    from desktop_app.gui.opening.leaving import Leaving
    from desktop_app.gui.opening.off_thread import Opening
    from desktop_app.gui.opening.practising import Practising
    from desktop_app.services.logins.doors import Door
    from desktop_app.services.logins.sessions import Session
    from desktop_app.services.office.doubts import Question


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
        """What is given stands in `Chosen`; ``save_settings`` keeps on this PC what is chosen."""
        super().__init__()
        self._garbage = Garbage(self)
        self._chosen = Chosen(
            settings, given=given, saves=save_settings, unread=unread, begins=begins
        )
        self._why_not_open: Exception | None = None
        self._opening: Opening | None = None
        self._leaving: Leaving | None = None
        self._backing_up: BackingUp | None = None
        self._practising: Practising | None = None
        self.context: Context | None = None
        self._work: AtWork | None = None
        self._at_window: AtWindow | None = None
        self._dress: Dress | None = None
        translation.use(settings.language)
        self.window = MainWindow()
        self._shown = ShownOnce(self.window)
        self.window.language_chosen.connect(self._change_language)
        self.window.worker_chosen.connect(self._change_worker)
        self.window.database_wanted.connect(self._choose_database)
        self.window.again_wanted.connect(self.open_database)
        self.window.practice_left.connect(self._leave_practice)

    @property
    def place(self) -> str:
        """The database that is open, or is to be: a path or a PostgreSQL URL."""
        return self._chosen.place

    @property
    def settings(self) -> Settings:
        """What this PC remembers, with what was chosen since."""
        return self._chosen.settings

    def is_shown_elsewhere(self) -> bool:
        """Whether another start has this database in its window, which comes to the front then."""
        if self._chosen.unread is not None:
            return False
        return not self._shown.begins(self.place)

    def show(self) -> None:
        """Paint the window first; the database is opened right after it is on the screen."""
        FirstPaint(self.window).done.connect(self._is_painted)
        if self.window.screen().availableSize().width() > 1400:
            self.window.show()
        else:
            self.window.showMaximized()

    def _is_painted(self) -> None:
        from desktop_app.gui import qt_words
        from desktop_app.gui.system import taskbar

        self._garbage.begin()
        self.open_database()
        self.window.finish()
        qt_words.use(translation.current())
        self._begin_to_dress()
        taskbar.use(windows.taskbar_button(int(self.window.winId())))
        self._shown.listen()

    def _begin_to_dress(self) -> None:
        from desktop_app.gui.dress.dress import Dress
        from desktop_app.gui.fit import arrangements

        settings = self.settings
        arrangements.use(settings.columns, lambda text: self._keep({"columns": text}))
        self._dress = Dress(self.window, settings.look, settings.text_size)
        self._dress.chosen.connect(self._keep)
        self._dress.changed.connect(self._dressed)

    def _dressed(self) -> None:
        if self.window.can_leave():
            self.window.rebuild()
            self._say_again()

    def open_database(self) -> None:
        if self._chosen.unread is not None and not self._has_read_settings():
            return
        if self._opening is None:
            from desktop_app.gui.opening.off_thread import Opening

            self._opening = Opening(self, self._chosen)
            self._opening.found.connect(self._opened)
            self._opening.failed.connect(self._not_opened)
        self._opening.begin()

    def _has_read_settings(self) -> bool:
        """Read at last, and no other window shows what they name."""
        try:
            self._chosen.settings = Settings.load(pauses=BRIEFLY)
        except SettingsUnread as error:
            self._not_opened(error)
            return False
        self._speak(self.settings.language)
        right = self._shown.right_to(self.place)
        if right is None:
            return False
        self._chosen.unread = None
        self._shown.go_on_with(right)
        return True

    def _opened(self, opened: Session | Door) -> None:
        from desktop_app.services.logins.doors import Door

        self._garbage.spare_what_is_loaded()
        self._why_not_open = None
        if isinstance(opened, Door):
            from desktop_app.gui.at_work import ahead

            self.at_window.ask(opened, self.settings, upgrades=self._chosen.upgrades)
            ahead.first_screen(self.at_window)
        else:
            self._entered(opened)

    @property
    def at_window(self) -> AtWindow:
        """Made when the window is painted: the first paint does not wait for it."""
        if self._at_window is None:
            import platform

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
            gate.practice_wanted.connect(self.practising.begin)
            self.practising.failed.connect(gate.tell_of_practice)
        return self._at_window

    @property
    def backing_up(self) -> BackingUp:
        """Made when a database is open, or can't be."""
        if self._backing_up is None:
            from desktop_app.gui.at_work.backing_up import BackingUp

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
            from desktop_app.gui.opening.leaving import Leaving

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
        from desktop_app.services.backups import places
        from desktop_app.services.office import doubts

        context = self.context
        assert context is not None

        def look() -> Question | None:
            return doubts.first(context.desk, places.known(context.desk))

        def begin(question: Question | None) -> None:
            if self.context is context:
                self._begin_work(question)

        tasks.start(self, look, begin, self._not_opened)

    def _begin_work(self, question: Question | None) -> None:
        from desktop_app.gui.at_work.at_work import AtWork

        assert self.context is not None
        self._chosen.is_open()
        if self.settings.is_first_start and not self._chosen.given:
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
        from desktop_app.gui.opening.not_opened import NotOpened

        trouble = NotOpened(self.window, self._chosen, self._keep, self._choose_backup)
        tell = trouble.telling(error)
        self._why_not_open = error
        if self.context is not None:  # nobody goes on in what can't be read
            self._leave_database(tell, forced=True)
            return
        if self._at_window is not None:
            self._at_window.leave()
        tell()

    def _choose_database(self) -> None:
        from desktop_app.gui.office.database import DatabaseDialog

        dialog = DatabaseDialog(self.window, "" if self._chosen.unread is not None else self.place)
        dialog.chosen.connect(self._change_database)
        dialog.open()

    def _change_database(self, place: str) -> None:
        """One that another window shows is looked at there; ours stays ours until it is left."""

        def change() -> None:
            self._chosen.change_to(place)
            self._keep({"database": place})

        self._go_to(place, change)

    def _go_to(self, place: str, change: Callable[[], None]) -> None:
        """Where another window shows it, that one comes to the front, and nothing is changed."""
        right = self._shown.right_to(place)
        if right is None:
            return

        def open_it() -> None:
            change()
            self._shown.go_on_with(right)
            self.open_database()

        if not self._leave_database(open_it):
            self._shown.stay(right)

    @property
    def practising(self) -> Practising:
        """Made when somebody may want to practise."""
        if self._practising is None:
            from desktop_app.gui.opening.practising import Practising

            self._practising = Practising(self)
            self._practising.made.connect(self._practise)
        return self._practising

    def _practise(self, place: str) -> None:
        self._go_to(place, lambda: self._chosen.practise(place))

    def _leave_practice(self) -> None:
        """To the office of before; where the invented one is the usual one, to another."""
        if not self._chosen.is_practising:
            self._choose_database()
            return
        self._go_to(self._chosen.place_of_before, self._chosen.leave_practice)

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
        self._say_again()

    def _say_again(self) -> None:
        """What stands around the page, once the window is made anew."""
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
        self._chosen.take(changed)
        if self.context is not None:
            self.context.settings = self.settings
        if self._dress is not None:
            self._dress.use(self.settings.look, self.settings.text_size)
        try:
            self._chosen.keep(changed)
        except (OSError, SettingsUnread):
            words = _("This choice holds until the program is closed: it could not be kept.")
            self.window.banner.say("warn", words)

    def close(self) -> None:
        """The end: whoever starts the program now waits until the database is closed."""
        from desktop_app.gui import tasks

        self._garbage.end()
        self._shown.hang_up()
        tasks.wait_for_all()
        if self._at_window is not None:
            self._at_window.leave()
        self.leaving.end(self.context, self._work)
        self._shown.give_up()
