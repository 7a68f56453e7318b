"""The tables of what is supposed of an award and of the law, and of the law carried on."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.law.amendments import given_months
from desktop_app.law.entitlement import full_amount
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import InForce, NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.suppositions import (
    AppliedOn,
    CertificateUntil,
    DisabilityUntil,
    Happened,
    MciFrom,
    OfAward,
    OfLaw,
    RateFrom,
    died,
    in_institution,
    last_known_mci,
    law_continued,
    supposed_facts,
    supposed_law,
)
from tests.law import tables
from tests.law.tables import Case, cases, day, or_error
from tests.law.values import SHIPPED

ASSUMED_MCI = 5000


def of_award(told: str) -> OfAward | Happened:
    """``certificate until 31.03.2026``, ``in institution 12.11.2025–11.12.2025`` and so on."""
    if told == "disability indefinite":
        return DisabilityUntil(None)
    what, when = told.rsplit(" ", 1)
    match what:
        case "certificate until":
            return CertificateUntil(day(when))
        case "disability until":
            return DisabilityUntil(day(when))
        case "applied on":
            return AppliedOn(day(when))
        case "died":
            return died(day(when))
        case "in institution":
            first, _, last = when.partition("–")
            return in_institution(day(first), day(last)) if last else in_institution(day(first))
    raise AssertionError(told)


def of_law(told: str) -> OfLaw:
    """``MCI 4700 from 01.01.2027`` or ``rate 4 from 01.04.2026``."""
    what, value, _from, first = told.split()
    if what == "MCI":
        return MciFrom(day(first), int(value))
    return RateFrom(day(first), Fraction(value))


def school_months(told: str) -> Iterator[Month]:
    for part in tables.words(told, ","):
        yield from sorted(tables.months(part))


@cases("suppositions.txt")
def test_supposed_of_an_award(case: Case) -> None:
    facts = Facts(
        birth_date=day("07.04.2015"),
        applied_on=day("03.09.2025"),
        certificate=tables.certificate(case["certificate"]),
        disability_until=tables.day_or_none(case["disability until"]),
        events=tables.events(tables.words(case["known"])),
    )
    for told in tables.words(case["supposed"]):
        facts = supposed_facts(facts, of_award(told))
    assert list(given_months(facts, SHIPPED)) == list(school_months(case["months"]))


@cases("supposed_law.txt")
def test_supposed_of_the_law(case: Case) -> None:
    law, on = tables.law(case["decision"], case["MCI in force"]), day(case["day"])
    supposed = [of_law(told) for told in tables.words(case["supposed"])]
    if case["sum"].startswith("no profile"):
        with pytest.raises(NotInForceError, match=case["sum"]):
            supposed_law(law, supposed)
        return
    found = supposed_law(law, supposed)
    assert or_error(lambda: found.mci.on(on).value) == case["MCI"]
    assert or_error(lambda: full_amount(Month.of(on), found)) == case["sum"]


@cases("continued_law.txt")
def test_the_law_carried_on(case: Case) -> None:
    law, on, year = _law(case), day(case["day"]), int(case["up to"])
    found, assumed = law_continued(law, year, ASSUMED_MCI)
    assert or_error(lambda: found.mci.on(on).value) == case["MCI"]
    assert or_error(lambda: found.period_of(Month.of(on))) == case["period"]
    assert sorted(assumed) == [int(told) for told in tables.words(case["assumed"], " ")]
    assert str(last_known_mci(law, year) or "-") == case["last known"]


def _law(case: Case) -> LawInForce:
    if case["MCI in force"] == "none":
        return replace(tables.law(case["decision"], "-"), mci=InForce("mci", []))
    return tables.law(case["decision"], case["MCI in force"])


def test_supposing_changes_neither_the_facts_nor_the_law() -> None:
    law = tables.law("8 a quarter", "2026-01 4325")
    before = law.mci.values, law.profiles.values
    supposed = [of_law("MCI 4700 from 01.01.2026"), of_law("rate 4 from 01.01.2026")]
    assert supposed_law(law, supposed).profile(Month(2026, 1)).rate == 4
    assert law_continued(law, 2028, ASSUMED_MCI)[1] == {2027, 2028}
    assert (law.mci.values, law.profiles.values) == before
