"""Families that tests of several services begin with."""

from datetime import date

import pytest

from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award


@pytest.fixture
@ready_made
def two(head: Desk, school: int, clock: Clock) -> tuple[int, int]:
    """Two families awarded in September 2025; it is the end of that year. The children's ids."""
    children = [award(head, reimbursement_entry(school, serial)).child_id for serial in (1, 2)]
    clock.move_to(date(2025, 12, 22))
    return children[0], children[1]
