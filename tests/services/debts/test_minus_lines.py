"""How much of a payout an agreement takes, and where its minus line stands (D-9)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import PayoutLine
from desktop_app.services.debts import ledger, minus_lines
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.storage.debts.entries import Agreement
from tests.builders import SCHOOL_YEAR, Clock, a_child, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.debt_acts import learn_of_the_event, set_off

Q1 = Quarter(2026, 1)


def _line(payee: str, amount: int) -> PayoutLine:
    kind = LineKind.SET_OFF if amount < 0 else LineKind.CURRENT
    months = (Month(2026, 1),)
    return PayoutLine(1, 1, "", "", payee, payee, "KZ1", Q1, months, amount, (), kind)


@pytest.mark.parametrize(
    ("per_payout", "share", "gets", "taken"),
    [
        (0, 0, 17_300, 17_300),
        (5_000, 0, 17_300, 5_000),
        (20_000, 0, 17_300, 20_000),  # what the payee gets is another limit
        (0, 100, 17_301, 17_301),
        (0, 50, 17_301, 8_650),  # a part of a tenge stays with the payee
        (0, 1, 99, 0),
        (0, 1, 100, 1),
        (0, 33, 11_533, 3_805),
    ],
)
def test_what_one_payout_may_take(per_payout: int, share: int, gets: int, taken: int) -> None:
    agreement = Agreement(1, 1, 99_999, per_payout, share, date(2026, 5, 12), "№ 4 келісім")
    assert minus_lines._most(agreement, gets) == taken


def test_each_of_two_agreements_takes_its_share_of_all_that_the_payee_gets(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """Not the second one of what the first has left."""
    children = (a_child(1), a_child(2, date(2017, 2, 9)))
    certificates = (SCHOOL_YEAR, replace(SCHOOL_YEAR, number="18"))
    owing = [
        award(head, reimbursement_entry(school, child=child, certificate=certificate))
        for child, certificate in zip(children, certificates, strict=True)
    ]
    for period in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, period)
    for application in owing:
        learn_of_the_event(head, application, clock)
    certificate = CertificateEntry("90", date(2026, 4, 1), date(2026, 4, 1), date(2026, 5, 25))
    day = date(2026, 5, 13)
    entry = reimbursement_entry(
        school, child=a_child(3, date(2019, 11, 24)), applied_on=day, certificate=certificate
    )
    award(head, entry)
    for debt in ledger.overview(head).debts:
        set_off(head, debt, 10_000, share=20)

    lines = cycle.draw_up(accountant, Quarter(2026, 2)).lines

    assert [line.amount for line in lines] == [17_300, -3_460, -3_460]


PAYEES = st.sampled_from("абв")


@given(st.lists(PAYEES, max_size=8), st.lists(PAYEES, max_size=4))
def test_a_minus_line_stands_right_behind_the_last_line_of_its_payee(
    payees: list[str], minus: list[str]
) -> None:
    due = [_line(payee, 100 + number) for number, payee in enumerate(payees)]
    taken = [_line(payee, -1 - number) for number, payee in enumerate(minus) if payee in payees]

    found = list(minus_lines.placed(due, taken))

    assert [line for line in found if line.amount > 0] == due
    for payee in set(payees):
        own = [line for line in found if line.payee_iin == payee]
        asked = [line for line in taken if line.payee_iin == payee]
        assert own[len(own) - len(asked) :] == asked
        if asked:
            first = found.index(asked[0])
            assert found[first - 1].payee_iin == payee
            assert found[first : first + len(asked)] == asked
