"""What a register leaves open, on one screen: what is left out, and what is right as it stands."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.importing.questions import QuestionsDialog
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import label
from desktop_app.records.imports import OpenPoint, Way
from desktop_app.services.importing.answers import Answers
from desktop_app.translation import N_, _

_WAYS = {
    Way.LEAVE_OUT: N_("Left out"),
    Way.CONFIRM: N_("Right as it stands"),
}


class OpenPointsDialog(QuestionsDialog[OpenPoint, Way]):
    """What is proposed to be left out is answered to begin with; one confirmation takes it all.

    Whatever is odd is said to be right one by one, never several at once.
    """

    def __init__(self, parent: QWidget, context: Context, points: Sequence[OpenPoint]) -> None:
        words = _(
            "Nothing in the workbook is passed over: whatever is not brought in is left out by "
            "somebody, by name. What is marked “Left out” already is what the program proposes. "
            "Right as it stands is said of one line at a time."
        )
        columns: list[Column[OpenPoint]] = [
            Column(_("Where"), lambda point: _where(point), width=170),
            Column(_("What was found"), lambda point: context.words(point.step)),
        ]
        self.whole = label("")
        about = QVBoxLayout()
        about.addWidget(self.whole)
        offered = {way: _(text) for way, text in _WAYS.items()}
        super().__init__(parent, context, _("What is not read"), words, columns, offered, about)
        self.said |= {point.key: Way.LEAVE_OUT for point in points if point.is_proposed}
        self.ask_of(sorted(points, key=lambda point: point.is_proposed))

    def start(self, take: Callable[[Answers], None]) -> None:
        self.accepted.connect(lambda: take(self.answers))
        self.open_list()

    @property
    def answers(self) -> Answers:
        """What was said of all of them; the rest is asked again."""
        by_way = {way: {str(key) for key, said in self.said.items() if said is way} for way in Way}
        return Answers(
            left_out=frozenset(by_way[Way.LEAVE_OUT]), confirmed=frozenset(by_way[Way.CONFIRM])
        )

    def _key(self, question: OpenPoint) -> Hashable:
        return question.key

    def _ways(self, question: OpenPoint) -> Sequence[Way]:
        return question.ways

    def _can(self, said: Way, chosen: Sequence[OpenPoint]) -> bool:
        alone = said is Way.LEAVE_OUT or len(chosen) == 1
        return alone and super()._can(said, chosen)

    def _show_about(self, chosen: Sequence[OpenPoint]) -> None:
        self.whole.setText(self.context.words(chosen[0].step) if len(chosen) == 1 else "")


def _where(point: OpenPoint) -> str:
    """Without the code of a period that has no column of its own; nothing of the whole register."""
    return (
        point.key.partition(":")[0].rstrip("!")
        if "!" in point.key or not point.key.isdigit()
        else ""
    )
