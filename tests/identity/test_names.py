"""What is refused as a name, and what is asked to be looked at: the table in ``cases``."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.identity.cleaning import cleaned_name
from desktop_app.identity.names import (
    NameDoubt,
    NameFault,
    WrongName,
    doubts_of_name,
    slips_of_name,
)
from tests.identity.tables import rows


@pytest.mark.parametrize("case", list(rows("names.txt")), ids=lambda case: ascii(case[0]))
def test_a_name(case: tuple[str, ...]) -> None:
    _typed, kept, _mended, refused, doubted = case

    slips, doubts = slips_of_name(kept), doubts_of_name(kept)

    assert " ".join(each.fault for each in slips) == refused
    assert " ".join(each.doubt for each in doubts) == doubted


def test_what_is_wrong_is_named_with_its_place() -> None:
    assert slips_of_name("Иванова 2") == (WrongName(NameFault.DIGIT, "2", 9),)
    assert slips_of_name("Ива/нова") == (WrongName(NameFault.SIGN, "/", 4),)
    assert slips_of_name("Петров Vлад") == (WrongName(NameFault.TWO_ALPHABETS, "Vлад", 8),)
    assert doubts_of_name("Ким Светлана (мать)")[0].part == "мать"
    assert doubts_of_name("Әлиев және Әлиева")[0].part == "және"


@given(some.text())
def test_any_text_is_judged(text: str) -> None:
    name = cleaned_name(text).value
    assert not name or any(map(str.isalpha, name)) or slips_of_name(name)
    assert {each.doubt for each in doubts_of_name(name)} <= set(NameDoubt)


def test_a_formula_of_two_characters_is_one_and_begins_at_the_first() -> None:
    first = slips_of_name("=а")[0]
    assert (first.fault, first.part, first.place) == (NameFault.FORMULA, "=", 1)


def test_what_stands_in_brackets_is_told_without_the_space_behind_it() -> None:
    assert [each.part for each in doubts_of_name("Ким (Ли (Б)")] == ["(Ли"]
