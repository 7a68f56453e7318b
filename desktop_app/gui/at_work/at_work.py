"""A database that is open, in its window: what is asked before work begins, and told beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.gui.at_work import ahead
from desktop_app.gui.at_work.cloud_line import CloudLine
from desktop_app.gui.at_work.lasting_lines import LastingLines
from desktop_app.gui.at_work.outdated import Outdated
from desktop_app.gui.at_work.profile_line import ProfileLine
from desktop_app.gui.at_work.upgraded_line import UpgradedLine
from desktop_app.gui.at_work.watch import DamageLine, Watch
from desktop_app.gui.context import Context
from desktop_app.gui.logins.key_line import KeyLine
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.doubts import Doubts
from desktop_app.services.office import state
from desktop_app.services.office.doubts import Question

if TYPE_CHECKING:
    from desktop_app.services.health.records import Finding


class AtWork(QObject):
    """From the moment that a database is open until another one is."""

    begun = Signal()
    """The first page is shown."""
    failed = Signal(object)
    """What is doubtful could not be asked: the error."""

    left = Signal()
    """Somebody else is to enter, who may answer."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(context)
        self.window, self.context = window, context
        self._lines = LastingLines()
        self.doubts = Doubts(context)
        self.doubts.asked.connect(window.show_instead)
        self.doubts.cleared.connect(self._go_on)
        self.doubts.failed.connect(self._not_asked)
        self.doubts.left.connect(self.left)
        context.outdated.connect(self._show_outdated)

    def begin(self, question: Question | None) -> None:
        """Work begins once the question, and those that follow it, are answered."""
        self.doubts.show(question)

    def say_again(self) -> None:
        """In other words."""
        if self._has_begun:
            self._tell_of_it()
        self.doubts.say_again()

    def end(self) -> None:
        """Remember on this PC which state of the office was seen last."""
        if not self.doubts.is_open:
            state.note_if_possible(self.context.desk)

    @property
    def _has_begun(self) -> bool:
        return self.window.context is self.context

    def _not_asked(self, error: Exception) -> None:
        """In the middle of the work it is told only: what is at work, or locked, stays as it is."""
        if self._has_begun:
            self.context.explain(error)
        else:
            self.failed.emit(error)

    def _go_on(self) -> None:
        if self._has_begun:  # the question came in the middle of the work
            self.window.show_page_again()
            return
        self.window.attach(self.context)
        self.begun.emit()
        self._check_own_files()
        self._tell_of_it()
        Watch(self.context).clock_moved.connect(self.doubts.ask)
        ahead.all_pages(self.context)

    def _tell_of_it(self) -> None:
        """What is wrong with a database, or with where it lies, is told above every page."""
        lines = (KeyLine, DamageLine, UpgradedLine, CloudLine, ProfileLine)
        self._lines.show(self.window.lasting, [line(self.context) for line in lines])

    def _check_own_files(self) -> None:
        """A form with an unknown field, or a broken file of ours, is told before it is needed."""
        context = self.context

        def look() -> "list[Finding]":
            from desktop_app.services.health import check  # Today is shown without

            return check.own_files()

        def tell(findings: "list[Finding]") -> None:
            if findings:
                context.tell("bad", "\n".join(context.words(found.step) for found in findings))

        context.act(look, tell, changes=False)

    def _show_outdated(self, words: str) -> None:
        window = self.window
        window.show_instead(Outdated(words, window.show_page_again, window.close))
