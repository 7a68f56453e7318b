"""Who applies: a person, or an organisation that is the child's guardian, with its BIN (D-3)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, Field, TickField
from desktop_app.gui.fields.identity import BinField, NameField, WordsField
from desktop_app.gui.people.fields import PersonFields
from desktop_app.identity.numbers import bin_problem
from desktop_app.law.steps import N_
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import _

SUPPORT = "support"


class ApplicantFields(PersonFields):
    """A person's fields, and those of an organisation in their place once it is ticked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Applicant"))
        self._of_person = self.fields
        self.organisation = TickField(_("A guardian organisation applies"))
        self.support = ChoiceField(
            _("Is the child on full state support (D-3)?"),
            [("", _("ask first")), ("no", _("No")), ("yes", _("Yes"))],
        )
        self.bin = BinField(_("BIN"), most=60)
        self.name_kk = WordsField(_("Name in Kazakh"), most=200)
        self.name_ru = WordsField(_("Name in Russian"), most=200)
        self.representative = NameField(_("Who signs for it"), most=100)
        self._of_organisation: Mapping[str, Field] = {
            SUPPORT: self.support,
            "iin": self.bin,
            "surname": self.name_kk,
            "name_ru": self.name_ru,
            "representative": self.representative,
            "phone": self.phone,
            "address": self.address,
        }
        self.column.insertWidget(1, self.organisation)
        self.column.insertWidget(2, self._organisation_part())
        self.organisation.changed.connect(self._swapped)
        for field in (self.support, self.bin, self.name_kk, self.name_ru, self.representative):
            field.changed.connect(self._changed)
        self.bin.edit.editingFinished.connect(self._bin_typed)
        for named in (self.name_kk, self.name_ru):
            named.edit.editingFinished.connect(self.hold_against_file)
        self._show_who_applies()

    def _organisation_part(self) -> QWidget:
        self._part = QWidget()
        grid = QGridLayout(self._part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.support, 0, 0, 1, 2)
        grid.addWidget(self.bin, 1, 0)
        grid.addWidget(self.representative, 1, 1)
        grid.addWidget(self.name_kk, 2, 0)
        grid.addWidget(self.name_ru, 2, 1)
        return self._part

    @property
    def is_organisation(self) -> bool:
        return self.organisation.value()

    def _swapped(self) -> None:
        self._show_who_applies()
        if self._filling:
            return
        self.know(None)
        first: Field = self.support if self.is_organisation else self.iin
        first.editor.setFocus()
        self.changed.emit()

    def _show_who_applies(self) -> None:
        is_organisation = self.is_organisation
        self._part.setVisible(is_organisation)
        for field in (
            *(self.iin, self.birth_date, self.sex, self.no_iin),
            *(self.surname, self.given_name, self.patronymic),
        ):
            field.setVisible(not is_organisation)
        if is_organisation:
            for document in (self.document_kind, self.document_number):
                document.hide()
        else:
            self._show_document()
        self.fields = self._of_organisation if is_organisation else self._of_person

    # What is on file

    def _bin_typed(self) -> None:
        number = self.bin.value()
        if self._filling or not number or bin_problem(number) is not None:
            return
        desk = self.context.desk
        self.reading.ask(lambda: known_of_child.by_iin(desk, number), self._looked_up)

    def number(self) -> str:
        return self.bin.value() if self.is_organisation else super().number()

    def _is_named_by_nobody(self) -> bool:
        if self.is_organisation:
            return not (self.name_kk.value() or self.name_ru.value())
        return super()._is_named_by_nobody()

    def show_person(self, person: Person) -> None:
        is_organisation = person.kind is PersonKind.ORGANISATION
        self.organisation.set_value(is_organisation)
        if not is_organisation:
            super().show_person(person)
            return
        self.bin.set_value(person.iin)
        self.name_kk.set_value(person.surname)
        self.name_ru.set_value(person.name_ru)
        self.representative.set_value(person.representative)
        self.phone.set_value(person.phone)
        self.address.set_value(person.address)

    # Values

    def entry(self) -> PersonEntry:
        if not self.is_organisation:
            return super().entry()
        return PersonEntry(
            iin=self.bin.value(),
            surname=self.name_kk.value(),
            kind=PersonKind.ORGANISATION,
            name_ru=self.name_ru.value(),
            representative=self.representative.value(),
            address=self.address.value(),
            phone=self.phone.value(),
        )

    def state_support(self) -> bool:
        """What was answered first; EntryError where nobody was asked."""
        if not self.support.value():
            label = N_("Ask first: for a child on full state support nothing is paid (D-3).")
            raise EntryError(Slip(f"applicant.{SUPPORT}", label))
        return bool(self.support.value() == "yes")

    def content(self) -> dict[str, Any]:
        kept = super().content()
        return {**kept, "organisation": self.organisation.content()}

    def restore(self, content: Mapping[str, Any]) -> None:
        self._filling = True
        self.organisation.restore(content.get("organisation"))
        self._show_who_applies()
        self._filling = False
        super().restore(content)
