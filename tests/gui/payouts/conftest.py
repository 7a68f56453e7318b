"""A payout drawn up in the window."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.payouts.payout_page import opened
from tests.ready_made import ready_made
from tests.services.acts import award, three_lines


@pytest.fixture
def family(head: Desk, school: int) -> int:
    """Worked example 6: applied in September 2025, awarded on 20 January 2026; the child's id."""
    entry = reimbursement_entry(school)
    return award(head, entry, decided_on=date(2026, 1, 20)).child_id


@pytest.fixture
@ready_made
def first(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """Three children of the first quarter, approved on 12 January 2026; today is 6 April."""
    return three_lines(head, school, clock)


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, family: int
) -> PayoutsPage:
    """The payouts of the quarter in which the award was made, as the accountant sees them."""
    context.desk = accountant
    return opened(qtbot, window, Place("payouts"))
