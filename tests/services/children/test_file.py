"""A child's file: all that stands, ready made, from one moment."""

from datetime import date

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import PaperLanguage, Service
from desktop_app.services.awards import events
from desktop_app.services.children import file
from desktop_app.services.desk import Desk
from desktop_app.services.sums.balances import as_far_as_known
from tests.builders import Clock, a_child, home_education_entry, reimbursement_entry
from tests.services.acts import award, pay, register


@pytest.fixture
def child(head: Desk, accountant: Desk, school: int, clock: Clock) -> int:
    """Awarded for 2025/26 and paid for the first quarter; it is 3 May 2026."""
    made = award(head, reimbursement_entry(school, language=PaperLanguage.RUSSIAN))
    pay(accountant, "2026Q1")
    clock.move_to(date(2026, 5, 3))
    return made.child_id


def test_the_award_is_told_ready_made(head: Desk, child: int) -> None:
    found = file.read(head, child)
    assert found.award is not None
    assert found.award.last == Month(2026, 5)
    assert found.award.ends.values["date"] == date(2026, 5, 25)
    assert found.award.spans[-1][1] == Month(2026, 5)
    assert found.person.full_name == a_child().full_name
    assert found.adult_on == date(2033, 4, 7)
    assert found.language is PaperLanguage.RUSSIAN


def test_an_event_ends_the_award_before_its_school_months(head: Desk, child: int) -> None:
    events.record(head, child, EventKind.DEATH, date(2026, 1, 20))
    found = file.read(head, child)
    assert found.award is not None
    assert (found.award.last, found.died_on) == (Month(2026, 1), date(2026, 1, 20))
    assert found.overpaid
    assert [debt.owed for debt in found.debts] == [found.overpaid]


def test_its_sums_are_those_of_the_balances(head: Desk, child: int) -> None:
    found, sums = file.read(head, child), as_far_as_known(head, child)
    assert found.accounts == sums.accounts
    assert (found.now_known, found.unknown) == (sums.now_known, sums.unknown)
    assert found.due == sum(each.due for each in sums.accounts if each.due)


def test_the_open_application_with_the_nearest_deadline(
    head: Desk, child: int, school: int
) -> None:
    assert file.read(head, child).open_application() is None
    later = register(head, home_education_entry(school, applied_on=date(2026, 5, 5)))
    found = file.read(head, later.child_id)
    opened = found.open_application()
    assert opened is not None
    assert opened.id == later.id
    assert found.open_application(Service.REIMBURSEMENT) is None
    assert found.school_id == school


def test_nobody_on_file(head: Desk) -> None:
    with pytest.raises(LookupError):
        file.read(head, 99)
