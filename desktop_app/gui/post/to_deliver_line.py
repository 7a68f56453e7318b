"""One quiet line on the first screen: how many papers have not reached whom they are for."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.post import undelivered
from desktop_app.translation import _


class ToDeliverLine(LinkLine):
    """Hidden where nothing waits; opens the list of what does."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "send")

    def refresh(self) -> None:
        desk = self.context.desk
        self.count(
            lambda: undelivered.count(desk), _("Not yet delivered: {count}"), places.UNDELIVERED
        )
