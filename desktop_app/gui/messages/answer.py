"""The parent's answer to a proactive message (R-7-1)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fields.moment_field import MomentField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import MessageAnswer
from desktop_app.records.messages import MessageRow
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Slip
from desktop_app.services.messages import proactive
from desktop_app.translation import _


class AnswerDialog(AskDialog):
    """Asks what was answered and when; says at once what comes too late to count."""

    def __init__(self, parent: QWidget, context: Context, message: MessageRow) -> None:
        super().__init__(
            parent,
            context,
            _("Answer to the message"),
            _("Record"),
            _("{child}: the answer is awaited until {until}.").format(
                child=message.child_name, until=wording.moment(message.due_at)
            ),
        )
        self.message = message
        answers = [
            (MessageAnswer.CONSENT, _("The parent consents")),
            (MessageAnswer.REFUSAL, _("The parent declines")),
        ]
        self.answer = ChoiceField(_("Answer"), answers)
        self.answered_at = MomentField(_("When it came"))
        self.answered_at.set_value(context.desk.now())
        self.why = ParagraphField(_("Why the record is corrected"), lines=2)
        self.answer.explain(Asked.CONSENT)
        self.answered_at.explain(Asked.CONSENT)
        self.add("answer", self.answer)
        self.add("answered_at", self.answered_at)
        self.add("why", self.why)
        self.answered_at.changed.connect(self._show_what_follows)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        came_at = self.answered_at.value()
        late = came_at is not None and self.message.time_is_up(came_at)
        words = _("After the 24 hours: it is recorded as late, and no application rests on it.")
        self.answered_at.show_warning(words if late else "")
        corrects = came_at is not None and proactive.corrects(self.message, came_at)
        self.why.setVisible(corrects)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def unread(self) -> list[Slip]:
        return [*super().unread(), *self.answered_at.unread("answered_at")]

    def _work(self) -> Callable[[], NoticeRow]:
        desk, message, why = self.context.desk, self.message, self.why.value()
        given = MessageAnswer(self.answer.value())
        came_at = self.answered_at.value()
        assert came_at is not None, "it is read"
        return lambda: proactive.answer(desk, message, given, came_at, why)


def annul_message(parent: QWidget, context: Context, message: MessageRow) -> None:
    """Ask why a message is annulled, such as that it went to a wrong phone."""
    words = _("{child}, {sent}: it stays on file as annulled, with its paper.").format(
        child=message.child_name, sent=wording.moment(message.sent_at)
    )

    def act(desk: Desk, why: str) -> None:
        proactive.annul(desk, message, why)

    AnnulDialog(parent, context, _("Annul a message"), words, act)
