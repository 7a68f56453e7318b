"""One quiet line on the first screen: how many papers have not reached whom they are for."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.today.first_screen import Lines
from desktop_app.translation import _


class ToDeliverLine(LinkLine):
    """Hidden where nothing waits; opens the list of what does."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "send")

    def show_lines(self, found: Lines) -> None:
        words = _("Not yet delivered: {count}")
        self.show_count(found.undelivered, words, places.UNDELIVERED)
