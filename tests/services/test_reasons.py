"""A reason is asked for wherever something is taken back, and kept in one line."""

import pytest

from desktop_app.services.errors import EntryError
from desktop_app.services.reasons import reason


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Қате", "Қате"),
        ("  Қате   кезең \n\n екінші\tрет ", "Қате кезең екінші рет"),
        ("Ә" * 5_000, "Ә" * 5_000),
    ],
)
def test_a_reason_is_kept_in_one_line(typed: str, kept: str) -> None:
    assert reason(typed, "Write why.") == kept


@pytest.mark.parametrize("typed", ["", " ", "\n\t \N{NO-BREAK SPACE}"])
def test_spaces_are_no_reason(typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        reason(typed, "Write why it is annulled.")
    (slip,) = refused.value.slips
    assert (slip.field, slip.label) == ("why", "Write why it is annulled.")


def test_what_nobody_can_read_is_no_reason() -> None:
    assert reason(" Қате\x01\u202e\n жазылған \udcff", "asked") == "Қате жазылған"
    with pytest.raises(EntryError):
        reason("\x02\ufeff\udcff \u200b", "asked")
