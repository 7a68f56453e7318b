"""What the first screen shows: counted, listed and due, from one moment."""

from datetime import date

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import Service, Status
from desktop_app.records.people import Office
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import details as office
from desktop_app.services.today import first_screen
from desktop_app.services.today.first_screen import Waiting
from tests.builders import Clock, Period, home_education_entry, reimbursement_entry
from tests.services.acts import award, pay, register
from tests.services.messages.test_proactive import sent

DECISION = Waiting(Service.REIMBURSEMENT, Status.REGISTERED)


def test_a_new_office_and_what_it_has_done(desk: Desk, head: Desk) -> None:
    found = first_screen.read(desk, Waiting())
    assert found.is_new
    assert (found.first_steps.has_details, found.first_steps.has_schools) == (False, False)
    office.save_details(head, Office(name_kk="Бөлім"))
    assert first_screen.read(desk, Waiting()).first_steps.has_details


def test_what_waits_is_counted_by_what_it_waits_for(desk: Desk, school: int) -> None:
    later = register(desk, reimbursement_entry(school, 1, applied_on=date(2026, 11, 20)))
    sooner = register(desk, home_education_entry(school, 2, applied_on=date(2026, 11, 10)))
    found = first_screen.read(desk, Waiting())
    assert not found.is_new
    assert found.waiting.ids == [sooner.id, later.id]
    assert (found.count(Waiting()), found.count(DECISION)) == (2, 1)
    assert first_screen.read(desk, DECISION).waiting.ids == [later.id]


def test_awards_that_end_by_the_end_of_the_next_period(
    head: Desk, school: int, clock: Clock
) -> None:
    ends = award(
        head,
        reimbursement_entry(
            school,
            applied_on=date(2026, 9, 3),
            certificate=Period(date(2026, 9, 1), date(2027, 1, 20)).entry,
        ),
    )
    clock.move_to(date(2026, 9, 10))
    assert first_screen.read(head, Waiting()).endings == ()
    clock.move_to(date(2026, 11, 21))
    (found,) = first_screen.read(head, Waiting()).endings
    assert found.child_id == ends.child_id


def test_the_payout_of_the_period_and_the_last_one(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    paid = pay(accountant, "2026Q1")
    found = first_screen.read(head, Waiting()).payout
    assert found.period == Quarter(2026, 1)
    assert [row.id for row in found.approved] == [paid.id]
    clock.move_to(date(2026, 5, 3))
    found = first_screen.read(head, Waiting()).payout
    assert (found.period, found.approved) == (Quarter(2026, 2), ())
    assert found.newest is not None
    assert found.newest.id == paid.id


@pytest.mark.parametrize(("today", "count"), [(date(2026, 11, 15), 0), (date(2026, 11, 16), 2)])
def test_complaints_due_within_a_week(
    desk: Desk, monday: Clock, complaint: Complaint, elsewhere: Complaint, today: date, count: int
) -> None:
    """Due on Monday the 23rd, and to be sent on by Thursday the 19th."""
    monday.move_to(today)
    found = first_screen.read(desk, Waiting()).complaints
    assert found is not None
    assert found.nearest.id == elsewhere.id
    assert found.count == (count or 1)


def test_consents_and_drafts_that_wait(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    draft = drafts.add(desk, {"child": {}}).id
    found = first_screen.read(desk, Waiting())
    assert [row.id for row in found.consents] == [message.id]
    assert [row.id for row in found.drafts] == [draft]
