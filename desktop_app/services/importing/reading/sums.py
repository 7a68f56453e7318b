"""Which cells of an old register may say what was paid: not read, it would be paid again."""

import re
from collections.abc import Collection, Sequence

from desktop_app.documents.workbooks.reading import Cell, NotCounted
from desktop_app.services.importing.reading.cells import why_unreadable
from desktop_app.services.importing.reading.money import money

_LEAST_TENGE = 3_000
"""Less is a year, a class or the number of a paper; a month of any decision gives more."""


def columns_with_sums(
    rows: Sequence[Sequence[Cell]], children: int | None, known: Collection[int]
) -> set[int]:
    """Columns beside the ``known`` ones where some child has a sum, or what can't be read.

    ``children`` is the column of their IINs: in rows without one stands what all have together.
    """
    found: set[int] = set()
    for cells in rows:
        if children is not None and cells[children] == "":
            continue
        found |= {
            column
            for column, cell in enumerate(cells)
            if column not in known and column not in found and is_sum(cell)
        }
    return found


def is_sum(cell: Cell) -> bool:
    """Also where words say so; an error, or a formula of which nobody knows what it gives, may be
    one."""
    if cell == "":
        return False
    if why_unreadable(cell) is not None:
        return True
    if isinstance(cell, str) and is_in_words(cell):
        return True
    amount, told = money(cell)
    return told is None and (amount or 0) >= _LEAST_TENGE


def is_in_words(cell: str) -> bool:
    """Does a remark speak of money?"""
    if isinstance(cell, NotCounted) or is_number(cell):
        return False
    return money(cell)[1] is not None and _IN_WORDS.search(cell.casefold()) is not None


_A_SUM = r"(?<![\d.,/№-])(?<!№\s)(?!(?:19|20)\d\d\b)\d(?:\s?\d){3,6}(?![\d.,]*\d)"
"""Four to seven digits that are no year and no part of a day, a phone or the number of a paper."""
_IN_TENGE = r"\d\s*(?:тг|тенге|теңге|₸|kzt)"
_IN_WORDS = re.compile(
    rf"{_IN_TENGE}|"
    r"(?:выпла|опла|перечис|төле|толе|аудар)\w*\D{0,20}\d[\d\s]{3,}|"
    rf"{_A_SUM}\D{{0,20}}(?:выпла|опла|перечис|зачис|получ|выдан[оы]?\b|касс|налич|на руки|"
    r"төле|толе|аудар|алды|қолма)|"
    rf"(?:выдан[оы]?|получ\w+|возмещ\w+)\s\D{{0,20}}{_A_SUM}"
)
_SUM_SOMEWHERE = re.compile(rf"{_IN_TENGE}|(?<!п/п )(?<!п/п){_A_SUM}")


def sums_within(words: str) -> set[int]:
    """Numbers among words that are as long as sums, in whole tenge."""
    return {int(re.sub(r"\s", "", each)) for each in re.findall(_A_SUM, words)}


def names_a_sum(note: str) -> bool:
    """Does a note name a sum, whatever it says of it? It may be another one than its cell has."""
    return _SUM_SOMEWHERE.search(note.casefold()) is not None


def is_number(cell: Cell) -> bool:
    """A number or a share, also one that is written as a text: «50 %» of a sum was paid."""
    if isinstance(cell, str):
        return _NUMBER.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


_NUMBER = re.compile(r"\d[\d\s'’]*(?:[.,]\d+)?\s*%?")
