"""What the first screen asks: what waits, and which awards end soon and why (D-4, D-5)."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Connection, update

from desktop_app.law.facts import Certificate, EndReason, EventKind, Facts
from desktop_app.law.facts import Ending as EndedByOffice
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.decisions import Cause
from desktop_app.records.kinds import Service, Status
from desktop_app.storage import tables as t
from desktop_app.storage.awards import amendments
from desktop_app.storage.database import Database
from desktop_app.storage.reports import today
from desktop_app.storage.rows import insert_row
from tests.services.acts import put_award
from tests.storage.case_rows import a_school_row, an_application
from tests.storage.payouts.payout_rows import CLOSED, a_payout

HOME = Service.HOME_EDUCATION
FACTS = Facts(
    date(2015, 4, 7), date(2025, 9, 1), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)
MAY, JUNE = Month(2026, 5), Month(2026, 6)


def test_an_office_without_applications(database: Database) -> None:
    with database.begin() as connection:
        assert not today.has_applications(connection)
        assert today.waiting(connection) == []
        an_application(connection, "Ө-1", status=Status.REFUSED)
        assert today.has_applications(connection)
        assert today.waiting(connection) == []


def test_what_waits_with_its_last_day(database: Database) -> None:
    """None where the day lies in a year whose days off are not known yet."""
    waits = [
        (date(2026, 12, 4), HOME, Status.REGISTERED),
        (date(2026, 12, 3), HOME, Status.CONSIDERED),
        (None, Service.REIMBURSEMENT, Status.REGISTERED),
    ]
    with database.begin() as connection:
        cases = {
            an_application(connection, f"Ө-{number}", deadline=due, service=of, status=status): (
                of,
                status,
                due,
            )
            for number, (due, of, status) in enumerate(waits)
        }
        an_application(connection, "Ө-9", service=HOME, status=Status.WITHDRAWN)
        found = today.waiting(connection)
    assert {row[0]: row[1:] for row in found} == cases


def _award(
    connection: Connection, facts: Facts = FACTS, last: str = "2026-05", child: int = 1
) -> int:
    """Awards are numbered as they come; the award's child."""
    before = connection.execute(t.decisions.select()).all()
    made = put_award(connection, a_school_row(connection, len(before)), len(before), child, facts)
    latest = t.decisions.c.id == len(before) + 1
    connection.execute(
        update(t.decisions).where(latest).values(first_month="2025-09", last_month=last)
    )
    return made


@pytest.mark.parametrize(
    ("facts", "last", "cause", "day"),
    [
        (FACTS, "2026-05", Cause.CERTIFICATE, date(2026, 5, 25)),
        (
            replace(FACTS, birth_date=date(2008, 2, 10)),
            "2026-02",
            Cause.EIGHTEEN,
            date(2026, 2, 10),
        ),
        (
            replace(FACTS, disability_until=date(2026, 2, 10)),
            "2026-02",
            Cause.DISABILITY,
            date(2026, 2, 10),
        ),
        (
            replace(FACTS, ended=EndedByOffice(date(2026, 2, 10), EndReason.MOVED_AWAY)),
            "2026-02",
            Cause.ENDED,
            date(2026, 2, 10),
        ),
    ],
)
def test_what_ends_an_award_and_on_which_day(
    database: Database, facts: Facts, last: str, cause: Cause, day: date
) -> None:
    with database.begin() as connection:
        child = _award(connection, facts, last)
        (found,) = today.endings(connection, Month(2026, 1), MAY)
    assert (found.child_id, found.cause, found.day) == (child, cause, day)
    assert (str(found.last), found.child_name) == (last, "Әлімқұлова Әлия Ұланқызы")


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        (Month(2026, 4), Month(2026, 4), False),
        (Month(2026, 4), MAY, True),
        (MAY, JUNE, True),
        (JUNE, JUNE, False),
    ],
)
def test_the_month_in_which_it_ends_lies_in_the_period(
    database: Database, first: Month, last: Month, ends: bool
) -> None:
    with database.begin() as connection:
        _award(connection)
        assert bool(today.endings(connection, first, last)) is ends


def test_an_event_ends_it_before(database: Database) -> None:
    recorded = {"recorded_at": CLOSED, "recorded_by": "Ә"}
    with database.begin() as connection:
        child = _award(connection)
        values = {"child_id": child, "kind": EventKind.DEATH, "happened_on": date(2026, 2, 3)}
        insert_row(connection, t.events, {**values, **recorded})
        (found,) = today.endings(connection, Month(2026, 2), Month(2026, 2))
        assert today.endings(connection, MAY, MAY) == []
    assert (found.last, found.cause, found.day) == (
        Month(2026, 2),
        Cause.EVENT,
        date(2026, 2, 3),
    )


def test_a_child_whose_next_award_goes_on_does_not_end(database: Database) -> None:
    with database.begin() as connection:
        _award(connection)
        next_year = Certificate(date(2026, 6, 1), date(2027, 5, 25))
        _award(connection, replace(FACTS, certificate=next_year), "2027-05")
        assert today.endings(connection, MAY, MAY) == []
        (found,) = today.endings(connection, MAY, Month(2027, 5))
    assert found.last == Month(2027, 5)


def test_what_an_amendment_left_counts(database: Database) -> None:
    """Given until May; amended to end with January, and then to give no month at all."""
    with database.begin() as connection:
        _award(connection)
        facts = replace(FACTS, disability_until=date(2026, 1, 31))
        for at, months, ends in (
            (datetime(2026, 1, 1), [Month(2025, 9), Month(2026, 1)], True),
            (datetime(2026, 1, 2), [], False),
        ):
            amendments.add(
                connection,
                1,
                facts,
                steps=(),
                months=months,
                iban="",
                why="",
                who="Ә",
                when=at,
            )
            found = today.endings(connection, Month(2026, 1), Month(2026, 1))
            assert bool(found) is ends
            assert today.endings(connection, MAY, MAY) == []


def test_an_award_that_gives_no_month_any_more_hides_no_other(database: Database) -> None:
    with database.begin() as connection:
        for child in (1, 2, 3):
            _award(connection, child=child)
        amendments.add(
            connection, 1, FACTS, steps=(), months=[], iban="", why="", who="Ә", when=CLOSED
        )
        found = today.endings(connection, MAY, MAY)
    assert len(found) == 2


def test_the_nearest_end_first(database: Database) -> None:
    sooner = replace(FACTS, disability_until=date(2026, 2, 10))
    with database.begin() as connection:
        last = _award(connection)
        first = _award(connection, sooner, "2026-02", child=2)
        found = today.endings(connection, Month(2026, 1), MAY)
    assert [each.child_id for each in found] == [first, last]


def test_the_payouts_of_a_period_that_stand(database: Database) -> None:
    with database.begin() as connection:
        a_payout(connection, quarter="2025Q4")
        a_payout(connection, annulled_at=CLOSED)
        stands = a_payout(connection)
        found = today.approved_payouts(connection, Quarter(2026, 1))
        newest = today.newest_payout(connection)
    assert [each.id for each in found] == [stands]
    assert newest is not None
    assert newest.id == stands
