"""What is remembered of an office's shape of book: its sheet, headings, columns, and what is left
out of it.

A shape is the names of the sheets and the headings in them: with another one everything is asked
again. Of single rows and cells nothing is remembered, for the next book has others.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from desktop_app.documents.importing.book import Book
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import Way, key_of
from desktop_app.services.importing.answers import Answers
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import PERIOD, TOTAL, normalised
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.sums import columns_with_sums
from desktop_app.storage.office import details as offices

_KEY = "import.shapes"
_MOST_SHAPES = 20
_LOOKED_AT, _FEWEST = 30, 3


@dataclass(frozen=True)
class Memory:
    """How a book of this shape was read: ``row`` is the last one of the headings, from 0.

    ``codes`` are those of columns of which somebody said what they are, by their places.
    """

    sheet: str
    row: int
    codes: Mapping[int, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    @property
    def answers(self) -> Answers:
        return Answers(left_out=self.left_out, confirmed=self.confirmed)

    @property
    def told(self) -> Step:
        """What was taken from memory, for the screen and the answer of a command."""
        label = N_(
            "A book of this shape was brought in before, and is read as then: sheet “{sheet}”, "
            "headings down to row {row}; said of columns: {columns}; left out: {left_out}; right "
            "as it stands: {confirmed}."
        )
        return Step(
            label,
            "",
            {
                "sheet": as_is(self.sheet),
                "row": self.row + 1,
                "columns": len(self.codes),
                "left_out": as_is(", ".join(sorted(self.left_out)) or "–"),
                "confirmed": as_is(", ".join(sorted(self.confirmed)) or "–"),
            },
        )


def shape_of(book: Book) -> str:
    """The same for books of the same sheets and headings, whatever stands below them."""
    sheets = [[sheet.name, *_headings(sheet)] for sheet in book.cells.sheets]
    return sha256(json.dumps(sheets, ensure_ascii=False).encode()).hexdigest()


def _headings(sheet: SheetCells) -> Iterable[Any]:
    """The first row of several words, with its number; headings stand in it, or begin there."""
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        words = [normalised(text(cell)) if isinstance(cell, str) else "" for cell in cells]
        if sum(map(bool, words)) >= _FEWEST:
            return [number, *words]
    return []


def remembered(connection: Connection, shape: str) -> Memory | None:
    found = _stored(connection).get(shape)
    if found is None:
        return None
    return Memory(
        found["sheet"],
        found["row"],
        {int(column): code for column, code in found["codes"].items()},
        frozenset(found["left_out"]),
        frozenset(found["confirmed"]),
    )


def columns_of_sums(matched: Matched) -> set[str]:
    """The keys of columns that hold sums in this book, whatever they held in the one before: that
    they are left out is asked each time, for they may be what was paid."""
    found: set[str] = set()
    for each in (matched, *matched.others, *matched.payments):
        rows, columns = each.sheet.rows[each.row + 1 :], each.columns
        holding = columns_with_sums(rows, columns.get("child_iin"), set(columns.values()))
        found |= {key_of(each.sheet.name, column=column) for column in holding}
    return found


def keep(
    connection: Connection,
    shape: str,
    matched: Matched,
    settled: Mapping[str, Way],
    *,
    who: str,
    when: datetime,
) -> None:
    """Remember how this book was read; of many shapes the newest are kept."""
    stored = {each: kept for each, kept in _stored(connection).items() if each != shape}
    sheets = {each.sheet.name for each in (matched, *matched.others, *matched.payments)}
    of_shape = {key: way for key, way in settled.items() if _is_of_shape(key, sheets)}
    stored[shape] = {
        "sheet": matched.sheet.name,
        "row": matched.row,
        "codes": {str(each.column): each.code for each in matched.headings if _is_kept(each)},
        "left_out": sorted(key for key, way in of_shape.items() if way is Way.LEAVE_OUT),
        "confirmed": sorted(key for key, way in of_shape.items() if way is Way.CONFIRM),
    }
    kept = dict(list(stored.items())[-_MOST_SHAPES:])
    offices.save_values(connection, {_KEY: json.dumps(kept, ensure_ascii=False)}, who, when)


def _is_kept(heading: Heading) -> bool:
    """Of which period a column is, and that sums are left out, is asked of each book anew: below
    «январь» the next one has another year."""
    is_of_money = heading.code.startswith((PERIOD, TOTAL)) or heading.holds_sums
    return heading.is_said and not is_of_money


def _is_of_shape(key: str, sheets: Iterable[str]) -> bool:
    """Is it of a whole sheet or column? A row, a cell or a colour of the next book is another."""
    name, bang, place = key.rpartition("!")
    if not bang:
        return not key.isdigit() or key in sheets
    return bool(name) and place.isalpha()


def _stored(connection: Connection) -> dict[str, Any]:
    stored = offices.value(connection, _KEY)
    return dict(json.loads(stored)) if stored else {}
