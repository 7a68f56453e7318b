"""Rows of a register whose IIN is on file under another name: which of them mean that person."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TickField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.people import PersonEntry
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.translation import _
from desktop_app.wording import day


class WhoTheyAreDialog(AskDialog):
    """A tick says that it is the same person, who stays as on file; the other rows stay out."""

    def __init__(self, parent: QWidget, context: Context, asking: Sequence[Asking]) -> None:
        super().__init__(
            parent,
            context,
            _("Who are they?"),
            _("Check again"),
            _(
                "These IINs are on file under another name. Tick whoever is the same person: what "
                "is on file stays. Rows that are not ticked are not brought in."
            ),
        )
        self.setMinimumWidth(720)
        self.ticks: dict[str, TickField] = {}
        for each in asking:
            asked = each.of_file
            if asked is None or asked.on_file.iin in self.ticks:
                continue
            words = _("Row {row}: on file {name}; in the register {typed}")
            told = words.format(row=each.row, name=_named(asked.on_file), typed=_named(asked.typed))
            self.ticks[asked.on_file.iin] = tick = TickField(told)
            self.add(asked.on_file.iin, tick)

    def start(self, take: Callable[[frozenset[str]], None]) -> None:
        self.accepted.connect(lambda: take(self.same))
        self.ask(lambda: None)
        next(iter(self.ticks.values())).editor.setFocus()

    @property
    def same(self) -> frozenset[str]:
        """The IINs of those who are ticked."""
        return frozenset(iin for iin, tick in self.ticks.items() if tick.value())


def _named(person: PersonEntry) -> str:
    return ", ".join(part for part in (person.full_name, day(person.birth_date)) if part)
