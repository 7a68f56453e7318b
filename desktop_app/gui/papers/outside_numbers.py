"""Numbers that others gave, and those of the office's own journals: shown, and put down."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.file_parts import OutgoingNumbers, link_to
from desktop_app.gui.parts.allowed import allow
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.outside_numbers import ASKED, Bearer, NumberEntry, Numbers, Whose
from desktop_app.services.papers import outside_numbers
from desktop_app.translation import N_, _

_LONGEST = 60
_FOR = {
    Bearer.APPLICATION: N_("Numbers of the application {number} in other journals"),
    Bearer.COMPLAINT: N_("Numbers of the complaint {number} in other journals"),
    Bearer.PAPER: N_("Outgoing number of the paper {number}"),
    Bearer.REQUEST: N_("Numbers of the answer to {number}"),
}


class OutsideNumbersDialog(AskDialog):
    """A number and a day for each journal; what is emptied is taken back.

    ``number`` is the office's own number of what bears them.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        bearer: tuple[Bearer, int],
        number: str,
        on_file: Numbers,
    ) -> None:
        title = _(_FOR[bearer[0]]).format(number=number)
        super().__init__(parent, context, title, _("Record"))
        self.setMinimumWidth(560)
        self.bearer, self.on_file = bearer, on_file
        known = {each.whose: each for each in on_file}
        for whose in ASKED[bearer[0]]:
            number_field = TextField(_(outside_numbers.WHOSE_WORDS[whose]), most=_LONGEST)
            day_field = DayField(_("Day"))
            if whose in known:
                number_field.set_value(known[whose].number)
                day_field.set_value(known[whose].day)
            elif whose is Whose.OUTGOING:
                day_field.set_value(context.desk.today())
            self._add_row(whose, number_field, day_field)

    def _add_row(self, whose: Whose, number: TextField, day: DayField) -> None:
        self.fields[whose], self.fields[f"{whose}_day"] = number, day
        row = Row()
        row.addWidget(number, 5)
        row.addWidget(day, 3)
        self.body.addLayout(row)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Numbers]:
        desk, (bearer, bearer_id), seen = self.context.desk, self.bearer, self.on_file
        entries = {whose: self._entry(whose) for whose in ASKED[bearer]}
        return lambda: outside_numbers.record(desk, bearer, bearer_id, entries, seen)

    def _entry(self, whose: Whose) -> NumberEntry:
        number, day = self.fields[whose], self.fields[f"{whose}_day"]
        assert isinstance(number, TextField)
        assert isinstance(day, DayField)
        return NumberEntry(number.value(), day.value())


def link(
    parent: QWidget, context: Context, bearer: tuple[Bearer, int], number: str, on_file: Numbers
) -> QPushButton:
    """What is on file, or that something can be recorded; opens the dialog."""

    def opened() -> None:
        OutsideNumbersDialog(parent, context, bearer, number, on_file).start()

    told = _("Record numbers of other journals")
    shown = outside_numbers.cited(on_file, translation.current())
    made = link_to(shown or _("Record…"), opened, "outsideNumbers", told)
    allow(made, context.desk, Act.RECORD_OUTSIDE_NUMBERS, tip=told)
    return made


def of_papers(parent: QWidget, context: Context, known: Mapping[int, Numbers]) -> OutgoingNumbers:
    """For the list of a file's papers; ``known`` by the ids of the papers."""

    def shown(paper: NoticeRow) -> str:
        return numbers_alone(known.get(paper.id, ()))

    def ask(paper: NoticeRow) -> None:
        bearer, on_file = (Bearer.PAPER, paper.id), known.get(paper.id, ())
        OutsideNumbersDialog(parent, context, bearer, paper.number, on_file).start()

    return OutgoingNumbers(shown, ask, context.desk)


def numbers_alone(numbers: Numbers) -> str:
    """``05-12/345, 12.11.2026``, where the heading says whose they are."""
    return "; ".join(f"{each.number}, {wording.day(each.day)}" for each in numbers)
