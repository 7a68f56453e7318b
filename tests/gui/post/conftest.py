"""Families that papers are due for."""

from datetime import date

import pytest

from desktop_app.records.applications import Application
from desktop_app.services.desk import Desk
from tests.builders import Clock, a_child, make_iin, reimbursement_entry
from tests.gui.post.papers_page import MAY, NAMES
from tests.ready_made import ready_made
from tests.services.acts import award


@pytest.fixture
@ready_made
def grown_up(head: Desk, school: int, clock: Clock) -> list[Application]:
    """Four children who turned eighteen from January to April; it is May."""
    found = []
    for number, (birthday, name) in enumerate(zip((30, 10, 11, 12), NAMES, strict=True), 1):
        born = date(2008, number, birthday)
        child = a_child(
            iin=make_iin(born, serial=number),
            birth_date=born,
            given_name=f"Әлия-{name}",
        )
        found.append(award(head, reimbursement_entry(school, number, child=child)))
    clock.move_to(MAY)
    return found
