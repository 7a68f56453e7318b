"""Orders of substitution: who stands in for whom while somebody is away, and by which order."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import Table, fit
from desktop_app.records.acts import Act
from desktop_app.records.people import Worker
from desktop_app.records.substitutions import Substitution, SubstitutionEntry
from desktop_app.services.payouts import substitutions
from desktop_app.translation import _

_WIDTH = 860
_MOST_ROWS = 6

Found = tuple[list[Substitution], list[Worker]]


def show_substitutions(parent: QWidget, context: Context) -> None:
    """Read the orders off the GUI thread and show them."""
    desk = context.desk

    def show(found: Found) -> None:
        SubstitutionsDialog(parent, context, found, lambda: show_substitutions(parent, context))

    context.act(lambda: substitutions.standing(desk), show, changes=False)


class SubstitutionsDialog(AskDialog):
    """The orders that stand, and a new one; ``again`` opens it anew once something was changed."""

    def __init__(
        self, parent: QWidget, context: Context, found: Found, again: Callable[[], None]
    ) -> None:
        words = _(
            "Who drew a payout up approves it only by an order that somebody else has put here."
        )
        super().__init__(parent, context, _("Orders of substitution"), _("Record"), words)
        self._orders, workers = found
        self._opened_again, self._window = again, parent
        self.orders = Table(PagedModel(_columns(), self._rows, self))
        self.orders.setAccessibleName(_("Orders of substitution"))
        self.orders.show_ids(list(range(len(self._orders))))
        self.orders.fit_rows(_MOST_ROWS)
        self.body.addWidget(self.orders)
        people = [(0, ""), *((each.id, each.name) for each in workers)]
        self.number = TextField(_("Order number"), most=substitutions.LONGEST_NUMBER)
        self.day = DayField(_("Order of"))
        self.absent_id = ChoiceField(_("Who is away"), people)
        self.substitute_id = ChoiceField(_("Who stands in"), people)
        self.first_day = DayField(_("From"))
        self.last_day = DayField(_("Until"))
        for name in SubstitutionEntry.__dataclass_fields__:
            self.add(name, getattr(self, name))
        self.annul_button = button(_("Take back…"), self._take_back, icon="undo-2")
        self.annul_button.setAutoDefault(False)
        self.foot.insertWidget(0, self.annul_button)
        self.cancel_button.setText(_("Close"))
        allow(self.accept_button, context.desk, Act.RECORD_SUBSTITUTION)
        ready = bool(self._orders)
        allow(self.annul_button, context.desk, Act.ANNUL_SUBSTITUTION, ready=ready)
        self.resize(_WIDTH, self.column.totalHeightForWidth(_WIDTH))
        self.ask(self._work, lambda _done: again())

    def _rows(self, places: list[int]) -> list[Substitution]:
        return [self._orders[place] for place in places]

    def _work(self) -> Callable[[], Any]:
        desk = self.context.desk
        entry = SubstitutionEntry(
            self.number.value(),
            self.day.value(),
            self.absent_id.value(),
            self.substitute_id.value(),
            self.first_day.value(),
            self.last_day.value(),
        )
        return lambda: substitutions.record(desk, entry)

    def _take_back(self) -> None:
        place = self.orders.selected_id()
        if place is None:
            return
        order = self._orders[place]
        self.reject()
        AnnulDialog(
            self._window,
            self.context,
            _("Take back the order"),
            _("{order} lets nobody approve any more. What was approved by it stays.").format(
                order=order.named
            ),
            lambda desk, why: substitutions.annul(desk, order, why),
            accept_words=_("Take back"),
            done=lambda _done: self._opened_again(),
        )


def _columns() -> list[Column[Substitution]]:
    return [
        Column(_("Order"), lambda each: each.named, width=fit(_("Order"), "№ 000-ж, 00.00.0000")),
        Column(_("Who stands in"), lambda each: each.substitute),
        Column(_("Who is away"), lambda each: each.absent),
        Column(
            _("From"), lambda each: wording.day(each.first_day), width=fit(_("From"), "00.00.0000")
        ),
        Column(
            _("Until"), lambda each: wording.day(each.last_day), width=fit(_("Until"), "00.00.0000")
        ),
        Column(_("Recorded by"), lambda each: each.recorded_by),
    ]
