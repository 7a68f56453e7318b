"""What a register leaves open, on one screen: what is left out, and what is right as it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.records.imports import OpenPoint, Way
from desktop_app.services.importing.answers import Answers
from desktop_app.translation import N_, _

_WAYS = {
    Way.LEAVE_OUT: N_("Left out"),
    Way.CONFIRM: N_("Right as it stands"),
}


class OpenPointsDialog(AskDialog):
    """What is proposed to be left out is answered to begin with; one confirmation takes it all.

    Whatever is odd is said to be right one by one, never several at once.
    """

    def __init__(self, parent: QWidget, context: Context, points: Sequence[OpenPoint]) -> None:
        words = _(
            "Nothing in the workbook is passed over: whatever is not brought in is left out by "
            "somebody, by name. What is marked “Left out” already is what the program proposes. "
            "Right as it stands is said of one line at a time."
        )
        super().__init__(parent, context, _("What is not read"), _("Check again"), words)
        self.setMinimumSize(1000, 560)
        self.said: dict[str, Way] = {
            point.key: Way.LEAVE_OUT for point in points if point.is_proposed
        }
        self.list: Section[OpenPoint] = Section(
            _("What is not read"),
            [
                Column(_("Where"), lambda point: _where(point), width=170),
                Column(_("What was found"), lambda point: context.words(point.step)),
                Column(
                    _("Answer"),
                    self._answer,
                    width=fit(_("Answer"), *map(_, _WAYS.values())),
                    colour=lambda point: theme.GOOD if point.key in self.said else theme.BAD,
                ),
            ],
            "",
        )
        self.list.table.choose_many()
        self.buttons: dict[Way, QPushButton] = {}
        answers = QHBoxLayout()
        for way, text in _WAYS.items():
            made = button(_(text), partial(self.answer, way))
            made.setAutoDefault(False)
            self.buttons[way] = made
            answers.addWidget(made)
        answers.addStretch(1)
        self.whole = label("")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.whole)
        self.body.addLayout(answers)
        self.list.show_rows(sorted(points, key=lambda point: point.is_proposed))
        self.list.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.list.table.selectRow(0)
        self._show_chosen()
        self.fill()

    def start(self, take: Callable[[Answers], None]) -> None:
        self.accepted.connect(lambda: take(self.answers))
        self.ask(lambda: None)
        self.list.table.setFocus()

    @property
    def answers(self) -> Answers:
        """What was said of all of them; the rest is asked again."""
        by_way = {way: {key for key, said in self.said.items() if said is way} for way in Way}
        return Answers(
            left_out=frozenset(by_way[Way.LEAVE_OUT]), confirmed=frozenset(by_way[Way.CONFIRM])
        )

    @property
    def chosen(self) -> list[OpenPoint]:
        return [self.list.rows[place] for place in self.list.table.chosen_ids()]

    def answer(self, way: Way) -> None:
        """Say it of the chosen lines that can be answered so; then the next open one."""
        chosen = self.chosen
        self.said |= {point.key: way for point in chosen if way in point.ways}
        rows = [*self.list.rows]
        place = rows.index(chosen[-1]) + 1
        waiting = [each for each in (*rows[place:], *rows[:place]) if each.key not in self.said]
        self.list.show_rows(rows)
        self.list.table.selectRow(rows.index(waiting[0] if waiting else chosen[-1]))
        if not waiting:
            self.accept_button.setFocus()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.whole.setText(self.context.words(chosen[0].step) if len(chosen) == 1 else "")
        for way, each in self.buttons.items():
            can = any(way in point.ways for point in chosen)
            each.setEnabled(can and (way is Way.LEAVE_OUT or len(chosen) == 1))

    def _answer(self, point: OpenPoint) -> str:
        return _(_WAYS[self.said[point.key]]) if point.key in self.said else ""


def _where(point: OpenPoint) -> str:
    """Without the code of a period that has no column of its own; nothing of the whole register."""
    return (
        point.key.partition(":")[0].rstrip("!")
        if "!" in point.key or not point.key.isdigit()
        else ""
    )
