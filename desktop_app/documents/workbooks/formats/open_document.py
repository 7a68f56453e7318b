"""A workbook as LibreOffice keeps it (``.ods``): cells, errors, merges, and what is hidden.

The fast reader takes an error there for an empty cell, and knows nothing of hidden rows; so the
document is read here, and only after its size and its text were looked at.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from desktop_app.documents.workbooks.formats.marks import (
    Looks,
    Marks,
    Place,
    add_look,
    look_of,
    put_note,
)
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
_MOST_MERGED, _MOST_SPACES = 200_000, 1_000


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
    """Of tables and cells, by their names: those that hide, strike through, or have a colour."""

    hidden: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    looks: dict[str, str] = field(default_factory=dict)

    def add(self, style: ET.Element) -> None:
        name, fill, letters = _attribute(style, "name"), "", ""
        for each in style:
            if _attribute(each, "display") == "false":
                self.hidden.add(name)
            if _attribute(each, "text-line-through-style") not in {"", "none"}:
                self.struck.add(name)
            fill = fill or _attribute(each, "background-color").lstrip("#")
            letters = letters or _attribute(each, "color").lstrip("#")
        look = look_of(fill, letters)
        if look:
            self.looks[name] = look


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
        if _attribute(row, "visibility") in {"collapse", "filter"}:
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
        if value != "" and style in styles.struck:
            self.struck.add(place)
        if value != "" and style in styles.looks:
            add_look(self.looks, place, styles.looks[style])
        for note in each:
            if _plain(note.tag) == "annotation":
                put_note(self.notes, place, "".join(note.itertext()))
        cells += [value] * min(times, MOST_COLUMNS - len(cells))

    def made(self) -> tuple[SheetCells, Marks]:
        while self.rows and not any(cell != "" for cell in self.rows[-1]):
            self.rows.pop()
        width = max(map(len, self.rows), default=0)
        rows = [row + [""] * (width - len(row)) for row in self.rows]
        merged = tuple(self.merged)
        cells = SheetCells(self.name, rows, shared_by_rows(merged), self.is_hidden, merged)
        marks = Marks(frozenset(self.hidden), frozenset(self.struck), self.notes, self.looks)
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
