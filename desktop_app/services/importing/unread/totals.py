"""What a register itself says that its rows come to, compared with what was read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading import cells as cells_of
from desktop_app.services.importing.reading.cells import text, why_unreadable
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD, TOTAL
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.money import money
from desktop_app.services.importing.spans.runs import months_of
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.unread.columns import Rows

_DIFFERS = N_(
    "The total {stated} is not what the rows above it come to: {read} tenge were read. Find the "
    "row that is missing or was read otherwise, or say that this total is left out."
)
_UNREADABLE = N_("This total can't be read, so that nothing is compared with it.")
_ROW_DIFFERS = N_(
    "The row's own total is {stated} tenge, and {read} were read in it. Set right the one that is "
    "wrong."
)
_money = cells_of.counted(money)


def money_columns(matched: Matched) -> list[int]:
    """Columns that say what was paid."""
    return [
        column
        for code, column in matched.columns.items()
        if code.startswith(PERIOD) or code in {"amount", f"{LONG}amount"}
    ]


@dataclass
class _Sum:
    """What one column comes to: since the last total, and since each total before that."""

    parts: list[int] = field(default_factory=lambda: [0])
    is_known: bool = True
    """Could every cell so far be read? A row that can't be is told already, and stays out."""
    has_rows: bool = False
    """Did a child stand there since the last total, if one without a payment?"""

    def closes(self, stated: int) -> bool:
        """Is it the sum of the last parts, one, some, or all? They are one part then."""
        so_far = 0
        for count, part in enumerate(reversed(self.parts), 1):
            so_far += part
            of_these = part or count == len(self.parts) or (count == 1 and self.has_rows)
            if so_far == stated and of_these:
                self.parts[-count:] = [so_far, 0]
                self.has_rows = False
                return True
        return False


def ask(matched: Matched, rows: Rows, telling: Telling) -> None:
    """Every total that does not agree must be set right, or left out by somebody."""
    if not any(line is Line.TOTAL for _row, _cells, line in rows):
        return
    columns = [*money_columns(matched), *_totals(matched)]
    sums: dict[int, _Sum] = defaultdict(_Sum)
    has_children = False
    early: list[tuple[int, Sequence[Cell]]] = []
    for row, cells, line in rows:
        if line is Line.CHILD:
            has_children = True
            for column in columns:
                amount, told = _money(cells[column])
                sums[column].parts[-1] += amount or 0
                sums[column].has_rows = True
                sums[column].is_known &= told is None
        elif line is Line.WORDS:
            for each in sums.values():
                each.parts.append(0)
        elif line is Line.TOTAL and has_children:
            _compare(matched, row, cells, columns, sums, telling)
        elif line is Line.TOTAL:
            early.append((row, cells))
    for row, cells in early:
        _compare(matched, row, cells, columns, sums, telling)


def _compare(
    matched: Matched,
    row: int,
    cells: Sequence[Cell],
    columns: Sequence[int],
    sums: dict[int, _Sum],
    telling: Telling,
) -> None:
    for column in columns:
        if cells[column] == "":
            continue
        step = _difference(cells[column], sums[column])
        if step is not None:
            unreadable = step.label == _UNREADABLE
            key = key_of(matched.sheet.name, row, column)
            point = OpenPoint(key, step, (Way.LEAVE_OUT,), is_proposed=unreadable)
            telling.put(point, matched.sheet.name, row, column)


def _difference(cell: Cell, found: _Sum) -> Step | None:
    if why_unreadable(cell) is not None:
        return Step(_UNREADABLE, "")
    stated = _whole(cell)
    if stated is None or found.closes(stated) or not found.is_known:
        return None
    return Step(_DIFFERS, "", {"stated": as_is(text(cell)), "read": sum(found.parts)})


def _whole(cell: Cell) -> int | None:
    """A sum of many children may be greater than what one of them can be paid."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return round(cell)
    digits = str(cell).replace("\xa0", "").replace(" ", "").partition(",")[0]
    return int(digits) if digits.isdigit() else money(cell)[0]


def has_columns(matched: Matched) -> bool:
    """Does a row say itself what it comes to?"""
    return bool(_totals(matched))


def _totals(matched: Matched) -> list[int]:
    return [column for code, column in matched.columns.items() if code.startswith(TOTAL)]


def of_row(matched: Matched, cells: Sequence[Cell]) -> Iterator[tuple[str, cells_of.Told]]:
    """The columns of totals that say otherwise than the sums of their own row."""
    columns = matched.columns
    for code, column in columns.items():
        if not code.startswith(TOTAL) or cells[column] == "":
            continue
        paid = [_money(cells[place]) for place in _added_up(code, columns)]
        stated, told = _money(cells[column])
        if told is not None or any(each[1] is not None for each in paid):
            if told is not None:
                yield code, told
            continue
        read = sum(amount or 0 for amount, _told in paid)
        if read != stated:
            yield code, cells_of.wrong(_ROW_DIFFERS, stated=stated or 0, read=read)


def _added_up(total: str, columns: Mapping[str, int]) -> list[int]:
    """The columns that one of totals adds up: of a year, of the months of a quarter, or all."""
    whole = total.removeprefix(TOTAL)
    if run := months_of(whole):
        codes = {f"{PERIOD}{each}" for month in run for each in (month, Quarter.of(month))}
        return [place for code, place in columns.items() if code in codes]
    if "Q" in whole:
        codes = {f"{PERIOD}{month}" for month in Quarter.parse(whole).months}
        return [place for code, place in columns.items() if code in codes]
    return [place for code, place in columns.items() if code.startswith(f"{PERIOD}{whole}")]
