"""A workbook as LibreOffice keeps it (``.ods``): cells, errors, merges, and what is hidden.

The fast reader takes an error there for an empty cell, and knows nothing of hidden rows; so the
document is read here, and only after its size and its text were looked at.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

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
from desktop_app.documents.workbooks.formats.unseen import THINNEST_LETTER, is_narrow, words_beside
from desktop_app.documents.workbooks.guard import (
    DAMAGED,
    HOSTILE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    PASSWORD,
    TOO_LARGE,
    RefusedWorkbook,
)
from desktop_app.documents.workbooks.reading import (
    Area,
    Cell,
    NotCounted,
    SheetCells,
    shared_by_rows,
)

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_UNPACKED, _MOST_RATIO = 160 * 2**20, 150
_MOST_MERGED, _MOST_SPACES, _MOST_COLUMNS_SAID = 200_000, 1_000, 16_384


_BROKEN = (BadZipFile, EOFError, zlib.error)


def is_one(path: Path) -> bool:
    """Does the file say of itself that it is such a document? Raises OSError."""
    try:
        with ZipFile(path) as archive:
            return "mimetype" in archive.NameToInfo and _start(archive, "mimetype") == _KIND
    except (*_BROKEN, NotImplementedError, RuntimeError):
        return False


def read(path: Path) -> tuple[tuple[SheetCells, ...], Mapping[str, Marks]]:
    """Every sheet with its marks. Raises RefusedWorkbook, OSError."""
    try:
        with ZipFile(path) as archive:
            _look_at(archive)
            with archive.open("content.xml") as content:
                return _sheets(content)
    except (*_BROKEN, KeyError, ValueError, RuntimeError, ET.ParseError) as error:
        raise RefusedWorkbook(DAMAGED) from error


def _start(archive: ZipFile, name: str) -> bytes:
    """No more of a part than is looked at: a small file can unpack to more than the memory."""
    with archive.open(name) as part:
        return part.read(2**20)


def _look_at(archive: ZipFile) -> None:
    part = archive.getinfo("content.xml")
    manifest = _start(archive, "META-INF/manifest.xml")
    if part.flag_bits & 1 or b"encryption-data" in manifest:
        raise RefusedWorkbook(PASSWORD)
    is_large = part.file_size > _MOST_UNPACKED
    if is_large or part.file_size > max(2**20, _MOST_RATIO * part.compress_size):
        raise RefusedWorkbook(HOSTILE)
    before = b""
    with archive.open(part) as content:
        while piece := content.read(2**20):
            if b"<!DOCTYPE" in before + piece or b"<!ENTITY" in before + piece:
                raise RefusedWorkbook(HOSTILE)
            before = piece[-16:]


@dataclass
class _Styles:
    """Of tables, columns, rows and cells, by their names: those that hide, strike through, or have
    a colour."""

    hidden: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    looks: dict[str, str] = field(default_factory=dict)

    def add(self, style: ET.Element) -> None:
        name, fill, letters = _attribute(style, "name"), "", ""
        for each in style:
            if _attribute(each, "display") == "false":
                self.hidden.add(name)
            width, height = (
                _points(_attribute(each, f"{way}")) for way in ("column-width", "row-height")
            )
            if is_narrow(width / _POINTS_OF_A_LETTER) or height < THINNEST_LETTER:
                self.hidden.add(name)
            if _points(_attribute(each, "font-size")) < THINNEST_LETTER:
                self.looks[name] = UNSEEN
            if _attribute(each, "text-line-through-style") not in {"", "none"}:
                self.struck.add(name)
            fill = fill or _attribute(each, "background-color").lstrip("#")
            letters = letters or _attribute(each, "color").lstrip("#")
        look = look_of(fill, letters)
        if look:
            self.looks.setdefault(name, look)


_POINTS_OF_A_LETTER = 5.4
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"(\d{0,6}(?:\.\d{1,9})?)(pt|in|cm|mm|px|pc)")


def _points(written: str) -> float:
    """A length; one that is not told is as long as any."""
    found = _LENGTH.fullmatch(written)
    return float(found[1] or "0") * _POINTS[found[2]] if found else MOST_COLUMNS


@dataclass
class _Sheet:
    """A sheet while it is read."""

    name: str
    is_hidden: bool
    room: int
    """How many cells may be in it: a small file can repeat one until the memory is full."""
    width: int = 0
    covered: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    notes: dict[Place, str] = field(default_factory=dict)
    looks: Looks = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    texts: list[str] = field(default_factory=list)

    def add_column(self, column: ET.Element, styles: "_Styles") -> None:
        times = min(_number(column, "number-columns-repeated"), _MOST_COLUMNS_SAID - self.columns)
        is_hidden = _attribute(column, "visibility") in {"collapse", "filter"}
        if is_hidden or _attribute(column, "style-name") in styles.hidden:
            self.hidden_columns |= set(range(self.columns, self.columns + times))
        self.columns += max(times, 0)

    def add(self, row: ET.Element, styles: "_Styles") -> None:
        """A row as often as it is repeated; empty ones at the end are dropped later."""
        times = _number(row, "number-rows-repeated")
        cells: list[Cell] = []
        at = len(self.rows)
        for each in row:
            if _plain(each.tag) in {"table-cell", "covered-table-cell"}:
                self._add_cell(cells, at, each, styles)
        while cells and cells[-1] == "":
            cells.pop()
        is_empty = not cells
        if at + times > MOST_ROWS:
            if not is_empty:
                raise RefusedWorkbook(TOO_LARGE)
            times = MOST_ROWS - at  # the empty rest of the sheet
        if not is_empty:
            self.width = max(self.width, len(cells))
            if (at + times) * self.width > self.room:
                raise RefusedWorkbook(TOO_LARGE)
        is_hidden = _attribute(row, "visibility") in {"collapse", "filter"}
        if is_hidden or _attribute(row, "style-name") in styles.hidden:
            self.hidden |= set(range(at, at + times))
        self.rows += [[] if is_empty else [*cells] for _time in range(times)]

    def _add_cell(self, cells: list[Cell], row: int, each: ET.Element, styles: "_Styles") -> None:
        place = row, len(cells)
        value = _value(each) if _plain(each.tag) == "table-cell" else ""
        times = _number(each, "number-columns-repeated")
        if value != "" and len(cells) + times > MOST_COLUMNS:
            raise RefusedWorkbook(TOO_LARGE)
        down, across = _number(each, "number-rows-spanned"), _number(each, "number-columns-spanned")
        if down > 1 or across > 1:
            self.covered += down * across
            if self.covered > _MOST_MERGED:
                raise RefusedWorkbook(HOSTILE)
            self.merged.append((place, (row + down - 1, place[1] + across - 1)))
        style = _attribute(each, "style-name")
        look = _look_of_number(each, value) or styles.looks.get(style, "")
        for column in range(place[1], min(place[1] + times, MOST_COLUMNS)) if value != "" else ():
            if style in styles.struck:
                self.struck.add((row, column))
            if look:
                add_look(self.looks, (row, column), look)
        for note in each:
            if _plain(note.tag) == "annotation":
                said = (_words(each) for each in note if _plain(each.tag) == "p")
                put_note(self.notes, place, " ".join(said))
            elif _plain(note.tag) != "p":
                self.texts += _said_on([note])
        cells += [value] * min(times, MOST_COLUMNS - len(cells))

    def made(self) -> tuple[SheetCells, Marks]:
        while self.rows and not any(cell != "" for cell in self.rows[-1]):
            self.rows.pop()
        width = max(map(len, self.rows), default=0)
        rows = [row + [""] * (width - len(row)) for row in self.rows]
        merged = tuple(self.merged)
        cells = SheetCells(self.name, rows, shared_by_rows(merged), self.is_hidden, merged)
        marks = Marks(
            frozenset(self.hidden),
            frozenset(self.struck),
            self.notes,
            self.looks,
            frozenset(self.hidden_columns),
            texts=tuple(self.texts),
        )
        return cells, marks


def _sheets(content: IO[bytes]) -> tuple[tuple[SheetCells, ...], Mapping[str, Marks]]:
    styles = _Styles()
    found: list[tuple[SheetCells, Marks]] = []
    sheet: _Sheet | None = None
    room = MOST_CELLS
    for event, element in ET.iterparse(content, events=("start", "end")):
        tag = _plain(element.tag)
        if event == "start":
            if tag == "table":
                name, style = _attribute(element, "name"), _attribute(element, "style-name")
                sheet = _Sheet(name, style in styles.hidden, room)
            continue
        if tag == "style":
            styles.add(element)
        elif tag == "table-column" and sheet is not None:
            sheet.add_column(element, styles)
        elif tag == "shapes" and sheet is not None:
            sheet.texts += _said_on(element)
        elif tag == "table-row" and sheet is not None:
            sheet.add(element, styles)
            element.clear()
        elif tag == "table" and sheet is not None:
            found.append(sheet.made())
            room -= len(sheet.rows) * sheet.width
            sheet = None
            element.clear()
    return tuple(cells for cells, _marks in found), {cells.name: marks for cells, marks in found}


def _value(cell: ET.Element) -> Cell:
    kind = _attribute(cell, "value-type")
    words = "\n".join(_words(each) for each in cell if _plain(each.tag) == "p")
    is_error = any(name.endswith("value-type") and value == "error" for name, value in _all(cell))
    if is_error or words.startswith("Err:"):
        return words if words.startswith("#") else "#VALUE!"
    if kind in {"float", "currency", "percentage"}:
        number = float(_attribute(cell, "value"))
        return number if isfinite(number) else "#VALUE!"
    if kind == "date":
        moment = datetime.fromisoformat(_attribute(cell, "date-value"))
        return moment.date() if moment.time() == datetime.min.time() else moment
    formula = _attribute(cell, "formula")
    return NotCounted(formula) if formula and not kind else words


def _look_of_number(cell: ET.Element, value: Cell) -> str:
    """By what its format writes of a number: nothing, or words beside it."""
    shown = " ".join(_words(each) for each in cell if _plain(each.tag) == "p").strip()
    is_written = any(_plain(each.tag) == "p" for each in cell)
    if not isinstance(value, float) or not is_written:
        return ""
    if not any(map(str.isdigit, shown)):
        return UNSEEN
    words = words_beside(shown)
    return f"{WRITTEN}{words}" if words else ""


def _said_on(shapes: Iterable[ET.Element]) -> list[str]:
    """What boxes and shapes say that lie over the cells."""
    found = (
        " ".join(" ".join(each.itertext()) for each in shape.iter() if _plain(each.tag) == "p")
        for shape in shapes
    )
    return [" ".join(words.split()) for words in found if words.strip()]


def _words(paragraph: ET.Element) -> str:
    """The text of a paragraph; several spaces are kept as an element with their number."""
    found = paragraph.text or ""
    for each in paragraph:
        tag = _plain(each.tag)
        if tag == "s":
            found += " " * min(_number(each, "c"), _MOST_SPACES)
        elif tag == "line-break":
            found += "\n"
        elif tag != "annotation":
            found += _words(each)
        found += each.tail or ""
    return found


def _all(element: ET.Element) -> list[tuple[str, str]]:
    return [(_plain(name), value) for name, value in element.attrib.items()]


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for each, value in _all(element) if each == name), "")


def _number(element: ET.Element, name: str) -> int:
    written = _attribute(element, name)
    return int(written) if _DIGITS.fullmatch(written) else 1


_DIGITS = re.compile(r"\d{1,9}")


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]
