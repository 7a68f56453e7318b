"""What stopped, what was overpaid, and the head's tray, on PostgreSQL."""

import threading
from datetime import date

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.services.awards import events, terminations
from desktop_app.services.debts import demands
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.services.acts import LEFT_OUT, award, pay
from tests.storage.test_postgresql import database

__all__ = ["database"]
pytestmark = pytest.mark.postgresql


def test_what_stopped_is_told_and_what_was_overpaid_is_demanded(
    desk: Desk, head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    application = award(head, reimbursement_entry(school))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 5, 12))
    events.record(desk, application.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77))
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    (stopped,) = terminations.proposals(desk, Month(2026, 5))
    (overpaid,) = demands.proposals(desk).due
    assert (stopped.stop.key, overpaid.total) == ("state institution 2026-01-20", 23_067)
    prepared = [
        terminations.prepare(desk, stopped, LEFT_OUT),
        demands.prepare(desk, overpaid, LEFT_OUT),
    ]
    assert tray.waiting(head) == prepared
    assert b"%PDF" in signing.preview(head, tray.waiting(head)[0])

    signed: list[NoticeRow] = []
    told: list[ChangedMeanwhile] = []

    def sign(approval: Approval) -> None:
        try:
            signed.append(signing.approve(head, approval))
        except ChangedMeanwhile as error:
            told.append(error)

    heads = [threading.Thread(target=sign, args=(each,)) for each in tray.waiting(head) * 2]
    for each in heads:
        each.start()
    for each in heads:
        each.join()
    assert (len(signed), len(told)) == (2, 2)
    assert len({paper.number for paper in signed}) == 2
    assert terminations.proposals(desk, Month(2026, 5)) == []
    assert demands.proposals(desk).due == ()
