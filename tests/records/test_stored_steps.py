"""Steps and facts read back from JSON as they were, value by value."""

import json
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from desktop_app.law.days import Days
from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.quarters import Month, Quarter, Term
from desktop_app.law.steps import Single, Step, Value, Words
from desktop_app.records import stored_steps
from desktop_app.records.stored_words import UnknownWord

DAY = date(2026, 3, 8)
PLAIN = Facts(date(2015, 4, 7), date(2025, 9, 3), None, None)
WHOLE = Facts(
    date(2016, 2, 29),
    date(2025, 9, 3),
    Certificate(date(2025, 9, 1), date(2026, 5, 25)),
    date(2026, 1, 31),
    full_state_support=True,
    parental_rights_deprived=True,
    consent=False,
    ended=Ending(DAY, EndReason.MOVED_AWAY),
    taken=frozenset({Month(2025, 9), Month(2025, 12)}),
)
SINGLES: tuple[Single, ...] = (
    DAY,
    datetime(2026, 3, 8, 9, 5, 7),
    Days(DAY, date(2026, 3, 9)),
    Month(2026, 3),
    Quarter(2026, 1),
    Term(2025, 3, Month(2026, 1), Month(2026, 3)),
    Fraction(1, 3),
    Words("Әлия", "Алия"),
    "Registered",
    7,
)


@pytest.mark.parametrize("value", [*SINGLES, SINGLES, ()])
def test_a_value_reads_back_as_the_same_of_the_same_kind(value: Value) -> None:
    stored = json.loads(json.dumps(stored_steps.values_to_json({"value": value})))
    found = stored_steps.values_from_json(stored)["value"]
    assert found == value
    assert type(found) is type(value)


def test_steps_read_back_in_their_order() -> None:
    steps = (
        Step("One", "D-7", {"month": Month(2026, 3)}, Fraction(34_600, 3)),
        Step("Two", ""),
        Step("Three", "D-9", amount=Fraction(0)),
    )
    stored = json.loads(json.dumps(stored_steps.steps_to_json(steps)))
    assert stored_steps.steps_from_json(stored) == steps


@pytest.mark.parametrize("facts", [PLAIN, WHOLE])
def test_facts_read_back_without_their_events(facts: Facts) -> None:
    happened = replace(facts, events=(Event(EventKind.DEATH, DAY),))
    stored = json.loads(json.dumps(stored_steps.facts_to_json(happened)))
    assert stored_steps.facts_from_json(stored) == facts


def test_facts_of_the_first_versions_name_no_ending_and_no_taken_months() -> None:
    stored = stored_steps.facts_to_json(PLAIN)
    del stored["ended"], stored["taken"]
    assert stored_steps.facts_from_json(stored) == PLAIN


def test_what_this_program_does_not_know_is_named() -> None:
    with pytest.raises(UnknownWord):
        stored_steps.values_from_json({"value": {"colour": "red"}})
    stored = {**stored_steps.facts_to_json(WHOLE), "ended": ["2026-03-08", "vanished"]}
    with pytest.raises(UnknownWord):
        stored_steps.facts_from_json(stored)
