"""A payout that the bank answers."""

import pytest

from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from tests.builders import Clock
from tests.ready_made import ready_made
from tests.services.acts import three_lines


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """A payout of three lines, approved on 12 January 2026; today is 6 April."""
    return three_lines(head, school, clock)
