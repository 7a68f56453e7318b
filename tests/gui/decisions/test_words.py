"""What a decision fixes, in words: every choice has its own, in both languages."""

from enum import StrEnum
from fractions import Fraction

import pytest

from desktop_app import translation
from desktop_app.gui.decisions.words import (
    WORDS,
    choices,
    citation,
    months_words,
    profile_facts,
    rate_number,
    rate_words,
    terms_words,
)
from desktop_app.law.profile import DecisionProfile, MciRule, PartialQuarter, RatePeriod, Rounding
from desktop_app.services.decisions.entry import counted_values
from desktop_app.services.law_values.law_data import example_profiles
from tests.services.decision_acts import a_decision, by_terms

KINDS: list[type[StrEnum]] = [RatePeriod, PartialQuarter, MciRule, Rounding]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_choice_has_words_of_its_own(kind: type[StrEnum], language: str) -> None:
    translation.use(language)
    offered = choices(kind)
    assert [item for item, _said in offered] == list(kind)
    assert len({said for _item, said in offered}) == len(kind)
    assert not {WORDS[item] for item in kind} & {said for _item, said in offered}


@pytest.mark.parametrize(("typed", "shown"), [("8", "8"), ("2,5", "2,5"), ("9,50", "9,5")])
def test_a_rate_is_shown_as_one_types_it(typed: str, shown: str) -> None:
    assert rate_number(counted_values(a_decision(rate=typed))) == shown


def test_a_rate_is_of_a_month_a_quarter_or_a_term() -> None:
    monthly = a_decision(rate="2,5", rate_period=RatePeriod.MONTH)
    told = [rate_words(counted_values(each)) for each in (monthly, a_decision(), by_terms(None))]
    assert told == ["2,5 MCI a month", "8 MCI a quarter", "8 MCI a school term"]
    assert counted_values(monthly).rate == Fraction(5, 2)


def test_months_stand_in_the_order_of_a_school_year() -> None:
    profile = counted_values(a_decision(school_months=frozenset({1, 5, 9, 12})))
    assert months_words(profile) == "September, December, January, May"


def test_terms_are_told_with_their_days() -> None:
    assert terms_words(counted_values(a_decision())) == "calendar quarters"
    told = terms_words(counted_values(by_terms(None))).split("; ")
    assert len(told) == 4
    assert told[0] == "term 1: 01.09.2025–26.10.2025"


@pytest.mark.parametrize("profile", [each.value for each in example_profiles()])
def test_a_part_of_a_period_is_told_only_where_the_rate_is_of_one(profile: DecisionProfile) -> None:
    told = dict(profile_facts(profile))
    whole = profile.rate_period is RatePeriod.QUARTER
    assert bool(told["Part of a period"]) is whole
    empty = [name for name, value in told.items() if not value and name != "Part of a period"]
    assert empty == []


def test_the_citation_is_in_the_language_of_the_screen() -> None:
    profile = counted_values(a_decision())
    found = {}
    for language in ("kk", "ru"):
        translation.use(language)
        found[language] = citation(profile)
    assert found == {"kk": profile.citation_kk, "ru": profile.citation_ru}
    assert found["kk"] != found["ru"]
