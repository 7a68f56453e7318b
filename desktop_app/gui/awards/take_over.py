"""Another payee is paid for the child: from which month on the award passes to the applicant."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.awards.effect import EffectView
from desktop_app.gui.consequences.dialog import ConsequenceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.field_help.table import Asked
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.reading import Reading
from desktop_app.law.quarters import Month
from desktop_app.services.awards import deciding, effect_of_payee
from desktop_app.services.awards.deciding import Proposal
from desktop_app.services.awards.effect_of_payee import PayeeChange
from desktop_app.services.awards.take_over import TakeOver
from desktop_app.services.papers.foreseen import ActAt
from desktop_app.translation import _


class TakeOverDialog(ConsequenceDialog):
    """Asks for the month and shows what follows for both payees; awards and prints the notice."""

    def __init__(
        self, parent: QWidget, context: Context, proposal: Proposal, child_name: str
    ) -> None:
        offer = proposal.take_over
        assert offer is not None
        holders = ", ".join(dict.fromkeys(each.payee_name for each in offer.holders))
        super().__init__(
            parent,
            context,
            _("Pass the award to another payee"),
            _("Award and print the notice"),
            _(
                "Paid now: {names}. That award ends with the month before; the months are divided, "
                "none is paid twice (D-3)."
            ).format(names=holders),
        )
        self.child_name = child_name
        self.application, self.reading = proposal.application, Reading(context, self)
        self.seen: PayeeChange | None = None
        self.setMinimumWidth(900)
        self.month = ChoiceField(
            _("From which month on the applicant is paid"),
            [(str(month), _choice(month, offer)) for month in offer.months],
        )
        self.month.set_value(str(offer.first))
        self.month.explain(Asked.PAYEE)
        self.add("month", self.month)
        self.view = EffectView(context)
        self.view.setMinimumHeight(330)
        self.body.addWidget(self.view, 1)
        self.fill()
        self.month.changed.connect(self.refresh)
        self.refresh()

    @property
    def from_month(self) -> Month:
        return Month.parse(self.month.value())

    def refresh(self) -> None:
        """Show what follows from the month that is chosen."""
        self.seen = None
        desk, application_id, month = self.context.desk, self.application.id, self.from_month
        # Nothing is passed on before it is seen what follows.
        self.accept_button.setEnabled(False)
        self.reading.ask(
            lambda: effect_of_payee.preview(desk, application_id, month),
            self._show_seen,
            failed=self._trouble,
        )

    def _show_seen(self, seen: PayeeChange) -> None:
        self.accept_button.setEnabled(True)
        self.seen = seen
        self.view.show_effect(seen.proposal.judgement.steps, seen.effect)

    def _trouble(self, words: str) -> None:
        self.accept_button.setEnabled(True)
        self.view.say(words)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask_of(self._work, done)

    def named(self) -> str:
        month = wording.month(self.from_month, translation.current())
        return _("Award: {name}, from {month} on").format(name=self.child_name, month=month)

    def _work(self) -> ActAt:
        application, month = self.application, self.from_month
        seen = self.seen.proposal if self.seen is not None else None
        return lambda desk: deciding.decide(desk, application, seen=seen, from_month=month)


def _choice(month: Month, offer: TakeOver) -> str:
    words = wording.month(month, translation.current())
    if month in offer.paid:
        return _("{month} (paid to the other payee already)").format(month=words)
    return words
