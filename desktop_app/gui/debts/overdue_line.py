"""One quiet line on the first screen: how many families are late with an instalment (D-9)."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.translation import _


class InstalmentsOverdueLine(LinkLine):
    """Hidden where everybody returns in time; opens the list of those who do not."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "wallet")

    def refresh(self) -> None:
        desk = self.context.desk

        def count() -> int:
            from desktop_app.services.debts import ledger

            return ledger.overdue_count(desk)

        self.count(count, _("Instalments overdue: {count}"), places.DEBTS_OVERDUE)
