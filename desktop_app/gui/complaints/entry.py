"""Registering a complaint, and setting right what was mistyped (R-9)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.gui import places
from desktop_app.gui.complaints.fields import ComplaintFields
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TextField, TickField
from desktop_app.gui.frames.dialog import AskDialog, confirmed_in
from desktop_app.gui.papers.open import show_paper
from desktop_app.gui.parts.pieces import Banner, literal
from desktop_app.gui.parts.steps import as_text
from desktop_app.gui.people.perhaps_on_file import PerhapsOnFileView
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintBody
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import complainant
from desktop_app.services.complaints import form as complaint_form
from desktop_app.services.complaints import terms as complaint_terms
from desktop_app.services.complaints.acts import RegisteredComplaint
from desktop_app.services.complaints.form import ComplaintForm
from desktop_app.services.errors import EntryError, PerhapsOnFile, Question, Slip
from desktop_app.services.law_values.holidays import not_known
from desktop_app.translation import N_, _
from desktop_app.wording import day


class _FieldsDialog(AskDialog):
    """A dialog with the fields of a complaint."""

    def __init__(
        self, parent: QWidget, context: Context, title: str, accept_words: str, begin: ComplaintForm
    ) -> None:
        super().__init__(parent, context, title, accept_words)
        self.setMinimumWidth(880)
        self.keep_buttons_in_sight()
        self.form = ComplaintFields(context, begin)
        self.body.addWidget(self.form)
        self.fields.update(self.form.fields)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self.work, done)
        self.form.take_focus()

    def work(self) -> Callable[[], Any]:
        raise NotImplementedError

    def unread(self) -> list[Slip]:
        day = self.form.received_on
        lacks = day.isEnabled() and not day.content()
        return [*super().unread(), *([Slip("received_on", N_("Enter the day."))] if lacks else ())]

    def _show(self, error: EntryError) -> None:
        super()._show(error)
        if isinstance(error, Question):
            self.form.know(error.asked[0].on_file)
            self.form.who_it_is.take_focus()


class RegisterComplaintDialog(_FieldsDialog):
    """Shows while one types by when the office acts; registering issues the slip."""

    def __init__(self, parent: QWidget, context: Context, begin: ComplaintForm) -> None:
        words = _("Register and print the slip")
        super().__init__(parent, context, _("New complaint"), words, begin)
        self._calendar = begin.calendar
        self.alike = PerhapsOnFileView(
            _("In the register is a complaint of the same complainant and subject."),
            _("It is this complaint"),
            _("Another complaint"),
            self.form.fields.values(),
        )
        self.body.addWidget(self.alike)
        self.alike.same.connect(self._is_on_file)
        self.alike.answered.connect(self._is_another)
        self.anonymous = TickField(_("Anonymous: it names nobody"))
        self.body.addWidget(self.anonymous)
        self.anonymous.changed.connect(self._name_nobody)
        self.follows = Banner()
        self.body.addWidget(self.follows)
        if begin.case is not None and begin.applicant is not None:
            self.form.show_case(begin.case, begin.applicant, begin.cases)
        for field in (self.form.sent_to, self.form.received_on):
            field.changed.connect(self._show_what_follows)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        """By when it is considered or sent on, with how that is counted."""
        if self.anonymous.value():
            words = _(
                "It is registered and not considered. What it tells of a crime or a danger is "
                "passed on at once to whom it concerns."
            )
            called = (_("Name"), _("IIN"), _("Address"), _("Phone"))
            fields = zip(called, self._of_somebody(), strict=True)
            typed = [name for name, field in fields if field.value()]
            if typed:
                lost = _(
                    "Typed here and not kept of an anonymous complaint: {fields}. If it says who "
                    "complains, take the tick away: then it is considered and answered."
                )
                words = f"{words}\n{lost.format(fields=', '.join(typed))}"
            self.follows.say("warn" if typed else "info", words)
            return
        received, today = self.form.received_on.value(), self.context.desk.today()
        if received is None or received > today:
            self.follows.say("info", "")
            return
        body = ComplaintBody(self.form.sent_to.value())
        try:
            found = complaint_terms.terms(body, received, today, self._calendar)
        except CalendarUnknownError as error:
            self.follows.say("warn", self.context.words(not_known(error.year)))
            return
        limit = complaint_terms.limit_of(body)
        words = _("It is considered by {day}: working days from registration: {count} (R-9).")
        if found.send_on is not None:
            words = _(
                "It is sent on within three working days of receipt: by {day}, unless what it "
                "asks for is granted wholly (R-9)."
            )
        self.follows.say("info", words.format(day=day(found.own.day), count=limit.count))
        self.follows.setToolTip(literal(as_text(self.context, found.own.steps)))

    def _name_nobody(self) -> None:
        """Whom nobody can answer is not asked for, and no paper is promised."""
        anonymous = self.anonymous.value()
        for field in self._of_somebody():
            field.setEnabled(not anonymous)
        self.form.name_nobody(anonymous=anonymous)
        slip = _("Register and print the slip")
        self.accept_button.setText(_("Register without a slip") if anonymous else slip)
        self._show_what_follows()

    def _of_somebody(self) -> tuple[TextField, ...]:
        """What says who complains, and where they are answered."""
        form = self.form
        return form.complainant, form.iin, form.address, form.phone

    def all_else(self) -> Callable[[], EntryError | None]:
        desk, entry, anonymous = self.context.desk, self.form.entry(), self.anonymous.value()
        confirmed = confirmed_in(self.fields)
        return lambda: complainant.problem(desk, entry, confirmed, anonymous=anonymous)

    def work(self) -> Callable[[], RegisteredComplaint | Complaint]:
        desk, entry, answer = self.context.desk, self.form.entry(), self.form.who_it_is.answer
        others, confirmed = frozenset(self.alike.others), confirmed_in(self.fields)
        if self.anonymous.value():
            return lambda: complainant.register_anonymous(desk, entry, others)
        return lambda: complaints.register(desk, entry, answer, confirmed, others)

    def _show(self, error: EntryError) -> None:
        super()._show(error)
        if isinstance(error, PerhapsOnFile):
            self.alike.ask(error.alike)

    def _is_another(self) -> None:
        self.form.subject.show_slip("")
        self.accept_button.setFocus()

    def _is_on_file(self, on_file: Complaint) -> None:
        """It is not registered twice."""
        self.accept()
        self.context.go(places.complaint(on_file.id))


class CorrectComplaintDialog(_FieldsDialog):
    """What the deadline was counted from, and how it came, stay as they are."""

    def __init__(
        self, parent: QWidget, context: Context, complaint: Complaint, begin: ComplaintForm
    ) -> None:
        title = _("Correct the complaint {number}").format(number=complaint.number)
        super().__init__(parent, context, title, _("Save"), begin)
        self.complaint = complaint
        self.form.show_complaint(complaint, begin.cases)
        for field in (self.form.sent_to, self.form.received_on, self.form.channel):
            field.editor.setEnabled(False)

    def work(self) -> Callable[[], Complaint]:
        desk, complaint = self.context.desk, self.complaint
        entry = replace(self.form.entry(), received_on=complaint.received_on)
        answer, confirmed = self.form.who_it_is.answer, confirmed_in(self.fields)
        return lambda: complaints.correct(desk, complaint, entry, answer, confirmed)


class NameComplainantDialog(CorrectComplaintDialog):
    """Asks who complains in what was registered as anonymous; then its slip is issued."""

    def __init__(
        self, parent: QWidget, context: Context, complaint: Complaint, begin: ComplaintForm
    ) -> None:
        super().__init__(parent, context, complaint, begin)
        self.setWindowTitle(_("Who complains in {number}").format(number=complaint.number))
        self.accept_button.setText(_("Save and print the slip"))
        self.form.complainant.set_value("")

    def work(self) -> Callable[[], RegisteredComplaint]:  # type: ignore[override]
        desk, complaint, entry = self.context.desk, self.complaint, self.form.entry()
        entry = replace(entry, received_on=complaint.received_on)
        answer, confirmed = self.form.who_it_is.answer, confirmed_in(self.fields)
        return lambda: complaints.name_complainant(desk, complaint, entry, answer, confirmed)


def register_complaint(
    parent: QWidget, context: Context, application_id: int | None = None
) -> None:
    """Ask, register, go to the complaint and show its slip."""
    desk, window = context.desk, parent.window()

    def show(done: RegisteredComplaint | Complaint) -> None:
        if isinstance(done, Complaint):
            context.go(places.complaint(done.id))
            return
        context.go(places.complaint(done.complaint.id))
        show_paper(window, context, done.slip.id)

    def ask(begin: ComplaintForm) -> None:
        if isValid(parent):
            RegisterComplaintDialog(parent, context, begin).start(show)

    context.act(lambda: complaint_form.to_register(desk, application_id), ask, changes=False)


def correct_complaint(parent: QWidget, context: Context, complaint: Complaint) -> None:
    """Ask what is to be set right of a complaint that is on file."""
    desk = context.desk

    def ask(begin: ComplaintForm) -> None:
        if isValid(parent):
            CorrectComplaintDialog(parent, context, complaint, begin).start()

    context.act(lambda: complaint_form.to_correct(desk, complaint), ask, changes=False)


def name_complainant(parent: QWidget, context: Context, complaint: Complaint) -> None:
    """Ask who complains in what was registered as anonymous, and show the slip."""
    desk, window = context.desk, parent.window()

    def show(done: RegisteredComplaint) -> None:
        show_paper(window, context, done.slip.id)

    def ask(begin: ComplaintForm) -> None:
        if isValid(parent):
            NameComplainantDialog(parent, context, complaint, begin).start(show)

    context.act(lambda: complaint_form.to_correct(desk, complaint), ask, changes=False)
