"""A payout that goes to two banks, and its page before the accountant."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.gui.payouts.payout_page import opened
from tests.ready_made import ready_made
from tests.services.acts import award, pay


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    for serial, bank in ((1, "722"), (2, "601"), (3, "722")):
        facts = {"iban": make_iban(serial, bank=bank)}
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12), facts=facts))
    found = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    return found


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, closed: ApprovedPayout
) -> PayoutsPage:
    context.desk = accountant
    return opened(qtbot, window, Place("payouts", closed.id))
