"""What is said by command of rows that could mean two things: also a line of another sheet."""

from pathlib import Path

import pytest

from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import meant, statements
from desktop_app.services.bank import proposed as bank
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers
from tests.builders import Clock
from tests.services.acts import pay
from tests.services.bank.test_came_back import _back as came_back_of
from tests.services.bank.test_came_back import _file as statement_of
from tests.services.bank.test_statements import DAY, states


def test_it_can_be_said_to_be_of_the_other_sheet(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    bank_answers.all_paid(head, closed.id, DAY)
    second = pay(head, "2026Q2")
    path = statement_of(tmp_path, [came_back_of(closed, {"day": head.today()})])
    found = statements.match(head, path).proposed
    with pytest.raises(Trouble, match="can't have come back"):
        meant.settled(found, {1: f"{closed.number}/2"}, head.today())

    said = meant.settled(found, {1: f"{closed.number}/1"}, head.today())

    assert [(each.payout.id, each.returned, each.unanswered) for each in said] == [
        (second.id, 0, len(second.lines)),
        (closed.id, 1, 0),
    ]
    for each in said:
        bank.take(head, each)
    assert states(head, closed) == [LineState.RETURNED, LineState.PAID, LineState.PAID]
    assert set(states(head, second)) == {LineState.APPROVED}
