"""What the first screen shows: counted, listed and due, from one moment."""

from datetime import date

from desktop_app.law.quarters import Quarter
from desktop_app.records.decisions import Ending
from desktop_app.records.people import Office
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import details as office
from desktop_app.services.today import first_screen
from desktop_app.services.today.first_screen import FirstSteps
from desktop_app.services.today.queue import Kind
from tests.builders import Clock, Period, reimbursement_entry
from tests.services.acts import award, pay, register
from tests.services.waiting import waiting


def test_a_new_office_and_what_it_has_done(desk: Desk, head: Desk) -> None:
    assert first_screen.read(desk).first_steps == FirstSteps(has_details=False, has_schools=False)
    office.save_details(head, Office(name_kk="Бөлім"))
    assert first_screen.read(desk).first_steps == FirstSteps(has_details=True, has_schools=False)


def test_an_office_with_an_application_has_no_first_steps(desk: Desk, school: int) -> None:
    register(desk, reimbursement_entry(school, 1))
    assert first_screen.read(desk).first_steps is None


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
    assert waiting(head, Kind.ENDING) == []
    clock.move_to(date(2026, 11, 21))
    (found,) = waiting(head, Kind.ENDING)
    assert isinstance(found.record, Ending)
    assert found.record.child_id == ends.child_id


def test_the_payout_of_the_period_and_the_last_one(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    paid = pay(accountant, "2026Q1")
    found = first_screen.read(head).payout
    assert found.period == Quarter(2026, 1)
    assert [row.id for row in found.approved] == [paid.id]
    clock.move_to(date(2026, 5, 3))
    found = first_screen.read(head).payout
    assert (found.period, found.approved) == (Quarter(2026, 2), ())
    assert found.newest is not None
    assert found.newest.id == paid.id


def test_drafts_that_wait(desk: Desk) -> None:
    draft = drafts.add(desk, {"child": {}}).id
    assert [row.id for row in first_screen.read(desk).drafts] == [draft]
