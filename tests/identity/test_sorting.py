"""The order of names, against a slow reading of the same and against lists a person can read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.identity.sorting import sort_key
from desktop_app.records.people import full_name

KAZAKH = (
    "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я".split()
)
LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z".split()
SURNAMES = """Ахметов Әлиев Гончар Ғалиев Елкин Ёлкин Кузнецов Қасым Оспан Өтеген Уалиев Ұлан
    Үсенов Хан Һаким Ысқақ Іңкәр Яковлев""".split()

PLACES = [" ", *"0123456789", *KAZAKH, *LATIN]
MARKS = [" ", "small", "capital", "-", "'"]


def obvious(name: str) -> tuple[list[int], list[int]]:
    """Positions in the lists above, letter by letter: first the letters, then all the rest."""
    plain = " ".join(name.replace("-", "").replace("'", "").lower().split())
    letters = [PLACES.index(letter) for letter in plain]
    marks: list[int] = []
    for character in name:
        if character in MARKS:
            marks.append(MARKS.index(character))
        else:
            marks.append(MARKS.index("capital" if character != character.lower() else "small"))
    return letters, marks


LETTERS = "".join(KAZAKH + LATIN)
# Letters that are near each other, so that names often differ in one thing only.
FEW = some.text("аәбгғеёиіЁЕӘ-' z", max_size=4)
MANY = some.text(LETTERS + LETTERS.upper() + "-' ", max_size=12)
NAMES = (FEW | MANY).map(lambda text: " ".join(text.split()))


@given(NAMES, NAMES)
def test_any_two_stand_as_the_list_of_the_alphabet_says(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (obvious(one) < obvious(other))
    assert (sort_key(one) == sort_key(other)) == (obvious(one) == obvious(other))


@given(NAMES, NAMES, NAMES)
def test_a_person_stands_where_the_whole_name_does(
    surname: str, given_name: str, patronymic: str
) -> None:
    whole = full_name(surname, given_name, patronymic)
    assert sort_key(surname, given_name, patronymic) == sort_key(whole)


@given(some.lists(some.text(max_size=20), max_size=3))
def test_a_key_is_digits_whatever_is_written(parts: list[str]) -> None:
    assert set(sort_key(*parts)) <= set("0123456789")


@given(some.permutations(SURNAMES))
def test_the_list_of_surnames_is_in_order(mixed: list[str]) -> None:
    assert sorted(mixed, key=sort_key) == SURNAMES
    assert sorted(map(str.upper, mixed), key=sort_key) == [name.upper() for name in SURNAMES]


@pytest.mark.parametrize(
    "in_order",
    [
        # The surname as a whole, then the given name: a longer surname comes after every name.
        [("Ким", ""), ("Ким", "Ен"), ("Ким Ен", "Яна"), ("Ким", "Яна"), ("Кимов", "Анна")],
        # The letters of all names before the case of the first.
        [("ахметов", "Аня"), ("Ахметов", "Боря"), ("ахметов", "Вера"), ("АХМЕТОВ", "Вера")],
        # A hyphen and an apostrophe only part what is otherwise one.
        [("Сарыбаев",), ("Сарыбаева",), ("Сары-Баева",), ("Сарыбай",)],
        [("Дарина",), ("Дар'ина",), ("Даръя",), ("Дарья",)],
        # Latin after Cyrillic, other scripts after both.
        [("Яковлев",), ("Akhmetov",), ("Émile",), ("Emma",), ("Zhanov",), ("王",)],
        # Schools: a number by its value, before letters; № and quotation marks are no letters.
        [("№2 мектеп",), ("«№ 9» мектеп",), ("№10 мектеп",), ("«Әлем» мектебі",), ("Бастау",)],
    ],
)
def test_in_order(in_order: list[tuple[str, ...]]) -> None:
    for one, following in pairwise(in_order):
        assert sort_key(*one) < sort_key(*following), (one, following)


def test_what_is_written_otherwise_is_the_same() -> None:
    assert sort_key("Йозеф") == sort_key("И\u0306озеф")
    assert sort_key("  Ким   Ен ") == sort_key("Ким Ен")
    assert sort_key("Ким", "", "") == sort_key("Ким")
    assert sort_key("Мектеп 07") > sort_key("Мектеп 6")
    letters_of = [sort_key(name).split("00")[0] for name in ("№ 7 «Ай»", "№7 Ай", "7 - ай")]
    assert len(set(letters_of)) == 1


def test_keys_are_those_that_databases_hold() -> None:
    assert sort_key("Аб", "9") == "10120105019002101"
    assert sort_key("Zя-1") == "775105011002131"
    assert sort_key("№ 7-9") < sort_key("№ 7-10") < sort_key("№ 8-1")
