"""A proactive message: its text to send, and the record that it was sent (R-7-1)."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, connect_all
from desktop_app.gui.fields.identity import PhoneField
from desktop_app.gui.fields.moment_field import MomentField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog, confirmed_in
from desktop_app.gui.messages.text import MessageText
from desktop_app.gui.parts.pieces import Card, label
from desktop_app.gui.people.came import Came
from desktop_app.gui.people.family import Family
from desktop_app.gui.people.fields import PersonFields
from desktop_app.gui.reading import Reading
from desktop_app.gui.words import choices
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.messages import Message, MessageEntry
from desktop_app.records.people import Person
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.entry import known_of_child
from desktop_app.services.entry.known_of_child import Known
from desktop_app.services.errors import EntryError, Question, Slip
from desktop_app.services.messages import proactive
from desktop_app.services.messages.form import MessageForm
from desktop_app.services.people.phones import mobile
from desktop_app.translation import _

_LANGUAGES = (PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN, PaperLanguage.BOTH)


class MessageDialog(AskDialog):
    """Makes the text while one types; what was sent is recorded with its moment."""

    def __init__(self, parent: QWidget, context: Context, begin: MessageForm) -> None:
        super().__init__(
            parent,
            context,
            _("New proactive message"),
            _("Record that it was sent"),
            _(
                "Copy the text, send it to the phone that is registered with the portal, "
                "and record when. The answer is awaited 24 hours from then, days off too."
            ),
        )
        self.setMinimumWidth(1040)
        self.reading = Reading(context, self)
        self.child = PersonFields(context, _("Child"), not_asked=("sex", "phone", "address"))
        not_asked = ("birth_date", "sex", "phone", "address")
        self.parent_ = PersonFields(context, _("Parent"), not_asked=not_asked)
        self._make_fields(begin)
        self._lay_out()
        for who, person in (("child", self.child), ("parent", self.parent_)):
            asked = {**person.fields, **person.who_it_is.fields}
            self.fields.update({f"{who}.{name}": each for name, each in asked.items()})
        self.fields.update(
            provider=self.provider, language=self.language, phone=self.phone, sent_at=self.sent_at
        )
        self.child.changed.connect(self._show_text)
        connect_all((self.provider, self.language), self._show_text)
        self.child.chosen.connect(self._child_known)
        self.parent_.chosen.connect(self._parent_known)
        self._came = Came({"provider": self.provider, "phone": self.phone})
        self.family = Family(context, self.child, self.parent_, "parent")
        for person in (self.child, self.parent_):
            person.changed.connect(self._look_at_family)
        self._show_text()

    def _look_at_family(self) -> None:
        self.family.look(self.context.desk.today())

    def _make_fields(self, begin: MessageForm) -> None:
        self._schools = begin.schools
        language = translation.current()
        named = [(each.id, each.named(language)) for each in self._schools.values()]
        self.provider = ChoiceField(_("School"), [(0, _("choose")), *named])
        if len(named) == 1:
            self.provider.set_value(named[0][0])
        self.language = ChoiceField(_("Language of the message"), choices(_LANGUAGES))
        self.language.set_value(translation.current())
        self.phone = PhoneField(_("Phone on the portal"), most=40, placeholder="+7 7")
        self.sent_at = MomentField(_("Sent"))
        self.sent_at.set_value(begin.now)

    def _lay_out(self) -> None:
        people = Row()
        people.setSpacing(10)
        people.addWidget(self.child, 1)
        people.addWidget(self.parent_, 1)
        self.body.addLayout(people)
        row = Row()
        row.setSpacing(10)
        row.addWidget(self.provider, 4)
        row.addWidget(self.language, 2)
        row.addWidget(self.phone, 2)
        row.addWidget(self.sent_at, 3)
        self.body.addLayout(row)
        card = Card(_("Text of the message"))
        self.text = MessageText()
        self.no_text = label(_("It appears here once child and school are entered."), "quiet")
        card.column.addWidget(self.text)
        card.column.addWidget(self.no_text)
        self.body.addWidget(card)

    # While it is typed

    def _child_known(self, person: Person | None) -> None:
        """What is on file about the child: the school, and who applied before."""
        self._came.take_back()
        if person is None:
            self.reading.forget()
            self.parent_.offer(None)
            self._know(())
            return
        desk = self.context.desk
        self.reading.ask(lambda: known_of_child.about(desk, person.id), self._show_known)

    def _show_known(self, found: Known) -> None:
        self._know(found.events)
        if not self.provider.value():
            self.provider.set_value(found.provider_id)
            self._came.note("provider")
        self.parent_.offer(found.applicant)

    def _know(self, events: Iterable[RecordedEvent]) -> None:
        self.family.know(events)
        self._look_at_family()

    def _parent_known(self, person: Person | None) -> None:
        if person is None:
            return
        if not self.phone.value():
            self.phone.set_value(mobile(person.phone) or "")
            self._came.note("phone")
        if person.paper_language:
            languages = meaning_of(PaperLanguage, person.paper_language).languages
            self.language.set_value(",".join(languages))

    def _show_text(self) -> None:
        name = self.child.entry().full_name
        school = self._schools.get(self.provider.value() or 0)
        language = PaperLanguage(self.language.value())
        made = proactive.texts(language, name, school) if name and school else ()
        self.text.show_texts(made)
        self.no_text.setHidden(bool(made))

    # Recording it

    def _show(self, error: EntryError) -> None:
        super()._show(error)
        if isinstance(error, Question):
            for each in error.asked:
                (self.child if each.who == "child" else self.parent_).know(each.on_file)
            for who, part in (("child", self.child), ("parent", self.parent_)):
                part.looks_alike.ask([each for each in error.alike if each.who == who])

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.child.iin.edit.setFocus()
        self.ask(self._work, done)

    def unread(self) -> list[Slip]:
        return [*super().unread(), *self.sent_at.unread("sent_at")]

    def all_else(self) -> Callable[[], EntryError | None]:
        desk, entry = self.context.desk, self.entry()
        return lambda: proactive.problem(desk, entry)

    def _work(self) -> Callable[[], Message]:
        desk, entry = self.context.desk, self.entry()
        return lambda: proactive.send(desk, entry)

    def entry(self) -> MessageEntry:
        """What is typed; sent now where the moment can't be read."""
        return MessageEntry(
            child=self.child.entry(),
            parent=self.parent_.entry(),
            provider_id=int(self.provider.value() or 0),
            phone=self.phone.value(),
            language=PaperLanguage(self.language.value()),
            sent_at=self.sent_at.value() or self.context.desk.now(),
            child_is=self.child.answer,
            parent_is=self.parent_.answer,
            alike=(*self.child.said_of_others, *self.parent_.said_of_others),
            confirmed=confirmed_in(self.fields),
        )
