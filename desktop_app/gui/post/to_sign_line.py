"""One quiet line on the first screen: what waits for the head, and whom the office has to tell."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.records.acts import Act
from desktop_app.services.papers import tray
from desktop_app.translation import _


class ToSignLine(LinkLine):
    """The head is told how many papers wait, others how many terminations are due; or nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "signature")

    def refresh(self) -> None:
        desk = self.context.desk
        if desk.may(Act.SIGN):
            self.count(lambda: tray.count(desk), _("To sign: {count}"), places.TO_SIGN)
            return

        def count() -> int:
            from desktop_app.services.awards import terminations

            return terminations.count_due(desk)

        self.count(count, _("Terminations to tell: {count}"), places.TO_ISSUE)
