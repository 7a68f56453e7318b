"""One line on the first screen: letters whose answer should have come."""

from collections.abc import Sequence

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.records.requests import Request
from desktop_app.translation import _


class AnswersOverdueLine(LinkLine):
    """Hidden while nothing is overdue; opens the case of the one that is due longest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "mail")
        self.open_button.setObjectName("answersOverdue")

    def show_overdue(self, overdue: Sequence[Request]) -> None:
        self.setVisible(bool(overdue))
        if not overdue:
            return
        first = overdue[0]
        words = _("Answers to letters overdue: {count}, the first was due {day}").format(
            count=wording.number(len(overdue)), day=wording.day(first.answer_by)
        )
        self.tell(words, places.case(first.application_id), theme.BAD)
