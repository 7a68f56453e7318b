"""The words of a period, in either language and with letters that only look the same."""

import pytest

from desktop_app.services.importing.spans import words


@pytest.mark.parametrize(
    ("word", "number"),
    [("янв", 1), ("қаңтар", 1), ("мая", 5), ("желтоқсан", 12), ("марка", 0), ("", 0)],
)
def test_months(word: str, number: int) -> None:
    assert words.month_named(word) == number


def test_roman_numbers_in_latin_and_in_kazakh_letters() -> None:
    assert [words.ascii_number(each) for each in ("4", "iv", "іv", "іі")] == [4, 4, 4, 2]


@pytest.mark.parametrize(
    ("typed", "says_only"),
    [("выплачено за 2025 год", True), ("төленді", True), ("к выплате", False), ("план", False)],
)
def test_what_may_stand_beside_a_period(typed: str, says_only: bool) -> None:
    assert words.says_only_paying(typed) is says_only
