"""Random merges, in any order and direction: no payment moves unseen, and all can be undone."""

from datetime import date
from itertools import permutations
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Quarter
from desktop_app.services.cases import merging
from desktop_app.services.cases.merging import Proposed
from desktop_app.services.desk import Desk
from desktop_app.services.health.check import check
from desktop_app.services.health.records import Finding
from desktop_app.storage import tables as t
from tests.services.acts import pay, put_award
from tests.services.cases.test_merging import ADDED_TO, everything
from tests.services.twice_on_file import sums

CHILDREN, AWARDS = 4, 7
QUARTERS = (Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1))
PERIOD = "2026Q1"


def _facts(random: Random) -> Facts:
    first = date(2025, random.choice((9, 10, 11, 12)), random.randint(1, 28))
    last = date(2026, random.randint(1, 5), random.randint(1, 25))
    return Facts(date(2015, 4, 7), first, Certificate(first, last), None)


def _office(head: Desk, accountant: Desk, school: int, random: Random) -> list[int]:
    """Children with awards to several payees, who were paid; their ids."""
    with head.database.begin() as connection:
        children = {
            put_award(connection, school, number, random.randint(1, CHILDREN), _facts(random))
            for number in range(1, AWARDS + 1)
        }
    pay(accountant, PERIOD)
    return sorted(children)


def _lines(desk: Desk) -> list[Any]:
    with desk.database.read() as connection:
        return list(connection.execute(select(t.payout_lines).order_by(t.payout_lines.c.id)))


def _money(desk: Desk, child_id: int) -> list[int]:
    """Entitled, paid and overpaid of the periods together."""
    found = [sums(desk, child_id, each) for each in QUARTERS]
    return [sum(each[column] for each in found) for column in (0, 1, 3)]


def _wrong(desk: Desk) -> list[Finding]:
    """What a check of all that is on file finds: such as awards that were put there by hand."""
    return [finding for finding in check(desk) if finding.wrong]


def _foretold(shown: Proposed, paid: int) -> tuple[int, int]:
    return paid, shown.effect.overpaid_after


@pytest.mark.parametrize("seed", range(4))
def test_no_payment_moves_unseen_and_everything_comes_back(
    head: Desk, accountant: Desk, school: int, seed: int
) -> None:
    random = Random(seed)
    children = _office(head, accountant, school, random)
    before, lines, wrong = everything(head), _lines(head), _wrong(head)
    paid_to = {row["id"]: row["payee_id"] for row in before["decisions"]}
    done: list[int] = []
    standing = list(children)
    while len(standing) > 1:
        kept, gone = random.choice(list(permutations(standing, 2)))
        together = _money(head, kept)[1] + _money(head, gone)[1]
        shown = merging.propose(head, kept, gone)
        done.append(merging.merge(head, shown, "Бір бала"))
        standing.remove(gone)
        _entitled, paid, overpaid = _money(head, kept)
        assert (paid, overpaid) == _foretold(shown, together)
        assert _lines(head) == lines
        now = {row["id"]: row["payee_id"] for row in everything(head)["decisions"]}
        assert now == paid_to
        assert _wrong(head) == wrong
    for merge_id in reversed(done):
        merging.take_apart(head, merge_id, "Әр түрлі бала")
    after = everything(head)
    for table in set(before) - ADDED_TO:
        assert after[table] == before[table], table
    for table in ADDED_TO:
        assert after[table][: len(before[table])] == before[table], table
    assert _wrong(head) == wrong
