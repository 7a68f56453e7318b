"""Comparing the office's words with the program's, and taking over the head of its form."""

import pytest

from desktop_app.services.forms import own_forms
from desktop_app.services.forms.own_forms import Change

SHIPPED = "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle: Г\n---\nӘ\n\nҒ\nҚ\nҢ\n"


@pytest.mark.parametrize(
    ("head", "taken"),
    [
        (
            "act: А\nedition: Б 1\nannex: В\nsince: 2026-11-21\ntitle: Біздің\n---\n",
            "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle: Біздің\n---\n",
        ),
        (
            "title : Біздің\n\ncopies: 2\nact: Ә\nannex: В\nsince: 2026-11-21\nedition:x\n --- \n",
            "act: А\nedition: Б 2\nannex: В\nsince: 2027-01-01\ntitle : Біздің\ncopies: 2\n---\n",
        ),
    ],
)
def test_the_head_says_which_law_is_followed_and_the_title_stays(head: str, taken: str) -> None:
    body = "Біздің сөз\n---\n#point Һ"
    assert own_forms.with_head_of(SHIPPED, head + body) == taken + body


def test_lines_that_differ_stand_between_their_neighbours() -> None:
    text = SHIPPED.replace("Ғ\n", "Ғ ғ\n").replace("act: А", "act: Ә")
    changes = own_forms.changes(SHIPPED, text)
    assert changes == [
        Change("…", ""),
        Change("-", "act: А"),
        Change("+", "act: Ә"),
        Change(" ", "edition: Б 2"),
        Change(" ", "annex: В"),
        Change("…", ""),
        Change(" ", "Ә"),
        Change(" ", ""),
        Change("-", "Ғ"),
        Change("+", "Ғ ғ"),
        Change(" ", "Қ"),
        Change(" ", "Ң"),
    ]
    assert own_forms.changes(SHIPPED, SHIPPED) == []
