"""Families that tests of several services begin with."""

from datetime import date

import pytest

from desktop_app.services.desk import Desk
from tests.builders import Clock, a_child, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award


@pytest.fixture
@ready_made
def two(head: Desk, school: int, clock: Clock) -> tuple[int, int]:
    """Two families awarded in September 2025; it is the end of that year. The children's ids."""
    entries = [
        reimbursement_entry(school, serial, child=a_child(serial, given_name=name))
        for serial, name in ((1, "Әлия"), (2, "Камила"))
    ]
    children = [award(head, entry).child_id for entry in entries]
    clock.move_to(date(2025, 12, 22))
    return children[0], children[1]
