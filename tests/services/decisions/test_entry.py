"""What a decision must say before it can be entered, the day before, the day and the day after."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.law.profile import PartialQuarter, PaymentPeriod, RatePeriod
from desktop_app.services.decisions.entry import (
    DecisionEntry,
    TermEntry,
    counted_values,
    read_entry,
)
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.law_values.citations import citation_kk, citation_ru
from tests.builders import TODAY
from tests.services.decision_acts import SCHOOL_MONTHS, TERMS, a_decision, by_terms

FIRST = date(2025, 9, 1)


def slips(entry: DecisionEntry) -> list[Slip]:
    try:
        read_entry(entry, "own", TODAY)
    except EntryError as error:
        return list(error.slips)
    return []


def fields(entry: DecisionEntry) -> list[str]:
    return [slip.field for slip in slips(entry)]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"number": "  "}, "number"),
        ({"decided_on": None}, "decided_on"),
        ({"decided_on": date(2026, 11, 20)}, ""),
        ({"decided_on": TODAY}, ""),
        ({"decided_on": date(2026, 11, 22)}, "decided_on"),
        ({"first_day": None}, "first_day"),
        ({"first_day": date(2014, 12, 31)}, "first_day"),
        ({"first_day": date(2015, 1, 1)}, ""),
        ({"first_day": date(2027, 12, 31)}, ""),
        ({"first_day": date(2028, 1, 1)}, "first_day"),
        ({"citation_kk": " "}, "citation_kk"),
        ({"citation_ru": ""}, "citation_ru"),
        ({"school_months": frozenset()}, "school_months"),
        ({"rate": ""}, "rate"),
        ({"rate": "0"}, "rate"),
        ({"rate": "0,0"}, "rate"),
        ({"rate": "-1"}, "rate"),
        ({"rate": "8/3"}, "rate"),
        ({"rate": "сегіз"}, "rate"),
        ({"rate": "0,1"}, ""),
        ({"rate": "50"}, ""),
        ({"rate": "50,1"}, "rate"),
    ],
)
def test_slips_of_the_decision(changes: dict[str, Any], wrong: str) -> None:
    assert fields(a_decision(**changes)) == ([wrong] if wrong else [])


def test_every_slip_is_said_at_once() -> None:
    entry = a_decision(None, number="", rate="", citation_kk="")
    assert fields(entry) == ["number", "first_day", "citation_kk", "rate"]


@pytest.mark.parametrize(("typed", "rate"), [("8", 8), (" 2,5 ", Fraction(5, 2)), ("2.25", "9/4")])
def test_the_rate_is_read_as_written(typed: str, rate: Fraction | int | str) -> None:
    assert counted_values(a_decision(rate=typed)).rate == Fraction(rate)


def changed(number: int, first: date | None = None, last: date | None = None) -> Any:
    """The terms of the example with one of them otherwise."""
    return tuple(
        TermEntry(2025, number, first or term.first_day, last or term.last_day)
        if term.number == number
        else term
        for term in TERMS
    )


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (TERMS, ""),
        ((), "of each school term"),
        ((*TERMS[:3], TermEntry(2025, 4, None, date(2026, 5, 25))), "or neither"),
        (changed(2, first=date(2025, 10, 25)), "overlap"),
        (changed(2, first=date(2025, 10, 26)), "overlap"),
        (changed(2, first=date(2025, 10, 27)), ""),
        (changed(2, first=date(2025, 8, 31)), "lies outside"),
        (changed(1, first=date(2025, 8, 31)), "lies outside"),
        (changed(1, first=date(2025, 9, 2)), ""),
        (changed(4, last=date(2026, 8, 31)), ""),
        (changed(4, last=date(2026, 9, 1)), "lies outside"),
        (changed(3, last=date(2026, 1, 7)), "ends before it begins"),
        (changed(3, first=date(2025, 9, 5), last=date(2025, 10, 1)), "put them in order"),
        (changed(4, last=date(2026, 4, 30)), "No term has a day"),
        (changed(4, last=date(2026, 5, 1)), ""),
        (changed(2, last=date(2025, 11, 30)), "No term has a day"),
        (
            (
                TERMS[0],
                TermEntry(2025, 2, date(2025, 10, 27), date(2025, 11, 2)),
                TermEntry(2025, 3, date(2025, 11, 3), date(2025, 12, 28)),
                TermEntry(2025, 4, date(2026, 1, 8), date(2026, 5, 25)),
            ),
            "mostly",
        ),
    ],
)
def test_slips_of_the_terms(terms: Any, words: str) -> None:
    found = slips(by_terms(FIRST, terms=terms))
    assert [slip.field for slip in found] == (["terms"] if words else [])
    assert all(words in slip.label for slip in found)


@pytest.mark.parametrize(
    ("first_day", "wrong"),
    [
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 5, 2), True),
        (date(2025, 5, 1), True),
        (date(2025, 5, 2), False),
    ],
)
def test_the_year_in_which_it_begins_to_count_has_its_terms(first_day: date, wrong: bool) -> None:
    assert fields(by_terms(first_day)) == (["terms"] if wrong else [])


def test_a_month_outside_of_the_terms_may_be_no_school_month() -> None:
    entry = by_terms(FIRST, school_months=SCHOOL_MONTHS | {6})
    assert fields(entry) == ["terms"]
    assert fields(by_terms(FIRST, school_months=SCHOOL_MONTHS - {5})) == []


def test_calendar_quarters_forget_terms_that_were_typed() -> None:
    assert counted_values(by_terms(FIRST, by_terms=False)).terms == ()


def test_citations_are_composed_from_body_number_and_day() -> None:
    day = date(2024, 11, 12)
    assert citation_kk("Алатау қалалық мәслихаты", "11-36", day) == (
        "Алатау қалалық мәслихатының 2024 жылғы 12 қарашадағы № 11-36 шешімі"
    )
    assert citation_ru("Маслихат города Алатау", "№ 11-36", day) == (
        "решение маслихата города Алатау от 12 ноября 2024 года № 11-36"
    )
    assert citation_ru("Алматинский областной маслихат", "5", day) == (
        "решение Алматинского областного маслихата от 12 ноября 2024 года № 5"
    )
    assert citation_kk("", "5", None) == "№ 5 шешімі"


def test_only_a_quarter_or_a_term_has_thirds() -> None:
    """And no part is asked about where the rate is for each month."""
    thirds = PartialQuarter.BY_THIRDS
    for period in (PaymentPeriod.MONTH, PaymentPeriod.SCHOOL_YEAR):
        assert fields(a_decision(FIRST, partial=thirds, pays_by=period)) == ["partial"]
        monthly = a_decision(FIRST, partial=thirds, pays_by=period, rate_period=RatePeriod.MONTH)
        assert fields(monthly) == []
    assert fields(a_decision(FIRST, partial=thirds)) == []
    assert fields(by_terms(FIRST, partial=thirds)) == []
