"""What every page is given: the desk, the way to other pages, and how to run and tell things."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app import translation
from desktop_app.gui import tasks
from desktop_app.gui.places import Place
from desktop_app.law.acts import Acts
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.explaining import is_outdated, message_of
from desktop_app.services.law_values import citations
from desktop_app.services.logins.sessions import Session
from desktop_app.settings import Settings
from desktop_app.translation import _
from desktop_app.wording import clause as clause_words
from desktop_app.wording import step as step_words

Slips = Callable[[EntryError], None]

_USUAL = Settings()


class Context(QObject):
    """Of whoever works at a database, until it is left; outlives every page."""

    changed = Signal()
    """Something on file changed: pages that show it read it again."""
    went = Signal(object)
    """Somebody wants to go to a `Place`."""
    told = Signal(str, str)
    """A message for the reader: its kind (``good``, ``warn``, ``bad``) and words."""
    database_wanted = Signal()
    """Somebody wants to work on another database."""
    forms_folder_chosen = Signal(str)
    """The office's own forms are kept there from now on; empty: in the user's own folder."""
    outdated = Signal(str)
    """Another program has upgraded the database: this one must be, before work goes on; the words.
    """
    did = Signal(object, object)
    """An `Act` was kept at the desk."""
    staff_changed = Signal()
    """Somebody joined or left: the list of who works is read again."""
    busy = Signal(bool)
    """Work began or ended off the GUI thread."""
    session_changed = Signal(object)
    """The same worker goes on with another `Session`: another password, or another key."""
    restore_wanted = Signal(object)
    """A backup is to take the database's place once it is left: what does that."""
    remembered = Signal(object)
    """What of the `Settings` this PC is to keep, by its name: a dict of what changed."""

    def __init__(self, desk: Desk, settings: Settings = _USUAL) -> None:
        super().__init__()
        self.unfinished: dict[tuple[str, ...], Any] = {}
        """What was typed in dialogs that were closed, by what they asked: `frames.unfinished`."""
        self._desk = desk
        self.desk = desk
        self.settings = settings
        self.session: Session | None = None
        """Of who entered; None where nobody has to, as where one practises."""
        self.room: QWidget | None = None
        """Where pages are made: what comes into a window later is dressed once more by its sheet,
        with all that is in it."""
        self._running, self._changing = 0, 0
        self._is_over = False
        self._acts: Acts | None = None
        self.changed.connect(self._forget_acts)

    def end(self) -> None:
        """The database is left: nothing of this runs, is told, or is answered any more."""
        self._is_over, self._running, self._changing = True, 0, 0
        self.blockSignals(True)
        for timer in self.findChildren(QTimer):
            timer.stop()
        for child in self.children():
            child.deleteLater()

    @property
    def desk(self) -> Desk:
        """Who works where; what it warns of is told at the window's top."""
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        if desk.worker.id != self._desk.worker.id:
            self.unfinished.clear()  # what one has typed is not another's to see
        self._desk = replace(desk, warn=self._warn, did=self._did)

    def _warn(self, step: Step) -> None:
        """On any thread: the window hears of it in its own."""
        self.told.emit("warn", self.words(step))

    def _did(self, act: Act, entries: Sequence[int]) -> None:
        """On any thread, as above."""
        self.did.emit(act, entries)

    @property
    def is_busy(self) -> bool:
        """Whether work is still running off the GUI thread."""
        return self._running > 0

    @property
    def is_changing(self) -> bool:
        """Whether some of it changes what is on file: another change waits for its end."""
        return self._changing > 0

    def take(self, session: Session) -> None:
        """Work goes on at the desk of a session."""
        self.session = session if session.entered.keys else None
        self.desk = session.desk
        self.session_changed.emit(session)

    def remember(self, **changed: str) -> None:
        """Keep what was chosen on this PC until the next time."""
        before = self.settings
        self.settings = before._replace(**changed)
        if self.settings != before:
            self.remembered.emit(changed)

    def go(self, place: Place) -> None:
        self.went.emit(place)

    def words(self, step: Step) -> str:
        """A step of the law or a message in the language of the interface."""
        return step_words(step, translation.current())

    def clause(self, code: str) -> str:
        """A clause with its act in the language of the interface, by the decision of today."""
        return clause_words(code, translation.current(), self.acts())

    def acts(self) -> Acts:
        """What steps of today cite; readings ask for it first, off the GUI thread."""
        if self._acts is None:
            self._acts = citations.acts_on(self.desk, self.desk.today())
        return self._acts

    def _forget_acts(self) -> None:
        """Another decision may be in force."""
        self._acts = None

    def tell(self, kind: str, message: str) -> None:
        self.told.emit(kind, message)

    def act(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        *,
        slips: Slips | None = None,
        failed: Callable[[str], None] | None = None,
        changes: bool = True,
    ) -> None:
        """Do an act of the office off the GUI thread.

        ``slips`` is given the user's slips, to show them at their fields; ``failed`` is given the
        words of known trouble, which is otherwise told at the window's top; anything else is a bug
        and ends in the bug dialog. ``changes`` says that pages must read again afterwards. Where
        the act gives another session, work goes on in that.
        """
        if self._is_over:
            return
        self._set_running(1, changes=changes)

        def on_done(result: Any) -> None:
            if self._is_over:
                return
            self._set_running(-1, changes=changes)
            if isinstance(result, Session):  # the desk of before may have no key any more
                self.take(result)
            if changes:
                self.changed.emit()
            if done is not None:
                done(result)

        def on_error(error: Exception) -> None:
            if not self._is_over:
                self._set_running(-1, changes=changes)
                self.explain(error, slips, failed)
            elif not isinstance(error, EntryError):
                self.explain(error)  # nobody hears of it but a bug

        tasks.start(self, work, on_done, on_error)

    def explain(
        self,
        error: Exception,
        slips: Slips | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Tell a known error; raise a bug, for the bug dialog."""
        if isinstance(error, EntryError) and slips is not None:
            slips(error)
            return
        message = message_of(error, translation.current())
        if message is None:
            if failed is not None:
                failed(_("Something went wrong in the program. Nothing was saved."))
            raise error
        if failed is not None:
            failed(message)
        else:
            self.tell("bad", message)
        if is_outdated(error):
            self.outdated.emit(message)
        if isinstance(error, ChangedMeanwhile):
            self.changed.emit()

    def _set_running(self, change: int, *, changes: bool) -> None:
        self._running += change
        self._changing += change if changes else 0
        self.busy.emit(self.is_busy)
