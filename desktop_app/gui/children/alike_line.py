"""One quiet line: how many pairs of records look alike, and nobody has said who it is."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.today.first_screen import Lines
from desktop_app.translation import _


class AlikeLine(LinkLine):
    """Hidden where nothing is asked; opens the list of those pairs."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "users")

    def show_lines(self, found: Lines) -> None:
        self.show_count(found.alike, _("Records that look alike: {count}"), places.ALIKE)
