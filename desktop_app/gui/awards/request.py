"""A body elsewhere is asked by a letter, and its answer put down."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.paragraph import ParagraphField, ParagraphsField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.law.steps import Words
from desktop_app.records.applications import Application
from desktop_app.records.outside_numbers import NumberEntry
from desktop_app.records.people import Provider
from desktop_app.records.requests import (
    Request,
    RequestAnswer,
    RequestEntry,
    RequestKind,
    RequestOutcome,
)
from desktop_app.services.papers import requests
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import N_, _

KINDS = {
    RequestKind.SCHOOL: N_("School"),
    RequestKind.COMMISSION: N_("Commission"),
    RequestKind.GUARDIANSHIP: N_("Guardianship body"),
    RequestKind.OTHER: N_("Another body"),
}
OUTCOMES = {
    RequestOutcome.POSITIVE: N_("positive"),
    RequestOutcome.NEGATIVE: N_("negative: ground 3 of D-8"),
}


class SendDialog(ConsequenceDialog):
    """Asks to whom, what, and by when they are to answer; ``school`` is the child's."""

    def __init__(
        self, parent: QWidget, context: Context, application: Application, school: Provider
    ) -> None:
        super().__init__(parent, context, _("Ask a body elsewhere"), _("Print the letter"))
        self.setMinimumWidth(600)
        self.application = application
        self.kind = ChoiceField(_("To whom"), [(kind, _(words)) for kind, words in KINDS.items()])
        self.addressee = TextField(_("Name of the body"))
        self.address = TextField(_("Address"))
        self.question = ParagraphsField(_("What is asked, as the letter prints it"))
        self.answer_by = DayField(_("Answer by"))
        for name in ("kind", "addressee", "address", "question", "answer_by"):
            self.add(name, getattr(self, name))
        self._school = school
        self.kind.changed.connect(self._suggest)
        self._suggest()

    def _suggest(self) -> None:
        """The child's own school as the letter names it, until somebody chooses another body."""
        language, school = self.application.language.languages[0], self._school
        name = wording.value(Words(school.name_kk, school.name_ru), language)
        address = wording.value(Words(school.address_kk, school.address_ru), language)
        is_school = self.kind.value() == RequestKind.SCHOOL
        for field, known in ((self.addressee, name), (self.address, address)):
            if field.value() in {"", known}:
                field.set_value(known if is_school else "")

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        return _("Ask: {addressee}").format(addressee=self.addressee.value())

    def _work(self) -> ActAt:
        entry = RequestEntry(
            RequestKind(self.kind.value()),
            self.addressee.value(),
            self.question.value(),
            self.answer_by.value(),
            self.address.value(),
        )
        return lambda desk: requests.send(desk, self.application.id, entry)


class AnswerDialog(AskDialog):
    """Asks what came back; what is negative refuses (D-8, ground 3)."""

    def __init__(self, parent: QWidget, context: Context, request: Request) -> None:
        title = _("Answer to the request {number}").format(number=request.number)
        words = _("{addressee}, of {day}").format(
            addressee=request.addressee, day=wording.day(request.sent_on)
        )
        super().__init__(parent, context, title, _("Record the answer"), words)
        self.request = request
        self.outcome = ChoiceField(
            _("Outcome"), [(each, _(said)) for each, said in OUTCOMES.items()]
        )
        self.number = TextField(_("Number of their letter"))
        self.answered_on = DayField(_("Day of the answer"))
        self.answer = ParagraphField(_("What it says"))
        self.incoming = TextField(_("Incoming number of the office's own journal"), most=60)
        self.incoming_day = DayField(_("Day of the incoming number"))
        for name in ("outcome", "number", "answered_on", "answer", "incoming", "incoming_day"):
            self.add(name, getattr(self, name))

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Request]:
        entry = RequestAnswer(
            RequestOutcome(self.outcome.value()),
            self.answer.value(),
            self.answered_on.value(),
            self.number.value(),
            NumberEntry(self.incoming.value(), self.incoming_day.value()),
        )
        desk = self.context.desk
        return lambda: requests.answer(desk, self.request, entry)
