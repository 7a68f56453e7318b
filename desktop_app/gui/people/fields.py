"""The fields of a child or an applicant; somebody who is on file is found while typing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import Field, TickField
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.people.address_offer import AddressOffer
from desktop_app.gui.people.came import Came
from desktop_app.gui.people.editors import PersonEditors
from desktop_app.gui.people.found import PeopleOnFile
from desktop_app.gui.people.looks_alike import LooksAlike
from desktop_app.gui.people.who_is_it import WhoIsIt
from desktop_app.gui.reading import Reading
from desktop_app.law.iin import Sex, problem_of, suggestion
from desktop_app.records.likeness import TwoAre
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import WhoItIs, from_json, to_json
from desktop_app.services.entry import known_of_child
from desktop_app.services.people import guard
from desktop_app.translation import _

_NOTHING = PersonEntry("", "")
_SAID_ANEW = ("phone", "address")
"""What people say whenever they come: typed, it is newer than what is on file."""
_TYPED_FIRST = ("birth_date", "sex")
"""Typed before the IIN, they are held against the card."""


class PersonFields(PersonEditors, Card):
    """Fills in what an IIN suggests and what is on file; a disagreement is only a warning."""

    chosen = Signal(object)
    """A `Person` on file was chosen, or their IIN was typed; None: an IIN that is not on file."""
    changed = Signal()

    def __init__(self, context: Context, heading: str, *, not_asked: Iterable[str] = ()) -> None:
        """``not_asked`` are fields that do not show: they keep what is on file."""
        super().__init__(heading)
        self.context = context
        self.reading = Reading(context, self)
        self.fields: Mapping[str, Field] = self.make_editors()
        self.who_it_is = WhoIsIt()
        self.looks_alike = LooksAlike()
        self._not_asked = tuple(not_asked)
        self._known: Person | None = None
        self._came = Came(self.fields)
        self.no_iin = TickField(_("No IIN yet: it is to follow"))
        self.no_iin.changed.connect(self._iin_follows)
        self.note = label("", "quiet")
        self._offered: Person | None = None
        self.offer_button = button("", self._take_offer, icon="user-plus")
        self.offer_button.hide()
        self.address_offer = AddressOffer(self.address)
        self._filling = False
        self._lay_out()
        for name in self._not_asked:
            self.fields[name].hide()
        self.no_iin.setHidden(bool(self._not_asked))
        for field in self.fields.values():
            field.changed.connect(self._changed)
            field.answered.connect(self.changed)
        self.iin.completed.connect(self._iin_typed)
        for named in (self.surname, self.given_name, self.patronymic):
            named.edit.editingFinished.connect(self.hold_against_file)
        for exact in (self.birth_date, self.sex):
            exact.changed.connect(self.compare)
            exact.changed.connect(self._exactly_changed)
        self.who_it_is.answered.connect(self._said_who)
        self.who_it_is.denied.connect(self._denied)
        self.looks_alike.answered.connect(self._told_apart)
        self.looks_alike.same.connect(self._is_same)
        on_file = PeopleOnFile(context, self)
        on_file.picked.connect(self.fill)
        for edit in (self.iin.edit, self.surname.edit):
            on_file.offer_at(edit)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        shown: list[tuple[Field, int, int, int]] = [
            (self.iin, 0, 0, 2),
            (self.birth_date, 0, 2, 1),
            (self.sex, 0, 3, 1),
            (self.surname, 2, 0, 2),
            (self.given_name, 2, 2, 2),
            (self.patronymic, 3, 0, 2),
            (self.phone, 3, 2, 2),
            (self.address, 4, 0, 4),
            (self.no_iin, 5, 0, 4),
            (self.document_kind, 6, 0, 2),
            (self.document_number, 6, 2, 2),
        ]
        for field, row, column, span in shown:
            if field is not self.no_iin:
                field.keep_room()
            grid.addWidget(field, row, column, 1, span)
        asking = QVBoxLayout()
        asking.addWidget(self.who_it_is)
        asking.addWidget(self.looks_alike)
        grid.addLayout(asking, 1, 0, 1, 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self._show_document()
        self.column.addLayout(grid)
        self.column.addWidget(self.note)
        self.column.addWidget(self.offer_button)
        self.column.addWidget(self.address_offer)
        self.column.addStretch(1)
        self.note.hide()

    # Whose IIN is to follow

    def _iin_follows(self) -> None:
        """The document says who it is, as long as there is no IIN."""
        if self.no_iin.value():
            self.iin.set_value("")
        self._show_document()
        if self.no_iin.value() and not self._filling:
            self.document_kind.editor.setFocus()

    def _show_document(self) -> None:
        follows = self.no_iin.value()
        self.iin.setEnabled(not follows)
        for field in (self.document_kind, self.document_number):
            field.setVisible(follows)

    # What is on file

    def _iin_typed(self, iin: str) -> None:
        if self._filling:
            return
        self._suggest(iin)
        self.compare()
        desk = self.context.desk
        self.reading.ask(lambda: known_of_child.by_iin(desk, iin), self._looked_up)

    def _suggest(self, iin: str) -> None:
        """Fill in what the digits say, where nobody typed anything else."""
        read = suggestion(iin)
        if read is None or self._came.is_typed("birth_date"):
            return
        self.birth_date.set_value(read.birth_date)
        self._came.note("birth_date")
        if not self._came.is_typed("sex"):
            self.sex.set_value(read.sex)
            self._came.note("sex")

    def _looked_up(self, person: Person | None) -> None:
        """Whose IIN was typed. A name that was typed stays, and who it is is asked."""
        if person is not None and self._is_named_by_nobody():
            self.fill(person, *_TYPED_FIRST)
            return
        if person is not None:
            self._complete(person)
        elif self._came.is_of_card:
            self._forget_card()
        self.know(person)
        self.chosen.emit(person)

    def _forget_card(self) -> None:
        """Under the IIN that stands here nobody is on file: whatever came from a card goes."""
        self._filling = True
        self._came.take_back()
        if problem_of(self.iin.value()) is None:
            self._suggest(self.iin.value())
        self._filling = False
        self.fields["iin"].show_hint(
            _("Not on file: what came from the card before was taken back.")
        )
        self.compare()
        self.changed.emit()

    def _is_named_by_nobody(self) -> bool:
        """Whether nobody typed a name: there is none, or the one of another card."""
        names = (*guard.NAMES, "name_ru")
        return not any(self._came.is_typed(name) for name in names if name in self.fields)

    def _complete(self, person: Person) -> None:
        """What was read out of the IIN only gives way to the card; so do empty fields."""
        self._filling = True
        if person.birth_date and not self._came.is_typed("birth_date"):
            self.birth_date.set_value(person.birth_date)
            self._came.note("birth_date", of_card=True)
        if person.sex and not self._came.is_typed("sex"):
            self.sex.set_value(meaning_of(Sex, person.sex))
            self._came.note("sex", of_card=True)
        if guard.same_name(person, PersonEditors.entry(self)):
            self._take_from_card(person)
            self._filled = person
        self._filling = False

    def _take_from_card(self, person: Person) -> None:
        """What nobody typed stays as on file, and is not asked for once more."""
        for name in _SAID_ANEW:
            if not self._came.is_typed(name) or not self.fields[name].content():
                self.fields[name].restore(getattr(person, name))
                self._came.note(name, of_card=True)

    def know(self, person: Person | None) -> None:
        """Who is on file under the IIN; where another name stands here, it is asked who it is."""
        self._known = person
        self.address_offer.know(person)
        self.hold_against_file()

    def hold_against_file(self) -> None:
        """Ask who it is, or take the question back."""
        known, typed = self._known, self.entry()
        if known is None:
            self.who_it_is.ask("", ())
            return
        question = _("On file under this IIN: {name}. Who is it?").format(name=known.full_name)
        self.who_it_is.ask(question, guard.differences(known, typed))
        if guard.same_name(known, typed) and known.full_name != typed.full_name:
            words = _("On file as {name}: that stays.")
            self.surname.show_hint(words.format(name=known.full_name))

    @property
    def asks(self) -> bool:
        """Whether somebody must still say who it is."""
        return self.who_it_is.asks

    @property
    def answer(self) -> WhoItIs | None:
        """Who it is, as somebody answered; None where nobody asked."""
        return self.who_it_is.answer

    @property
    def said_of_others(self) -> tuple[TwoAre, ...]:
        """What was said of whoever on file looks the same."""
        return self.looks_alike.answers_of(self.entry())

    def _said_who(self) -> None:
        """Whoever is the same person has the card's telephone and address, where none is typed."""
        if self._known is not None and self.answer is not None:
            self.iin.show_slip("")
            self._filling = True
            self._take_from_card(self._known)
            self._filling = False
        self.changed.emit()

    def _told_apart(self) -> None:
        """The question is answered: nothing asks any more, in red, who it is."""
        if not self.looks_alike.asks:
            self.iin.show_slip("")
        self.changed.emit()

    def _denied(self) -> None:
        """It is somebody else: what came with the IIN goes with it."""
        self.know(None)
        self._filling = True
        self.iin.set_value("")
        self._came.take_back()
        self._filling = False
        self.iin.edit.setFocus()
        self.chosen.emit(None)
        self.changed.emit()

    def fill(self, person: Person, *typed_first: str) -> None:
        """Take over what is on file, and say so; ``typed_first`` stay where they were typed."""
        self.put(person, *typed_first)
        self.chosen.emit(person)
        self.changed.emit()

    def _is_same(self, person: Person) -> None:
        """It is them on file; an IIN that was to follow has come."""
        typed = self.iin.value()
        self.fill(person)
        if typed and not person.iin:
            self._filling = True
            self.no_iin.set_value(False)
            self.iin.set_value(typed)
            self._filling = False
            self._show_document()

    def put(self, person: Person, *typed_first: str) -> None:
        """Show what is on file; a telephone or an address that was typed is newer than the card."""
        self.reading.forget()
        self._filling = True
        kept = {
            name: self.fields[name].content()
            for name in (*_SAID_ANEW, *typed_first)
            if name in self.fields and self._came.is_typed(name)
        }
        self.show_person(person)
        for name, content in kept.items():
            self.fields[name].restore(content)
        self.no_iin.set_value(not person.iin)
        self._filling = False
        self._came.note(*(n for n in self.fields if n not in ("iin", *kept)), of_card=True)
        self.know(person)
        self.compare()

    def offer(self, person: Person | None) -> None:
        """Offer somebody on file at one click, as long as nobody is typed in."""
        self._offered = person
        words = _("As before: {name}").format(name=person.full_name) if person else ""
        self.offer_button.setText(words.replace("&", "&&"))
        self._match_offer()

    def _match_offer(self) -> None:
        typed = self.iin.value() or self.surname.value()
        self.offer_button.setVisible(self._offered is not None and not typed)

    def _take_offer(self) -> None:
        if self._offered is not None:
            self.fill(self._offered)

    def say(self, words: str) -> None:
        """What is on file about this person, below the fields."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    # Values

    def number(self) -> str:
        """What they are known by."""
        return self.iin.value()

    def _exactly_changed(self) -> None:
        if not self._filling:
            self.hold_against_file()

    def _changed(self) -> None:
        self._match_offer()
        if self._filling:
            return
        if self._known is not None and self.number() != self._known.iin:
            self.know(None)
        self.looks_alike.ask([])
        self.changed.emit()

    def entry(self) -> PersonEntry:
        """As typed; what is not asked of somebody on file stays as on file."""
        typed = super().entry()
        if self._known is None:
            return typed
        nothing = {name: getattr(_NOTHING, name) for name in self._not_asked}
        return replace(typed, **nothing)

    def content(self) -> dict[str, Any]:
        typed = {name: field.content() for name, field in self.fields.items()}
        answered = {"no_iin": self.no_iin.value(), "who_it_is": to_json(self.answer)}
        return {**typed, **answered, "came": self._came.names()}

    def restore(self, content: Mapping[str, Any]) -> None:
        """What a draft kept; `know` says then who is on file under the IIN."""
        self._filling = True
        for name, field in self.fields.items():
            field.restore(content.get(name))
        of_document = self.document_number.value() or self.document_kind.value()
        self.no_iin.set_value(bool(content.get("no_iin") or of_document))
        self._filling = False
        self._came.restore(content.get("came") or ())
        if self._known is not None and self.number() != self._known.iin:
            self._known = None
        self.who_it_is.restore(from_json(content.get("who_it_is")))
        self.hold_against_file()
        self.compare()
