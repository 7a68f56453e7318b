"""The payment periods that the decisions in force give, and what commands call them."""

from datetime import date

import pytest

from desktop_app.law.quarters import Quarter, Term
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import periods
from tests.builders import Clock
from tests.services.decision_acts import by_terms


def codes(desk: Desk) -> list[str]:
    return [periods.code(period) for period in periods.offered(desk)]


def test_calendar_quarters_from_the_first_decision_to_a_year_ahead(
    head: Desk, clock: Clock
) -> None:
    assert codes(head)[0] == "2024Q4"
    assert codes(head)[-1] == "2027Q4"
    assert len(codes(head)) == 13
    for day, last in ((date(2026, 9, 30), "2027Q3"), (date(2026, 10, 1), "2027Q4")):
        clock.move_to(day)
        assert codes(head)[-1] == last


def test_terms_follow_quarters_and_unknown_years_have_none(head: Desk) -> None:
    profiles.enter(head, by_terms(date(2026, 1, 1)))
    assert codes(head)[-4:] == ["2025Q3", "2025Q4", "2025T3", "2025T4"]


def test_without_a_decision_there_is_this_quarter(head: Desk) -> None:
    profiles.annul(head, "alatau-2024", "Басқа аудан")
    assert periods.offered(head) == [Quarter(2026, 4)]
    assert periods.around(head) == [Quarter(2026, 4)]


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2025, 12, 31), "2025Q4"),
        (date(2026, 1, 1), "2025T3"),
        (date(2026, 3, 31), "2025T3"),
        (date(2026, 4, 1), "2025T4"),
        (date(2026, 5, 31), "2025T4"),
        (date(2026, 7, 15), "2025T4"),
    ],
)
def test_the_current_period_is_the_last_that_has_begun(
    head: Desk, clock: Clock, today: date, code: str
) -> None:
    profiles.enter(head, by_terms(date(2026, 1, 1)))
    clock.move_to(today)
    assert periods.code(periods.current(periods.offered(head), today)) == code
    near = [periods.code(period) for period in periods.around(head)]
    assert code in near
    assert len(near) == (2 if code == "2025T4" else 3)


def test_before_the_first_decision_the_first_period_is_the_current_one(head: Desk) -> None:
    assert periods.current(periods.offered(head), date(2020, 1, 1)) == Quarter(2024, 4)


@pytest.mark.parametrize("text", ["2026Q1", " 2026q1 "])
def test_a_quarter_is_resolved(head: Desk, text: str) -> None:
    assert periods.resolve(head, text) == Quarter(2026, 1)


def test_a_term_is_resolved_with_its_months(head: Desk) -> None:
    profiles.enter(head, by_terms(date(2026, 1, 1)))
    found = periods.resolve(head, "2025t3")
    assert isinstance(found, Term)
    assert str(found) == "2025T3:2026-01:2026-03"
    with pytest.raises(Trouble, match="No decision in force"):
        periods.resolve(head, "2026Q1")
    with pytest.raises(Trouble, match="No decision in force"):
        periods.resolve(head, "2025T1")


@pytest.mark.parametrize("text", ["2026Q0", "2026Q5", "2026T0", "2026", "весна", "2026Q1x", ""])
def test_what_is_no_period_is_said(head: Desk, text: str) -> None:
    with pytest.raises(Trouble, match="not a payment period"):
        periods.resolve(head, text)


@pytest.mark.parametrize("text", ["2025T3", "2024Q3", "2015Q1"])
def test_a_period_that_nobody_pays_for_is_said_with_those_that_are(head: Desk, text: str) -> None:
    with pytest.raises(Trouble, match="No decision in force") as caught:
        periods.resolve(head, text)
    assert "2026Q3, 2026Q4, 2027Q1" in str(caught.value.step.values["periods"])
