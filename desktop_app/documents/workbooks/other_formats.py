"""Workbooks that are no .xlsx: OpenDocument, Excel 97 to 2003, and text with separators.

What would harm is refused before a parser of workbooks sees it, as `guard` does for .xlsx. Their
fast reader takes an error for an empty cell: errors are made texts before it reads them.
"""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from desktop_app.disk.plain_file import size_of
from desktop_app.documents.workbooks.guard import MOST_COLUMNS, MOST_ROWS, RefusedWorkbook
from desktop_app.documents.workbooks.reading import Cell, SheetCells, refused_as
from desktop_app.documents.workbooks.separated_text import rows_of_text, text_of
from desktop_app.translation import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ERROR = "#"
"""What a cell holds that shows an error."""

_TEXTS = (".csv", ".txt")
_BOOKS = (".ods", ".xls")
_MOST_BYTES = 20 * 2**20
_MOST_UNPACKED = 100 * 2**20
_MOST_REPEATED_ROWS = 1_000

_UNREADABLE = N_("This file can't be read. Open it in Excel, save it as .xlsx and try once more.")
_TOO_LARGE = N_("This file is too large. Leave only the sheet with the lines.")
_HOSTILE = N_(
    "This file is built so that it would harm the program. It was not opened: ask whoever sent it "
    "for another one."
)


def is_one(path: Path) -> bool:
    return path.suffix.lower() in (*_TEXTS, *_BOOKS)


def is_text(path: Path) -> bool:
    return path.suffix.lower() in _TEXTS


def read(path: Path) -> tuple[SheetCells, ...]:
    """Every visible sheet. Raises RefusedWorkbook, OSError."""
    if size_of(path) > _MOST_BYTES:
        raise RefusedWorkbook(_TOO_LARGE)
    content = path.read_bytes()
    if is_text(path):
        return (SheetCells(path.stem, rows_of_text(text_of(content))),)
    if content.startswith(b"PK"):
        return _counted(_open_document(content))
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _counted(_old_excel(content))
    raise RefusedWorkbook(_UNREADABLE)


def _counted(content: bytes) -> tuple[SheetCells, ...]:
    from python_calamine import SheetVisibleEnum, load_workbook

    with refused_as(_UNREADABLE), load_workbook(io.BytesIO(content)) as book:
        return tuple(
            SheetCells(sheet.name, _cells(book.get_sheet_by_name(sheet.name)))
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible
        )


def _cells(sheet: "CalamineSheet") -> list[list[Cell]]:
    rows = sheet.to_python(skip_empty_area=False)
    return [[ERROR if isinstance(cell, bool) else cell for cell in row] for row in rows]


# --- old Excel ---


_CODE = rb"[\x00\x07\x0f\x17\x1d\x24\x2a]"
"""Of an error: #NULL!, #DIV/0!, #VALUE!, #REF!, #NAME?, #NUM! and #N/A."""

# An error becomes a truth value, which no cell that is read here can hold: BOOLERR says in its last
# byte which of both it is, FORMULA in the kind of its result.
_BOOLERR = re.compile(rb"(\x05\x02\x08\x00.{6}" + _CODE + rb")\x01", re.DOTALL)
_FORMULA = re.compile(
    rb"(\x06\x00.{2}.{6})\x02(?=\x00" + _CODE + rb"\x00\x00\x00\xff\xff)", re.DOTALL
)


def _old_excel(content: bytes) -> bytes:
    content = _BOOLERR.sub(lambda found: found[1] + b"\x00", content)
    return _FORMULA.sub(lambda found: found[1] + b"\x01", content)


# --- OpenDocument ---


_ERROR_CELL = re.compile(rb'<table:table-cell\b[^>]*calcext:value-type="error"[^>]*>')
_SHOWN = re.compile(rb'\soffice:string-value="[^"]*"')
_REPEATED_COLUMNS = re.compile(
    rb'<table:(?:covered-)?table-cell\b([^>]*)number-columns-repeated="(\d+)"([^>]*)>'
)
_REPEATED_ROWS = re.compile(rb'<table:table-row\b[^>]*number-rows-repeated="(\d+)"[^>]*>')
_HOLDS = (b"office:value", b"office:string-value", b"office:date-value", b"<text:")


def _open_document(content: bytes) -> bytes:
    """The same workbook, of which every part was looked at, with its errors as texts."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(made, "w") as after:
            parts = {part.filename: part for part in archive.infolist()}
            if "content.xml" not in parts:
                raise RefusedWorkbook(_UNREADABLE)
            if sum(part.file_size for part in parts.values()) > _MOST_UNPACKED:
                raise RefusedWorkbook(_HOSTILE)
            for name, part in parts.items():
                text = archive.read(part)
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise RefusedWorkbook(_HOSTILE)
                if name == "content.xml":
                    # The fast reader waits for ever for an end that is lost.
                    ParserCreate().ParseFile(io.BytesIO(text))
                    _look_at_cells(text)
                    text = _ERROR_CELL.sub(_as_text, text)
                after.writestr(name, text)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        ValueError,
        ExpatError,
    ) as error:
        hostile = isinstance(error, NotImplementedError)
        raise RefusedWorkbook(_HOSTILE if hostile else _UNREADABLE) from error
    return made.getvalue()


def _as_text(cell: re.Match[bytes]) -> bytes:
    """The cell of an error as one that holds a text."""
    bare = _SHOWN.sub(b"", cell[0])
    return bare.replace(b"<table:table-cell", b'<table:table-cell office:string-value="#"', 1)


def _look_at_cells(text: bytes) -> None:
    """Nothing that holds something is repeated without end; empty rows at the end are usual."""
    for found in _REPEATED_COLUMNS.finditer(text):
        tag = found[1] + found[3]
        holds = not tag.rstrip().endswith(b"/") or any(each in tag for each in _HOLDS)
        if holds and int(found[2]) > MOST_COLUMNS:
            raise RefusedWorkbook(_TOO_LARGE)
    for found in _REPEATED_ROWS.finditer(text):
        row = text[found.end() : text.find(b"</table:table-row>", found.end())]
        if int(found[1]) > _MOST_REPEATED_ROWS and any(each in row for each in _HOLDS):
            raise RefusedWorkbook(_TOO_LARGE)
    if text.count(b"<table:table-row") > MOST_ROWS:
        raise RefusedWorkbook(_TOO_LARGE)
