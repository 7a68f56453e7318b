"""From the number on paper to the line, and to nothing else."""

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import lookup
from desktop_app.wording import step
from tests.services.acts import pay


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Т-2026-00001/17", ("Т-2026-00001", 17)),
        (" Т-2026-00001 / 17 ", ("Т-2026-00001", 17)),
        ("Т/2026/1/17", ("Т/2026/1", 17)),
        ("Т-2026-00001/9999999", ("Т-2026-00001", 9_999_999)),
        ("Т-2026-00001/10000000", None),
        ("Т-2026-00001/", None),
        ("Т-2026-00001", None),
        ("/17", None),
        ("Т-2026-00001/-1", None),
        ("Т-2026-00001/٣", None),
        ("Т-2026-00001/²", None),
        ("", None),
    ],
)
def test_what_is_the_number_of_a_line(typed: str, expected: tuple[str, int] | None) -> None:
    assert lookup.parse(typed) == expected


def test_a_line_is_found_by_its_number_and_its_payouts(
    accountant: Desk, two: tuple[int, int]
) -> None:
    """Each of the two has a line for the third quarter's September and one for the fourth."""
    payout = pay(accountant, "2025Q4")
    assert len(payout.lines) == 4
    found = lookup.explain(accountant, f"{payout.number}/3")
    assert found.line == payout.lines[2]
    assert (found.payout.id, found.place.number) == (payout.id, 3)
    assert found.place.child_id == payout.lines[2].child_id
    latin = payout.number.replace("Т", "T").lower()
    assert lookup.explain(accountant, f"{latin}/3") == found

    who, *how = lookup.told(found)
    assert tuple(how) == found.line.steps
    assert found.line.child_name in step(who, "ru")
    assert found.line.payee_name in step(who, "ru")


def test_there_is_no_line_before_the_first_nor_after_the_last(
    accountant: Desk, two: tuple[int, int]
) -> None:
    payout = pay(accountant, "2025Q4")
    for text in (f"{payout.number}/0", f"{payout.number}/5", "Т-2026-09999/1", "Әлімқұлова"):
        with pytest.raises(Trouble, match="There is no line") as trouble:
            lookup.explain(accountant, text)
        assert text in step(trouble.value.step, "kk")
