"""An award that comes while a sheet waits keeps nobody from approving it."""

from datetime import datetime

from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.next_step import NextStep
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.quarters import Quarter
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from tests.builders import Clock, a_child, reimbursement_entry
from tests.services.acts import award, register, seen

Q4 = Quarter(2025, 4)


def test_what_came_since_is_told_and_may_be_taken_in(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    head: Desk,
    accountant: Desk,
    school: int,
    clock: Clock,
) -> None:
    award(head, reimbursement_entry(school, 1))
    clock.move_to(datetime(2025, 12, 22, 9, 0))
    seen(head, cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4)))
    application = register(head, reimbursement_entry(school, 7))
    clock.move_to(datetime(2025, 12, 22, 9, 1))
    deciding.decide(head, application)
    context.desk = head
    window.open(Place("payouts", text=str(Q4)))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(lambda: page.looked is not None)
    assert (page.next.step, page.next.ready) == (NextStep.APPROVE, True)
    assert "came due since" in page.next.note
    assert page.again_button.isVisible()
    assert page.again_button.isEnabled()
    assert page.payout is not None
    assert a_child(7).iin not in {line.child_iin for line in page.payout.lines}

    page.again_button.click()

    qtbot.waitUntil(lambda: page.looked is not None and not page.looked.since)
    assert page.payout is not None
    assert a_child(7).iin in {line.child_iin for line in page.payout.lines}
    assert not page.again_button.isVisible()
