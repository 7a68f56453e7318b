"""A new application: typed once, kept as a draft, answered on paper at once."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.being_typed import BeingTyped
from desktop_app.gui.entry.checklist import Checklist, with_facts
from desktop_app.gui.entry.reimbursement_fields import ReimbursementFields
from desktop_app.gui.entry.what_follows import WhatFollows, register_words
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField, connect_all
from desktop_app.gui.frames.dialog import show_slips
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.pieces import Banner, Card, button
from desktop_app.gui.people.fields import PersonFields
from desktop_app.gui.places import Place
from desktop_app.gui.words import choices
from desktop_app.law.checklist import DocumentState
from desktop_app.records.acts import Act
from desktop_app.records.applications import ApplicationEntry, ReimbursementEntry
from desktop_app.records.kinds import Channel, PaperLanguage, Relation, Service
from desktop_app.records.people import Person
from desktop_app.services.applications import registering
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import EntryError
from desktop_app.services.law_values.law_data import rules
from desktop_app.services.messages import proactive
from desktop_app.storage.entry.drafts import Draft
from desktop_app.storage.office import details as offices
from desktop_app.translation import _

_DRAFT_PAUSE = 250
"""Milliseconds after the first unsaved key until the draft is on disk."""


class EntryPage(Page):
    """The form at the desk. ``place.id`` is the draft's id, 0 for a new one."""

    draft_saved = Signal(int)
    registered = Signal(int)

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("New application"))
        self._busy = True
        self._touched = False
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._timer.timeout.connect(self.save_draft)
        self._make_fields()
        self._lay_out()
        self._fill()
        self._busy = False
        self._show_what_is_asked()

    # Making the form

    def _make_fields(self) -> None:
        self.service = ChoiceField(_("Service"), choices(Service))
        self.channel = ChoiceField(_("Channel"), choices(Channel))
        self.applied_on = DayField(_("Day of application"))
        self.applied_on.set_value(self.context.desk.today())
        self.sent_at = TextField(_("Sent at (time)"), most=5, placeholder="09:30")
        self.language = ChoiceField(_("Language of papers"), choices(PaperLanguage))
        self.language.set_value(translation.current())
        self.language.box.activated.connect(self._language_asked)
        self._asked_language = False
        with self.context.desk.database.read() as connection:
            schools = offices.schools(connection)
        kazakh = translation.current() == "kk"
        named = [(school.id, school.name_kk if kazakh else school.name_ru) for school in schools]
        self.provider = ChoiceField(_("School"), [(0, _("choose")), *named])
        self.child = PersonFields(self.context, _("Child"))
        self.applicant = PersonFields(self.context, _("Applicant"))
        self.relation = ChoiceField(_("Who applies"), choices(Relation))
        self.reimbursement = ReimbursementFields()
        self.checklist = Checklist(rules(Service.HOME_EDUCATION))
        self.follows = WhatFollows()
        self.draft = BeingTyped(self.context)
        self.draft.taken_over.connect(self._type_on)
        self.slips = Banner()
        self.register_button = button("", self.register, primary=True)
        self.register_button.setObjectName("register")
        self.sign_button = button(
            _("Print the application to sign"), self.print_to_sign, icon="signature"
        )
        self.open_button = button(_("Open it"), self._open_existing)
        self.open_button.hide()
        self.fields: dict[str, Field] = {
            "service": self.service,
            "channel": self.channel,
            "applied_on": self.applied_on,
            "sent_at": self.sent_at,
            "language": self.language,
            "provider": self.provider,
            "relation": self.relation,
        }

    def _lay_out(self) -> None:
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self._head_card())
        people = QHBoxLayout()
        people.setSpacing(10)
        self.child.column.addWidget(self.open_button)
        people.addWidget(self.child, 1)
        people.addWidget(self.applicant, 1)
        column.addLayout(people)
        column.addWidget(self.reimbursement)
        self.papers = QVBoxLayout()
        self.papers.addWidget(self.checklist)
        column.addLayout(self.papers)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self.body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.column.addWidget(self.draft)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.slips)
        foot = QHBoxLayout()
        foot.addWidget(self.follows, 1)
        foot.addWidget(self.sign_button)
        foot.addWidget(self.register_button)
        self.column.addLayout(foot)
        connect_all(self.fields.values(), self._changed)
        for part in (self.child, self.applicant):
            part.changed.connect(self._changed)
        self.reimbursement.changed.connect(self._changed)
        self.checklist.changed.connect(self._changed)
        self.child.chosen.connect(self._child_known)
        self.applicant.chosen.connect(self._applicant_known)
        facts = self.reimbursement
        facts.number.changed.connect(
            lambda: self._accept("education_certificate", facts.number.value())
        )
        facts.iban.changed.connect(lambda: self._accept("bank_account", facts.iban.value()))

    def _head_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(10)
        shown = (self.service, self.channel, self.applied_on, self.sent_at, self.language)
        for field in (*shown, self.relation):
            row.addWidget(field, 8 if field is self.language else 7)
        card.column.addLayout(row)
        card.column.addWidget(self.provider)
        return card

    def _fill(self) -> None:
        """From the draft, or from what is on file about a child."""
        if self.place.id:
            self._fill_from_draft(self.place.id)
            return
        kind, _colon, wanted_id = self.place.text.partition(":")
        if kind == "proactive":
            self._fill_from_consent(int(wanted_id))
        elif wanted_id:
            of_home = kind == "home"
            service = Service.HOME_EDUCATION if of_home else Service.REIMBURSEMENT
            self._fill_from_file(int(wanted_id), service)

    def _fill_from_draft(self, draft_id: int) -> None:
        draft = self.draft.open(draft_id)
        if draft is None:
            self.place = places.entry()
            return
        self.restore(draft.content)
        if self.draft.is_only_shown:
            self.body.setEnabled(False)
            self.sign_button.hide()
            self.register_button.hide()

    def _type_on(self, draft: Draft) -> None:
        """It was taken over from another window, as that window saved it last."""
        self._busy = True
        self.restore(draft.content)
        self._busy = False
        self.body.setEnabled(True)
        self.sign_button.show()
        self.register_button.show()
        self._show_what_is_asked()
        self.child.iin.edit.setFocus()

    def _fill_from_consent(self, message_id: int) -> None:
        """What the consent to a proactive message gives; it stands for the application (R-7-1)."""
        consent = proactive.consent(self.context.desk, message_id)
        asked = consent.message
        self._fill_from_file(asked.child_id, Service.HOME_EDUCATION)
        self.channel.set_value(Channel.PROACTIVE)
        self.applied_on.set_value(consent.given_on)
        self.applicant.fill(consent.parent)
        self.provider.set_value(asked.provider_id)
        self.language.set_value(consent.paper_language)
        self.checklist.accept("application")

    def _fill_from_file(self, child_id: int, service: Service) -> None:
        found = known_of_child.about(self.context.desk, child_id)
        self.service.set_value(service)
        self.child.fill(found.child)
        if found.applicant is not None:
            self.applicant.fill(found.applicant)
        self.relation.set_value(found.relation)
        self.provider.set_value(found.provider_id)
        self.language.set_value(found.language)
        self.reimbursement.iban.set_value(found.iban)
        self.reimbursement.disability_until.set_value(found.disability_until)
        self.reimbursement.indefinite.set_value(
            found.has_disability and found.disability_until is None
        )
        self._touched = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # back from the taskbar, one goes on where one was
            self.child.iin.edit.setFocus()

    # While it is typed

    def _show_what_is_asked(self) -> None:
        """The fields and documents of the chosen service, and what follows from them."""
        service = Service(self.service.value())
        self.reimbursement.setVisible(service is Service.REIMBURSEMENT)
        self.sent_at.setVisible(self.channel.value() == Channel.PORTAL)
        if [row.item for row in self.checklist.rows] != list(rules(service).checklist):
            self._swap_checklist(service)
        self._look_for_open()
        self._say_what_follows()

    def _swap_checklist(self, service: Service) -> None:
        old, content = self.checklist, self.checklist.content()
        self.checklist = Checklist(rules(service))
        if service is Service.REIMBURSEMENT:
            self.checklist.match_facts()
        self.checklist.restore(content)
        self.checklist.changed.connect(self._changed)
        self.papers.replaceWidget(old, self.checklist)
        old.hide()
        old.deleteLater()

    def _changed(self) -> None:
        if self._busy:
            return
        self._touched = True
        # Not started anew by each key: somebody who types without a pause is saved too.
        if not self._timer.isActive():
            self._timer.start()
        self._show_what_is_asked()

    def _accept(self, code: str, typed: str) -> None:
        """Whoever types what a paper says has it in hand."""
        if not self._busy and typed and self.service.value() == Service.REIMBURSEMENT:
            self.checklist.accept(code)

    def _child_known(self, person: Person | None) -> None:
        """What is on file about the child; nothing of another child stays in the form."""
        if person is None:
            self.reimbursement.offer(())
            self.applicant.offer(None)
            self.child.say("")
            return
        found = known_of_child.about(self.context.desk, person.id)
        self.reimbursement.offer(found.certificates)
        if not self.provider.value():
            self.provider.set_value(found.provider_id)
        self.applicant.offer(found.applicant)
        on_file = [self.context.words(step) for step in known_of_child.on_file(found)]
        self.child.say(
            _("Applications on file: {papers}").format(papers=", ".join(on_file)) if on_file else ""
        )

    def _applicant_known(self, person: Person | None) -> None:
        """Papers are in the language of the applicant's card, unless it was asked just now."""
        language = known_of_child.language_of(person)
        if language is not None and not self._busy and not self._asked_language:
            self.language.set_value(language)

    def _language_asked(self, _index: int) -> None:
        self._asked_language = True

    def _look_for_open(self) -> None:
        """A second open application of a child for the service is stopped and shown."""
        iin = self.child.iin.value()
        self._open = (
            registering.open_application(self.context.desk, iin, Service(self.service.value()))
            if len(iin) == 12
            else None
        )
        self.open_button.setVisible(self._open is not None)
        if self._open is not None:
            words_ = _("An application for this child is open already: {number}.")
            self.child.iin.show_slip(words_.format(number=self._open.number))

    def _open_existing(self) -> None:
        if self._open is not None:
            self.context.go(places.case(self._open.id))

    def _say_what_follows(self) -> None:
        service = Service(self.service.value())
        received = self.applied_on.value() or self.context.desk.today()
        outcome = registering.outcome_of(service, self.checklist.entries(), received)
        answer = registering.answers_with(service, Channel(self.channel.value()), outcome)
        self.follows.show_outcome(answer, outcome)
        self.register_button.setText(register_words(answer))
        self._offer_registering(ready=self.area.isEnabled())

    # The draft

    def content(self) -> dict[str, Any]:
        """Everything as typed, right or wrong."""
        return {
            **{name: field.content() for name, field in self.fields.items()},
            "child": self.child.content(),
            "applicant": self.applicant.content(),
            "reimbursement": self.reimbursement.content(),
            "documents": self.checklist.content(),
        }

    def restore(self, content: dict[str, Any]) -> None:
        for name, field in self.fields.items():
            field.restore(content.get(name))
        self._swap_checklist(Service(self.service.value()))
        self.checklist.restore(content.get("documents", {}))
        self.child.restore(content.get("child", {}))
        self.applicant.restore(content.get("applicant", {}))
        self.reimbursement.restore(content.get("reimbursement", {}))

    def save_draft(self) -> bool:
        """Whether all that is typed is kept; trouble is told, and the next key tries again."""
        if not self._touched:
            return True
        seen = self.draft.keep(self.content())
        if seen is None:
            return False
        self.place = places.entry(seen.id)
        self._touched = False
        self.draft_saved.emit(seen.id)
        return True

    def _save_before_registering(self) -> bool:
        """Whether what is registered is what is on file: not where another window changed it."""
        before = self.draft.seen
        self._touched = True
        kept = self.save_draft()
        return kept and (before is None or before.id == self.place.id)

    def leave(self) -> bool:
        self._timer.stop()
        if not self.save_draft():
            return False
        self.draft.let_go()
        return True

    def print_to_sign(self) -> None:
        """What is typed, on paper for the applicant to read and sign; it is registered after."""
        from desktop_app.gui.entry.form_to_sign import show_typed

        if self.save_draft():
            show_typed(self)

    # Registering

    def entry(self) -> ApplicationEntry:
        """The application as typed. Raises EntryError with the fields that can't be read."""
        service = Service(self.service.value())
        applied_on = self.applied_on.value() or self.context.desk.today()
        found, documents = ReimbursementEntry(), self.checklist.entries()
        if service is Service.REIMBURSEMENT:
            asked = self.checklist.row("consent")
            consent = asked is None or asked.entry().state is DocumentState.ACCEPTED
            found = self.reimbursement.entry(consent=consent)
            documents = with_facts(documents, found)
        return ApplicationEntry(
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
        )

    def _sent_at(self) -> datetime | None:
        applied_on = self.applied_on.value()
        if self.channel.value() != Channel.PORTAL or applied_on is None:
            return None
        try:
            time = datetime.strptime(self.sent_at.value(), "%H:%M").time()
        except ValueError:
            return None
        return datetime.combine(applied_on, time)

    def _all_fields(self) -> dict[str, Field]:
        people = {"child": self.child, "applicant": self.applicant}
        prefixed = {
            f"{who}.{name}": field
            for who, fields in people.items()
            for name, field in fields.fields.items()
        }
        return {**self.fields, **prefixed, **self.reimbursement.fields}

    def register(self) -> None:
        """Register and answer; with slips nothing is registered and all stays as typed."""
        days = [field for field in self._all_fields().values() if isinstance(field, DayField)]
        right = [field.check() for field in days if field.isVisibleTo(self)]
        if not all([*right, self.checklist.check()]):
            return
        try:
            entry = self.entry()
            slips = registering.slips(self.context.desk, entry)
            if slips:
                raise EntryError(*slips)
        except EntryError as error:
            self._show(error)
            return
        self._timer.stop()
        if not self._save_before_registering():
            return
        self._set_editable(False)
        context, window = self.context, self.window()
        desk, draft = context.desk, self.draft.seen

        def registered(done: registering.Registered) -> None:
            """Whoever went elsewhere meanwhile is not called back, but gets the paper."""
            from desktop_app.gui.papers.open import show_paper

            if isValid(self):
                self._registered(done)
            show_paper(window, context, done.paper.id)

        def slipped(error: EntryError) -> None:
            if isValid(self):
                self._show(error)
            else:
                context.explain(error)

        def failed(message: str) -> None:
            if isValid(self):
                self._failed(message)
            else:
                context.tell("bad", message)

        context.act(
            lambda: registering.register(desk, entry, draft),
            registered,
            slips=slipped,
            failed=failed,
            changes=False,
        )

    def _set_editable(self, editable: bool) -> None:
        """While it is being registered nothing is typed that would be kept as a draft again."""
        self.area.setEnabled(editable)
        self._offer_registering(ready=editable)

    def refresh(self) -> None:
        self._offer_registering(ready=self.area.isEnabled())

    def _offer_registering(self, *, ready: bool) -> None:
        """Whoever takes no applications in may look at the form; its button says whose it is."""
        allow(self.register_button, self.context.desk, Act.REGISTER_APPLICATION, ready=ready)

    def _show(self, error: EntryError) -> None:
        self._set_editable(True)
        show_slips(self.context, error, self._all_fields(), self.slips)
        for slip in error.slips:
            if slip.field.startswith("documents."):
                row = self.checklist.row(slip.field.partition(".")[2])
                if row is not None:
                    row.show_slip(self.context.words(slip.step))
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.area.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 20, 60)

    def _failed(self, message: str) -> None:
        self._set_editable(True)
        self.slips.say("bad", message)

    def _registered(self, done: registering.Registered) -> None:
        self._touched = False
        self.place = places.case(done.application.id)
        self.registered.emit(done.application.id)
        self.context.go(self.place)
