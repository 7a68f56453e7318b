"""A debt from the top down: what is next, who and why, months and sums, the ledger (D-9)."""

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui.debts.acts import DebtActs
from desktop_app.gui.debts.list_page import state_colour, state_words
from desktop_app.gui.debts.next_step import next_step
from desktop_app.gui.debts.parts import InstalmentsCard, LedgerCard, PeriodsCard, WhyCard
from desktop_app.gui.frames.file_page import FilePage
from desktop_app.gui.frames.file_parts import PapersCard
from desktop_app.gui.frames.next_card import NextCard
from desktop_app.gui.parts.pieces import label
from desktop_app.services.debts import file as debt_file
from desktop_app.services.debts.file import DebtFile
from desktop_app.services.debts.ledger import Debt
from desktop_app.translation import _


class DebtPage(FilePage):
    """``place.id`` is the decision on the award that was overpaid."""

    def refresh(self) -> None:
        desk, decision_id = self.context.desk, self.place.id
        self.reading.ask(lambda: debt_file.read(desk, decision_id), self._show)

    def _show(self, file: DebtFile) -> None:
        self.deadline.hide()
        if file.debt is None:
            self.show_number(_("Overpayment"))
            self.show_status("", "")
            self.show_parts([label(_("Nothing is overpaid on this award any more."))])
            return
        debt = file.debt
        self.show_number(_("Overpayment: {sum}").format(sum=wording.tenge(debt.arisen)))
        self.show_status(state_words(debt), state_colour(debt))
        self.about.setText(debt.overpayment.child_name)
        self.show_parts(self._parts(debt, file))

    def _parts(self, debt: Debt, file: DebtFile) -> list[QWidget]:
        acts = DebtActs(self, self.context, debt)
        step = next_step(debt, acts, self.context, lacks_account=file.lacks_account)
        parts: list[QWidget] = [
            NextCard(step, self.context),
            PeriodsCard(debt),
            LedgerCard(debt, acts.annul),
        ]
        if debt.to_come:
            parts.insert(2, InstalmentsCard(debt))
        parts.append(WhyCard(debt, acts, self.context))
        if file.papers:
            parts.append(PapersCard(file, acts.show))
        return parts
