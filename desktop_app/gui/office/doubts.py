"""Asks what is doubtful about a database or the clock, one question after the other."""

from PySide6.QtCore import QObject, Signal

from desktop_app.gui import tasks
from desktop_app.gui.context import Context
from desktop_app.gui.office.doubt import Doubt
from desktop_app.services.backups import places
from desktop_app.services.errors import EntryError
from desktop_app.services.office import doubts
from desktop_app.services.office.doubts import Question
from desktop_app.translation import _


class Doubts(QObject):
    """Each question is a page; whoever shows it hears when none is left."""

    asked = Signal(object)
    """The `Doubt` to show in the place of every page."""
    cleared = Signal()
    failed = Signal(object)
    """The database can't be asked: the error."""

    left = Signal()
    """Somebody else is to enter, who may answer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._question: Question | None = None

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return self._question is not None

    def say_again(self) -> None:
        """The question that waits, in the language of now."""
        if self._question is not None:
            self.show(self._question)

    def ask(self) -> None:
        """Look what is doubtful now."""
        desk = self._context.desk
        tasks.start(
            self._context,
            lambda: doubts.first(desk, places.known(desk)),
            self.show,
            self.failed.emit,
        )

    def show(self, question: Question | None) -> None:
        self._question = question
        if question is None:
            self.cleared.emit()
            return
        context = self._context
        ways = [
            (_("Look again"), self.ask),
            (_("Another database…"), context.database_wanted.emit),
        ]
        if context.session is not None:
            ways.insert(1, (_("Somebody else enters"), self.left.emit))
        page = Doubt(
            _(question.title),
            context.words(question.step),
            _(question.accept_words) if context.desk.may(question.act) else "",
            ways,
            _("Only who answers for the office's data decides this: call them to this PC."),
        )
        page.accepted.connect(lambda why: self._accept(page, question, why))
        self.asked.emit(page)

    def _accept(self, page: Doubt, question: Question, why: str) -> None:
        context = self._context
        desk = context.desk

        def slips(error: EntryError) -> None:
            page.not_accepted(" ".join(context.words(slip.step) for slip in error.slips))

        context.act(
            lambda: question.accept(desk, why),
            lambda _done: self.ask(),
            slips=slips,
            failed=page.not_accepted,
            changes=False,
        )
