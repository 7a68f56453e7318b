"""The first steps of an office, one after the other: nothing is written before all are answered.

What is written is written in one step; the code and the slips that are shown afterwards can be made
anew in Settings, should the program end before somebody has them.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app import translation
from desktop_app.gui.beginning.answers import Answers, taken_over
from desktop_app.gui.beginning.code_step import CodeStep
from desktop_app.gui.beginning.office_step import OfficeStep
from desktop_app.gui.beginning.password_step import PasswordStep
from desktop_app.gui.beginning.school_step import SchoolStep
from desktop_app.gui.beginning.slips_step import SlipsStep
from desktop_app.gui.beginning.step import Step
from desktop_app.gui.beginning.workers_step import WorkersStep
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.logins import papers
from desktop_app.gui.logins.slowed import words_of
from desktop_app.gui.logins.trying import try_it
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.records.practice import is_real
from desktop_app.services.logins import protecting
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.services.logins.sessions import Session
from desktop_app.settings import Settings
from desktop_app.translation import _

Make = Callable[[Answers], Step]

_TYPED: tuple[Make, ...] = (OfficeStep, SchoolStep, WorkersStep, PasswordStep)
_OF_AN_OLD_OFFICE: tuple[Make, ...] = (WorkersStep, PasswordStep)


def _asked_of(door: Door) -> tuple[Make, ...]:
    """An old office whose papers nobody real heads is asked for that: it could issue none."""
    if door.kind is not Kind.UNPROTECTED:
        return _TYPED
    return (
        _OF_AN_OLD_OFFICE if is_real(door.details.head_name) else (OfficeStep, *_OF_AN_OLD_OFFICE)
    )


class FirstStart(QWidget):
    """Of a new office, or of one of an earlier version, whose people are on file already."""

    done = Signal(object)
    """The `Session` of who has begun the office."""
    given_up = Signal()
    """Back from the first step: nothing was written."""

    def __init__(
        self, door: Door, settings: Settings, pc: str, answers: Answers | None = None
    ) -> None:
        """``answers`` are those of before, where the language was changed meanwhile."""
        super().__init__()
        self._door, self._settings, self._pc = door, settings, pc
        self._is_old = door.kind is Kind.UNPROTECTED
        made = taken_over(door.workers, door.details) if self._is_old else Answers()
        self.answers = answers or made
        self._makes = _asked_of(door)
        self._at = 0
        self.session: Session | None = None
        self._code = ""
        self._context: Context | None = None
        self._build()
        self._show(0)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 20)
        column.setSpacing(12)
        self.title = label("", "title")
        self.progress_words = label("", "quiet")
        self.stack = QStackedWidget()
        self.banner = Banner()
        self.waits = ProgressLine()
        self.back_button = button(_("Back"), self.go_back, icon="arrow-left")
        self.back_button.setShortcut("Alt+Left")
        self.next_button = button(_("Next"), self.go_on, primary=True)
        self.next_button.setToolTip("Alt+Right")
        for part in (self.progress_words, self.title):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(self.banner)
        column.addWidget(self.waits)
        row = Row()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.next_button)
        column.addLayout(row)

    # The way

    @property
    def step(self) -> Step:
        shown = self.stack.currentWidget()
        assert isinstance(shown, Step)
        return shown

    @property
    def is_writing(self) -> bool:
        """Whether what comes of it can't be shown anywhere else."""
        return not self.next_button.isEnabled()

    @property
    def _is_written(self) -> bool:
        return self.session is not None

    def _all(self) -> int:
        return len(self._makes) + 2

    def _show(self, at: int) -> None:
        self._at = at
        made = self._made(at)
        made.finished.connect(self.go_on)
        old = self.stack.currentWidget()
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        count = _("Step {number} of {all}").format(number=at + 1, all=self._all())
        self.progress_words.setText(count)
        self.title.setText(made.title)
        self.back_button.setVisible(not self._is_written)
        self.next_button.setText(self._next_words())
        self.next_button.setShortcut("Alt+Right")  # Qt forgets it with the text
        self.banner.say("info", "")
        self.setFocusProxy(made)  # whoever shows all of it gives the keys to the step
        made.setFocus()

    def _made(self, at: int) -> Step:
        if at < len(self._makes):
            return self._makes[at](self.answers)
        if at == len(self._makes):
            return CodeStep(self.answers, self._code, self._show_code)
        return SlipsStep(self.answers, self._show_slips)

    def _next_words(self) -> str:
        if self._at == len(self._makes) - 1:
            return _("Protect the office") if self._is_old else _("Begin the office")
        return _("Begin to work") if self._at == self._all() - 1 else _("Next")

    def go_back(self) -> None:
        if self._is_written or not self.back_button.isEnabled():
            return
        self.step.keep()
        if self._at:
            self._show(self._at - 1)
        else:
            self.given_up.emit()

    def go_on(self) -> None:
        if not self.next_button.isEnabled() or not self.step.check():
            return
        if self._at == len(self._makes) - 1:
            self._write()
        elif self._at == self._all() - 1:
            assert self.session is not None
            self.done.emit(self.session)
        else:
            self._show(self._at + 1)

    def say(self, kind: str, words: str) -> None:
        self.banner.say(kind, words)

    # The writing

    def _write(self) -> None:
        """All of it in one step, off the GUI thread: a large file takes its time."""
        self._set_busy(busy=True)
        people, door, pc, answers = self.answers.newcomers(), self._door, self._pc, self.answers
        office, school = answers.office, answers.school

        def work() -> tuple[Session, str]:
            if door.kind is Kind.UNPROTECTED:
                changed = office if office != door.details else None
                return protecting.protect(door, people, changed, pc=pc)
            return protecting.begin_office(door.place, office, school, people, pc=pc)

        try_it(self, work, self._written, self._failed, lambda made: made[0].end())

    def _written(self, made: tuple[Session, str]) -> None:
        self.session, self._code = made
        self._context = Context(self.session.own, self._settings)
        self.answers.password = ""
        self._set_busy(busy=False)
        self._show(len(self._makes))

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self.banner.say("bad", words_of(error))

    def _set_busy(self, *, busy: bool) -> None:
        for made in (self.back_button, self.next_button):
            made.setEnabled(not busy)
        self.step.setEnabled(not busy)
        if busy:
            self.waits.begin(0)
            self.waits.setRange(0, 0)  # nobody knows how long
        else:
            self.waits.hide()

    # Papers

    def _show_code(self) -> None:
        assert self._context is not None
        assert self.session is not None
        papers.show_code(self, self._context, self.session, self._code)

    def _show_slips(self) -> None:
        assert self._context is not None
        people = [(each.tidied.name, each.password) for each in self.answers.newcomers()[1:]]
        papers.show_first_passwords(self, self._context, self._office_name(), people)

    def _office_name(self) -> str:
        office = self.answers.office
        named = office.name_ru if translation.current() == "ru" else office.name_kk
        return named or self._door.shown_name

    # Another language

    def again(self) -> "FirstStart":
        """The same step with the same answers, in the language that was chosen meanwhile."""
        self.step.keep()
        made = FirstStart(self._door, self._settings, self._pc, self.answers)
        made.session, made._code, made._context = self.session, self._code, self._context
        made._show(self._at)
        return made
