"""One quiet line on the first screen: how many families are late with an instalment (D-9)."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.services.today.first_screen import Lines
from desktop_app.translation import _


class InstalmentsOverdueLine(LinkLine):
    """Hidden where everybody returns in time; opens the list of those who do not."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "wallet")

    def show_lines(self, found: Lines) -> None:
        words = _("Instalments overdue: {count}")
        self.show_count(found.overdue, words, places.DEBTS_OVERDUE)
