"""A debt from the top down: what is next, who and why, months and sums, the ledger (D-9)."""

from dataclasses import dataclass

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
from desktop_app.records.decisions import Act, NoticeRow
from desktop_app.services.debts import ledger
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.translation import _


@dataclass(frozen=True)
class DebtFile:
    """A debt, its demands the newest first, and whether money has an account to come to."""

    debt: Debt | None
    lacks_account: bool

    @property
    def papers(self) -> tuple[NoticeRow, ...]:
        return tuple(reversed(self.debt.demands)) if self.debt else ()

    @property
    def history(self) -> tuple[Act, ...]:
        return ()


def read(desk: Desk, decision_id: int) -> DebtFile:
    with desk.database.read() as connection:
        found = ledger.read(connection, desk.today(), decision_id)
        return DebtFile(found, not repayment_terms.stored(connection).iban)


class DebtPage(FilePage):
    """``place.id`` is the decision on the award that was overpaid."""

    def refresh(self) -> None:
        try:
            file = read(self.context.desk, self.place.id)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error)
            return
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
