"""The registers as lists: which lines a period has, narrowed, and the rows that go with them."""

from datetime import date

import pytest

from desktop_app.records.kinds import ComplaintStatus, NoticeKind, Register, Service
from desktop_app.services.desk import Desk
from desktop_app.services.registers.lists import (
    Applications,
    Complaints,
    Papers,
    Payouts,
    Stages,
)
from tests.builders import Clock, home_education_entry, reimbursement_entry
from tests.services.acts import award, pay, put_complaint, register

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def two_cases(head: Desk, school: int) -> None:
    """Registered in September 2025 and awarded in January 2026; registered in November 2026."""
    award(head, reimbursement_entry(school), decided_on=date(2026, 1, 20))
    register(head, home_education_entry(school, 2, applied_on=date(2026, 11, 20)))


@pytest.mark.usefixtures("two_cases")
def test_applications_of_a_period_and_a_service(desk: Desk) -> None:
    found = Applications(*YEAR).find(desk)
    assert [found.rows[each].service for each in found.ids] == [Service.HOME_EDUCATION]
    both = Applications(date(2025, 1, 1), date(2027, 1, 1)).find(desk)
    assert [both.rows[each].applied_on.year for each in both.ids] == [2026, 2025]
    assert Applications(*YEAR, Service.REIMBURSEMENT).find(desk).ids == []


@pytest.mark.usefixtures("two_cases")
def test_papers_of_a_register_and_a_kind(desk: Desk) -> None:
    found = Papers(*YEAR, register=Register.OUTGOING).find(desk)
    kinds = [found.rows[each].kind for each in found.ids]
    assert kinds == [NoticeKind.RECEIPT_SLIP, NoticeKind.AWARD]
    assert len(Papers(*YEAR, NoticeKind.AWARD).find(desk).ids) == 1
    assert Papers(*YEAR, register=Register.ORDERS).find(desk).ids == []


@pytest.mark.usefixtures("two_cases")
def test_stages_name_their_application(desk: Desk) -> None:
    found = Stages(*YEAR, Service.REIMBURSEMENT).find(desk)
    assert found.ids == sorted(found.ids, reverse=True)
    assert {row.number for row in found.rows.values()} == {"Ө-2025-00001"}
    page = Stages(*YEAR).page(desk, found.ids[-1:])
    assert page == [found.rows[found.ids[-1]]]


@pytest.mark.usefixtures("two_cases")
def test_payouts_by_the_day_of_their_approval(accountant: Desk, clock: Clock) -> None:
    first, second = pay(accountant, "2025Q4"), pay(accountant, "2026Q3")
    clock.move_to(date(2026, 11, 21))
    found = Payouts(*YEAR).find(accountant)
    assert [found.rows[each].number for each in found.ids] == [second.number, first.number]
    day = first.closed_at.date()
    assert Payouts(date(2020, 1, 1), day).find(accountant).ids == []


def test_complaints_by_their_status(desk: Desk) -> None:
    with desk.database.begin() as connection:
        put_complaint(connection, "ШҒ-2026-00001")
    found = Complaints(*YEAR).find(desk)
    assert [found.rows[each].number for each in found.ids] == ["ШҒ-2026-00001"]
    status = found.rows[found.ids[0]].status
    other = next(each for each in ComplaintStatus if each is not status)
    assert Complaints(*YEAR, status).find(desk).ids == found.ids
    assert Complaints(*YEAR, other).find(desk).ids == []
