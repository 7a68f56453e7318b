"""One quiet line: how many pairs of records look alike, and nobody has said who it is."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.cases import alike
from desktop_app.translation import _


class AlikeLine(LinkLine):
    """Hidden where nothing is asked; opens the list of those pairs."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "users")

    def refresh(self) -> None:
        desk = self.context.desk
        words = _("Records that look alike: {count}")
        self.count(lambda: alike.count_open(desk), words, places.ALIKE)
