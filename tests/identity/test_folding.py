"""The key by which somebody is found: what comes together, and what stays apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.identity.folding import folded

CASES = [
    line.split("|")
    for line in (Path(__file__).parent / "cases/folding.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
SAME_LETTERS = dict(zip("ёәғқңөұүһійщ", "еагкноуухииш", strict=True)) | {"ъ": "", "ь": ""}
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

cyrillic = st.text(KAZAKH + KAZAKH.upper() + " -", max_size=20)
anything = st.text(max_size=20)


@pytest.mark.parametrize(("key", "spellings"), CASES, ids=[key.strip() for key, _all in CASES])
def test_spellings_of_one_name_have_one_key(key: str, spellings: str) -> None:
    assert {folded(each) for each in spellings.split(",")} == {key.strip()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Асан", "Асен"),
        ("Хан", "Кан"),
        ("Жанар", "Шынар"),
        ("Серік", "Шерік"),
        ("Олжас", "Ұлжас"),
        ("1100", "100"),
        ("Ким", "Кима"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(anything)
def test_a_key_is_its_own_key(text: str) -> None:
    key = folded(text)
    assert folded(key) == key
    assert key == " ".join(key.split())


@given(cyrillic)
def test_letters_that_are_the_same_give_the_same_key(text: str) -> None:
    other = "".join(SAME_LETTERS.get(letter, letter) for letter in text)
    assert folded(other) == folded(text) == folded(text.upper()) == folded(text.title())


@given(cyrillic, st.integers(0, 20))
def test_the_beginning_of_a_name_gives_the_beginning_of_its_key(text: str, length: int) -> None:
    assert folded(text).startswith(folded(text[:length]))


@given(st.text("0123456789", min_size=1, max_size=12))
def test_digits_stay_as_they_are(number: str) -> None:
    assert folded(number) == number
