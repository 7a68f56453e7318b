"""One proactive message: what stands, what is next, its text (R-7-1)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.messages.text import MessageText
from desktop_app.gui.messages.words import state_words, time_left
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Card, button, clear, label
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.records.messages import MessageRow, MessageState
from desktop_app.translation import _


@dataclass(frozen=True)
class MessageActs:
    """What can be done with a message; each is given it."""

    answer: Callable[[MessageRow], object]
    lapse: Callable[[MessageRow], object]
    register: Callable[[MessageRow], object]
    open_application: Callable[[MessageRow], object]
    show_paper: Callable[[MessageRow], object]
    annul: Callable[[MessageRow], object]


Offered = tuple[str, str, Callable[[MessageRow], object]]
"""The name of a button, its words, and what it does."""


_ACTS = {
    "answer": Act.ANSWER_MESSAGE,
    "lapse": Act.ANSWER_MESSAGE,
    "annul": Act.ANNUL_MESSAGE,
    "register": Act.REGISTER_APPLICATION,
}


class MessageCard(Card):
    """The first button is what is next; the others can be done besides."""

    def __init__(self, context: Context, acts: MessageActs) -> None:
        super().__init__()
        self.context, self.acts = context, acts
        self.title = label("", "heading")
        self.sentence = label()
        self.sentence.setObjectName("sentence")
        self.buttons = Row()
        self.text = MessageText()
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.column.addLayout(self.buttons)
        self.column.addWidget(self.text)
        self._shown: tuple[MessageRow, MessageState, Role] | None = None

    def show_message(self, message: MessageRow) -> None:
        """Show another message, or the same one as the clock moves on."""
        now = self.context.desk.now()
        state = message.state(now)
        self.sentence.setText(self._sentence(message, state))
        desk = self.context.desk
        if self._shown == (message, state, desk.worker.role):
            return
        self._shown = message, state, desk.worker.role
        self.title.setText(f"{message.child_name} – {message.parent_name}, {message.phone}")
        clear(self.buttons)
        for number, (name, words, act) in enumerate(self._offered(message, state)):
            made = button(words, partial(act, message), primary=number == 0)
            made.setObjectName(name)
            if name in _ACTS:
                allow(made, desk, _ACTS[name])
            self.buttons.addWidget(made)
        self.buttons.addStretch(1)
        self.text.show_texts(tuple(message.text.split("\n")))

    def _sentence(self, message: MessageRow, state: MessageState) -> str:
        now = self.context.desk.now()
        until = wording.moment(message.due_at)
        match state:
            case MessageState.WAITING:
                words = _("The answer is awaited until {until}: {left}.")
                return words.format(until=until, left=time_left(message, now).words)
            case MessageState.LAPSED:
                words = _("The 24 hours ended on {until}. No answer is recorded.")
            case MessageState.CONSENT if message.application_id is None:
                return _("Consent came in time. What is next is the application.")
            case MessageState.CONSENT:
                return _("Consent came in time. An application rests on it.")
            case MessageState.NO_ANSWER:
                words = _(
                    "No answer came until {until}. The family can apply at the school or on the "
                    "portal, or be asked once more."
                )
            case MessageState.LATE_CONSENT:
                words = _(
                    "Consent came after {until}: no application rests on it. The family can apply "
                    "at the school or on the portal, or be asked once more."
                )
            case MessageState.ANNULLED:
                return _("Annulled: {why}").format(why=message.note)
            case _other:
                return f"{state_words(message, now)}."
        return words.format(until=until)

    def _offered(self, message: MessageRow, state: MessageState) -> list[Offered]:
        acts = self.acts
        answer = ("answer", _("Record the answer…"), acts.answer)
        correct = ("answer", _("Correct the answer…"), acts.answer)
        late = ("answer", _("Record a late answer…"), acts.answer)
        lapse = ("lapse", _("Record that no answer came"), acts.lapse)
        register = ("register", _("Register the application"), acts.register)
        application = ("application", _("Open the application"), acts.open_application)
        paper = ("paper", _("Show the paper"), acts.show_paper)
        annul = ("annul", _("Annul…"), acts.annul)
        match state:
            case MessageState.WAITING:
                return [answer, annul]
            case MessageState.LAPSED:
                return [lapse, answer, annul]
            case MessageState.CONSENT if message.application_id is None:
                return [register, paper, correct, annul]
            case MessageState.CONSENT:
                return [application, paper]
            case MessageState.NO_ANSWER:
                return [paper, late, annul]
            case MessageState.ANNULLED:
                return []
            case _other:
                return [paper, correct, annul]
