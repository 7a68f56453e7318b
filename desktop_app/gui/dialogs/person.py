"""What is on file about a person, to be set right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.dialog import AskDialog
from desktop_app.gui.widgets.fields import ChoiceField, DayField, Field, IinField, TextField
from desktop_app.gui.widgets.parts import label
from desktop_app.gui.words import choices
from desktop_app.law.iin import Sex, problem_of, suggestion
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services import people
from desktop_app.translation import _


class PersonDialog(AskDialog):
    """``has_award`` says that a decision rests on what was on file before."""

    def __init__(
        self, parent: QWidget, context: Context, person: Person, *, has_award: bool = False
    ) -> None:
        super().__init__(parent, context, _("Personal details"), _("Save"))
        self.person = person
        self.setMinimumWidth(640)
        self.iin = IinField(_("IIN"))
        self.surname = TextField(_("Surname"), most=100)
        self.given_name = TextField(_("Given name"), most=100)
        self.patronymic = TextField(_("Patronymic, if any"), most=100)
        self.birth_date = DayField(_("Date of birth"))
        self.sex = ChoiceField(_("Sex"), [("", ""), *choices(Sex)])
        self.address = TextField(_("Address"), most=300)
        self.phone = TextField(_("Phone"), most=40, placeholder="+7 ")
        if has_award:
            words = _(
                "The award rests on what was on file when it was decided: "
                "changes here do not change it."
            )
            self.body.addWidget(label(words, "warning"))
        self.body.addLayout(self._grid())
        self._fill()
        self.iin.changed.connect(self._compare)
        self.birth_date.changed.connect(self._compare)
        self._compare()

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
        ]
        for name, field, row, column, span in shown:
            self.fields[f"{people.WHO}.{name}"] = field
            grid.addWidget(field, row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid

    def _fill(self) -> None:
        for field, value in (
            (self.iin, self.person.iin),
            (self.surname, self.person.surname),
            (self.given_name, self.person.given_name),
            (self.patronymic, self.person.patronymic),
            (self.address, self.person.address),
            (self.phone, self.person.phone),
        ):
            field.set_value(value)
        self.birth_date.set_value(self.person.birth_date)
        self.sex.set_value(Sex(self.person.sex) if self.person.sex else "")

    def _compare(self) -> None:
        """Warn where the IIN's digits and the birth date disagree; both may be right."""
        iin, born = self.iin.value(), self.birth_date.value()
        if born is None or problem_of(iin) is not None:
            return
        read = suggestion(iin)
        differs = read is not None and read.birth_date != born
        words = _("Differs from the IIN. Check it; it may be right.")
        self.birth_date.show_warning(words if differs else "")

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
        )

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], None]:
        desk, person, entry = self.context.desk, self.person, self.entry()
        return lambda: people.update(desk, person.id, person.version, entry)
