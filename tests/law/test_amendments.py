"""Awards that are changed after the decision: the table of cases, and what the steps say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law import amendments
from desktop_app.law.amendments import GapError, changes, given_months
from desktop_app.law.days import Days
from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.steps import Step
from tests.law import tables
from tests.law.tables import Case, cases, certificate, day, day_or_none, words
from tests.law.values import SHIPPED

AWARD = Facts(
    date(2015, 4, 7), date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)


def changed(facts: Facts, told: str) -> Facts:
    kind, _, rest = told.partition(" ")
    match kind:
        case "no":
            return replace(facts, certificate=None)
        case "taken":
            return amendments.ending_taken_back(facts)
        case "disability":
            first, last = rest.split("–")
            return amendments.disability_renewed(facts, day(first), day(last) if last else None)
        case "certificate" | "following":
            found = certificate(rest)
            assert found is not None
            if kind == "certificate":
                return amendments.certificate_replaced(facts, found)
            return amendments.certificate_continued(facts, found)
        case "ended":
            when, reason = rest.split(" ", 1)
            return amendments.ended_by_office(facts, Ending(day(when), EndReason(reason)))
        case "passes":
            return amendments.passed_on(facts, Month.parse(rest))
    raise AssertionError(told)


def school_months(told: str) -> list[Month]:
    """``2025-09 to 2026-05, 2026-09``: the school months among them."""
    found: list[Month] = []
    for part in words(told, ","):
        first, _, last = part.partition(" to ")
        found += months_between(Month.parse(first), Month.parse(last or first))
    return [month for month in found if SHIPPED.is_school_month(month)]


def told_months(steps: Iterable[Step], what: str) -> list[Month]:
    found: list[Month] = []
    for step in steps:
        if what in step.label and "No school month" not in step.label:
            first = step.values.get("first", step.values.get("month"))
            last = step.values.get("last", first)
            assert isinstance(first, Month)
            assert isinstance(last, Month)
            found += (m for m in months_between(first, last) if SHIPPED.is_school_month(m))
    return found


@cases("amendments.txt")
def test_a_change(case: Case) -> None:
    before = replace(AWARD, disability_until=day_or_none(case["disability until"]))
    if case["months"].startswith("gap "):
        first, last = case["months"].removeprefix("gap ").split("–")
        with pytest.raises(GapError) as refused:
            changed(before, case["change"])
        assert refused.value.gap == Days(day(first), day(last))
        return
    after = changed(before, case["change"])
    assert list(given_months(after, SHIPPED)) == school_months(case["months"])
    steps = changes(before, after, SHIPPED)
    assert told_months(steps, "gained") == school_months(case["gained"])
    assert told_months(steps, "lost") == school_months(case["lost"])
    quiet = any("No school month is gained or lost" in step.label for step in steps)
    assert quiet == (case["gained"] == case["lost"] == "-" and after != before)
    assert all(step.clause in {"D-2", "D-3", "D-4", "D-5"} for step in steps)


@cases("amendment_steps.txt")
def test_what_a_change_says(case: Case) -> None:
    before = replace(AWARD, disability_until=day_or_none(case["disability until"]))
    for told in words(case["before"]):
        before = changed(before, told)
    after = before
    for told in words(case["change"]):
        after = changed(after, told)
    steps = [tables.told(step) for step in changes(before, after, SHIPPED)]
    assert steps == words(case["steps"], "/")


def test_what_takes_a_change_back_gives_the_same_facts() -> None:
    ended = amendments.ended_by_office(AWARD, Ending(date(2026, 1, 31), EndReason.MOVED_AWAY))
    assert amendments.ending_taken_back(ended) == AWARD
    back = changes(ended, AWARD, SHIPPED)
    assert back[0].label == "The ending of {date} is taken back"
    assert back[0].values == {"date": date(2026, 1, 31)}
    assert told_months(back, "gained") == school_months("2026-02 to 2026-05")
    assert changes(AWARD, AWARD, SHIPPED) == ()


def test_months_that_later_awards_have_are_neither_gained_nor_lost() -> None:
    ended = amendments.passed_on(AWARD, Month(2026, 2))
    elsewhere = [Month(2026, 2), Month(2026, 3)]
    steps = changes(ended, AWARD, SHIPPED, elsewhere)
    assert told_months(steps, "gained") == [Month(2026, 4), Month(2026, 5)]


def test_what_was_taken_stays_taken() -> None:
    taken = frozenset({Month(2025, 12)})
    before = replace(AWARD, taken=taken)
    for change in (
        "certificate 01.09.2025–31.03.2026",
        "following 12.01.2026–30.09.2026",
        "disability 01.09.2025–31.03.2026",
        "ended 31.01.2026 moved away",
    ):
        after = changed(before, change)
        assert after.taken == taken
        assert Month(2025, 12) not in given_months(after, SHIPPED)


def test_an_event_bounds_the_months_whatever_the_certificate_says() -> None:
    event = Event(EventKind.STATE_INSTITUTION, date(2025, 11, 5))
    before = replace(AWARD, events=(event,))
    after = changed(before, "certificate 01.09.2025–25.05.2027")
    assert list(given_months(after, SHIPPED)) == school_months("2025-09 to 2025-11")
    assert changes(before, after, SHIPPED)[-1].values["date"] == date(2025, 11, 5)


@cases("runs.txt")
def test_runs_of_months(case: Case) -> None:
    found = SHIPPED.spans(school_months(case["months"]))
    assert [f"{first}–{last}" for first, last in found] == words(case["told"], ",")
