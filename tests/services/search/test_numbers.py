"""Numbers as they are typed, and the rows that have a part of them."""

import pytest

from desktop_app.services.search.numbers import Numbers, a_digit_away, merged, number_key, phone_key
from desktop_app.services.search.words import BEGINS, INSIDE, SAME, Level


@pytest.mark.parametrize(
    "typed", ["Ө-2026-00031", "О-2026-00031", "O-2026-00031", "ө 2026 00031", "№ ө–2026–00031"]
)
def test_letters_that_look_alike(typed: str) -> None:
    assert number_key(typed) == "o202600031"


def test_accounts_with_cyrillic_letters_and_spaces() -> None:
    assert number_key("КZ86 125K ZТ50 0410 0100") == number_key("KZ86125KZT5004100100")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("+7 (701) 000-64-68", "7010006468"),
        ("8 701 000 64 68", "7010006468"),
        ("77010006468", "7010006468"),
        ("0006468", "0006468"),
        ("+7 701", "701"),
        ("8701", "8701"),
        ("", ""),
    ],
)
def test_telephones(typed: str, key: str) -> None:
    assert phone_key(typed) == key


def test_the_same_then_its_ends_then_the_inside() -> None:
    numbers = Numbers(set())
    numbers.add([(0, "1310"), (1, "x31x"), (1, "31"), (2, "0031"), (3, "4")])
    assert numbers.find("31", 9) == [Level(SAME, 1), Level(BEGINS, 2), Level(INSIDE, 0)]
    assert [row for row in range(4) if numbers.having("x3")(row)] == [1]


def test_the_last_first() -> None:
    numbers = Numbers(set(), last_first=True)
    numbers.add([(0, "o1"), (1, "o2")])
    numbers.add([(2, "o3")])
    assert [each.row for each in numbers.find("o", 2)] == [2, 1]


def test_the_best_of_several_lists() -> None:
    found = [[Level(2, 5), Level(4, 1)], [Level(0, 1), Level(2, 7)]]
    assert merged(*found, most=2) == [Level(0, 1), Level(2, 5)]
    assert merged(*found, most=3, last_first=True) == [Level(0, 1), Level(2, 7), Level(2, 5)]


def test_an_iin_with_a_slip() -> None:
    near = a_digit_away("150407603016")
    assert {"150407603026", "150407630016"} <= set(near)
    assert "150407603016" not in near
    assert a_digit_away("1504") == a_digit_away("15040760301x") == []


def test_what_many_have_is_looked_for_in_each() -> None:
    numbers = Numbers(set())
    numbers.add([(row, f"20{row:04}") for row in range(3_000)])
    has = numbers.having("20")
    assert has(2_999)
    assert not numbers.having("x")(2_999)
