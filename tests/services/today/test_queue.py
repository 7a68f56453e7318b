"""All that waits in one queue: its order, whose it is, what is late, and how it is paged."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.facts import EventKind
from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.complaints import Complaint
from desktop_app.records.decisions import Ending
from desktop_app.records.kinds import InstructionLanguage, MessageAnswer
from desktop_app.records.requests import RequestEntry, RequestKind
from desktop_app.services.applications import home_education, registering
from desktop_app.services.awards import before_end, deciding, events
from desktop_app.services.desk import Desk
from desktop_app.services.messages import proactive
from desktop_app.services.papers import hearings, requests
from desktop_app.services.today import first_screen
from desktop_app.services.today.queue import WHOSE, Chosen, Entry, Kind, Queue
from tests.builders import Clock, Period, home_education_entry, reimbursement_entry
from tests.services.acts import award, register
from tests.services.messages.test_proactive import SENT, sent
from tests.services.waiting import listed, waiting

MINE, ALL = Chosen(mine=True), Chosen()
DAY = date(2026, 11, 20)


def kinds(desk: Desk, chosen: Chosen) -> list[Kind]:
    return [row.entry.kind for row in listed(desk, chosen)]


def _entry(school: int, **changes: Any) -> ApplicationEntry:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    return reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=year, **changes)


def test_an_application_waits_for_what_is_next(
    desk: Desk, head: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 10))
    decision = register(desk, reimbursement_entry(school, 1, applied_on=date(2026, 11, 10)))
    of_class = register(desk, home_education_entry(school, 2, applied_on=date(2026, 11, 10)))
    order = register(desk, home_education_entry(school, 3, applied_on=date(2026, 11, 10)))
    gone = register(desk, home_education_entry(school, 4, applied_on=date(2026, 11, 10)))
    home_education.consider(head, order, "5 А", InstructionLanguage.KAZAKH)
    registering.withdraw(desk, gone, "келмеді")
    assert {row.entry.kind: row.entry.id for row in listed(head, ALL)} == {
        Kind.CLASS: of_class.id,
        Kind.ORDER: order.id,
    }
    assert [row.record.number for row in waiting(desk, Kind.DECISION)] == [decision.number]  # type: ignore[union-attr]
    registering.withdraw(desk, decision, "келмеді")
    assert waiting(desk, Kind.DECISION) == []


def test_a_message_is_late_by_the_hour_and_its_consent_never(
    desk: Desk, school: int, clock: Clock
) -> None:
    message = sent(desk, school)  # on the 20th at 18:00
    (row,) = waiting(desk, Kind.CONSENT)
    assert (row.entry.id, row.entry.due) == (message.id, date(2026, 11, 21))
    assert first_screen.read(desk).queue.late(ALL) == 0
    clock.move_to(datetime(2026, 11, 21, 18, 1))
    assert first_screen.read(desk).queue.late(ALL) == 1
    proactive.answer(desk, message, MessageAnswer.CONSENT, SENT + timedelta(hours=2))
    clock.move_to(date(2026, 11, 25))
    (row,) = waiting(desk, Kind.CONSENT)
    assert row.entry.due == date(2026, 11, 25)
    assert first_screen.read(desk).queue.late(ALL) == 0


def test_complaints_wait_by_their_nearest_day(
    desk: Desk, monday: Clock, complaint: Complaint, elsewhere: Complaint
) -> None:
    """Due on Monday the 23rd, and to be sent on by Thursday the 19th."""
    monday.move_to(date(2026, 11, 15))
    assert [row.entry.id for row in listed(desk, ALL)] == [elsewhere.id]
    monday.move_to(date(2026, 11, 16))
    assert [row.entry.id for row in listed(desk, ALL)] == [elsewhere.id, complaint.id]
    found = first_screen.read(desk).queue
    assert (found.count(Chosen(Kind.COMPLAINT)), found.late(ALL)) == (2, 0)
    monday.move_to(date(2026, 11, 20))
    assert first_screen.read(desk).queue.late(ALL) == 1


def test_a_letter_and_a_hearing_open_their_case(desk: Desk, school: int, clock: Clock) -> None:
    facts = {"full_state_support": True}
    entry = reimbursement_entry(school, applied_on=DAY, facts=facts)
    case = register(desk, entry)
    asked = RequestEntry(RequestKind.SCHOOL, "Школа № 8", "Выдана ли?", date(2026, 11, 24))
    requests.send(desk, case.id, asked)
    intended = deciding.intended(deciding.proposal(desk, case.id))
    hearings.call(desk, intended, datetime(2026, 11, 26, 10), "14-кабинет")
    clock.move_to(date(2026, 11, 26))
    assert [row.record.number for row in waiting(desk, Kind.ANSWER)] == [case.number]  # type: ignore[union-attr]
    assert waiting(desk, Kind.HEARING) == []
    clock.move_to(date(2026, 11, 27))
    assert [row.record.number for row in waiting(desk, Kind.HEARING)] == [case.number]  # type: ignore[union-attr]


def test_a_family_that_was_told_waits_no_longer(desk: Desk, head: Desk, school: int) -> None:
    term = {"disability_until": date(2026, 11, 25)}
    award(head, _entry(school, facts=term), DAY)
    (row,) = listed(desk, MINE)
    assert isinstance(row.record, Ending)
    before_end.tell(desk, row.record)
    assert listed(desk, MINE) == []
    (row,) = waiting(desk, Kind.ENDING)
    assert row.entry.is_done


def test_what_ends_by_an_event_is_listed(desk: Desk, head: Desk, school: int) -> None:
    child = award(head, _entry(school), DAY).child_id
    events.record(desk, child, EventKind.STATE_INSTITUTION, date(2026, 10, 5))
    assert [row.record.child_name for row in waiting(desk, Kind.ENDING)]  # type: ignore[union-attr]


def test_whose_it_is(desk: Desk, head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    """A clerk's own comes first; where nothing is one's own, one sees what the office waits for."""
    clock.move_to(DAY)
    register(desk, home_education_entry(school, 2, applied_on=DAY))
    sent(desk, school, sent_at=SENT - timedelta(days=1))
    assert set(kinds(desk, MINE)) == {Kind.CONSENT}
    assert set(kinds(head, MINE)) == {Kind.CLASS}
    assert kinds(accountant, MINE) == []
    assert [first_screen.read(each).chosen for each in (desk, head, accountant)] == [
        MINE,
        MINE,
        ALL,
    ]


def test_what_is_ones_own_is_the_work_of_the_role(
    desk: Desk, head: Desk, accountant: Desk, inspector: Desk
) -> None:
    """Whoever only stands in for the clerks is not shown their work as his own."""
    assert set(WHOSE) == set(Kind)
    of_clerk, of_head, of_accountant, of_inspector = (
        first_screen.read(each).queue.mine for each in (desk, head, accountant, inspector)
    )
    assert of_clerk == {
        Kind.CONSENT,
        Kind.COMPLAINT,
        Kind.HEARING,
        Kind.ANSWER,
        Kind.ENDING,
    }
    assert of_head == {Kind.CLASS, Kind.ORDER, Kind.DECISION, Kind.COMPLAINT, Kind.HEARING}
    assert of_accountant == {Kind.HEARING}
    assert of_inspector == set()


ENTRIES = st.builds(
    Entry,
    st.sampled_from(Kind),
    st.integers(1, 50),
    st.none() | st.dates(date(2026, 10, 1), date(2027, 1, 1)),
    st.booleans(),
)


@given(st.lists(ENTRIES, unique_by=lambda each: each.key), st.frozensets(st.sampled_from(Kind)))
def test_no_two_have_one_key_and_the_lists_agree(
    entries: list[Entry], mine: frozenset[Kind]
) -> None:
    queue = Queue(DAY, mine, tuple(entries))
    assert len({each.key for each in entries}) == len(entries)
    whole = [key for kind in Kind for key in queue.keys(Chosen(kind))]
    assert sorted(whole) == sorted(each.key for each in entries)
    assert set(queue.keys(MINE)) <= set(queue.keys(ALL))
    late = {each.key for each in entries if queue.is_late(each)}
    assert late <= set(queue.keys(ALL))
    for chosen in (MINE, ALL, *map(Chosen, Kind)):
        assert queue.count(chosen) == len(queue.keys(chosen))
        assert queue.late(chosen) == len(late & set(queue.keys(chosen)))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_due_in_a_week_is_this_weeks(kind: Kind) -> None:
    days = [None, DAY, date(2026, 11, 27), date(2026, 11, 28), date(2026, 1, 1)]
    entries = tuple(Entry(kind, number, due) for number, due in enumerate(days))
    found = Queue(DAY, frozenset(), entries)
    assert [each.id for each in entries if found.holds(each, ALL)] == [1, 2, 4]
