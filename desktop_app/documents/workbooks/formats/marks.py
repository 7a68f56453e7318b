"""What stands beside the values of a sheet: what is hidden or struck, notes and colours."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.documents.workbooks.formats.unseen import is_lost

Place = tuple[int, int]
"""Row and column, counted from 0."""

Looks = dict[tuple[int, str], "array[int]"]
"""The rows of a column that have a colour, by the column and the colour."""

FILL, LETTERS = "fill ", "letters "
"""Begin a colour of a cell and of its letters; its six digits follow, or its name in a theme."""

UNSEEN = "unseen"
"""How a cell looks of which nothing is seen: white on white, by its format, in tiny letters."""

WRITTEN = "written "
"""Begins how a number looks that its format writes words beside; they follow."""

OUR_FILLS = ("F8CBAE", "FCE4D7", "D9D9DA", "FFF2CD", "DDEBF8")
"""What this program marks findings with, from the gravest on: near colours of Excel's, and none."""

OUR_NOTE = "\u2060"
"""Stands before what this program writes into a note, and is not seen."""

PLAIN_FILL = frozenset({"", "FFFFFF", "THEME0", "TRANSPARENT", *OUR_FILLS})
PLAIN_LETTERS = frozenset({"", "000000", "THEME1"})


@dataclass(frozen=True)
class Marks:
    """Of one sheet; rows and columns are counted from 0. White cells and black letters are none."""

    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[Place] = frozenset()
    notes: Mapping[Place, str] = field(default_factory=dict)
    looks: Mapping[tuple[int, str], "array[int]"] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    may_hide: tuple[tuple[Place, Place], ...] = ()
    """The first and the last place of what a condition can hide or strike through."""
    texts: tuple[str, ...] = ()
    """What is written on boxes and shapes that lie over the cells."""


NO_MARKS = Marks()


def look_of(fill: str, letters: str) -> str:
    """How a cell looks, in one text; empty where it is plain."""
    if is_lost(fill.upper(), letters.upper()):
        return UNSEEN
    parts = [
        f"{begins}{colour}"
        for begins, colour, plain in (
            (FILL, fill.upper(), PLAIN_FILL),
            (LETTERS, letters.upper(), PLAIN_LETTERS),
        )
        if colour not in plain
    ]
    return ", ".join(parts)


def add_look(looks: Looks, place: Place, look: str) -> None:
    row, column = place
    looks.setdefault((column, look), array("I")).append(row)


def put_note(notes: dict[Place, str], place: Place, text: str) -> None:
    """What somebody wrote, in one line, without what this program wrote behind it."""
    words = " ".join(text.partition(OUR_NOTE)[0].split())
    if words:
        notes[place] = words
