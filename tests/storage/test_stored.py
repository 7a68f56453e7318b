"""What is kept as JSON reads back to the same values."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.days import Days
from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Single, Step, Value, Words
from desktop_app.records.stored_steps import (
    facts_from_json,
    facts_to_json,
    steps_from_json,
    steps_to_json,
    values_from_json,
    values_to_json,
)
from tests.law.families import families

_YEARS = st.integers(1, 9998)
SINGLE: st.SearchStrategy[Single] = st.one_of(
    st.text(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.builds(Days, st.dates(), st.dates()),
    st.fractions(),
    st.builds(Words, st.text(), st.text()),
    st.builds(Month, _YEARS, st.integers(1, 12)),
    st.builds(Quarter, _YEARS, st.integers(1, 4)),
)
VALUES: st.SearchStrategy[Value] = SINGLE | st.lists(SINGLE, max_size=3).map(tuple)
STEPS = st.builds(
    Step,
    label=st.text(),
    clause=st.text(),
    values=st.dictionaries(st.text(), VALUES, max_size=4),
    amount=st.none() | st.fractions(),
)
NO_DEADLINE = settings(deadline=None, derandomize=True, max_examples=60)


@NO_DEADLINE
@given(st.lists(STEPS, max_size=4).map(tuple))
def test_steps(steps: tuple[Step, ...]) -> None:
    read = steps_from_json(json.loads(json.dumps(steps_to_json(steps))))
    assert read == steps
    kinds = [[type(value) for value in step.values.values()] for step in read]
    assert kinds == [[type(value) for value in step.values.values()] for step in steps]


@NO_DEADLINE
@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_values(values: dict[str, Value]) -> None:
    assert values_from_json(json.loads(json.dumps(values_to_json(values)))) == values


@NO_DEADLINE
@given(families(), st.booleans())
def test_facts_but_for_the_events_that_are_kept_on_their_own(facts: Facts, consent: bool) -> None:
    told = Facts(**{**facts.__dict__, "consent": consent})
    read = facts_from_json(json.loads(json.dumps(facts_to_json(told))))
    assert read == Facts(**{**told.__dict__, "events": ()})


def test_the_oldest_and_the_newest_dates_are_kept() -> None:
    values: dict[str, Value] = {"first": date.min, "last": date.max}
    assert values_from_json(values_to_json(values)) == values
