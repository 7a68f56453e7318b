"""Approving a payout: what is approved, that it is for good, and who may do it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.field_help import mark
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import facts, label
from desktop_app.gui.parts.progress import LongWork
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.records.substitutions import Substitution
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts.cycle import Looked
from desktop_app.services.payouts.substitutions import is_own
from desktop_app.translation import _

_WIDTH = 480


class ApprovePayoutDialog(AskDialog):
    """What can't be undone is not done by a habit of the hand: the focus is on Cancel.

    The order is chosen only by the one who drew the sheet up, among ``orders``, which somebody else
    has recorded. Where it can't be approved, the dialog
    goes away and ``refused`` is given the words.
    """

    is_for_good = True

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        looked: Looked,
        orders: Sequence[Substitution],
        approved: Callable[[ApprovedPayout], None],
        refused: Callable[[str], None],
    ) -> None:
        super().__init__(parent, context, _("Approve the payout"), _("Approve for good"))
        assert looked.draft is not None
        self._draft, self._refused = looked.draft, refused
        payout, draft = looked.payout, looked.draft
        self.setMinimumWidth(_WIDTH)
        self.body.addLayout(
            facts(
                [
                    (_("Period"), wording.period(payout.quarter, translation.current())),
                    (_("Lines"), wording.number(len(payout.lines))),
                    (_("Sum"), wording.tenge(payout.total)),
                    (_("Drawn up by"), f"{draft.drawn_by}, {wording.moment(draft.drawn_at)}"),
                    (_("Approves"), context.desk.worker.name),
                ]
            )
        )
        words = _(
            "Names, accounts, sums and the values they were counted with stay as they are now. "
            "What becomes known later is paid, or shown as overpaid, in the next sheet."
        )
        asked = mark.asks(self, Asked.APPROVAL, self.windowTitle())
        self.body.addLayout(mark.beside(label(words), asked))
        if is_own(context.desk, draft):
            self._ask_for_the_order(orders)
        self.long_work = LongWork()
        self.body.addWidget(self.long_work)
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
        self.ask(self._work, approved)

    def _ask_for_the_order(self, orders: Sequence[Substitution]) -> None:
        words = _(
            "You drew this sheet up, so another person approves it. If a recorded order lets you "
            "do both, choose it: it stays with the sheet."
        )
        self.body.addWidget(label(words, "warning"))
        named = _("{order}: for {absent}, until {last}")
        choices: list[tuple[int | None, str]] = [(None, _("no order"))]
        choices += [
            (
                each.id,
                named.format(order=each.named, absent=each.absent, last=wording.day(each.last_day)),
            )
            for each in orders
        ]
        self.add("substitution", ChoiceField(_("Order of substitution"), choices))

    def _work(self) -> Callable[[], ApprovedPayout]:
        desk, draft = self.context.desk, self._draft
        asked = self.fields.get("substitution")
        order_id = asked.value() if isinstance(asked, ChoiceField) else None
        running = self.long_work.begin()
        return lambda: cycle.approve(desk, draft, order_id, running)

    def _failed(self, message: str) -> None:
        self._set_doing(doing=False)
        self.reject()
        self._refused(message)
