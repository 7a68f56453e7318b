"""Whoever may be somebody is found in a crowd as if all were held against each other."""

from datetime import date
from random import Random

from desktop_app.identity.crowd import Crowd
from desktop_app.identity.likeness import Facts, Likeness, likeness
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
