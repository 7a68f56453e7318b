"""Which characters can be kept."""

import pytest

from desktop_app.records.plain_text import has_unkept, in_one_line, plain

KEPT = "Әлімқұлова «Ұя» № 5 👍 ё\u00a0–\tа\nб"


@pytest.mark.parametrize("unkept", ["\0", "\x07", "\x1f", "\x7f", "\x85\x9f", "\ud83d"])
def test_what_nobody_sees_and_no_database_keeps(unkept: str) -> None:
    assert has_unkept(f"а{unkept}б")
    assert plain(f"а{unkept}б").replace("\x85", "") == "аб"


def test_all_that_people_write_is_kept() -> None:
    assert not has_unkept(KEPT)
    assert plain(KEPT) == KEPT
    assert in_one_line(KEPT) == KEPT.replace("\t", " ").replace("\n", " ")
    assert in_one_line("а\r\nб\u2029в") == "а б в"
