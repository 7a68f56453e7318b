"""How far the payout of this period is."""

from PySide6.QtWidgets import QVBoxLayout

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Card, button, clear, label
from desktop_app.services.today.first_screen import PayoutState
from desktop_app.translation import _


class PayoutCard(Card):
    """The period's sheets that stand, or else the newest of any."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Payout"))
        self.head.addWidget(
            button(_("Open payouts"), lambda: context.go(places.PAYOUTS), icon="banknote")
        )
        self._lines = QVBoxLayout()
        self.column.addLayout(self._lines)

    def show_state(self, found: PayoutState) -> None:
        approved = found.approved
        name = wording.period(found.period, translation.current())
        state = _("{quarter}: approved") if approved else _("{quarter}: not approved yet")
        clear(self._lines)
        shown = label(state.format(quarter=name[:1].upper() + name[1:]))
        shown.setStyleSheet(f"color: {theme.GOOD if approved else theme.WARN};")
        self._lines.addWidget(shown)
        before = () if found.newest is None else (found.newest,)
        for row in approved or before:
            line = _("{number} of {date}: {sum}").format(
                number=row.number,
                date=wording.day(row.closed_at.date()),
                sum=wording.tenge(row.total),
            )
            shown_line = line if approved else _("Last: {payout}").format(payout=line)
            self._lines.addWidget(label(shown_line, "quiet"))
