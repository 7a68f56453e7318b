"""Who applies: a person, or an organisation that is the child's guardian, with its BIN (D-3)."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, Field, TickField
from desktop_app.gui.people.came import Came
from desktop_app.gui.people.fields import PersonFields
from desktop_app.gui.people.organisation import OrganisationEditors
from desktop_app.identity.numbers import bin_problem
from desktop_app.law.steps import N_
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services.entry import known_of_child
from desktop_app.services.errors import Slip
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
        self.support.explain(Asked.NOT_PAID)
        self.organisation.explain(Asked.WHO_APPLIES)
        self.named = OrganisationEditors()
        self._of_organisation: Mapping[str, Field] = {
            SUPPORT: self.support,
            **self.named.fields,
            "phone": self.phone,
            "address": self.address,
        }
        self.column.insertWidget(1, self.organisation)
        self.column.insertWidget(2, self.support)
        self.column.insertWidget(3, self.named)
        self.organisation.changed.connect(self._swapped)
        for field in (self.support, *self.named.fields.values()):
            field.changed.connect(self._changed)
            field.answered.connect(self.changed)
        self.named.bin.edit.editingFinished.connect(self._bin_typed)
        for name in (self.named.name_kk, self.named.name_ru):
            name.edit.editingFinished.connect(self.hold_against_file)
        self._show_who_applies()

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
        for part in (self.support, self.named):
            part.setVisible(is_organisation)
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
        fields = self._of_organisation if is_organisation else self._of_person
        if fields is not self.fields:
            self.fields, self._came = fields, Came(fields)

    # What is on file

    def _bin_typed(self) -> None:
        number = self.named.bin.value()
        if self._filling or not number or bin_problem(number) is not None:
            return
        desk = self.context.desk
        self.reading.ask(lambda: known_of_child.by_iin(desk, number), self._looked_up)

    def number(self) -> str:
        return self.named.bin.value() if self.is_organisation else super().number()

    def show_person(self, person: Person) -> None:
        is_organisation = person.kind is PersonKind.ORGANISATION
        self.organisation.set_value(is_organisation)
        if not is_organisation:
            super().show_person(person)
            return
        self.named.show_organisation(person)
        self.phone.set_value(person.phone)
        self.address.set_value(person.address)

    # Values

    def entry(self) -> PersonEntry:
        if not self.is_organisation:
            return super().entry()
        return self.named.entry(address=self.address.value(), phone=self.phone.value())

    def support_slips(self) -> Iterator[Slip]:
        """Whether the child is on full state support is asked first."""
        if not self.support.value():
            label = N_("Ask first: for a child on full state support nothing is paid (D-3).")
            yield Slip(f"applicant.{SUPPORT}", label)

    @property
    def is_supported(self) -> bool:
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
