"""A payout that the bank answers."""

from datetime import date

import pytest

from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """A payout of three lines, approved on 12 January 2026; today is 6 April."""
    for serial in (1, 2, 3):
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12)))
    found = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    return found
