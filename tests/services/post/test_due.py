"""What is to be written to families: the lists are those of the awards themselves (D-5, D-9)."""

from datetime import date
from typing import TypeVar

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.services.awards import events, terminations
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.debts import demands
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.desk import Desk
from desktop_app.services.post.due import Demands, DueList, FoundDue, Terminations, find, page
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.awards import decided
from tests.builders import Clock, a_child, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import LEFT_OUT, award, pay
from tests.services.debt_acts import KNOWN_ON

MAY = Month(2026, 5)
STOPS = [date(2025, 12, 20), date(2026, 1, 20), date(2026, 2, 20)]


@pytest.fixture
@ready_made
def three(head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    """Paid to March; in May it is learned that one after the other went to a boarding school."""
    names = ((1, "Қуат"), (2, "Әлия"), (3, "Дана"))
    for number, name in names:
        child = a_child(number, given_name=name)
        award(head, reimbursement_entry(school, number, child=child))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(KNOWN_ON)
    with head.database.read() as connection:
        children = sorted({each.child_id for each in decided.awards(connection)})
    for place, child_id in enumerate(children):
        events.record(head, child_id, EventKind.STATE_INSTITUTION, STOPS[-1 - place])


R = TypeVar("R", bound=Proposal | Overpayment)


def one(desk: Desk, listing: DueList[R]) -> FoundDue[R]:
    (found,) = find(desk, [listing])
    return found


def rows(found: FoundDue[R]) -> list[R]:
    seen = [found.rows[place] for place in range(len(found.due))]
    return [each for each in seen if each is not None]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("is_kept", [False, True])
def test_they_are_those_that_are_reckoned_one_by_one(head: Desk, is_kept: bool) -> None:
    if is_kept:
        catch_up(head)
    found = one(head, Terminations(MAY))
    assert rows(found) == list(terminations.proposals(head, MAY))
    assert [each.day for each in found.due] == STOPS
    assert [each.about for each in found.due] == [
        each.stop.key for each in terminations.proposals(head, MAY)
    ]
    february = one(head, Terminations(Month(2026, 2), Month(2026, 2)))
    assert rows(february) == terminations.proposals(head, Month(2026, 2), Month(2026, 2))
    demanded, slowly = one(head, Demands()), demands.proposals(head)
    in_order = [row.child_name for row in rows(demanded)]
    assert len(in_order) == 3
    assert sorted(map(repr, rows(demanded))) == sorted(map(repr, slowly.due))
    assert in_order == sorted(in_order, key=lambda name: "ӘДҚ".index(name.split()[1][0]))
    assert [each.amount for each in demanded.due] == [row.total for row in rows(demanded)]
    assert demanded.lacks_account


@pytest.mark.usefixtures("three")
def test_what_is_told_meanwhile_leaves_its_row_empty(head: Desk) -> None:
    listing = Terminations(MAY)
    first = one(head, listing).due[:1]
    (row,) = page(head, listing, first)
    assert row == terminations.proposals(head, MAY)[0]
    terminations.prepare_of(head, first[0].decision_id, first[0].about, LEFT_OUT)
    assert page(head, listing, first) == [None]
    assert page(head, listing, []) == []
