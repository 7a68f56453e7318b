"""Numbers as people paste them: the table in ``cases``, and what holds of any."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.identity import numbers
from desktop_app.identity.cleaning import Cleaned
from desktop_app.law.iin import problem_of
from tests.identity.tables import rows

READ: dict[str, Callable[[str], Cleaned]] = {
    "iin": numbers.iin,
    "bin": numbers.bin_number,
    "iban": numbers.iban,
    "phone": numbers.phone,
    "register": numbers.register_number,
}


def told(what: str, found: Cleaned) -> str:
    """As the table says it."""
    problem: str | None = None
    strange = None
    if what == "iin":
        problem, strange = problem_of(found.value), numbers.no_digit(found.value)
    elif what == "bin":
        problem, strange = numbers.bin_problem(found.value), numbers.no_digit(found.value)
    elif what == "iban":
        strange = numbers.strange_in_iban(found.value)
        problem = "strange" if strange else None
    at = f" {strange.character} {strange.place}" if strange else ""
    return f"{problem}{at}" if problem else "mended" if found.mended else ""


@pytest.mark.parametrize(
    "case", list(rows("numbers.txt")), ids=lambda case: f"{case[0]} {case[1]!a}"
)
def test_a_number(case: tuple[str, ...]) -> None:
    what, typed, read, said = case

    found = READ[what](typed)

    assert (found.value, told(what, found)) == (read, said)


@given(some.sampled_from(sorted(READ)), some.one_of(some.text(), some.text("78+() -0123456,БИН№")))
def test_cleaning_once_more_changes_nothing(what: str, text: str) -> None:
    once = READ[what](text)
    assert READ[what](once.value) == Cleaned(once.value)


@given(
    some.sampled_from(["iin", "bin", "iban"]), some.text("0123456789 -\u200b\u00a0", max_size=30)
)
def test_no_digit_is_lost_or_added(what: str, text: str) -> None:
    assert READ[what](text).value == "".join(filter(str.isdigit, text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("О-2026-00031", "ө-2026-00031"),  # a Russian О
        ("O-2026-00031", "ө-2026-00031"),  # a Latin one
        ("T-2026-00004", "т-2026-00004"),
        ("№ т-2026-00004", "т-2026-00004"),
        ("УО-2026-00017", "үо-2026-00017"),
    ],
)
def test_a_number_of_a_paper_is_found_whatever_its_letters_were_typed_with(
    typed: str, meant: str
) -> None:
    assert meant in numbers.spellings(typed)


def test_as_it_was_typed_comes_first() -> None:
    assert numbers.spellings("О-2026-1")[0] == "о-2026-1"
    assert numbers.spellings("о" * 24) == ("о" * 24,)


def test_a_number_is_sought_in_all_its_spellings_up_to_many() -> None:
    assert len(numbers.spellings("т" * 9)) == 512
    assert numbers.spellings("т" * 10) == ("т" * 10,)
