"""A workbook of Excel 97 to 2003 (``.xls``): cells, errors, merges, and what is hidden or marked.

xlrd alone knows what stands beside the values of such a file. It is given none that would fill the
memory: the records are counted first.
"""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING, Any, Literal

from desktop_app.disk.plain_file import size_of
from desktop_app.documents.workbooks.formats.marks import (
    UNSEEN,
    WRITTEN,
    Looks,
    Marks,
    Place,
    add_look,
    look_of,
    put_note,
)
from desktop_app.documents.workbooks.formats.unseen import (
    THINNEST_LETTER,
    hides,
    is_narrow,
    words_of,
)
from desktop_app.documents.workbooks.guard import (
    DAMAGED,
    FEWEST_COLUMNS,
    MOST_CELLS,
    PASSWORD,
    TOO_LARGE,
    RefusedWorkbook,
)
from desktop_app.documents.workbooks.reading import (
    Cell,
    NotCounted,
    SheetCells,
    WorkbookCells,
    shared_by_rows,
)

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_IN_A_SHELL = "EncryptedPackage".encode("utf-16-le")
_BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 20 * 2**20
_MOST_MERGED = 200_000


def is_one(path: Path) -> bool:
    """Does the file begin as such a workbook does, and is none of the new ones in a shell?

    Raises OSError.
    """
    with path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS and "EncryptedPackage".encode(
            "utf-16-le"
        ) not in (file.read(2**20))


def read(path: Path) -> tuple[WorkbookCells, Mapping[str, Marks]]:
    """Every sheet, hidden ones too, with its marks. Raises RefusedWorkbook, OSError."""
    if size_of(path) > _MOST_BYTES:
        raise RefusedWorkbook(TOO_LARGE)
    content = path.read_bytes()
    try:
        return _read(content)
    except RefusedWorkbook:
        raise
    except Exception as error:  # whatever a broken file makes of the reader
        raise RefusedWorkbook(DAMAGED) from error


def _read(content: bytes) -> tuple[WorkbookCells, Mapping[str, Marks]]:
    import xlrd

    counted = _counted(content)
    book = xlrd.open_workbook(
        file_contents=content, logfile=_Silent(), formatting_info=True, ragged_rows=True
    )
    looks = _looks(book)
    struck = {
        number for number, xf in enumerate(book.xf_list) if book.font_list[xf.font_index].struck_out
    }
    sheets, marks = [], {}
    for place, sheet in enumerate(book.sheets()):
        lacking = counted.lacking.get(counted.sheets[place], set())
        sheets.append(_cells(book, sheet, lacking))
        marks[sheet.name] = _marks(sheet, looks, struck)
    return WorkbookCells(tuple(sheets), counts_from_1904=book.datemode == 1), marks


class _Silent(io.TextIOBase):
    """What the reader has to say of a file is said to nobody."""

    def write(self, text: str) -> int:
        return len(text)


# --- the records, before anything is made of them ---

_BOF, _BOUNDSHEET, _FILEPASS, _FORMULAS = 0x809, 0x85, 0x2F, (0x06, 0x206, 0x406)
_OF_ONE_CELL = frozenset({*_FORMULAS, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD})
_OF_MANY_CELLS = {0xBD: 6, 0xBE: 2}
"""How many bytes a cell takes there, after a row, a first and a last column."""
_OF_ROWS = frozenset({0x208, 0xD7, 0x207, 0x3C})
"""Rows, where their cells are, and what is too long for a record: as many as there are cells."""
_TEXTS, _MERGED = 0xFC, 0xE5
_MOST_OTHERS = 100_000
"""Records of anything else: a reader makes a large object of each style, font and name."""


@dataclass
class _Extent:
    """How far the cells of a sheet reach: all between the first and the last one are held."""

    rows: int = 0
    columns: int = FEWEST_COLUMNS

    def reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)


@dataclass
class _Counted:
    """``sheets`` are where the sheets begin; ``lacking`` formulas whose result is empty, by it."""

    sheets: list[int] = field(default_factory=list)
    lacking: dict[int, set[Place]] = field(default_factory=lambda: defaultdict(set))
    extents: dict[int, _Extent] = field(default_factory=lambda: defaultdict(_Extent))
    texts: int = 0
    merged: int = 0
    others: int = 0

    def require_small(self) -> None:
        held = sum(each.rows * each.columns for each in self.extents.values())
        if max(held, self.texts) > MOST_CELLS:
            raise RefusedWorkbook(TOO_LARGE)
        if self.merged > _MOST_MERGED or self.others > _MOST_OTHERS:
            raise RefusedWorkbook(TOO_LARGE)


def _counted(content: bytes) -> _Counted:
    """Raises RefusedWorkbook."""
    from xlrd.compdoc import CompDoc

    document = CompDoc(content, logfile=_Silent())
    stream, base, length = document.locate_named_stream("Workbook")
    if not stream:
        raise RefusedWorkbook(DAMAGED)
    found, cells, begins = _Counted(), 0, 0
    for kind, at, size in _records(stream, base, base + length):
        if kind == _FILEPASS:
            raise RefusedWorkbook(PASSWORD)
        if kind == _BOF:
            begins = at - base - _HEAD
        elif kind == _BOUNDSHEET and stream[at + 5] == 0:
            found.sheets.append(unpack_from("<I", stream, at)[0])
        if kind in _OF_ONE_CELL or kind in _OF_MANY_CELLS:
            many = max(0, size - 6) // _OF_MANY_CELLS[kind] if kind in _OF_MANY_CELLS else 1
            row, column = unpack_from("<HH", stream, at)
            found.extents[begins].reach(row, column + many - 1)
            cells += many
            if kind in _FORMULAS and _gives_nothing(stream, at):
                found.lacking[begins].add((row, column))
        else:
            found.others += kind not in _OF_ROWS
            found.texts += unpack_from("<I", stream, at + 4)[0] if kind == _TEXTS else 0
            found.merged += unpack_from("<H", stream, at)[0] if kind == _MERGED else 0
        if cells > MOST_CELLS:
            raise RefusedWorkbook(TOO_LARGE)
    found.require_small()
    return found


_HEAD = 4


def _gives_nothing(stream: bytes, at: int) -> bool:
    """Is the result of this formula a text without letters: not counted yet, or nothing given?"""
    return stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == _NO_TEXT


_NO_TEXT = 3


def _records(stream: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, where its content begins, and how long that is."""
    while at + _HEAD <= end:
        kind, size = unpack_from("<HH", stream, at)
        yield kind, at + _HEAD, size
        at += _HEAD + size


# --- sheets ---


def _cells(book: "Book", sheet: "Sheet", lacking: set[Place]) -> SheetCells:
    width = max((sheet.row_len(row) for row in range(sheet.nrows)), default=0)
    rows: list[list[Cell]] = []
    for number in range(sheet.nrows):
        kinds, values = sheet.row_types(number), sheet.row_values(number)
        row = [_value(book, kind, value) for kind, value in zip(kinds, values, strict=True)]
        rows.append(row + [""] * (width - len(row)))
    for row_number, column in lacking:
        if rows[row_number][column] == "":
            rows[row_number][column] = NotCounted("=")
    merged = tuple(
        ((first, left), (last - 1, right - 1)) for first, last, left, right in sheet.merged_cells
    )
    if sum((last - first + 1) * (right - left + 1) for (first, left), (last, right) in merged) > (
        _MOST_MERGED
    ):
        raise RefusedWorkbook(TOO_LARGE)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return SheetCells(sheet.name, rows, shared_by_rows(merged), sheet.visibility != 0, merged)


def _value(book: "Book", kind: int, value: Any) -> Cell:
    import xlrd

    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#VALUE!"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        return _day(value, book.datemode)
    return "" if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else value


def _day(value: float, datemode: Literal[0, 1]) -> Cell:
    """A number that is no day, though shown as one, stays a number."""
    import xlrd

    try:
        moment: datetime = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return value
    return moment.date() if moment.time() == time() else moment


def _marks(sheet: "Sheet", looks: Mapping[int, str], struck: set[int]) -> Marks:
    hidden = frozenset(
        row
        for row, info in sheet.rowinfo_map.items()
        if info.hidden or (info.height or _TWIPS * THINNEST_LETTER) < THINNEST_LETTER * _TWIPS
    )
    columns = frozenset(
        column
        for column, info in sheet.colinfo_map.items()
        if info.hidden or is_narrow(info.width / _WIDTHS)
    )
    struck_places: set[Place] = set()
    found: Looks = {}
    for row in range(sheet.nrows):
        kinds = sheet.row_types(row)
        for column in range(len(kinds)):
            style = sheet.cell_xf_index(row, column)
            if style in looks:
                add_look(found, (row, column), looks[style])
            if style in struck and kinds[column] not in (0, 6):
                struck_places.add((row, column))
    notes: dict[Place, str] = {}
    for place, note in sheet.cell_note_map.items():
        put_note(notes, place, note.text)
    return Marks(hidden, frozenset(struck_places), notes, found, columns)


_TWIPS, _WIDTHS = 20, 256
"""Parts of a point in which rows are measured, and of a character in which columns are."""


_NO_COLOUR = 0x40
"""What the palette says of a colour that nobody chose."""


def _looks(book: "Book") -> Mapping[int, str]:
    """How the cells of a style look, by its number; without those that look plain."""
    found = {}
    for number, xf in enumerate(book.xf_list):
        back = xf.background
        fill = back.pattern_colour_index if back is not None and back.fill_pattern else _NO_COLOUR
        letters = book.font_list[xf.font_index].colour_index
        look = look_of(_digits(book.colour_map.get(fill)), _digits(book.colour_map.get(letters)))
        code = book.format_map[xf.format_key].format_str
        is_tiny = book.font_list[xf.font_index].height < THINNEST_LETTER * _TWIPS
        if is_tiny or hides(code):
            look = UNSEEN
        elif not look and (words := words_of(code)):
            look = f"{WRITTEN}{words}"
        if look:
            found[number] = look
    return found


def _digits(colour: tuple[int, int, int] | None) -> str:
    return "".join(f"{part:02X}" for part in colour or ())
