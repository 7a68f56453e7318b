"""What is on file about a person, to be set right."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, Field
from desktop_app.gui.frames.dialog import AskDialog, confirmed_in
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.people.editors import PersonEditors
from desktop_app.gui.people.organisation import OrganisationEditors
from desktop_app.gui.people.who_is_it import WhoIsIt
from desktop_app.gui.people.words import earlier
from desktop_app.gui.reading import Reading
from desktop_app.gui.words import choices
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import PaperLanguage, PersonKind
from desktop_app.records.people import Person
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import CARD, PersonValue, Said
from desktop_app.services.errors import EntryError, Question
from desktop_app.services.people import keeping as people
from desktop_app.translation import _

_MOST_HELD = 8
"""So many earlier values are shown; the history has all."""
_OF_BOTH = ("phone", "address", "paper_language")
"""What is asked of people and of organisations."""


class PersonDialog(PersonEditors, AskDialog):
    """``has_award`` says that a decision rests on what was on file before."""

    def __init__(
        self, parent: QWidget, context: Context, person: Person, *, has_award: bool = False
    ) -> None:
        super().__init__(parent, context, _("Personal details"), _("Save"))
        self.person = person
        self.setMinimumWidth(640)
        self.make_editors()
        self.named: OrganisationEditors | None = None
        unasked = ("", _("not asked yet"))
        self.paper_language = ChoiceField(
            _("Language of papers"), [unasked, *choices(PaperLanguage)]
        )
        self.paper_language.set_value(person.paper_language)
        if has_award:
            words = _(
                "The award keeps what it was decided on. Where that was wrong, "
                "you are asked about it at once."
            )
            self.body.addWidget(label(words, "warning"))
        if person.kind is PersonKind.ORGANISATION:
            self._add_organisation()
        self.body.addLayout(self._grid())
        self.who_it_is = WhoIsIt(Said.CHANGED, Said.WRONG)
        self.body.addWidget(self.who_it_is)
        self.fields.update(
            {f"{people.WHO}.{name}": each for name, each in self.who_it_is.fields.items()}
        )
        self.who_it_is.answered.connect(self.accept_button.setFocus)
        self.held = label("", "quiet")
        self.held.hide()
        self.body.addWidget(self.held)
        self.reading = Reading(context, self)
        self.show_person(person)
        for held_together in (self.iin, self.birth_date, self.sex):
            held_together.changed.connect(self.compare)
        self.compare()

    def _add_organisation(self) -> None:
        self.named = OrganisationEditors()
        self.named.show_organisation(self.person)
        self.fields.update({f"{people.WHO}.{name}": e for name, e in self.named.fields.items()})
        self.body.addWidget(self.named)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        shown: list[tuple[str, Field, int, int, int]] = [
            ("surname", self.surname, 0, 0, 2),
            ("given_name", self.given_name, 0, 2, 2),
            ("patronymic", self.patronymic, 1, 0, 2),
            ("iin", self.iin, 1, 2, 2),
            ("birth_date", self.birth_date, 2, 0, 2),
            ("sex", self.sex, 2, 2, 1),
            ("phone", self.phone, 2, 3, 1),
            ("address", self.address, 3, 0, 4),
            ("paper_language", self.paper_language, 4, 0, 2),
            ("document_kind", self.document_kind, 5, 0, 2),
            ("document_number", self.document_number, 5, 2, 2),
        ]
        for name, field, row, column, span in shown:
            if self.named is not None and name not in _OF_BOTH:
                continue
            self.fields[f"{people.WHO}.{name}"] = field
            grid.addWidget(field, row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        has_one = bool(self.person.iin and not self.person.document_number)
        for field in (self.document_kind, self.document_number):
            field.setHidden(has_one)
        return grid

    def _values(self, person: Person) -> dict[str, Any]:
        """What the fields hold of a person, by the fields' names."""
        names = {name: name.partition(".")[2] for name in self.fields}
        found = {name: getattr(person, each) for name, each in names.items() if each in CARD}
        sex = f"{people.WHO}.sex"
        return found | {sex: meaning_of(Sex, person.sex) if person.sex else ""}

    def _read_again(self) -> dict[str, Any]:
        self.person = people.on_file(self.context.desk, self.person.id)
        return self._values(self.person)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        desk, person = self.context.desk, self.person
        self.reading.ask(lambda: people.held(desk, person.id), self._show_held)
        self.reads_again(self._values(self.person), self._read_again)
        self.ask(self._work, done)

    def _show_held(self, values: list[PersonValue]) -> None:
        """What stood on the card before, the newest first."""
        told = [words for each in reversed(values) if (words := earlier(each))]
        self.held.setText("\n".join(told[:_MOST_HELD]))
        self.held.setVisible(bool(told))

    def _work(self) -> Callable[[], None]:
        desk, person = self.context.desk, self.person
        language = str(self.paper_language.value() or "")
        typed = replace(self.entry(), paper_language=language)
        if self.named is not None:
            named = self.named.entry(address=typed.address, phone=typed.phone)
            typed = replace(named, paper_language=language)
        answer = self.who_it_is.answer
        confirmed = confirmed_in(self.fields)
        return lambda: people.update(desk, person.id, person.version, typed, answer, confirmed)

    def _show(self, error: EntryError) -> None:
        """Whether it changed or was wrong is asked once there is nothing else to set right."""
        super()._show(error)
        if not isinstance(error, Question):
            return
        (asked,) = error.asked
        question = _("This says who {name} is. Did it change, or was it wrong on file?")
        self.who_it_is.ask(question.format(name=asked.on_file.full_name), asked.differences)
        if len(error.slips) == 1:
            self.who_it_is.take_focus()
