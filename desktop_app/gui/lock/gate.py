"""What stands in the window before anybody has entered: first steps, a password, or why not.

The door says which; whoever comes in is given on as a `Session`.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.beginning.first_start import FirstStart
from desktop_app.gui.logins.card_page import CardPage
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.no_keys import NoKeysPage
from desktop_app.gui.logins.own_password import OwnPasswordPage
from desktop_app.gui.logins.recovery_page import RecoveryPage
from desktop_app.gui.logins.slowed import words_of
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.services.logins.sessions import Session
from desktop_app.settings import Settings
from desktop_app.translation import _


class Gate(QObject):
    """One for the program; `show` puts up what the door asks for."""

    entered = Signal(object)
    """A `Session` whose password is nobody else's."""
    first_backup = Signal(object)
    """The `Session` of an office that has just begun, or is protected since now."""
    backup_wanted = Signal()
    """Somebody wants to restore a backup, or to open one."""
    database_wanted = Signal()
    practice_wanted = Signal()
    again_wanted = Signal()
    failed = Signal(object)
    """The database of whoever entered can't be opened: the trouble."""

    def __init__(self, window: MainWindow, pc: str) -> None:
        super().__init__(window)
        self._window, self._pc = window, pc
        self._settings = Settings()
        self._upgrades = False
        self._door: Door | None = None
        self.page: QWidget | None = None
        self._anew: Callable[[], QWidget] | None = None

    def show(self, door: Door, settings: Settings, *, upgrades: bool = False) -> None:
        self._door, self._settings = door, settings
        self._upgrades = upgrades or door.is_file  # this PC alone works on a file
        shown = {
            Kind.NEW: self._choice,
            Kind.SERVER_NEW: self._choice,
            Kind.UNPROTECTED: self._first_start,
            Kind.NO_KEYS: self._no_keys,
        }
        self._put(shown.get(door.kind, self._login))

    def close(self) -> None:
        """Somebody works now, or another database is opened."""
        self.page, self._anew = None, None

    def leave(self) -> None:
        """Nobody goes on here: who had entered, and was to choose a password first, has not."""
        page = self.page
        if isinstance(page, (FirstStart, OwnPasswordPage, RecoveryPage)) and page.session:
            page.session.end()
        self.close()

    def say(self, kind: str, words: str) -> None:
        """Tell something on the page that is shown."""
        if isinstance(self.page, (CardPage, FirstStart)):
            self.page.say(kind, words)

    def speak(self) -> None:
        """The same, in the language that was chosen."""
        if self._anew is not None:
            self._put(self._anew)

    @property
    def is_writing(self) -> bool:
        """Whether the page that is there has to stay until what it does is done."""
        page = self.page
        return isinstance(page, (FirstStart, OwnPasswordPage, RecoveryPage)) and page.is_writing

    def _put(self, make: Callable[[], QWidget]) -> None:
        self._anew = make
        self.page = make()
        self._window.cover(self.page)

    @property
    def door(self) -> Door:
        assert self._door is not None
        return self._door

    # What may stand there

    def _choice(self) -> QWidget:
        page = ChoicePage(self.door.shown_name, is_file=self.door.is_file)
        page.begin_wanted.connect(lambda: self._put(self._first_start))
        page.database_wanted.connect(self.database_wanted)
        page.backup_wanted.connect(self.backup_wanted)
        page.practice_wanted.connect(self._practise)
        return page

    def _first_start(self) -> QWidget:
        before = self.page
        if isinstance(before, FirstStart):
            made = before.again()
        else:
            made = FirstStart(self.door, self._settings, self._pc)
        made.done.connect(self._begun)
        made.given_up.connect(self._give_up)
        return made

    def _give_up(self) -> None:
        if self.door.kind is Kind.UNPROTECTED:
            self.database_wanted.emit()
        else:
            self._put(self._choice)

    def _begun(self, session: Session) -> None:
        self.entered.emit(session)
        self.first_backup.emit(session)

    def _no_keys(self) -> QWidget:
        page = NoKeysPage(self.door.file)
        page.again_wanted.connect(self.again_wanted)
        page.backup_wanted.connect(self.backup_wanted)
        page.database_wanted.connect(self.database_wanted)
        return page

    def _login(self) -> QWidget:
        chosen = self._settings.worker
        page = LoginPage(self.door, chosen, self._pc, upgrades=self._upgrades)
        page.failed.connect(self.failed)
        page.entered.connect(self._let_in)
        page.recovery_wanted.connect(self._recover)
        page.practice_wanted.connect(self._practise)
        page.database_wanted.connect(self.database_wanted)
        return page

    def _let_in(self, session: Session, temporary: str) -> None:
        if not session.temporary:
            self.entered.emit(session)
            return

        def make() -> QWidget:
            page = OwnPasswordPage(session, temporary)
            page.changed.connect(self.entered)
            return page

        self._put(make)

    def _recover(self, worker_id: int) -> None:
        def make() -> QWidget:
            before = self.page
            if isinstance(before, RecoveryPage):
                page = before.again()
            else:
                page = RecoveryPage(self.door, worker_id, self._settings, self._pc)
            page.entered.connect(self.entered)
            page.given_up.connect(lambda: self._put(self._login))
            return page

        self._put(make)

    def _practise(self) -> None:
        page = self.page
        assert isinstance(page, ChoicePage | LoginPage)
        page.banner.say("info", _("The invented office is being opened…"))
        self.practice_wanted.emit()

    def tell_of_practice(self, error: Exception) -> None:
        """It could not be made."""
        page = self.page
        if isinstance(page, ChoicePage | LoginPage):
            page.banner.say("bad", words_of(error))
