"""One quiet line on the first screen: what waits for the head, and whom the office has to tell."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.records.acts import Act
from desktop_app.services.today.first_screen import Lines
from desktop_app.translation import _


class ToSignLine(LinkLine):
    """The head is told how many papers wait, others how many terminations are due; or nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "signature")

    def show_lines(self, found: Lines) -> None:
        if self.context.desk.may(Act.SIGN):
            self.show_count(found.to_sign, _("To sign: {count}"), places.TO_SIGN)
        else:
            words = _("Terminations to tell: {count}")
            self.show_count(found.terminations, words, places.TO_ISSUE)
