"""Sheets of a workbook: openpyxl writes styles and page set-up, rows are streamed in as XML.

openpyxl keeps every cell as an object; a payout has tens of thousands. Streaming takes no memory
for them, gives every text the type of text, stores results beside formulas for viewers that do
not calculate, and can write ``ignoredErrors``, which openpyxl leaves out.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.saving import written_beside
from desktop_app.documents.workbook_styles import FONT, RED

LONGEST_TEXT = 16_000  # Excel takes 32 767 halves of UTF-16 in a cell

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NO_ROWS = re.compile(r"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DAY_ZERO = datetime(1899, 12, 30)
_DIMENSION = re.compile(r'<dimension ref="[^"]*"')


@dataclass(frozen=True)
class Formula:
    """A formula of ours, never typed by a person, and its result as of now."""

    text: str
    result: int


Value = str | int | Decimal | date | Formula | None


Cells = Sequence[tuple[str, int, Value]]


@dataclass(frozen=True)
class Row:
    """Cells as (column letter, style id, value). A fixed height stays when the text is edited."""

    cells: Cells
    height: float = 17
    fixed: bool = False


@dataclass(frozen=True)
class Column:
    letter: str
    heading: str
    width: float
    style: int


@dataclass(frozen=True)
class Grid:
    """Where the table stands: rows of its heading and its last line, and the sheet's last row."""

    columns: Sequence[Column]
    heading: int
    last: int
    end: int

    @property
    def first(self) -> int:
        return self.heading + 1

    @property
    def right(self) -> str:
        return self.columns[-1].letter


@dataclass(frozen=True)
class Part:
    """The rows of one sheet, numbered from 1.

    ``numbers_as_text`` are columns where Excel shall not warn of digits stored as text, ``totals``
    is a range where it shall not warn that a formula leaves out cells beside it.
    """

    worksheet: Worksheet
    grid: Grid
    rows: Iterable[Row]
    numbers_as_text: str
    totals: str = ""


class _CharacterWidths(dict[str, float]):
    """Widths of Times New Roman in ems, by kinds of characters."""

    def __missing__(self, character: str) -> float:
        self[character] = width = 0.72 if character.isupper() else 0.52
        return width


_WIDTHS = _CharacterWidths(
    {
        **dict.fromkeys(" .,:;-()'/|iljtfіІI", 0.31),
        **dict.fromkeys("аегзстэәғёaceszr", 0.45),
        **dict.fromkeys("мжфы", 0.68),
        **dict.fromkeys("шщюmw", 0.8),
        **dict.fromkeys("МЖШЩЮФЫMW№%—", 0.97),
    }
)


@lru_cache(maxsize=8192)
def height(text: str, width: float, size: float = 10) -> float:
    """A row high enough for the lines that a text takes in columns of this width.

    Excel does not fit rows to merged cells, and LibreOffice does not fit them at all in a
    workbook that it did not write.
    """
    return _lines(text, width * 5.1 / size) * size * 1.28 + 4


def _lines(text: str, room: float) -> int:
    """How many lines a text takes, broken at spaces, in so many ems."""
    count, used = 1, 0.0
    for word in text.split(" "):
        length = sum(map(_WIDTHS.__getitem__, word))
        if used and used + 0.25 + length > room:
            count, used = count + 1, length
        else:
            used += 0.25 + length
        if used > room:
            count, used = count + int(used / room), used % room
    return count


def money_width(largest: int) -> float:
    """A column that shows sums up to the largest, in bold and with cents; never ``####``."""
    return max(13, len(f"{largest:,}") * 1.2 + 4)


def merge(worksheet: Worksheet, *places: str) -> None:
    """Merge without the cell objects that openpyxl would write beside ours."""
    for place in places:
        worksheet.merged_cells.add(CellRange(place))


def set_up(worksheet: Worksheet, grid: Grid, *, landscape: bool) -> None:
    """A4, one page wide, the heading frozen and repeated, filters on the lines only."""
    for column in grid.columns:
        worksheet.column_dimensions[column.letter].width = column.width
    worksheet.freeze_panes = f"A{grid.first}"
    worksheet.auto_filter.ref = f"A{grid.heading}:{grid.right}{grid.last}"
    worksheet.print_area = f"A1:{grid.right}{grid.end}"
    worksheet.print_title_rows = f"{grid.heading}:{grid.heading}"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup, margins = worksheet.page_setup, worksheet.page_margins
    setup.paperSize = worksheet.PAPERSIZE_A4
    setup.orientation = "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    worksheet.print_options.horizontalCentered = True
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.55, 0.6
    margins.header = margins.footer = 0.3


def keep_end_together(worksheet: Worksheet, grid: Grid, heights: Sequence[float]) -> None:
    """A new page before the last line, where totals and signatures would be torn from the lines.

    Pages are counted as A4 across, shrunk to the width of the table. Printers differ a little, so
    a tear that only might happen counts as well.
    """
    margins = worksheet.page_margins
    table_width = sum(column.width for column in grid.columns) * 5.25
    shrunk = min(1, (11.69 - margins.left - margins.right) * 72 / table_width)
    room = (8.27 - margins.top - margins.bottom) * 72 / shrunk
    torn = any(_is_torn(grid, heights, room * more) for more in (0.94, 0.97, 1, 1.03, 1.06))
    if torn and grid.last > grid.first:
        worksheet.row_breaks.append(Break(id=grid.last - 1))


def _is_torn(grid: Grid, heights: Sequence[float], room: float) -> bool:
    """Whether a page ends between the last line and the last row of the sheet."""
    heading = heights[grid.heading - 1]
    used = 0.0
    for number, row_height in enumerate(heights, start=1):
        if used + row_height > room:
            used = heading
            if number > grid.last:
                return True
        used += row_height
    return False


def page_texts(worksheet: Worksheet, *, above: str, left: str, right: str) -> None:
    """What stands at the top and the foot of every page; ``&P`` and ``&N`` count pages."""
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    for item, text, size in (
        (header.center, _plain(above), 10),
        (footer.left, _plain(left), 8),
        (footer.right, right, 8),
    ):
        item.text, item.size, item.font = text or None, size, f"{FONT},Regular"
    header.center.color = RED
    worksheet.HeaderFooter.oddHeader, worksheet.HeaderFooter.oddFooter = header, footer


def _plain(text: str) -> str:
    """A text in a header: its ``&`` is no command, and all three together take 255 characters."""
    return clean(text)[:90].replace("&", "&&")


def clean(text: str) -> str:
    """What a cell may hold: one line, without control, direction and surrogate characters."""
    text = _UNPRINTABLE.sub("", _BREAKS.sub(" ", text)).strip(" ")
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return unicodedata.normalize("NFC", text)


def save(book: Workbook, parts: Sequence[Part], path: Path) -> None:
    """Write the workbook, or leave the old one whole. Raises OSError as `written_beside` does."""
    skeleton = io.BytesIO()
    book.save(skeleton)
    with written_beside(path) as file:
        _assemble(skeleton, parts, file)


def _assemble(skeleton: IO[bytes], parts: Sequence[Part], file: IO[bytes]) -> None:
    by_name = {part.worksheet.path.lstrip("/"): part for part in parts}
    with ZipFile(skeleton) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            part = by_name.get(entry.filename)
            if part is None:
                target.writestr(entry, content)
                continue
            with io.TextIOWrapper(target.open(entry.filename, "w"), encoding="utf-8") as stream:
                stream.writelines(_sheet_xml(content.decode("utf-8"), part))


def _sheet_xml(skeleton: str, part: Part) -> Iterator[str]:
    before, after = _NO_ROWS.split(skeleton)
    yield _DIMENSION.sub(f'<dimension ref="A1:{part.grid.right}{part.grid.end}"', before)
    yield "<sheetData>"
    for number, row in enumerate(part.rows, start=1):
        yield _row_xml(number, row)
    yield "</sheetData>"
    yield after.replace("</worksheet>", f"{_ignored_errors(part)}</worksheet>")


def _row_xml(number: int, row: Row) -> str:
    fixed = ' customHeight="1"' if row.fixed else ""
    cells = "".join(
        [_cell_xml(f"{column}{number}", style, value) for column, style, value in row.cells]
    )
    return f'<row r="{number}" ht="{row.height:.2f}"{fixed}>{cells}</row>'


def _cell_xml(place: str, style: int, value: Value) -> str:
    if value is None or value == "":
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{_text(value)}</t></is></c>'
    if isinstance(value, Formula):
        formula = escape(value.text)
        return f'<c r="{place}" s="{style}"><f>{formula}</f><v>{value.result}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{style}"><v>{_serial(value)}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def _serial(value: date) -> str:
    """A day, or a moment to the second, as Excel counts them."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    passed = moment - _DAY_ZERO
    seconds = Decimal(passed.seconds) / 86_400
    return f"{passed.days + seconds:.12f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=8192)
def _text(value: str) -> str:
    """Excel reads ``_x0041_`` inside a text as an escaped letter, so its underscore is escaped."""
    return escape(_LOOKS_ESCAPED.sub("_x005F_", clean(value)))


def _ignored_errors(part: Part) -> str:
    first, last = part.grid.first, part.grid.last
    places = " ".join(f"{column}{first}:{column}{last}" for column in part.numbers_as_text)
    errors = f'<ignoredError sqref="{places}" numberStoredAsText="1"/>' if places else ""
    if part.totals:
        errors += f'<ignoredError sqref="{part.totals}" formula="1" formulaRange="1"/>'
    return f"<ignoredErrors>{errors}</ignoredErrors>" if errors else ""
