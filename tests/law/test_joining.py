"""Two records of one child become one: a month of both stays with the earlier decision (D-3)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.entitlement import owners
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.joining import given_up
from desktop_app.law.quarters import Month, months_between

BIRTH = date(2015, 4, 7)
FIRST, LAST = Month(2025, 1), Month(2026, 12)
days = st.dates(FIRST.first_day, LAST.first_day)


def facts(first: date, last: date, *taken: Month) -> Facts:
    return Facts(BIRTH, first, Certificate(first, last), None, taken=frozenset(taken))


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    first, length = draw(days), draw(st.integers(0, 500))
    taken = draw(st.frozensets(st.sampled_from(tuple(months_between(FIRST, LAST))), max_size=4))
    return facts(first, first + timedelta(days=length), *taken)


@st.composite
def some_records(draw: st.DrawFn) -> list[dict[int, Facts]]:
    """Two records, whose decisions were made in any order; what happened is of both."""
    every = draw(st.lists(some_facts(), min_size=1, max_size=6))
    event = draw(st.none() | st.builds(Event, st.sampled_from(EventKind), days))
    records: list[dict[int, Facts]] = [{}, {}]
    for decision, each in enumerate(every, 1):
        known = replace(each, events=(event,) if event else ())
        records[draw(st.integers(0, 1))][decision] = known
    return records


def joined(records: list[dict[int, Facts]]) -> dict[int, Facts]:
    less = given_up(records)
    every = sorted((decision, each) for record in records for decision, each in record.items())
    return {
        decision: replace(each, taken=each.taken | less.get(decision, frozenset()))
        for decision, each in every
    }


def test_a_month_of_both_stays_with_the_earlier_decision() -> None:
    year = facts(date(2025, 9, 1), date(2026, 5, 25))
    assert given_up([{1: year}, {2: year}]) == given_up([{2: year}, {1: year}])
    (months,) = given_up([{1: year}, {2: year}]).values()
    assert (min(months), max(months), len(months)) == (Month(2025, 9), Month(2026, 5), 9)


def test_the_later_award_keeps_what_the_earlier_one_never_had() -> None:
    autumn = facts(date(2025, 9, 1), date(2025, 12, 25))
    year = facts(date(2025, 11, 1), date(2026, 5, 25))
    assert given_up([{1: autumn}, {2: year}]) == {2: {Month(2025, 11), Month(2025, 12)}}
    owned = owners(joined([{1: autumn}, {2: year}]))
    assert owned[Month(2025, 12)] == 1
    assert owned[Month(2026, 1)] == 2


def test_what_passed_to_another_payee_within_a_record_stays_there() -> None:
    """The mother's award passed to the father's; the other record was decided last."""
    year = facts(date(2025, 9, 1), date(2026, 5, 25))
    father = facts(date(2026, 1, 1), date(2026, 5, 25))
    owned = owners(joined([{1: year, 2: father}, {3: year}]))
    assert owned[Month(2025, 9)] == 1
    assert owned[Month(2026, 1)] == 2


@given(some_records())
def test_each_month_has_the_earliest_owner_of_the_records(records: list[dict[int, Facts]]) -> None:
    apart = [owners(record) for record in records]
    expected = {
        month: min(owned[month] for owned in apart if month in owned)
        for month in {*apart[0], *apart[1]}
    }
    assert owners(joined(records)) == expected


@given(some_records())
def test_nothing_is_given_up_that_was_not_covered(records: list[dict[int, Facts]]) -> None:
    for decision, months in given_up(records).items():
        (before,) = [record[decision] for record in records if decision in record]
        assert months
        assert not months & before.taken
