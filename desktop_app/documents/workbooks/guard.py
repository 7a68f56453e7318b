"""Is a workbook safe to open? Looked at before any parser of workbooks sees it.

Only the archive's list and the bare text of its parts are read, a piece at a time, so that a file
made to fill the memory or to keep a parser busy for ever is refused quickly.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.disk.plain_file import size_of
from desktop_app.translation import N_

MOST_ROWS, MOST_COLUMNS = 100_000, 256
FEWEST_COLUMNS = 26
"""Up to Z the columns of a sheet are not counted."""
MOST_CELLS = MOST_ROWS * FEWEST_COLUMNS
"""A reader holds every cell between the first and the last one, also where nothing is written."""

_MOST_BYTES = 60 * 2**20
_MOST_UNPACKED = 160 * 2**20
_MOST_PARTS = 1_000
_MOST_RATIO, _RATIO_FROM = 150, 2**20
_MOST_MERGED = 200_000
_MOST_OF_BOOK = 2 * 2**20
"""What lists sheets and names: openpyxl makes objects of every entry."""
_PIECE = 2**20

_NOT_A_WORKBOOK = N_(
    "This file is not an Excel workbook (.xlsx). Open it in Excel and save it as .xlsx."
)
_OLD_FORMAT = N_("This workbook is in another Excel format. Open it in Excel and save it as .xlsx.")
PASSWORD = N_("This workbook has a password. Open it in Excel, take the password off and save it.")
DAMAGED = N_("This workbook is damaged or cut short. Take it again from where it came from.")
TOO_LARGE = N_(
    "This workbook is too large: at most 100 000 rows and 256 columns. Leave only the register."
)
HOSTILE = N_(
    "This workbook is built so that it would harm the program. It was not opened: ask whoever "
    "sent it for another one."
)
_MACROS = N_(
    "This workbook has macros. It was not opened: save it as an ordinary .xlsx without them."
)
_LINKS = N_(
    "This workbook takes data from other files. It was not opened: copy the register as values "
    "into a new workbook."
)


class RefusedWorkbook(Exception):
    """The file is not opened; ``label`` says in one sentence why and what to do."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


@dataclass(frozen=True)
class Accepted:
    """What the guard learnt on its way: Excel for the Mac once counted days from 1904.

    ``has_errors``: some cell shows an error of Excel's, such as ``#N/A``. ``lacks_values``: some
    cell has a formula, and beside it nothing is written, or an empty text.
    """

    counts_from_1904: bool
    has_errors: bool = False
    lacks_values: bool = False


def check(path: Path) -> Accepted:
    """Raises RefusedWorkbook; OSError where the file can't be read."""
    size = size_of(path)
    with path.open("rb") as file:
        start = file.read(8)
        if start == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            named = "EncryptedPackage".encode("utf-16-le")
            raise RefusedWorkbook(PASSWORD if named in file.read(_PIECE) else _OLD_FORMAT)
    if not start.startswith(b"PK"):
        raise RefusedWorkbook(_NOT_A_WORKBOOK)
    if size > _MOST_BYTES:
        raise RefusedWorkbook(TOO_LARGE)
    try:
        with zipfile.ZipFile(path) as archive:
            return _archive(archive)
    except RefusedWorkbook:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise RefusedWorkbook(DAMAGED) from error
    except NotImplementedError as error:
        raise RefusedWorkbook(HOSTILE) from error


def _archive(archive: zipfile.ZipFile) -> Accepted:
    parts = archive.infolist()
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    _names(names, doubled=len(names) != len(parts))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise RefusedWorkbook(HOSTILE)
    for part in parts:
        if part.flag_bits & 1:
            raise RefusedWorkbook(PASSWORD)
        if part.file_size > _RATIO_FROM and part.file_size > _MOST_RATIO * part.compress_size:
            raise RefusedWorkbook(HOSTILE)
    from_1904, counted = False, _Counted()
    for part in parts:
        name = part.filename.lower()
        if name.endswith((".xml", ".rels", ".vml")) or name == "[content_types].xml":
            from_1904 |= _part(archive, part, counted)
        else:
            for _piece in _unpacked(archive, part):
                """Read to its end, so that a wrong length or checksum is found."""
    return Accepted(from_1904, counted.errors, counted.lacking)


@dataclass
class _Counted:
    """What all sheets have together: many small ones fill the memory as one large one does."""

    cells: int = 0
    merged: int = 0
    errors: bool = False
    lacking: bool = False

    def add(self, cells: int, merged: int) -> None:
        self.cells += cells
        self.merged += merged
        if self.cells > MOST_CELLS:
            raise RefusedWorkbook(TOO_LARGE)
        if self.merged > _MOST_MERGED:
            raise RefusedWorkbook(HOSTILE)


def _names(names: set[str], *, doubled: bool) -> None:
    if "xl/workbook.xml" not in names:
        other_format = "xl/workbook.bin" in names
        raise RefusedWorkbook(_OLD_FORMAT if other_format else _NOT_A_WORKBOOK)
    if doubled:
        raise RefusedWorkbook(HOSTILE)
    if any(_HAS_MACROS.search(name) for name in names):
        raise RefusedWorkbook(_MACROS)
    if any(name.startswith(_OTHER_FILES) for name in names):
        raise RefusedWorkbook(_LINKS)


_HAS_MACROS = re.compile(r"vbaproject|vbadata|/macrosheets/|/activex/")
_OTHER_FILES = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/model/")


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, counted: _Counted) -> bool:
    """Look at the text of a part; whether it says that days are counted from 1904."""
    name = part.filename.lower()
    if name in _LISTS:
        _entries(b"".join(_unpacked(archive, part)) if part.file_size <= _MOST_OF_BOOK else b"")
    is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
    from_1904, before = False, b""
    last_row, rows, widest, merged = 0, 0, 0, 0
    for number, text in enumerate(_texts(archive, part)):
        if number == 0:
            _encoding(text)
        if b"!" in text and (b"<!DOCTYPE" in text or b"<!ENTITY" in text):
            raise RefusedWorkbook(HOSTILE)
        if name == "[content_types].xml" and b"macroEnabled" in text:
            raise RefusedWorkbook(_MACROS)
        if name == "xl/workbook.xml" and _FROM_1904.search(text):
            from_1904 = True
        if is_sheet:
            is_plain = _NOT_PLAIN.search(text) is None
            last_row = max(last_row, _last_row(text, is_plain=is_plain))
            # Rows may go without numbers of their own.
            rows += text.count(b"<row") + (text.count(b":row") if b":" in text else 0)
            widest = max(widest, FEWEST_COLUMNS if is_plain else _widest(text))
            merged += _merged(text)
            counted.errors = counted.errors or _has_errors(text)
            counted.lacking = counted.lacking or _is_lacking(before + text)
            before = text[-_LONGEST_CELL_END:]
    counted.add(max(last_row, rows) * widest, merged)
    return from_1904


def _has_errors(text: bytes) -> bool:
    """Most registers have none, and no single quote between their tags."""
    return (b'="e"' in text or b"'" in text) and any(each in text for each in _ERRORS)


def _is_lacking(text: bytes) -> bool:
    """Most registers have no formula at all: what ends or begins one is sought first."""
    has_formula = b"f" in text and (b"f>" in text or b"<f" in text or b":f" in text)
    return has_formula and _LACKING.search(text) is not None


_ERRORS = (b't="e"', b"t='e'")
_LACKING = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*"
    rb"(?:<(?:\w+:)?v[^<>]*/>|<(?:\w+:)?v[^<>]*>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""From the end of a formula to the end of its cell, without a value."""
_LONGEST_CELL_END = 1_000
_LISTS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_ENTRIES = re.compile(
    rb"""<(?:\w+:)?sheet\s[^<>]*?\b\w+:id\s*=\s*["']([^"']*)["']"""
    rb"""|<(?:\w+:)?Relationship\s[^<>]*?\bTarget\s*=\s*["']([^"']*)["']"""
)


def _entries(text: bytes) -> None:
    """No sheet is named twice: a reader would read it as often as it is named."""
    found = _ENTRIES.findall(text)
    if not text or len(set(found)) != len(found):
        raise RefusedWorkbook(HOSTILE)


def _texts(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in pieces that end where a tag ends, so that no tag is torn."""
    rest = b""
    for piece in _unpacked(archive, part):
        rest += piece
        end = rest.rfind(b">") + 1
        if end:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > 2 * _PIECE:
            raise RefusedWorkbook(HOSTILE)
    if rest:
        yield rest


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Never more than was declared: what is longer fails its checksum."""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            yield piece


def _encoding(start: bytes) -> None:
    """The looks below read UTF-8; Excel writes nothing else."""
    declared = _DECLARED.match(start.lstrip(b"\xef\xbb\xbf"))
    named = declared[1].lower() if declared else b"utf-8"
    if b"\0" in start or named not in {b"utf-8", b"utf8", b"us-ascii"}:
        raise RefusedWorkbook(DAMAGED)


_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_FROM_1904 = re.compile(rb"""\sdate1904\s*=\s*["'](?:1|true)["']""")
# Literal beginnings make these ten times as fast; `_ODDLY_WRITTEN` sees to it that nothing else is
# there to be found.
# The hundred thousandth row is the last that is let in.
_FAR_OUT = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]{0,2}(?!100000")\d{6}|[^0-9A-Za-z])')
_NOT_PLAIN = re.compile(rb' r="(?![A-Za-z]?\d{1,5}")')
"""Whatever is neither a row up to the 99 999th nor a cell of it up to Z: most sheets have none."""
_ODDLY_WRITTEN = re.compile(rb"r\s*=\s*'|r\s+=|r=\s")
_ODD_SPACES = (b"\t", b"\n", b"\r")
_ROW = re.compile(rb'<row[^<>]*? r="(\d+)"')
_TWO_LETTERS = re.compile(rb' r="([A-Za-z]{2})\d')
_PLACE = re.compile(rb' r="[A-Za-z]{1,2}(\d+)"')
_AREA_TAGS = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b")
_AREAS = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref\s*=\s*["']([^"']*)["']""")
_AREA = re.compile(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def _last_row(text: bytes, *, is_plain: bool) -> int:
    """The last row that a piece names; RefusedWorkbook for a place that no register reaches."""
    if _ODDLY_WRITTEN.search(text) or any(
        odd in text and odd + b"r=" in text for odd in _ODD_SPACES
    ):
        raise RefusedWorkbook(DAMAGED)
    if not is_plain and _FAR_OUT.search(text):
        raise RefusedWorkbook(TOO_LARGE)
    rows = _ROW.findall(text)
    if not is_plain and _TWO_LETTERS.search(text):  # up to Z no row is too far down
        rows += _PLACE.findall(text)
    return max(map(int, rows), default=0)


def _widest(text: bytes) -> int:
    """How many columns a piece reaches; most have 26 or fewer, and nothing is looked up."""
    found = set(_TWO_LETTERS.findall(text))
    widest = max(map(_column, found), default=FEWEST_COLUMNS)
    if widest > MOST_COLUMNS:
        raise RefusedWorkbook(TOO_LARGE)
    return widest


def _merged(text: bytes) -> int:
    """How many cells merges and links cover: openpyxl makes every one of them."""
    if b"mergeCell" not in text and b"hyperlink" not in text:
        return 0
    areas = _AREAS.findall(text)
    if len(areas) != len(_AREA_TAGS.findall(text)):
        raise RefusedWorkbook(HOSTILE)
    return sum(map(_cells_of, areas))


def _cells_of(area: bytes) -> int:
    found = _AREA.fullmatch(area)
    if found is None:
        raise RefusedWorkbook(HOSTILE)
    left, top, right, bottom = found.groups()
    wide = abs(_column(right or left) - _column(left)) + 1
    return wide * (abs(int(bottom or top) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
