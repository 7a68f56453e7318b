"""The page of a debt at one moment: the debt, its demands, whether there is an account."""

from desktop_app.records.kinds import NoticeKind
from desktop_app.services.debts import demands, file
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.services.acts import LEFT_OUT, award
from tests.services.debt_acts import only_debt, overpaid_family


def test_a_debt_with_its_demands_and_the_account(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    overpaid_family(head, accountant, school, clock)
    debt = only_debt(head)
    found = file.read(head, debt.decision_id)
    assert (found.debt, found.lacks_account, found.papers) == (debt, True, ())
    assert demands.proposals(head).lacks_account
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    assert not demands.proposals(head).lacks_account
    demands.prepare(head, debt.overpayment, LEFT_OUT)
    found = file.read(head, debt.decision_id)
    assert not found.lacks_account
    assert [paper.kind for paper in found.papers] == [NoticeKind.REPAYMENT_DEMAND]


def test_an_award_on_which_nothing_is_overpaid_has_none(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    assert file.read(head, 1).debt is None
