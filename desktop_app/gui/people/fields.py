"""The fields of a child or an applicant; somebody who is on file is found while typing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import Field, TickField
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.people.editors import PersonEditors
from desktop_app.gui.people.found import PeopleOnFile
from desktop_app.gui.people.looks_alike import LooksAlike
from desktop_app.gui.people.who_is_it import WhoIsIt
from desktop_app.gui.reading import Reading
from desktop_app.law.iin import IinSuggestion, Sex, suggestion
from desktop_app.records.likeness import TwoAre
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import WhoItIs, from_json, to_json
from desktop_app.services.entry import known_of_child
from desktop_app.services.people import guard
from desktop_app.translation import _

_NOTHING = PersonEntry("", "")


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
        self._filled: Person | None = None
        self._suggested: IinSuggestion | None = None
        self.no_iin = TickField(_("No IIN yet: it is to follow"))
        self.no_iin.changed.connect(self._iin_follows)
        self.note = label("", "quiet")
        self._offered: Person | None = None
        self.offer_button = button("", self._take_offer, icon="user-plus")
        self.offer_button.hide()
        self._filling = False
        self._lay_out()
        for name in self._not_asked:
            self.fields[name].hide()
        self.no_iin.setHidden(bool(self._not_asked))
        for field in self.fields.values():
            field.changed.connect(self._changed)
        self.iin.completed.connect(self._iin_typed)
        for named in (self.surname, self.given_name, self.patronymic):
            named.edit.editingFinished.connect(self.hold_against_file)
        for exact in (self.birth_date, self.sex):
            exact.changed.connect(self.compare)
            exact.changed.connect(self._exactly_changed)
        self.who_it_is.answered.connect(self._said_who)
        self.who_it_is.denied.connect(self._denied)
        self.looks_alike.answered.connect(self._told_apart)
        self.looks_alike.same.connect(self.fill)
        on_file = PeopleOnFile(context, self)
        on_file.picked.connect(self.fill)
        for edit in (self.iin.edit, self.surname.edit):
            on_file.offer_at(edit)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
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
        read, before = suggestion(iin), self._suggested
        stood = None if before is None else before.birth_date
        if read is None or self.birth_date.value() != stood or self.birth_date.edit.is_wrong():
            return
        self._suggested = read
        self.birth_date.set_value(read.birth_date)
        if not self.sex.value() or (before is not None and self.sex.value() == before.sex):
            self.sex.set_value(read.sex)

    def _looked_up(self, person: Person | None) -> None:
        """Whose IIN was typed. A name that was typed stays, and who it is is asked."""
        if person is not None and self._is_named_by_nobody():
            self.fill(person)
            return
        if person is not None:
            self._complete(person)
        self.know(person)
        self.chosen.emit(person)

    def _is_named_by_nobody(self) -> bool:
        """Whether nobody typed a name: there is none, or the one of another card."""
        name, filled = PersonEditors.entry(self).full_name, self._filled
        return not name or (filled is not None and name == filled.full_name)

    def _complete(self, person: Person) -> None:
        """What was read out of the IIN only gives way to the card; so do empty fields."""
        self._filling = True
        read, self._suggested = self._suggested, None
        if read is not None and self.birth_date.value() == read.birth_date:
            self.birth_date.set_value(person.birth_date or read.birth_date)
        if read is not None and person.sex and self.sex.value() == read.sex:
            self.sex.set_value(meaning_of(Sex, person.sex))
        if guard.same_name(person, PersonEditors.entry(self)):
            self._take_from_card(person)
            self._filled = person
        self._filling = False

    def _take_from_card(self, person: Person) -> None:
        """What nobody typed stays as on file, and is not asked for once more."""
        for field, value in ((self.phone, person.phone), (self.address, person.address)):
            if not field.value():
                field.set_value(value)

    def know(self, person: Person | None) -> None:
        """Who is on file under the IIN; where another name stands here, it is asked who it is."""
        self._known = person
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
        known = self._known
        self.know(None)
        self._filling = True
        self.iin.set_value("")
        if known is not None and self.birth_date.value() == known.birth_date:
            self.birth_date.set_value(None)
        if known is not None and self.sex.value() == known.sex:
            self.sex.set_value("")
        self._suggested = None
        self._filling = False
        self.iin.edit.setFocus()
        self.chosen.emit(None)
        self.changed.emit()

    def fill(self, person: Person) -> None:
        """Take over what is on file, and say so."""
        self.put(person)
        self.chosen.emit(person)
        self.changed.emit()

    def put(self, person: Person) -> None:
        """Show what is on file."""
        self.reading.forget()
        self._filling = True
        self.show_person(person)
        self.no_iin.set_value(not person.iin)
        self._filling = False
        self._filled, self._suggested = person, None
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
        return {**typed, "who_it_is": to_json(self.answer)}

    def restore(self, content: Mapping[str, Any]) -> None:
        """What a draft kept; `know` says then who is on file under the IIN."""
        self._filling = True
        for name, field in self.fields.items():
            field.restore(content.get(name))
        self.no_iin.set_value(bool(self.document_number.value() or self.document_kind.value()))
        self._filling = False
        if self._known is not None and self.number() != self._known.iin:
            self._known = None
        self.who_it_is.restore(from_json(content.get("who_it_is")))
        self.hold_against_file()
        self.compare()
