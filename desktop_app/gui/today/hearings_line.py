"""One line on the first screen: hearings whose day has passed, and nobody put down what came."""

from collections.abc import Sequence
from datetime import datetime

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.records.hearings import Hearing
from desktop_app.translation import _


class HearingsLine(LinkLine):
    """Hidden while every hearing is put down; opens the case of the earliest one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "users")
        self.open_button.setObjectName("hearingsPast")

    def show_past(self, past: Sequence[Hearing]) -> None:
        self.setVisible(bool(past))
        if not past:
            return
        first = past[0]
        words = _("Hearings to put down: {count}, the first was on {day}").format(
            count=wording.number(len(past)), day=wording.day(first.held_at or datetime.min)
        )
        self.tell(words, places.case(first.application_id), theme.BAD)
