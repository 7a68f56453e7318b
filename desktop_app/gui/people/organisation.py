"""The editors of a guardian organisation: its BIN, its name in both languages, who signs for it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fields.identity import BinField, OfficialNameField, WordsField
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import Person, PersonEntry
from desktop_app.translation import _


class OrganisationEditors(QWidget):
    """``fields`` are by the names of a `PersonEntry`; address and telephone are asked elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.bin = BinField(_("BIN"), most=60)
        self.name_kk = WordsField(_("Name in Kazakh"), most=200)
        self.name_ru = WordsField(_("Name in Russian"), most=200)
        self.representative = OfficialNameField(_("Who signs for it"), most=100)
        self.fields: Mapping[str, Field] = {
            "iin": self.bin,
            "surname": self.name_kk,
            "name_ru": self.name_ru,
            "representative": self.representative,
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.bin, 0, 0)
        grid.addWidget(self.representative, 0, 1)
        grid.addWidget(self.name_kk, 1, 0)
        grid.addWidget(self.name_ru, 1, 1)

    def show_organisation(self, on_file: Person) -> None:
        self.bin.set_value(on_file.iin)
        self.name_kk.set_value(on_file.surname)
        self.name_ru.set_value(on_file.name_ru)
        self.representative.set_value(on_file.representative)

    def entry(self, *, address: str, phone: str) -> PersonEntry:
        return PersonEntry(
            iin=self.bin.value(),
            surname=self.name_kk.value(),
            kind=PersonKind.ORGANISATION,
            name_ru=self.name_ru.value(),
            representative=self.representative.value(),
            address=address,
            phone=phone,
        )
