"""A family that was paid too much, for all tests of debts that ask for it."""

import pytest

from desktop_app.records.applications import Application
from desktop_app.services.desk import Desk
from tests.builders import Clock
from tests.services.debt_acts import overpaid_family


@pytest.fixture
def family(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    return overpaid_family(head, accountant, school, clock)
