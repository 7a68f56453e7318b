"""What stands beside the values, in one way for every format."""

import pytest

from desktop_app.documents.workbooks.formats.marks import (
    OUR_FILLS,
    OUR_NOTE,
    Looks,
    add_look,
    look_of,
    put_note,
)


@pytest.mark.parametrize(
    ("fill", "letters", "look"),
    [
        ("", "", ""),
        ("ffffff", "000000", ""),
        ("transparent", "", ""),
        ("ffff00", "", "fill FFFF00"),
        ("FFFF00", "ff0000", "fill FFFF00, letters FF0000"),
        *((each, "", "") for each in OUR_FILLS),
    ],
)
def test_white_black_and_what_the_program_marks_are_no_colours(
    fill: str, letters: str, look: str
) -> None:
    assert look_of(fill, letters) == look


def test_rows_are_kept_by_column_and_colour() -> None:
    looks: Looks = {}
    for place in ((1, 4), (7, 4), (2, 5)):
        add_look(looks, place, "fill FFFF00")
    assert {key: list(rows) for key, rows in looks.items()} == {
        (4, "fill FFFF00"): [1, 7],
        (5, "fill FFFF00"): [2],
    }


def test_of_a_note_only_what_the_clerk_wrote_is_kept() -> None:
    notes: dict[tuple[int, int], str] = {}
    put_note(notes, (1, 1), f"см.\n  письмо\n\n{OUR_NOTE}Осында қате")
    put_note(notes, (2, 2), f"{OUR_NOTE}Осында қате")
    assert notes == {(1, 1): "см. письмо"}
