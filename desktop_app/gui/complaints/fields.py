"""The fields of a complaint; who is on file is found while one types."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import translation
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field
from desktop_app.gui.fields.identity import (
    AddressField,
    ComplainantField,
    IinField,
    PaperNumberField,
    PhoneField,
)
from desktop_app.gui.fields.paragraph import ParagraphsField
from desktop_app.gui.people.came import Came
from desktop_app.gui.people.found import PeopleOnFile
from desktop_app.gui.people.who_is_it import WhoIsIt
from desktop_app.gui.reading import Reading
from desktop_app.gui.words import choices, words
from desktop_app.records.applications import Application, ApplicationRow
from desktop_app.records.complaints import Complaint, ComplaintEntry
from desktop_app.records.kinds import ComplaintBody, ComplaintChannel, PaperLanguage
from desktop_app.records.people import Person
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import Said
from desktop_app.services.complaints import complainant as complainants
from desktop_app.services.complaints import form as complaint_form
from desktop_app.services.complaints.form import Complainant, ComplaintForm
from desktop_app.services.entry import known_of_child
from desktop_app.translation import N_, _

_ANSWERS = {
    Said.WRONG: N_("The same person, called otherwise here"),
    Said.ANOTHER: N_("Not this person: the IIN is wrong"),
}


class ComplaintFields(QWidget):
    """Anybody may complain; whose case it is fills in what is known of them."""

    def __init__(self, context: Context, begin: ComplaintForm) -> None:
        super().__init__()
        self.context = context
        self.reading = Reading(context, self)
        self.complainant = ComplainantField(_("Complainant: name in full"))
        self.iin = IinField(_("IIN, if known"))
        self.address = AddressField(_("Address"))
        self.phone = PhoneField(_("Phone"), most=40, placeholder="+7 ")
        self.channel = ChoiceField(
            _("How it came"),
            [(each, _(complaint_words.CHANNEL[each])) for each in ComplaintChannel],
        )
        self.received_on = DayField(_("Came on"))
        self.received_on.set_value(context.desk.today())
        self.language = ChoiceField(_("Language of papers"), choices(PaperLanguage))
        self.language.set_value(translation.current())
        self.sent_to = ChoiceField(
            _("Addressed to"), [(each, _(complaint_words.BODY[each])) for each in ComplaintBody]
        )
        self.provider = ChoiceField(_("School concerned"), [(0, _("none")), *_schools(begin)])
        self.application = ChoiceField(_("Application concerned"), [(0, _("none"))])
        self.complained_of = PaperNumberField(_("Number of the paper complained of"), most=40)
        self.subject = ParagraphsField(
            _("What it is about, as the papers say it; each line is a paragraph"), lines=4
        )
        self.iin.explain(Asked.IIN)
        self.received_on.explain(Asked.COMPLAINT)
        self.sent_to.explain(Asked.COMPLAINT)
        self.fields: dict[str, Field] = {
            "complainant": self.complainant,
            "iin": self.iin,
            "address": self.address,
            "phone": self.phone,
            "channel": self.channel,
            "received_on": self.received_on,
            "language": self.language,
            "body": self.sent_to,
            "provider": self.provider,
            "application": self.application,
            "complained_of": self.complained_of,
            "subject": self.subject,
        }
        self.who_it_is = WhoIsIt(Said.WRONG, Said.ANOTHER, words=_ANSWERS)
        self._known: Person | None = None
        self._cases: Sequence[ApplicationRow] = ()
        self._came = Came(self.fields)
        self._is_anonymous = False
        self._lay_out()
        on_file = PeopleOnFile(context, self)
        on_file.picked.connect(self._look_for_cases)
        for edit in (self.complainant.edit, self.iin.edit):
            on_file.offer_at(edit)
        self.iin.completed.connect(self._iin_typed)
        self.iin.changed.connect(self._hold_against_file)
        self.complainant.edit.editingFinished.connect(self._look_whether_known)
        self.who_it_is.denied.connect(self._denied)
        self.who_it_is.answered.connect(self._said_who)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        placed: list[tuple[Field, int, int, int]] = [
            (self.complainant, 0, 0, 4),
            (self.iin, 0, 4, 2),
            (self.address, 1, 0, 4),
            (self.phone, 1, 4, 2),
            (self.channel, 2, 0, 2),
            (self.received_on, 2, 2, 2),
            (self.language, 2, 4, 2),
            (self.sent_to, 3, 0, 3),
            (self.provider, 3, 3, 3),
            (self.application, 4, 0, 4),
            (self.complained_of, 4, 4, 2),
            (self.subject, 5, 0, 6),
        ]
        for field, row, column, span in placed:
            if row < 2:  # what is told there is told while one types
                field.keep_room()
            grid.addWidget(field, row, column, 1, span)
        grid.addWidget(self.who_it_is, 6, 0, 1, 6)

    # What is on file

    def _iin_typed(self, iin: str) -> None:
        """Somebody on file is taken over, unless another name is typed already."""

        def show(found: Complainant | None) -> None:
            self._cases = found.cases if found is not None else ()
            self.know(found.person if found is not None else None)
            if found is None:
                self._came.take_back()
                self._offer(())
            elif not self._came.is_typed("complainant"):
                self.show_person(found.person, found.cases)
            elif not self.who_it_is.asks:
                self._show_card(found.person, found.cases)

        desk = self.context.desk
        self.reading.ask(lambda: complaint_form.complainant(desk, iin), show)

    def know(self, person: Person | None) -> None:
        """Who is on file under the IIN; under another name, it is asked who it is."""
        self._known = person
        self._hold_against_file()

    def _hold_against_file(self) -> None:
        known, name = self._known, self.complainant.value()
        if known is None or known.iin != self.iin.value() or not name or self._is_anonymous:
            self.who_it_is.ask("", ())
            return
        question = _("On file under this IIN: {name}. Who is it?").format(name=known.full_name)
        self.who_it_is.ask(question, complainants.differences(known, name))

    def name_nobody(self, *, anonymous: bool) -> None:
        """Of whom nothing is said nothing is asked."""
        self._is_anonymous = anonymous
        self.complainant.show_doubt("")
        self._hold_against_file()

    def _denied(self) -> None:
        self.know(None)
        self.iin.set_value("")
        self._came.take_back()
        self.iin.edit.setFocus()

    def _look_whether_known(self) -> None:
        """Somebody of whom nothing is on file may complain; they are only told apart."""
        self._hold_against_file()
        name, desk = self.complainant.value(), self.context.desk

        def show(found: list[Person]) -> None:
            unknown = bool(name) and not found and self._known is None
            words = _("Nobody of this name is on file: check who complains.")
            self.complainant.show_doubt(words if unknown else "")

        self.reading.ask(lambda: known_of_child.find(desk, name), show)

    def _look_for_cases(self, person: Person) -> None:
        """Who was picked is taken over at once, their cases when they are found."""
        self.show_person(person, ())
        desk = self.context.desk

        def show(found: Complainant | None) -> None:
            self._offer(found.cases if found is not None else ())

        self.reading.ask(lambda: complaint_form.complainant(desk, person.iin), show)

    def show_person(self, person: Person, cases: Sequence[ApplicationRow]) -> None:
        """Take over what is on file, and offer the cases that concern them."""
        self.complainant.set_value(person.full_name)
        self.iin.set_value(person.iin)
        self._came.note("complainant", of_card=True)
        self._show_card(person, cases)

    def _said_who(self) -> None:
        """The same person, though called otherwise: what else the card says holds."""
        if self._known is not None and self.who_it_is.answer is not None:
            self._show_card(self._known, self._cases)

    def _show_card(self, person: Person, cases: Sequence[ApplicationRow]) -> None:
        """All but the name, which is theirs as they write it."""
        came = []
        for name, value in (("address", person.address), ("phone", person.phone)):
            if not self._came.is_typed(name):  # what was typed is newer than the card
                self.fields[name].restore(value)
                came.append(name)
        self._came.note(*came, of_card=True)
        if person.paper_language:
            self.language.set_value(meaning_of(PaperLanguage, person.paper_language))
        self._offer(cases)

    def _offer(self, cases: Sequence[ApplicationRow]) -> None:
        named = [(case.id, _named(case)) for case in cases]
        self.application.offer([(0, _("none")), *named])

    def show_case(
        self, case: Application, applicant: Person, cases: Sequence[ApplicationRow]
    ) -> None:
        """A complaint in one's own case: the applicant's details, and that case."""
        self.language.set_value(case.language)
        self.show_person(applicant, cases)
        self.application.set_value(case.id)
        self.provider.set_value(case.provider_id)

    def show_complaint(self, complaint: Complaint, cases: Sequence[ApplicationRow]) -> None:
        self.complainant.set_value(complaint.complainant)
        self.iin.set_value(complaint.iin)
        self.address.set_value(complaint.address)
        self.phone.set_value(complaint.phone)
        self.channel.set_value(complaint.channel)
        self.received_on.set_value(complaint.received_on)
        self.language.set_value(complaint.language)
        self.sent_to.set_value(complaint.body)
        self.provider.set_value(complaint.provider_id or 0)
        self._offer(cases)
        self.application.set_value(complaint.application_id or 0)
        self.complained_of.set_value(complaint.complained_of)
        self.subject.set_value(complaint.subject)

    def take_focus(self) -> None:
        """On who complains, or on what about once that is known."""
        edit = self.subject.edit if self.complainant.value() else self.complainant.edit
        edit.setFocus()

    def entry(self) -> ComplaintEntry:
        """What is typed; of today where the day can't be read."""
        return ComplaintEntry(
            complainant=self.complainant.value(),
            iin=self.iin.value(),
            address=self.address.value(),
            phone=self.phone.value(),
            language=PaperLanguage(self.language.value()),
            channel=ComplaintChannel(self.channel.value()),
            received_on=self.received_on.value() or self.context.desk.today(),
            body=ComplaintBody(self.sent_to.value()),
            subject=self.subject.value(),
            complained_of=self.complained_of.value(),
            provider_id=self.provider.value() or None,
            application_id=self.application.value() or None,
        )


def _schools(begin: ComplaintForm) -> list[tuple[int, str]]:
    return [(each.id, each.named(translation.current())) for each in begin.schools]


def _named(case: ApplicationRow) -> str:
    return f"{case.number} · {case.child_name} · {words(case.service)}"
