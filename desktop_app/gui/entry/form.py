"""The form of an application: its sections, what of them is asked, and what stands in them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.gui.entry.applicant import ApplicantFields
from desktop_app.gui.entry.checklist import Checklist, with_facts
from desktop_app.gui.entry.reimbursement_fields import ReimbursementFields
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import (
    NO_SUCH_DAY,
    ChoiceField,
    DayField,
    Field,
    TextField,
    connect_all,
)
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import confirmed_in
from desktop_app.gui.parts.pieces import Card, button
from desktop_app.gui.people.fields import PersonFields
from desktop_app.gui.words import choices
from desktop_app.identity.addresses import is_no_address
from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES, AwardPapers
from desktop_app.law.checklist import DocumentState
from desktop_app.law.in_force import InForce
from desktop_app.law.profile import DecisionProfile
from desktop_app.records.applications import ApplicationEntry, ReimbursementEntry
from desktop_app.records.kinds import Channel, PaperLanguage, Relation, Service
from desktop_app.records.people import Provider
from desktop_app.services.applications.own_desk import SENT_ON, is_sent_on
from desktop_app.services.errors import Question, Slip
from desktop_app.services.law_values.law_data import papers_on, rules
from desktop_app.translation import N_, _

_NUMBERED_THERE = {Channel.PORTAL, Channel.STATE_CORPORATION}
"""Whoever applies there has a number of the request before the office has one."""


_NAMED = {
    Service.HOME_EDUCATION: {Channel.OFFICE, Channel.PORTAL, Channel.PROACTIVE},
    Service.REIMBURSEMENT: {Channel.STATE_CORPORATION, Channel.PORTAL},
}
"""How each service is applied for by its act (R-4, R-7-1; D-6); another way is told of."""

_ONLY = {
    Service.HOME_EDUCATION: N_("The rules name the school's office and the portal only."),
    Service.REIMBURSEMENT: N_("The decision names the State Corporation and the portal only."),
}


class EntryForm(QWidget):
    """The chosen service says which sections and documents show."""

    typed = Signal()
    """Somebody changed what stands in the form."""
    changed = Signal()
    """Other things stand in the form, whether they were typed or filled in."""

    def __init__(self, context: Context, room: QWidget | None = None) -> None:
        super().__init__(room)
        self.context = context
        self._filling = False
        self._profiles: InForce[DecisionProfile] | None = None
        self._make_fields()
        self._lay_out()
        self._watch()

    def _make_fields(self) -> None:
        self.service = ChoiceField(_("Service"), choices(Service))
        self.channel = ChoiceField(_("Channel"), choices(Channel))
        self.applied_on = DayField(_("Day of application"))
        self.applied_on.set_value(self.context.desk.today())
        self.sent_at = TextField(_("Sent at (time)"), most=5, placeholder="09:30")
        self.request_number = TextField(_("Their number of the request"), most=60)
        self.earlier_day_why = TextField(_("Why the day lies in an earlier month"), most=300)
        self.language = ChoiceField(_("Language of papers"), choices(PaperLanguage))
        self.language.set_value(translation.current())
        self.provider = ChoiceField(_("School"), [(0, _("choose"))])
        self.service.explain(Asked.WAY)
        self.channel.explain(Asked.WAY)
        self.applied_on.explain(Asked.DAY)
        self.earlier_day_why.explain(Asked.DAY)
        self.provider.explain(Asked.SCHOOL)
        self.child = PersonFields(self.context, _("Child"))
        self.applicant = ApplicantFields(self.context)
        self.relation = ChoiceField(_("Who applies"), choices(Relation))
        self.relation.explain(Asked.WHO_APPLIES)
        self.reimbursement = ReimbursementFields()
        self.checklist = Checklist(rules(Service.HOME_EDUCATION))
        self.fields: dict[str, Field] = {
            "service": self.service,
            "channel": self.channel,
            "applied_on": self.applied_on,
            "sent_at": self.sent_at,
            "request_number": self.request_number,
            "earlier_day_why": self.earlier_day_why,
            "language": self.language,
            "provider": self.provider,
            "relation": self.relation,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self._head_card())
        people = Row()
        people.setSpacing(10)
        people.addWidget(self.child, 1)
        people.addWidget(self.applicant, 1)
        self.child_lives_there = self._same_address(self.child, self.applicant)
        self.child_lives_there.setText(_("Lives with the applicant"))
        self.applicant_lives_there = self._same_address(self.applicant, self.child)
        self.applicant_lives_there.setText(_("Lives with the child"))
        column.addLayout(people)
        column.addWidget(self.reimbursement)
        self._papers = QVBoxLayout()
        self._papers.addWidget(self.checklist)
        column.addLayout(self._papers)
        column.addStretch(1)

    def _same_address(self, to: PersonFields, of: PersonFields) -> QPushButton:
        """A button that takes over the other one's address, as long as none is written here."""
        made = button("", lambda: to.address.set_value(of.address.value()), icon="house")
        to.head.addWidget(made)

        def match() -> None:
            here, there = to.address.value(), of.address.value()
            is_there = bool(there) and not is_no_address(there)
            made.setEnabled(is_there and (not here or is_no_address(here)))

        connect_all((to.address, of.address), match)
        match()
        return made

    def _head_card(self) -> Card:
        card = Card()
        row = Row()
        row.setSpacing(10)
        shown = (self.service, self.channel, self.applied_on, self.sent_at, self.language)
        for field in (*shown, self.relation):
            row.addWidget(field, 8 if field is self.language else 7)
        card.column.addLayout(row)
        below = Row()
        below.setSpacing(10)
        below.addWidget(self.provider, 2)
        below.addWidget(self.request_number, 1)
        card.column.addLayout(below)
        card.column.addWidget(self.earlier_day_why)
        return card

    def _watch(self) -> None:
        connect_all(self.fields.values(), self._changed)
        self.relation.answered.connect(self._changed)
        for part in (self.child, self.applicant):
            part.changed.connect(self._changed)
        self.applicant.organisation.changed.connect(self._organisation_applies)
        self.reimbursement.changed.connect(self._changed)
        self.checklist.changed.connect(self._changed)
        facts = self.reimbursement
        facts.number.changed.connect(
            lambda: self._accept(self.papers.months_by, facts.number.value())
        )
        facts.iban.changed.connect(lambda: self._accept("bank_account", facts.iban.value()))

    def all_fields(self) -> dict[str, Field]:
        """Every field by the name that slips use for it."""
        people = {"child": self.child, "applicant": self.applicant}
        prefixed = {
            f"{who}.{name}": field
            for who, fields in people.items()
            for name, field in {**fields.fields, **fields.who_it_is.fields}.items()
        }
        return {**self.fields, **prefixed, **self.reimbursement.fields}

    # What is asked

    @property
    def is_being_filled(self) -> bool:
        return self._filling

    @contextmanager
    def filling(self) -> Iterator[None]:
        """What is put into the form meanwhile was not typed."""
        self._filling = True
        try:
            yield
        finally:
            self._filling = False
        self.look_again()

    def look_again(self) -> None:
        """Show what is asked, and let others show what follows."""
        self._show_what_is_asked()
        self.changed.emit()

    def offer_schools(self, schools: tuple[Provider, ...]) -> None:
        named = [(school.id, school.named(translation.current())) for school in schools]
        self.provider.offer([(0, _("choose")), *named])
        if len(schools) == 1 and not self.provider.value():
            with self.filling():
                self.provider.set_value(schools[0].id)
        elif not schools:
            self.provider.show_warning(
                _("No school is on the list yet: add it in Settings, Schools.")
            )

    def _changed(self) -> None:
        if not self._filling:
            self.typed.emit()
            self.look_again()

    def _show_what_is_asked(self) -> None:
        """The fields and documents of the chosen service."""
        service = Service(self.service.value())
        self.reimbursement.setVisible(service is Service.REIMBURSEMENT)
        self.channel.show_doubt(self._way_not_named(service))
        self.sent_at.setVisible(self.channel.value() == Channel.PORTAL)
        self.request_number.setVisible(self.channel.value() in _NUMBERED_THERE)
        self.earlier_day_why.setVisible(self._is_of_an_earlier_month())
        papers = self.papers
        self.reimbursement.rest_on(papers.months_by)
        if [row.item for row in self.checklist.rows] != list(rules(service, papers).checklist):
            self._swap_checklist(service)

    def _way_not_named(self, service: Service) -> str:
        """What is said of a way of applying that the act does not name."""
        channel = Channel(self.channel.value())
        day = self.applied_on.value() or self.context.desk.today()
        if self._profiles is not None and is_sent_on(self._profiles, service, channel, day):
            return _(SENT_ON)
        return "" if channel in _NAMED[service] else _(_ONLY[service])

    def know_decisions(self, profiles: InForce[DecisionProfile] | None) -> None:
        """What an award rests on, the decision of the day of application says (D-2)."""
        self._profiles = profiles
        self.look_again()

    @property
    def papers(self) -> AwardPapers:
        if self._profiles is None:
            return AS_THE_SCHOOL_CERTIFIES
        day = self.applied_on.value() or self.context.desk.today()
        return papers_on(self._profiles, day)

    def _is_of_an_earlier_month(self) -> bool:
        """The month of application decides the reimbursement (D-4)."""
        day = self.applied_on.value()
        of_money = self.service.value() == Service.REIMBURSEMENT
        return of_money and day is not None and day < self.context.desk.today().replace(day=1)

    def _swap_checklist(self, service: Service) -> None:
        old, content = self.checklist, self.checklist.content()
        papers = self.papers
        self.checklist = Checklist(rules(service, papers))
        if service is Service.REIMBURSEMENT:
            self.checklist.match_facts(papers.months_by)
        self.checklist.after = old.after
        self.checklist.restore(content)
        self.checklist.changed.connect(self._changed)
        self._papers.replaceWidget(old, self.checklist)
        old.hide()
        old.deleteLater()

    def _organisation_applies(self) -> None:
        """It does so as the child's guardian."""
        if not self._filling and self.applicant.is_organisation:
            self.relation.set_value(Relation.GUARDIAN)

    def _accept(self, code: str, typed: str) -> None:
        """Whoever types what a paper says has it in hand."""
        if not self._filling and typed and self.service.value() == Service.REIMBURSEMENT:
            self.checklist.accept(code)

    # What stands in it

    def content(self) -> dict[str, Any]:
        """Everything as typed, right or wrong."""
        return {
            **{name: field.content() for name, field in self.fields.items()},
            "child": self.child.content(),
            "applicant": self.applicant.content(),
            "reimbursement": self.reimbursement.content(),
            "documents": self.checklist.content(),
            "confirmed": {each.field: each.value for each in confirmed_in(self.all_fields())},
        }

    def restore_head(self, content: Mapping[str, Any]) -> None:
        """The first fields and the documents; then come the people, and the facts last."""
        for name, field in self.fields.items():
            field.restore(content.get(name))
        self._swap_checklist(Service(self.service.value()))
        self.checklist.restore(content.get("documents", {}))

    def restore_confirmed(self, confirmed: Mapping[str, Any]) -> None:
        fields = self.all_fields()
        for name, value in confirmed.items():
            if name in fields:
                fields[name].restore_confirmed(str(value))

    def typed_entry(self) -> tuple[ApplicationEntry, tuple[Slip, ...]]:
        """The application as typed, and what of it can't be read: that is left out."""
        slips = [*self._wrong_days()]
        service = Service(self.service.value())
        applied_on = self.applied_on.value() or self.context.desk.today()
        found, documents = ReimbursementEntry(), self.checklist.entries()
        if service is Service.REIMBURSEMENT:
            asked = self.checklist.row("consent")
            consent = asked is None or asked.entry().state is DocumentState.ACCEPTED
            found, unread = self.reimbursement.entry(consent=consent)
            slips += unread
            if self.applicant.is_organisation:
                slips += self.applicant.support_slips()
                support = self.applicant.is_supported or found.full_state_support
                found = replace(found, full_state_support=support)
            documents = with_facts(documents, found, self.papers.months_by)
        entry = ApplicationEntry(
            service=service,
            channel=Channel(self.channel.value()),
            applied_on=applied_on,
            sent_at=self._sent_at(),
            child=self.child.entry(),
            applicant=self.applicant.entry(),
            relation=Relation(self.relation.value()),
            provider_id=int(self.provider.value() or 0),
            language=PaperLanguage(self.language.value()),
            documents=documents,
            reimbursement=found,
            child_is=self.child.answer,
            applicant_is=self.applicant.answer,
            alike=(*self.child.said_of_others, *self.applicant.said_of_others),
            confirmed=confirmed_in(self.all_fields()),
            earlier_day_why=self._shown(self.earlier_day_why),
            request_number=self._shown(self.request_number),
        )
        return entry, tuple(slips)

    def _shown(self, field: TextField) -> str:
        """What stands in a field that is asked for now."""
        return field.value() if field.isVisibleTo(self) else ""

    def _wrong_days(self) -> Iterator[Slip]:
        for name, field in self.all_fields().items():
            if isinstance(field, DayField) and field.isVisibleTo(self) and field.edit.is_wrong():
                yield Slip(name, NO_SUCH_DAY)

    @property
    def asks(self) -> bool:
        """Whether a question in yellow waits for its answer."""
        parts = (self.child, self.applicant)
        of_people = any(part.asks or part.looks_alike.asks for part in parts)
        return of_people or any(field.asks for field in self.all_fields().values())

    def ask_who_they_are(self, question: Question) -> None:
        """Show both sides of each, with the answers to choose from."""
        for each in question.asked:
            (self.child if each.who == "child" else self.applicant).know(each.on_file)
        for who, part in (("child", self.child), ("applicant", self.applicant)):
            part.looks_alike.ask([each for each in question.alike if each.who == who])

    def _sent_at(self) -> datetime | None:
        applied_on = self.applied_on.value()
        if self.channel.value() != Channel.PORTAL or applied_on is None:
            return None
        try:
            time = datetime.strptime(self.sent_at.value(), "%H:%M").time()
        except ValueError:
            return None
        return datetime.combine(applied_on, time)
