"""The fields of a complaint; who is on file is found while one types."""

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import translation
from desktop_app.gui.complaints import words as complaint_words
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, IinField, TextField
from desktop_app.gui.fields.paragraph import ParagraphsField
from desktop_app.gui.people.found import PeopleOnFile
from desktop_app.gui.words import choices, words
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.complaints import Complaint, ComplaintEntry
from desktop_app.records.kinds import ComplaintBody, ComplaintChannel, PaperLanguage
from desktop_app.records.people import Person
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import EntryError, Slip
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.translation import N_, _


class ComplaintFields(QWidget):
    """Anybody may complain; whose case it is fills in what is known of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.complainant = TextField(_("Complainant: name in full"))
        self.iin = IinField(_("IIN, if known"))
        self.address = TextField(_("Address"), most=300)
        self.phone = TextField(_("Phone"), most=40, placeholder="+7 ")
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
        self.provider = ChoiceField(_("School concerned"), [(0, _("none")), *self._schools()])
        self.application = ChoiceField(_("Application concerned"), [(0, _("none"))])
        self.complained_of = TextField(_("Number of the paper complained of"), most=40)
        self.subject = ParagraphsField(
            _("What it is about, as the papers say it; each line is a paragraph"), lines=4
        )
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
        self._lay_out()
        on_file = PeopleOnFile(context, self)
        on_file.picked.connect(self.show_person)
        for edit in (self.complainant.edit, self.iin.edit):
            on_file.offer_at(edit)
        self.iin.completed.connect(self._iin_typed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
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
            grid.addWidget(field, row, column, 1, span)

    def _schools(self) -> list[tuple[int, str]]:
        with self.context.desk.database.read() as connection:
            schools = offices.schools(connection)
        kazakh = translation.current() == "kk"
        return [(each.id, each.name_kk if kazakh else each.name_ru) for each in schools]

    # What is on file

    def _iin_typed(self, iin: str) -> None:
        person = known_of_child.by_iin(self.context.desk, iin)
        if person is not None and not self.complainant.value():
            self.show_person(person)

    def show_person(self, person: Person) -> None:
        """Take over what is on file, and offer the cases that concern them."""
        self.complainant.set_value(person.full_name)
        self.iin.set_value(person.iin)
        self.address.set_value(person.address)
        self.phone.set_value(person.phone)
        if person.paper_language:
            self.language.set_value(PaperLanguage(person.paper_language))
        with self.context.desk.database.read() as connection:
            cases = applications.concerning(connection, person.id)
        self._offer(cases)

    def _offer(self, cases: list[ApplicationRow]) -> None:
        named = [(case.id, _named(case)) for case in cases]
        self.application.offer([(0, _("none")), *named])

    def show_application(self, application_id: int) -> None:
        """A complaint in one's own case: the applicant's details, and that case."""
        with self.context.desk.database.read() as connection:
            case = applications.by_id(connection, application_id)
            applicant = people.by_id(connection, case.applicant_id)
        self.language.set_value(case.language)
        self.show_person(applicant)
        self.application.set_value(application_id)
        self.provider.set_value(case.provider_id)

    def show_complaint(self, complaint: Complaint) -> None:
        self.complainant.set_value(complaint.complainant)
        self.iin.set_value(complaint.iin)
        self.address.set_value(complaint.address)
        self.phone.set_value(complaint.phone)
        self.channel.set_value(complaint.channel)
        self.received_on.set_value(complaint.received_on)
        self.language.set_value(complaint.language)
        self.sent_to.set_value(complaint.body)
        self.provider.set_value(complaint.provider_id or 0)
        person = known_of_child.by_iin(self.context.desk, complaint.iin) if complaint.iin else None
        with self.context.desk.database.read() as connection:
            cases = applications.concerning(connection, person.id) if person else []
            if complaint.application_id not in (None, *(case.id for case in cases)):
                cases += applications.rows(connection, [complaint.application_id or 0])
        self._offer(cases)
        self.application.set_value(complaint.application_id or 0)
        self.complained_of.set_value(complaint.complained_of)
        self.subject.set_value(complaint.subject)

    def take_focus(self) -> None:
        """On who complains, or on what about once that is known."""
        edit = self.subject.edit if self.complainant.value() else self.complainant.edit
        edit.setFocus()

    def entry(self) -> ComplaintEntry:
        """What is typed; EntryError where the day is missing."""
        received_on = self.received_on.value()
        if received_on is None:
            raise EntryError(Slip("received_on", N_("Enter the day.")))
        return ComplaintEntry(
            complainant=self.complainant.value(),
            iin=self.iin.value(),
            address=self.address.value(),
            phone=self.phone.value(),
            language=PaperLanguage(self.language.value()),
            channel=ComplaintChannel(self.channel.value()),
            received_on=received_on,
            body=ComplaintBody(self.sent_to.value()),
            subject=self.subject.value(),
            complained_of=self.complained_of.value(),
            provider_id=self.provider.value() or None,
            application_id=self.application.value() or None,
        )


def _named(case: ApplicationRow) -> str:
    return f"{case.number} · {case.child_name} · {words(case.service)}"
