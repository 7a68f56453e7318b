"""Who is probably one person: asked about nearly always, and others hardly ever.

The rates that were measured stand in LIKENESS.md beside this file.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.identity.likeness import (
    Facts,
    Likeness,
    distance,
    is_near,
    likeness,
    may_be_twins,
    near_days,
    near_written,
)
from tests.identity.made_pairs import MadeChild, different_people, made_pairs, twins

SEED, ANOTHER_SEED = 12, 2026
PAIRS, PEOPLE = 2_000, 5_000
MOST_MISSED, MOST_ASKED = PAIRS // 20, PEOPLE // 100


def facts(made: MadeChild) -> Facts:
    child, school = made.child, int("".join(filter(str.isdigit, made.school)))
    return Facts(
        child.surname,
        child.given_name,
        child.patronymic,
        child.birth_date,
        child.address,
        frozenset({made.applicant.iin}),
        frozenset({(school, made.certificate, made.certified_on)}),
    )


def asked_about(people: list[Facts]) -> Iterator[Facts]:
    """Those who look like somebody before them."""
    by_day: dict[str, list[Facts]] = defaultdict(list)
    by_family: dict[str, list[Facts]] = defaultdict(list)
    for one in people:
        near = [each for day in near_written(one.born) for each in by_day[day]]
        near += [each for iin in one.family for each in by_family[iin]]
        if any(likeness(one, other) for other in near):
            yield one
        by_day[one.born].append(one)
        for iin in one.family:
            by_family[iin].append(one)


@pytest.mark.parametrize("seed", [SEED, ANOTHER_SEED])
def test_the_same_child_entered_twice_is_asked_about(seed: int) -> None:
    pairs = made_pairs(PAIRS, seed)
    missed = [kind for kind, one, other in pairs if not likeness(facts(one), facts(other))]
    assert len(missed) <= MOST_MISSED, missed


@pytest.mark.parametrize("seed", [SEED, ANOTHER_SEED])
def test_different_people_are_hardly_ever_asked_about(seed: int) -> None:
    people = [facts(made) for made in different_people(PEOPLE, seed)]
    assert len(list(asked_about(people))) <= MOST_ASKED


def test_twins_are_asked_about() -> None:
    assert all(likeness(facts(one), facts(other)) for one, other in twins(200, SEED))


DANA = Facts("Сейтова", "Дана", "Ержанқызы", date(2015, 4, 7), "Жетіген көшесі, 7 үй")
MOTHER, FATHER = frozenset({"881030400014"}), frozenset({"860212300017"})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (DANA, Likeness.NAME_AND_DAY),
        (replace(DANA, surname="Seitova", given_name="Dana"), Likeness.NAME_AND_DAY),
        (replace(DANA, surname="Сеитова", patronymic=""), Likeness.NAME_AND_DAY),
        (replace(DANA, surname="Ахметова"), Likeness.NAME_AND_DAY),
        (replace(DANA, surname="Ахметова", patronymic=""), Likeness.FAMILY_AND_DAY),
        (replace(DANA, birth_date=date(2015, 7, 4)), Likeness.NAME_AND_DAY),
        (replace(DANA, birth_date=date(2014, 4, 7)), Likeness.NAME_AND_DAY),
        (replace(DANA, birth_date=date(2015, 4, 17)), Likeness.NAME_AND_DAY),
        (replace(DANA, birth_date=date(2013, 9, 20)), None),
        (replace(DANA, given_name="Айару"), Likeness.NAME_AND_DAY),
        (replace(DANA, given_name="Айару", birth_date=date(2013, 9, 20)), None),
        (replace(DANA, surname="Ахметова", given_name="Айару", patronymic="Серікқызы"), None),
    ],
)
def test_what_is_alike_in_names_and_days(other: Facts, expected: Likeness | None) -> None:
    assert likeness(DANA, other) is likeness(other, DANA) is expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(DANA, given_name="Сабина", patronymic=""), Likeness.NAME_AND_DAY),
        (Facts("Ким", "Олег", "", DANA.birth_date, "", MOTHER), Likeness.FAMILY_AND_DAY),
        (Facts("Ким", "Олег", "", DANA.birth_date, "", FATHER), None),
        (Facts("Ким", "Дана", "", date(2012, 1, 30), "", MOTHER), Likeness.FAMILY_AND_NAME),
        (Facts("Ким", "Дана", "", date(2012, 1, 30), "", FATHER), None),
        (Facts("Ким", "Дана", "", None, "", MOTHER), Likeness.FAMILY_AND_NAME),
    ],
)
def test_what_is_alike_in_the_family(other: Facts, expected: Likeness | None) -> None:
    one = replace(DANA, family=MOTHER)
    if other.surname == DANA.surname:
        other = replace(other, family=MOTHER)
        expected = Likeness.FAMILY_AND_DAY
    assert likeness(one, other) is likeness(other, one) is expected


def test_one_certificate_is_of_one_child() -> None:
    paper = frozenset({(1, "17", date(2025, 9, 1))})
    next_year = frozenset({(1, "17", date(2026, 9, 1))})
    stranger = Facts("Ким", "Олег", "", date(2012, 1, 30))
    one = replace(DANA, papers=paper)
    assert likeness(one, replace(stranger, papers=paper)) is Likeness.CERTIFICATE
    assert likeness(one, replace(stranger, papers=next_year)) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("дана", "дана", 0),
        ("дана", "дина", 1),
        ("дана", "адна", 1),
        ("дана", "данна", 1),
        ("дана", "дан", 1),
        ("", "дана", 4),
        ("айару", "дана", 4),
    ],
)
def test_letters_between_two_words(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


def test_days_that_a_slip_makes_of_one() -> None:
    found = near_days(date(2015, 4, 7))
    near = [date(2015, 7, 4), date(2014, 4, 7), date(2016, 4, 7), date(2015, 4, 17)]
    assert {date(2015, 4, 7), *near} <= found
    assert date(2015, 5, 8) not in found
    assert date(2019, 12, 31) in near_days(date(2020, 12, 31))


@given(st.dates(date(1930, 1, 1), date(2030, 1, 1)))
def test_nearness_goes_both_ways(day: date) -> None:
    assert all(day in near_days(other) for other in near_days(day))


def test_a_slip_is_one_letter_wrong_missing_or_swapped_in_its_place() -> None:
    found = near_days(date(2015, 4, 7))
    assert {date(2005, 4, 7), date(2025, 4, 7), date(2051, 4, 7)} <= found
    assert date(1915, 4, 7) not in found
    assert {len(each) for each in near_written("2015-04-07")} == {len("2015-04-07")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ли", "Ни"),  # of two letters none is a slip
        ("Петро", "Петрив"),  # two slips between words, of which the shorter may hide one
    ],
)
def test_surnames_that_are_two(one: str, other: str) -> None:
    born = date(2015, 4, 7)
    assert likeness(Facts(one, "Анна", "", born), Facts(other, "Анна", "", born)) is None


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        (date(2015, 4, 7), date(2015, 4, 7), True),
        (date(2015, 4, 7), date(2015, 4, 12), True),
        (date(2015, 4, 7), date(2015, 4, 13), False),
        (date(2015, 4, 7), date(2016, 1, 7), False),
        (None, date(2016, 1, 7), True),
        (date(2016, 1, 7), None, True),
        (None, None, True),
    ],
)
def test_twins_are_born_within_days(one: date | None, other: date | None, *, may_be: bool) -> None:
    assert may_be_twins(one, other) is may_be_twins(other, one) is may_be


@pytest.mark.parametrize(
    ("home", "expected"), [("Сол к 7", None), ("Сола к 7", Likeness.FAMILY_AND_NAME)]
)
def test_a_home_is_one_by_an_address_that_says_enough(home: str, expected: Likeness | None) -> None:
    one = Facts("Сейтова", "Дана", "", date(2015, 4, 7), home)
    other = Facts("Омарова", "Дана", "", date(2015, 7, 4), home)
    assert likeness(one, other) is expected


def test_a_patronymic_that_one_of_two_lacks_says_nothing_against_them() -> None:
    born, near, home = date(2015, 4, 7), date(2015, 7, 4), "Алатау қ., Өркен к., 4"
    full = Facts("Сейтов", "Мирас", "Ержанұлы", born, home)
    assert likeness(full, Facts("Сейтов", "Арман", "", born, home)) is Likeness.FAMILY_AND_DAY
    assert likeness(full, Facts("Сейтов", "Мирас", "", near)) is Likeness.NAME_AND_DAY
    assert likeness(full, Facts("Сейтов", "Мирас", "Оразұлы", near)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Омар", "Омор"),  # a letter wrong, of four
        ("Омар", "Омаро"),  # a letter too many
        ("Сейтова", "Сетова"),  # a letter missing
        ("Сейтова", "Сйетова"),  # two swapped
        ("Омаров", "Амарев"),  # of six letters two
        ("Сейтова", "Сейтованы"),  # two too many
        ("Ай Гүл", "Айгүл"),  # written apart
        ("Ахмет Омаров", "Омаров"),  # one half of two
    ],
)
def test_surnames_that_are_one(one: str, other: str) -> None:
    born = date(2015, 4, 7)
    found = likeness(Facts(one, "Дана", "", born), Facts(other, "Дана", "", born))
    assert found is Likeness.NAME_AND_DAY


def test_a_digit_of_the_year_swapped_with_one_of_the_month() -> None:
    assert date(2010, 12, 7) in near_days(date(2011, 2, 7))


DAYS = st.one_of(
    st.dates(date(1950, 1, 1), date(2030, 12, 31)),
    # Of a few years and months, where slips lie.
    st.builds(
        date, st.integers(1998, 2012), st.sampled_from([1, 2, 10, 11, 12]), st.integers(1, 28)
    ),
)


@given(DAYS, DAYS)
def test_two_days_are_near_where_one_is_among_those_near_the_other(one: date, other: date) -> None:
    here, there = one.isoformat(), other.isoformat()
    assert is_near(here, there) == is_near(there, here) == (there in near_written(here))
