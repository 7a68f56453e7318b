"""How numbers of registers are written: what a pattern may be, and when two of them clash."""

import pytest

from desktop_app.disk.names import wrong_with
from desktop_app.records.kinds import Register
from desktop_app.records.numbering import WrongPattern, file_name, folded, pattern, usual_pattern


@pytest.mark.parametrize(
    ("text", "serial", "number"),
    [
        ("ҮО-{year}-{number:5}", 17, "ҮО-2026-00017"),
        ("{number}/{year}", 17, "17/2026"),
        ("  03-15/{year} - {number:3} ", 7, "03-15/2026 - 007"),
        ("Ш-{year}-{number:2}", 12345, "Ш-2026-12345"),
        ("{number:9}.{year}", 1, "000000001.2026"),
    ],
)
def test_a_pattern_writes_a_number(text: str, serial: int, number: str) -> None:
    assert pattern(text).number(2026, serial) == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The year"),
        ("ҮО-{number:5}", "The year"),
        ("{year}-{year}-{number}", "The year"),
        ("ҮО-{year}", "The number"),
        ("{year}-{number}-{number:5}", "The number"),
        ("ҮО-{year}-{number:0}", "In braces"),
        ("ҮО-{year}-{number:10}", "In braces"),
        ("ҮО-{year}-{serial}", "In braces"),
        ("ҮО-{year}-{number:5}}", "In braces"),
        ("{year}{number}", "Put a sign"),
        ("№ {year}-{number}", "Use letters"),
        ("ҮО\u202e-{year}-{number}", "Use letters"),
        ("ҮО\x00-{year}-{number}", "Use letters"),
        ("Үйде оқыту бөлімі {year}-{number}", "It is too long"),
    ],
)
def test_what_is_no_pattern_says_why(text: str, words: str) -> None:
    with pytest.raises(WrongPattern, match=words):
        pattern(text)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Ө-{year}-{number:5}", "Б-{year}-{number:5}", False),
        ("ҮО-{year}-{number:5}", "үо-{year}-{number:3}", True),
        ("1{number}/{year}", "11{number}/{year}", True),
        ("{number}/{year}", "{year}/{number}", True),
        ("{number}/{year}", "{number}-{year}", False),
        ("01-{number:3}/{year}", "{number}-123/{year}", True),
        ("А{number}-{year}", "Б{number}-{year}", False),
        ("{year}-{number:9}", "{year}-{number:5}", True),
        ("7-{year}-{number}", "{number}-{year}-7", True),
        ("{year}-{number}", "1{year}-{number}", False),  # a year has four digits
    ],
)
def test_two_patterns_that_can_give_the_same_number(one: str, other: str, equal: bool) -> None:
    assert pattern(one).may_equal(pattern(other)) is equal
    assert pattern(other).may_equal(pattern(one)) is equal


def test_a_register_may_change_its_digits_but_not_turn_year_and_number_about() -> None:
    now = pattern("ҮО/{year}/{number:4}")
    assert not pattern("ҮО/{year}/{number:3}").clashes_with(now)
    assert pattern("ҮО/{number:4}/{year}").clashes_with(now)
    assert not pattern("ҮОБ/{number:4}/{year}").clashes_with(now)


def test_the_usual_patterns_never_meet() -> None:
    usual = [usual_pattern(register) for register in Register]
    assert [
        (one.text, other.text)
        for one in usual
        for other in usual
        if one is not other and one.may_equal(other)
    ] == []


def test_a_number_is_looked_up_however_it_is_typed() -> None:
    assert folded(" № үо-2026-00017 ") == folded("ҮО-2026-00017")
    assert file_name("03-15/2026 - 007") == "03-15-2026---007"


@pytest.mark.parametrize("text", ["CON.{year}-{number}", "{number}-{year}.", "{year}|{number}?"])
def test_any_number_can_name_a_file_on_windows(text: str) -> None:
    assert wrong_with(file_name(pattern(text).number(2026, 7)), windows=True) is None


def test_the_longest_pattern_fits_a_journal() -> None:
    """24 signs: the year takes four of them, the number up to nine."""
    ten = "Ұ" * 10
    number = pattern(f"{ten}{{year}}-{{number:9}}").number(2026, 999_999_999)
    assert len(number) == 24
    with pytest.raises(WrongPattern, match="too long"):
        pattern(f"{ten}Ұ{{year}}-{{number}}")
