"""What is agreed to be set off makes minus lines of the next payouts, and never too many."""

from datetime import date
from typing import Any

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.debts import demands
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.payouts import cycle
from tests.builders import a_child, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay
from tests.services.debt_acts import OVERPAID, only_debt, repay, set_off


@pytest.fixture
@ready_made
def sibling(head: Desk, family: Application, school: int) -> Application:
    """A child of the same payee, awarded for the second quarter of 2026."""
    certificate = CertificateEntry("90", date(2026, 4, 1), date(2026, 4, 1), date(2026, 5, 25))
    entry = reimbursement_entry(
        school,
        child=a_child(2, date(2017, 2, 9)),
        applied_on=date(2026, 5, 13),
        certificate=certificate,
    )
    return award(head, entry)


@pytest.fixture
def gets(sibling: Application) -> int:
    """May only: the half of a quarter."""
    return 17_300


def lines(payout: ApprovedPayout) -> list[tuple[str, str, int]]:
    return [(str(each.period), each.kind.value, each.amount) for each in payout.lines]


def test_no_minus_line_without_an_agreement(accountant: Desk, gets: int) -> None:
    assert lines(pay(accountant, "2026Q2")) == [("2026Q2", "current", gets)]


@pytest.mark.parametrize(
    ("limits", "taken"),
    [({}, 17_300), ({"per_payout": 5_000}, 5_000), ({"share": 20}, 3_460)],
)
def test_an_agreement_is_set_off(
    accountant: Desk, gets: int, limits: dict[str, Any], taken: int
) -> None:
    causes = only_debt(accountant).overpayment.causes
    set_off(accountant, only_debt(accountant), 20_000, **limits)
    debt = only_debt(accountant)
    assert (debt.owed, debt.to_set_off, debt.balance) == (OVERPAID, 20_000, 3_067)
    payout = pay(accountant, "2026Q2")
    assert lines(payout) == [("2026Q2", "current", gets), ("2026Q1", "set-off", -taken)]
    assert payout.total == gets - taken
    debt = only_debt(accountant)
    assert (debt.set_off, debt.owed) == (taken, OVERPAID - taken)
    assert (debt.to_set_off, debt.balance) == (20_000 - taken, 3_067)
    assert debt.overpayment.causes == causes  # a minus line is no later payment
    assert not cycle.draw_up(accountant, Quarter(2026, 2)).lines


def test_no_more_than_was_agreed_is_set_off(accountant: Desk, gets: int) -> None:
    set_off(accountant, only_debt(accountant), 1_000)
    assert lines(pay(accountant, "2026Q2"))[1:] == [("2026Q1", "set-off", -1_000)]


def test_no_more_than_is_owed_is_set_off(accountant: Desk, gets: int) -> None:
    set_off(accountant, only_debt(accountant), OVERPAID)
    repay(accountant, OVERPAID - 500)
    assert lines(pay(accountant, "2026Q2"))[1:] == [("2026Q1", "set-off", -500)]


def test_an_agreement_annulled_makes_no_line(accountant: Desk, gets: int) -> None:
    set_off(accountant, only_debt(accountant), OVERPAID)
    (entry,) = only_debt(accountant).entries
    debt_entries.annul(accountant, only_debt(accountant), entry.id, "Алушы бас тартты")
    assert lines(pay(accountant, "2026Q2")) == [("2026Q2", "current", gets)]


def test_a_later_agreement_is_of_its_own(accountant: Desk, gets: int) -> None:
    """What an earlier one took does not count towards the next."""
    set_off(accountant, only_debt(accountant), 4_000)
    pay(accountant, "2026Q2")
    set_off(accountant, only_debt(accountant), 9_000)
    assert only_debt(accountant).to_set_off == 9_000


def test_what_is_agreed_to_be_set_off_is_not_demanded(accountant: Desk, gets: int) -> None:
    set_off(accountant, only_debt(accountant), OVERPAID)
    assert demands.proposals(accountant).due == ()
    assert not only_debt(accountant).may_be_demanded
    (entry,) = only_debt(accountant).entries
    debt_entries.annul(accountant, only_debt(accountant), entry.id, "Алушы бас тартты")
    set_off(accountant, only_debt(accountant), OVERPAID - 1)
    assert only_debt(accountant).may_be_demanded
    assert len(demands.proposals(accountant).due) == 1


def test_an_office_with_a_minus_line_is_healthy(accountant: Desk, gets: int) -> None:
    set_off(accountant, only_debt(accountant), OVERPAID)
    pay(accountant, "2026Q2")
    found = health.check(accountant)
    assert [each.step.label for each in found if each.wrong] == []
