"""What is done with a complaint: answered, extended, sent on, withdrawn (R-9)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.paragraph import ParagraphField, ParagraphsField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import Banner, literal
from desktop_app.gui.parts.steps import as_text
from desktop_app.law.days import Days
from desktop_app.records.acts import Act
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.kinds import ComplaintChannel, ComplaintOutcome, NoticeKind
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import checks
from desktop_app.services.complaints.file import ComplaintFile
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import N_, _


class SignedDialog(ConsequenceDialog):
    """An act whose paper the head signs: at once, or prepared for the head's tray.

    What the head sent back is there to be worked over.
    """

    kind: NoticeKind

    def __init__(
        self, parent: QWidget, context: Context, file: ComplaintFile, title: str, heads: str
    ) -> None:
        is_head = context.desk.may(Act.SIGN)
        words = heads if is_head else _("Put before the head")
        super().__init__(parent, context, title, words)
        self.setMinimumWidth(700)
        self.file = file
        self.complaint = file.complaint

    def before(self) -> Mapping[str, Any]:
        """What was prepared before and came back unsigned."""
        back = self.file.sent_back
        return back.content if back is not None and back.kind is self.kind else {}

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self.work, done)

    def named(self) -> str:
        return f"{self.windowTitle()}: {self.complaint.complainant}"

    def work(self) -> ActAt:
        raise NotImplementedError


class AnswerDialog(SignedDialog):
    """Asks what came of the complaint, and for the answer as the paper prints it."""

    kind = NoticeKind.COMPLAINT_ANSWER

    def __init__(self, parent: QWidget, context: Context, file: ComplaintFile) -> None:
        title = _("Answer to the complaint {number}").format(number=file.complaint.number)
        super().__init__(parent, context, file, title, _("Issue the answer"))
        elsewhere = self.complaint.body.is_elsewhere
        offered = [ComplaintOutcome.SATISFIED] if elsewhere else list(ComplaintOutcome)
        named = [(each, _(complaint_words.OUTCOME[each])) for each in offered]
        self.outcome = ChoiceField(
            _("Outcome"), named if elsewhere else [("", _("choose")), *named]
        )
        self.answer = ParagraphsField(
            _("The answer, as the paper prints it; each line is a paragraph"), lines=9
        )
        before = self.before()
        if before:
            self.outcome.set_value(meaning_of(ComplaintOutcome, before["outcome"]))
            self.answer.set_value(before["answer"])
        self.outcome.explain(Asked.COMPLAINT_ANSWER)
        self.answer.explain(Asked.COMPLAINT_ANSWER)
        self.add("outcome", self.outcome)
        self.add("answer", self.answer)
        self.note = Banner()
        self.body.addWidget(self.note)
        words = _(
            "The answer tells that the court is open (R-10). It cannot be changed afterwards."
        )
        if elsewhere:
            words = _("What satisfies it wholly by {day} need not be sent on (R-9).").format(
                day=_day(self.complaint.due)
            )
        self.note.say("info", words)
        (self.answer.edit if elsewhere else self.outcome.box).setFocus()

    def unread(self) -> list[Slip]:
        if self.outcome.value():
            return []
        return [Slip("outcome", N_("Choose what came of the complaint."))]

    def all_else(self) -> Callable[[], EntryError | None]:
        lacks = checks.slips_of_text(self.answer.value())
        return lambda: EntryError(*lacks) if lacks else None

    def work(self) -> ActAt:
        complaint = self.complaint
        outcome = ComplaintOutcome(self.outcome.value())
        entry = ComplaintAnswerEntry(outcome, self.answer.value())
        return lambda desk: complaints.answer(desk, complaint, entry)


class ExtendDialog(SignedDialog):
    """Asks until when and why; shows what is left, and by when the complainant is told."""

    kind = NoticeKind.COMPLAINT_EXTENSION

    def __init__(self, parent: QWidget, context: Context, file: ComplaintFile) -> None:
        title = _("Extend the time of the complaint {number}").format(number=file.complaint.number)
        super().__init__(parent, context, file, title, _("Extend and issue the notice"))
        self.until = DayField(_("Consider it by"))
        self.why = ParagraphsField(_("Reasons, as the complainant is told them"), lines=4)
        before = self.before()
        self.until.set_value(
            date.fromisoformat(before["until"]) if before else file.extension.until
        )
        self.why.set_value(before.get("why", ""))
        self.until.explain(Asked.COMPLAINT_EXTENDED)
        self.why.explain(Asked.COMPLAINT_EXTENDED)
        self.add("until", self.until)
        self.add("why", self.why)
        self.follows = Banner()
        self.body.addWidget(self.follows)
        self._show_what_follows()
        self.why.edit.setFocus()

    def _show_what_follows(self) -> None:
        follows = self.file.extension
        if follows.tell_by is None:
            self.follows.say("warn", self.context.words(follows.unknown) if follows.unknown else "")
            return
        by_wire = self.complaint.channel is ComplaintChannel.ELECTRONIC
        way = _("electronically, as the complaint came") if by_wire else _("in writing")
        self.follows.say(
            "info",
            _("The time ends on {day} now. The complainant is told by {told}, {way} (R-9).").format(
                day=_day(self.complaint.considered_by), told=_day(follows.tell_by), way=way
            ),
        )
        self.follows.setToolTip(literal(as_text(self.context, follows.steps)))

    def unread(self) -> list[Slip]:
        lacks = [] if self.until.content() else [Slip("until", N_("Enter the day."))]
        return [*super().unread(), *lacks]

    def all_else(self) -> Callable[[], EntryError | None]:
        """The reasons; of the day nothing is to be said that can't be read."""
        lacks = checks.slips_of_reasons(self.why.value())
        return lambda: EntryError(*lacks) if lacks else None

    def work(self) -> ActAt:
        complaint, why = self.complaint, self.why.value()
        until = self.until.value()
        assert until is not None, "it is read"
        entry = ExtensionEntry(until, why)
        return lambda desk: complaints.extend(desk, complaint, entry)


class SendOnDialog(SignedDialog):
    """Asks to whom it goes and what is enclosed."""

    kind = NoticeKind.COMPLAINT_COVER

    def __init__(self, parent: QWidget, context: Context, file: ComplaintFile) -> None:
        title = _("Send on the complaint {number}").format(number=file.complaint.number)
        super().__init__(parent, context, file, title, _("Send on and issue the letter"))
        self.to = TextField(_("To whom, as the letter is addressed"), most=300)
        self.enclosures = ParagraphsField(_("What is enclosed, a line for each"), lines=5)
        before = self.before()
        self.to.set_value(before.get("to", ""))
        self.enclosures.set_value(before.get("enclosures") or self._usual())
        self.to.explain(Asked.COMPLAINT_SENT_ON)
        self.add("to", self.to)
        self.add("enclosures", self.enclosures)
        self.follows = Banner()
        self.body.addWidget(self.follows)
        self.follows.say(
            "info",
            _(
                "Complaint and file go on within three working days of receipt: by {day} (R-9)."
            ).format(day=_day(self.complaint.due)),
        )
        self.follows.setToolTip(literal(as_text(self.context, file.why_due)))
        self.to.edit.setFocus()

    def _usual(self) -> str:
        """The complaint and the file, in the language of the letter."""
        in_russian = self.complaint.language.languages[0] == "ru"
        number, day = self.complaint.number, self.complaint.registered_at.date()
        if in_russian:
            return f"жалоба № {number} от {wording.day(day)}\nадминистративное дело"
        return f"{wording.day(day)} күнгі № {number} шағым\nәкімшілік іс"

    def work(self) -> ActAt:
        complaint = self.complaint
        entry = SendingOnEntry(self.to.value(), self.enclosures.value())
        return lambda desk: complaints.send_on(desk, complaint, entry)


class WithdrawComplaintDialog(AskDialog):
    """Asks why; the complaint stays in the register."""

    def __init__(self, parent: QWidget, context: Context, complaint: Complaint) -> None:
        super().__init__(
            parent,
            context,
            _("Withdraw the complaint {number}").format(number=complaint.number),
            _("Withdraw"),
            _("It stays in the register with the reason and cannot be reopened."),
        )
        self.complaint = complaint
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Complaint]:
        desk, complaint, why = self.context.desk, self.complaint, self.why.value()
        return lambda: complaints.withdraw(desk, complaint, why)


def _day(day: date) -> str:
    return wording.days(Days.one(day), translation.current())
