"""Whom a register asks about, side by side with whoever they may be; several answered at once."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.importing.questions import QuestionsDialog
from desktop_app.gui.parts.paged import Column
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


class WhoTheyAreDialog(QuestionsDialog[Key, Said | None]):
    """What is not answered stays out. By keyboard: rows with Shift, then 1, 2, 3 or 4."""

    def __init__(self, parent: QWidget, context: Context, asking: Sequence[Asking]) -> None:
        words = _(
            "The same person stays as on file, and the row is added to them. What is not answered "
            "is not brought in. Choose several rows with Shift or Ctrl and answer them at once."
        )
        self.asked = questions(sorted(asking, key=lambda each: each.row))
        columns: list[Column[Key]] = [
            Column(_("Row"), self._row, right=True, width=fit(_("Row"), "50000")),
            Column(_("In the register"), self._typed),
            Column(_("May be"), self._other),
            Column(_("Why it is asked"), self._why),
        ]
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        offered: dict[Said | None, str] = {said: _(text) for said, text in ANSWERS.items()}
        offered[None] = _(_RIGHT_NAME)
        super().__init__(parent, context, _("Who are they?"), words, columns, offered, self.sides)
        self.ask_of([*self.asked])

    def start(self, take: Callable[[Answers], None]) -> None:
        self.accepted.connect(lambda: take(self.answers))
        self.open_list()

    @property
    def answers(self) -> Answers:
        """What was said of all of them."""
        said = {key: self.said[key] for key in self.asked if key in self.said}
        alike = {
            key: answer
            for key, answer in said.items()
            if answer is not None and self.asked[key].alike is not None
        }
        others = [self.asked[key] for key in said if self.asked[key].alike is None]
        return Answers(
            frozenset(each.of_file.typed.iin for each in others if each.of_file is not None),
            alike,
            frozenset(each.name for each in others if each.name),
        )

    def _key(self, question: Key) -> Hashable:
        return question

    def _ways(self, question: Key) -> Sequence[Said | None]:
        asking = self.asked[question]
        if asking.name:
            return (None,)
        if asking.alike is None:
            return (Said.SAME,)
        two = asking.alike
        are_twins = duplicates.may_be_twins(two.found.one.entry, two.other)
        apart = (Said.TWIN, Said.ANOTHER) if are_twins else (Said.ANOTHER,)
        # Of two rows of one person nobody knows here which IIN is right.
        return apart if asking.alike.other_row else (Said.SAME, *apart)

    def _show_about(self, chosen: Sequence[Key]) -> None:
        side_by_side(self.sides, *_sides(self.asked[chosen[0]]))

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
