"""The editors of a person's details, shared by the application form and the child's card."""

from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField, DayField, Field, TextField
from desktop_app.gui.fields.identity import (
    AddressField,
    IinField,
    NameField,
    PatronymicField,
    PhoneField,
)
from desktop_app.gui.words import choices
from desktop_app.law.iin import Sex, problem_of, suggestion
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.stored_words import meaning_of
from desktop_app.translation import _


class PersonEditors:
    """Mixed into a widget, which calls `make_editors` and lays them out as it needs."""

    def make_editors(self) -> dict[str, Field]:
        """The editors by the names of a `PersonEntry`."""
        self.iin = IinField(_("IIN"))
        self.iin.explain(Asked.IIN)
        self.surname = NameField(_("Surname"), most=100)
        self.given_name = NameField(_("Given name"), most=100)
        self.patronymic = PatronymicField(_("Patronymic, if any"), most=100)
        self.birth_date = DayField(_("Date of birth"))
        self.sex = ChoiceField(_("Sex"), [("", ""), *choices(Sex)])
        self.address = AddressField(_("Address"))
        self.phone = PhoneField(_("Phone"), most=40, placeholder="+7 ")
        self.document_kind = TextField(_("Document"), most=100)
        self.document_number = TextField(_("Its number"), most=60)
        return {
            "iin": self.iin,
            "surname": self.surname,
            "given_name": self.given_name,
            "patronymic": self.patronymic,
            "birth_date": self.birth_date,
            "sex": self.sex,
            "address": self.address,
            "phone": self.phone,
            "document_kind": self.document_kind,
            "document_number": self.document_number,
        }

    def show_person(self, person: Person) -> None:
        self.iin.set_value(person.iin)
        self.surname.set_value(person.surname)
        self.given_name.set_value(person.given_name)
        self.patronymic.set_value(person.patronymic)
        self.birth_date.set_value(person.birth_date)
        self.sex.set_value(meaning_of(Sex, person.sex) if person.sex else "")
        self.address.set_value(person.address)
        self.phone.set_value(person.phone)
        self.document_kind.set_value(person.document_kind)
        self.document_number.set_value(person.document_number)

    def compare(self) -> None:
        """Warn where the IIN's digits and the birth date or sex disagree; both may be right."""
        iin, born, sex = self.iin.value(), self.birth_date.value(), self.sex.value()
        read = None if problem_of(iin) is not None else suggestion(iin)
        words = _("Differs from the IIN. Check it; it may be right.")
        if read is not None and born is not None:
            self.birth_date.show_warning(words if read.birth_date != born else "")
        if read is not None and sex:
            self.sex.show_warning(words if read.sex != sex else "")

    def entry(self) -> PersonEntry:
        return PersonEntry(
            iin=self.iin.value(),
            surname=self.surname.value(),
            given_name=self.given_name.value(),
            patronymic=self.patronymic.value(),
            birth_date=self.birth_date.value(),
            sex=str(self.sex.value() or ""),
            address=self.address.value(),
            phone=self.phone.value(),
            document_kind=self.document_kind.value(),
            document_number=self.document_number.value(),
        )
