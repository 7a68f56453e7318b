"""Whom the report counts, and from which month till which (R-7, D-2, D-3, D-5)."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from desktop_app.law.facts import EventKind, Facts
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Service
from desktop_app.storage import tables as t
from desktop_app.storage.awards import amendments
from desktop_app.storage.database import Database
from desktop_app.storage.reports import children
from desktop_app.storage.reports.children import Span
from desktop_app.storage.rows import insert_row
from tests.services.acts import put_award
from tests.storage.case_rows import a_child_row, a_school_row, an_application

NOW = datetime(2026, 4, 1, 10, 0)
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)


def _event(connection: Connection, child: int, day: date, **changes: Any) -> None:
    values = {
        "child_id": child,
        "kind": EventKind.STATE_INSTITUTION,
        "happened_on": day,
        "recorded_at": NOW,
        "recorded_by": "Ә",
    }
    insert_row(connection, t.events, {**values, **changes})


def _order(connection: Connection, number: str, first: date, last: date) -> int:
    """An order of admission of a new child; the child's id."""
    child = a_child_row(connection, int(number))
    case = an_application(connection, f"Ө-{number}", child_id=child, service=Service.HOME_EDUCATION)
    days = {"first_day": first, "last_day": last, "issued_on": first}
    insert_row(connection, t.orders, {"application_id": case, "number": f"Б-{number}", **days})
    return child


@pytest.mark.parametrize(
    ("first", "last", "is_counted"),
    [
        (date(2025, 9, 1), date(2025, 12, 31), False),
        (date(2025, 9, 1), date(2026, 1, 1), True),
        (date(2026, 3, 31), date(2026, 5, 25), True),
        (date(2026, 4, 1), date(2026, 5, 25), False),
    ],
)
def test_an_order_one_day_of_which_lies_in_the_period(
    database: Database, first: date, last: date, is_counted: bool
) -> None:
    with database.begin() as connection:
        child = _order(connection, "1", first, last)
        found = list(children.on_home_education(connection, FIRST, LAST))
    expected = [(child, f"{first:%Y-%m}", f"{last:%Y-%m}")] if is_counted else []
    assert [(span.child_id, span.first, span.last) for span in found] == expected


@pytest.mark.parametrize(
    ("happened_on", "changes", "last"),
    [
        (date(2026, 2, 28), {}, "2026-02"),
        (date(2025, 9, 1), {}, "2025-09"),
        (date(2025, 8, 31), {}, None),
        (date(2026, 6, 1), {}, "2026-05"),
        (date(2026, 2, 28), {"annulled_at": NOW}, "2026-05"),
        (date(2025, 2, 1), {"ended_on": date(2025, 8, 31)}, "2026-05"),
        (date(2025, 2, 1), {"ended_on": date(2025, 9, 1)}, None),
    ],
)
def test_the_month_of_an_event_is_the_last(
    database: Database, happened_on: date, changes: dict[str, Any], last: str | None
) -> None:
    with database.begin() as connection:
        child = _order(connection, "1", date(2025, 9, 1), date(2026, 5, 25))
        _event(connection, child, happened_on, **changes)
        found = list(children.on_home_education(connection, FIRST, LAST))
    assert [span.last for span in found] == ([last] if last else [])


def test_a_certificate_counts_as_an_order_does(database: Database) -> None:
    with database.begin() as connection:
        child, school = a_child_row(connection), a_school_row(connection)
        days = {"first_day": date(2026, 1, 12), "last_day": date(2026, 5, 25)}
        values = {"child_id": child, "provider_id": school, "number": "А-1", **days}
        insert_row(connection, t.certificates, {**values, "issued_on": date(2026, 1, 12)})
        found = list(children.on_home_education(connection, FIRST, LAST))
    assert found == [Span(child, school, "2026-01", "2026-05")]


def _award(connection: Connection, number: int, first: str, last: str, child: int = 0) -> int:
    """The award's child. Several of one child are given the same number of it."""
    school = a_school_row(connection, number)
    made = put_award(connection, school, number, child or number, FACTS)
    newest = select(t.decisions.c.id).order_by(t.decisions.c.id.desc()).limit(1)
    months = {"first_month": first, "last_month": last}
    connection.execute(
        update(t.decisions).where(t.decisions.c.id == newest.scalar_subquery()).values(**months)
    )
    return made


def _amended(connection: Connection, decision: int) -> None:
    amendments.add(
        connection, decision, FACTS, steps=(), months=(), iban="", why="", who="Ә", when=NOW
    )


def test_awards_of_the_period_that_nothing_has_changed(database: Database) -> None:
    first, last = Month(2026, 1), Month(2026, 3)
    with database.begin() as connection:
        for number, months in enumerate(
            (("2025-09", "2025-12"), ("2025-09", "2026-01"), ("2026-03", "2026-05")), 1
        ):
            _award(connection, number, *months)
        _award(connection, 4, "2026-04", "2026-05")
        _event(connection, _award(connection, 5, "2026-01", "2026-05"), FIRST)
        gone = _award(connection, 6, "2026-01", "2026-05")
        _event(connection, gone, FIRST, annulled_at=NOW)
        _award(connection, 7, "2026-01", "2026-05")
        _amended(connection, 7)
        refused = _award(connection, 8, "2026-01", "2026-05")
        connection.execute(
            update(t.decisions).where(t.decisions.c.child_id == refused).values(awarded=False)
        )
        found = children.plain_awards(connection, first, last)
    assert [(span.first, span.last) for span in found] == [
        ("2025-09", "2026-01"),
        ("2026-03", "2026-05"),
        ("2026-01", "2026-05"),
    ]
    assert found[2].child_id == gone


def test_children_whose_award_was_changed_or_to_whom_something_happened(
    database: Database,
) -> None:
    with database.begin() as connection:
        made = [_award(connection, number, "2026-01", "2026-05") for number in range(1, 5)]
        _amended(connection, 1)
        _event(connection, made[1], FIRST)
        _event(connection, made[2], FIRST, annulled_at=NOW)
        _event(connection, a_child_row(connection, 9), FIRST)  # without an award
        found = children.changed_children(connection)
    assert found == set(made[:2])


def test_the_school_of_each_award(database: Database) -> None:
    with database.begin() as connection:
        first, last = (_award(connection, number, "2026-01", "2026-05") for number in (1, 2))
        found = children.schools_of_awards(connection, [first, *range(9_000, 9_600), last])
        only = children.schools_of_awards(connection, [last])
    assert list(found) == [1, 2]
    assert len(set(found.values())) == 2
    assert only == {2: found[2]}
