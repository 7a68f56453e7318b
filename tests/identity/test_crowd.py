"""Whoever may be somebody is found in a crowd as if all were held against each other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from desktop_app.identity import alike_words, crowd
from desktop_app.identity.crowd import Crowd
from desktop_app.identity.likeness import Facts, Likeness, likeness, surname_letters
from tests.builders import FATHERS, GIRLS
from tests.identity.made_pairs import different_people, made_pairs
from tests.identity.test_likeness import facts

PAIRS, PEOPLE = 300, 400


def _people(seed: int) -> list[Facts]:
    pairs = made_pairs(PAIRS, seed)
    made = [each for _kind, *two in pairs for each in two] + list(different_people(PEOPLE, seed))
    Random(seed).shuffle(made)
    return [facts(each) for each in made]


def test_all_are_found_whom_comparing_everybody_finds() -> None:
    """Those of near days, of one family and of one paper; and nobody besides."""
    people, crowd = _people(11), Crowd()
    for place, one in enumerate(people):
        near = {number for number, _why in crowd.alike(one)}
        every = {number for number, other in enumerate(people[:place]) if likeness(one, other)}
        without_days = {
            number
            for number in every - near
            if not people[number].born or not one.born  # nothing to seek them by
        }
        assert every - without_days == near
        crowd.add(place, one)


def test_nobody_is_found_among_nobody() -> None:
    assert list(Crowd().alike(facts(different_people(1, 1)[0]))) == []


def test_behind_somebody_else_of_the_day_stands_whoever_lives_at_the_same_place() -> None:
    """The first of that day is called otherwise, the second has another surname and one home."""
    born, home = date(2015, 7, 4), "Алатау қ., Өркен к., 4"
    crowd = Crowd()
    crowd.add(1, Facts("Тілеуов", "Мирас", "", born, home))
    crowd.add(2, Facts("Омарова", "Дана", "", born, "Алатау қ., Көктем к., 9"))
    crowd.add(3, Facts("Омарова", "Дана", "", born, home))
    one = Facts("Сейтова", "Дана", "", date(2015, 4, 7), home)
    assert list(crowd.alike(one)) == [(3, Likeness.FAMILY_AND_NAME)]


# Held against everybody, one by one


def _crowded(seed: int) -> list[Facts]:
    """The same people on few days and in few homes, some without a father, a day or a short name,
    and all in families that meet."""
    chance = Random(seed)
    made = _people(seed)[:300]
    days = [
        date(2010 + chance.randrange(3), chance.choice([1, 2, 10, 12]), chance.choice([1, 2, 10]))
        for _day in range(30)
    ]
    homes = ["", "Алатау қ.", "Алатау қ., Өркен к., 4", "Жетіген қ., Өркен к., 14"]
    names = ["", "Нұрмұхаммедәли", "Айша Нұр", "Әли"]
    for one in list(made):
        given = chance.choice([one.given_name, one.given_name * 2, chance.choice(names)])
        made.append(
            replace(
                one,
                given_name=given,
                patronymic=chance.choice([one.patronymic, one.patronymic, ""]),
                birth_date=chance.choice([*days, one.birth_date, None]),
                address=chance.choice(homes),
                family=frozenset(map(str, chance.sample(range(600), 2))),
            )
        )
    chance.shuffle(made)
    return made


def _slowly(people: list[Facts], one: Facts) -> Iterator[tuple[int, Likeness]]:
    """Each of them looked at; without a day only those of one family or paper are sought."""
    for number, other in enumerate(people):
        has_days = one.birth_date is not None is not other.birth_date
        if has_days or {*one.family} & {*other.family} or {*one.papers} & {*other.papers}:
            found = likeness(one, other)
            if found is not None:
                yield number, found


@pytest.mark.parametrize("most_words", [5_000, 20])
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_crowd_answers_as_all_of_them_do_one_by_one(
    seed: int, most_words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same order and for the same reason, also where few names are kept."""
    monkeypatch.setattr(alike_words, "_MOST_WORDS", most_words)
    people, many, found = _crowded(seed), Crowd(), 0
    for number, one in enumerate(people):
        expected = list(_slowly(people[:number], one))
        assert list(many.alike(one)) == expected
        many.add(number, one)
        found += len(expected)
    assert found > len(people) / 4


# How many are held against each other


def _of_a_district(count: int) -> list[Facts]:
    """Born on any day of twelve years, of the names that a country has."""
    chance, parts = Random(count), "ба де жо ку лы ма не пи ра се то ши га зу".split()
    surnames = ["".join(chance.choices(parts, k=4)) + "ов" for _name in range(2_000)]
    given = [*GIRLS, *("".join(chance.choices(parts, k=3)) for _name in range(300))]
    fathers = [*FATHERS, *("".join(chance.choices(parts, k=3)) for _name in range(300))]
    return [
        Facts(
            chance.choice(surnames),
            chance.choice(given),
            f"{chance.choice(fathers)}ович",
            date(2008, 1, 1) + timedelta(chance.randrange(12 * 365)),
            f"Алатау қ., {number}",
        )
        for number in range(count)
    ]


def test_ten_times_as_many_are_not_held_against_each_other_a_hundred_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []

    def counted(one: Facts, other: Facts) -> Likeness | None:
        compared[-1] += 1
        return likeness(one, other)

    monkeypatch.setattr(crowd, "likeness", counted)
    for count in (1_000, 10_000):
        compared.append(0)
        many = Crowd()
        for number, one in enumerate(_of_a_district(count)):
            list(many.alike(one))
            many.add(number, one)
    assert compared[1] < 10_000, "fewer than one for each"


def test_with_who_says_it_again_nothing_else_is_kept_and_only_the_alike_are_asked_for() -> None:
    """The same answers as of a crowd that keeps everybody, from what people are found by alone."""
    people, asked = _people(7), list[int]()

    def facts_of(number: int) -> Facts:
        asked.append(number)
        return people[number]

    lean, whole = Crowd(facts_of), Crowd()
    for number, one in enumerate(people):
        assert list(lean.alike(one)) == list(whole.alike(one))
        lean.add(number, one)
        whole.add(number, one)
    assert len(asked) < len(people)


def test_a_surname_is_folded_once_however_many_hold_against_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: Counter[str] = Counter()

    def counted(surname: str) -> int:
        folded[surname] += 1
        return surname_letters(surname)

    monkeypatch.setattr(crowd, "surname_letters", counted)
    many = Crowd()
    for number, one in enumerate(_of_a_district(2_000)):
        many.add(number, replace(one, surname=f"{one.surname}{number}"))
    for one in _of_a_district(2_000):
        list(many.alike(one))
    assert folded
    assert max(folded.values()) == 1
