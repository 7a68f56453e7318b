"""The fields of a child or an applicant; somebody who is on file is found while typing."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import Field
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.gui.people.editors import PersonEditors
from desktop_app.gui.people.found import PeopleOnFile
from desktop_app.gui.reading import Reading
from desktop_app.law.iin import suggestion
from desktop_app.records.people import Person
from desktop_app.services.entry import known_of_child
from desktop_app.translation import _


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
        self.note = label("", "quiet")
        self._offered: Person | None = None
        self.offer_button = button("", self._take_offer, icon="user-plus")
        self.offer_button.hide()
        self._filling = False
        self._lay_out()
        for name in not_asked:
            self.fields[name].hide()
        for field in self.fields.values():
            field.changed.connect(self._changed)
        self.iin.completed.connect(self._iin_typed)
        self.birth_date.changed.connect(self.compare)
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
            (self.surname, 1, 0, 2),
            (self.given_name, 1, 2, 2),
            (self.patronymic, 2, 0, 2),
            (self.phone, 2, 2, 2),
            (self.address, 3, 0, 4),
        ]
        for field, row, column, span in shown:
            grid.addWidget(field, row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.note)
        self.column.addWidget(self.offer_button)
        self.column.addStretch(1)
        self.note.hide()

    # What is on file

    def _iin_typed(self, iin: str) -> None:
        if self._filling:
            return
        read = suggestion(iin)
        if read is not None and self.birth_date.value() is None and not self.birth_date.content():
            self.birth_date.set_value(read.birth_date)
            if not self.sex.value():
                self.sex.set_value(read.sex)
        self.compare()
        desk = self.context.desk
        self.reading.ask(lambda: known_of_child.by_iin(desk, iin), self._looked_up)

    def _looked_up(self, person: Person | None) -> None:
        """Whose IIN was typed; where somebody else's name stands already, it stays."""
        if person is not None and not self.surname.value():
            self.fill(person)
        else:
            self.chosen.emit(person)

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
        self._filling = False
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

    def _changed(self) -> None:
        self._match_offer()
        if not self._filling:
            self.changed.emit()

    def content(self) -> dict[str, Any]:
        return {name: field.content() for name, field in self.fields.items()}

    def restore(self, content: Mapping[str, Any]) -> None:
        self._filling = True
        for name, field in self.fields.items():
            field.restore(content.get(name))
        self._filling = False
        self.compare()
