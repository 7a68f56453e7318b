"""Whom a register asks about, side by side with whoever they may be; several answered at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.gui.people.looks_alike import ANSWERS, REASONS, side_by_side
from desktop_app.records.imports import row_of
from desktop_app.records.likeness import Said
from desktop_app.records.people import PersonEntry
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.who_it_is import Asking
from desktop_app.services.people import duplicates
from desktop_app.translation import N_, _

_RIGHT_NAME = N_("The name is right")

Key = tuple[str, str]
"""What tells one question from another: it may be asked at many rows."""


def questions(asking: Sequence[Asking]) -> Mapping[Key, Asking]:
    """What can be answered here, each once; rows at odds are set right in the register."""
    found: dict[Key, Asking] = {}
    for each in asking:
        if each.alike is not None:
            found.setdefault(each.alike.pair, each)
        elif each.of_file is not None:
            found.setdefault(("", each.of_file.typed.iin), each)
        elif each.name:
            found.setdefault((each.name, ""), each)
    return found


class WhoTheyAreDialog(AskDialog):
    """What is not answered stays out. By keyboard: rows with Shift, then 1, 2, 3 or 4."""

    def __init__(self, parent: QWidget, context: Context, asking: Sequence[Asking]) -> None:
        words = _(
            "The same person stays as on file, and the row is added to them. What is not answered "
            "is not brought in. Choose several rows with Shift or Ctrl and answer them at once."
        )
        super().__init__(parent, context, _("Who are they?"), _("Check again"), words)
        self.setMinimumSize(1000, 600)
        self.said: dict[Key, Said | None] = {}
        self.asked = questions(sorted(asking, key=lambda each: each.row))
        self.list: Section[Key] = Section(
            _("Who are they?"),
            [
                Column(_("Row"), self._row, right=True, width=fit(_("Row"), "50000")),
                Column(_("In the register"), self._typed),
                Column(_("May be"), self._other),
                Column(_("Why it is asked"), self._why),
                Column(_("Answer"), self._answer, width=fit(_("Answer"), *map(_, _EVERY))),
            ],
            "",
        )
        self.list.table.choose_many()
        self.list.table.installEventFilter(self)
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        self.buttons: dict[Said | None, QPushButton] = {}
        answers = QHBoxLayout()
        offered: list[tuple[Said | None, str]] = [*ANSWERS.items(), (None, _RIGHT_NAME)]
        for number, (said, text) in enumerate(offered, 1):
            made = button(f"{number}  {_(text)}", partial(self.answer, said))
            self.buttons[said] = made
            answers.addWidget(made)
        answers.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self.sides)
        self.body.addLayout(answers)
        self.list.show_rows([*self.asked])
        self.list.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._show_chosen()
        self.fill()

    def start(self, take: Callable[[Answers], None]) -> None:
        self.accepted.connect(lambda: take(self.answers))
        self.ask(lambda: None)
        self.list.table.setFocus()

    @property
    def answers(self) -> Answers:
        """What was said of all of them."""
        alike = {
            key: said
            for key, said in self.said.items()
            if said is not None and self.asked[key].alike is not None
        }
        others = [self.asked[key] for key in self.said if self.asked[key].alike is None]
        return Answers(
            frozenset(each.of_file.typed.iin for each in others if each.of_file is not None),
            alike,
            frozenset(each.name for each in others if each.name),
        )

    # Answering

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The answers have numbers: a key for the rows that are chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            said = dict(zip("1234", self.buttons, strict=True)).get(event.text(), Said.OPEN)
            if said is not Said.OPEN:
                self.answer(said)
                return True
        return super().eventFilter(watched, event)

    @property
    def chosen(self) -> list[Key]:
        return [self.list.rows[place] for place in self.list.table.chosen_ids()]

    def answer(self, said: Said | None) -> None:
        """Say it of every chosen row that asks so; then the next one without an answer."""
        chosen = self.chosen
        self.said |= {key: said for key in chosen if said in self._offered(self.asked[key])}
        after = [*self.list.rows]
        place = after.index(chosen[-1]) + 1
        waiting = [key for key in (*after[place:], *after[:place]) if key not in self.said]
        self.list.show_rows(after)
        self.list.table.selectRow(after.index(waiting[0] if waiting else chosen[-1]))
        if not waiting:
            self.accept_button.setFocus()

    @staticmethod
    def _offered(asking: Asking) -> tuple[Said | None, ...]:
        if asking.name:
            return (None,)
        if asking.alike is None:
            return (Said.SAME,)
        two = asking.alike
        are_twins = duplicates.may_be_twins(two.found.one.entry, two.other)
        apart = (Said.TWIN, Said.ANOTHER) if are_twins else (Said.ANOTHER,)
        # Of two rows of one person nobody knows here which IIN is right.
        return apart if asking.alike.other_row else (Said.SAME, *apart)

    def _show_chosen(self) -> None:
        chosen = [self.asked[key] for key in self.chosen]
        for said, each in self.buttons.items():
            each.setEnabled(any(said in self._offered(asking) for asking in chosen))
        if chosen:
            side_by_side(self.sides, *_sides(chosen[0]))

    # What the list shows

    def _row(self, key: Key) -> str:
        asking = self.asked[key]
        line = asking.row if asking.alike is None else asking.alike.row
        return wording.number(row_of(line))

    def _typed(self, key: Key) -> str:
        return _sides(self.asked[key])[0][1].full_name

    def _other(self, key: Key) -> str:
        _typed, *other = _sides(self.asked[key])
        return "; ".join(f"{person.full_name} ({place})" for place, person in other)

    def _why(self, key: Key) -> str:
        asking = self.asked[key]
        if asking.alike is not None:
            return _(REASONS[asking.alike.found.likeness])
        if asking.of_file is not None:
            return _("the same IIN under another name or birth date")
        return self.context.words(asking.told.step)

    def _answer(self, key: Key) -> str:
        if key not in self.said:
            return ""
        said = self.said[key]
        return _(_RIGHT_NAME if said is None else ANSWERS[said])


_EVERY = (*ANSWERS.values(), _RIGHT_NAME)


def _sides(asking: Asking) -> list[tuple[str, PersonEntry]]:
    """Who stands in the register, and beside them who they may be."""
    here = _("In the register")
    if asking.alike is not None:
        row = row_of(asking.alike.other_row)
        there = _("Row {row}").format(row=row) if row else _("On file")
        return [(here, asking.alike.found.one.entry), (there, asking.alike.other)]
    if asking.of_file is not None:
        return [(here, asking.of_file.typed), (_("On file"), asking.of_file.on_file)]
    return [(here, PersonEntry("", asking.name))]
