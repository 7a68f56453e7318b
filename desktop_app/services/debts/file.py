"""What the page of one debt shows, all of it read at one moment."""

from dataclasses import dataclass

from desktop_app.records.decisions import Act, NoticeRow
from desktop_app.records.looks import Subject
from desktop_app.services.debts import ledger, terms
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.looks.looking import look


@dataclass(frozen=True)
class DebtFile:
    """A debt, its demands the newest first, and whether money has an account to come to.

    ``debt`` is None where nothing is overpaid on the award any more.
    """

    debt: Debt | None
    lacks_account: bool

    @property
    def papers(self) -> tuple[NoticeRow, ...]:
        return tuple(reversed(self.debt.demands)) if self.debt else ()

    @property
    def history(self) -> tuple[Act, ...]:
        return ()


def read(desk: Desk, decision_id: int) -> DebtFile:
    """The debt on the award of a decision (D-9)."""
    with desk.reading() as connection:
        found = ledger.read(connection, desk.today(), decision_id)
        file = DebtFile(found, not terms.stored(connection).iban)
    if found is not None:
        look(desk, Subject.CHILD, found.overpayment.child_id)
    return file
