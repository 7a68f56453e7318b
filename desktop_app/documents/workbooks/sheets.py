"""What the sheets of a workbook are made of, and how they are set up: rows, tables, pages.

`workbook_stream` gets the rows into the file.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.workbooks.pages import height_of_page, room, set_page
from desktop_app.documents.workbooks.styles import FONT, RED
from desktop_app.translation import N_, translator

LONGEST_TEXT = 16_000  # Excel takes 32 767 halves of UTF-16 in a cell

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True)
class Formula:
    """A formula of ours, never typed by a person, and its result as of now.

    None is a result that only a program which calculates will know.
    """

    text: str
    result: int | str | Decimal | None


Value = str | int | Decimal | date | Formula | None


Cells = Sequence[tuple[str, int, Value]]


@dataclass(frozen=True)
class Row:
    """Cells as (column letter, style id, value). A fixed height stays when the text is edited.

    Height 0 leaves it to the program that shows the sheet.
    """

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
    """Where the table stands: rows of its heading and its last line, and the sheet's last row.

    ``printed`` is how many columns are on paper, those from the left; 0 means all of them.
    """

    columns: Sequence[Column]
    heading: int
    last: int
    end: int
    printed: int = 0

    @property
    def first(self) -> int:
        return self.heading + 1

    @property
    def right(self) -> str:
        return self.columns[-1].letter

    @property
    def on_paper(self) -> Sequence[Column]:
        return self.columns[: self.printed or None]

    @property
    def edge(self) -> str:
        """The last column that is printed."""
        return self.on_paper[-1].letter

    @property
    def widths(self) -> list[float]:
        """Of what is printed, in letters of the standard width."""
        return [column.width for column in self.on_paper]


@dataclass(frozen=True)
class Part:
    """The rows of one sheet, numbered from 1.

    ``numbers_as_text`` are columns where Excel shall not warn of digits stored as text, ``texts``
    are cells elsewhere that it shall not warn of, ``totals`` is a range where it shall not warn
    that a formula leaves out cells beside it.
    """

    worksheet: Worksheet
    grid: Grid
    rows: Iterable[Row]
    numbers_as_text: Sequence[str]
    totals: str = ""
    texts: Sequence[str] = field(default=())


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
    """The page, the heading frozen and repeated, filters on the lines only."""
    for column in grid.columns:
        worksheet.column_dimensions[column.letter].width = column.width
    worksheet.freeze_panes = f"A{grid.first}"
    worksheet.auto_filter.ref = f"A{grid.heading}:{grid.right}{grid.last}"
    worksheet.print_area = f"A1:{grid.edge}{grid.end}"
    set_page(worksheet, grid.heading, grid.widths, landscape=landscape)


def as_table(worksheet: Worksheet, grid: Grid, name: str) -> None:
    """A table of Excel's own in the place of the filter: it has a name, and its filter goes along.

    Its columns are named here, as openpyxl would look for them in cells that are not there yet.
    """
    worksheet.auto_filter.ref = None
    table = Table(displayName=name, ref=f"A{grid.heading}:{grid.right}{grid.last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=table.ref)
    table.tableColumns = [
        TableColumn(id=number, name=clean(column.heading))
        for number, column in enumerate(grid.columns, 1)
    ]
    worksheet.add_table(table)


def protect(worksheet: Worksheet) -> None:
    """Against slips only: no password, anybody may take it off; filters and widths stay free."""
    protection = worksheet.protection
    protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(protection, allowed, False)  # Excel's flags say what is locked


_ROOMS = (0.94, 0.97, 1, 1.03, 1.06, 1.26, 1.31, 1.36)
"""How printers differ. Columns are a third wider, and shrunk more, where Calibri is missing."""


def keep_end_together(worksheet: Worksheet, grid: Grid, heights: Sequence[float]) -> None:
    """A new page before the last line, where totals and signatures would be torn from the lines.

    Pages are counted as A4 across, shrunk to the width of the table. Printers differ a little, so
    a tear that only might happen counts as well.
    """
    margins = worksheet.page_margins
    shrunk = min(1, room(landscape=True) / sum(grid.widths))
    high = height_of_page(margins.top + margins.bottom) / shrunk
    torn = any(_is_torn(grid, heights, high * more) for more in _ROOMS)
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


def page_texts(
    worksheet: Worksheet, *, above: str, left: str, right: str, middle: str = ""
) -> None:
    """What stands at the top and the foot of every page; ``&P`` and ``&N`` count pages."""
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    for item, text, size in (
        (header.center, _plain(above), 10),
        (footer.left, _plain(left, 60 if middle else 90), 8),
        (footer.center, _plain(middle, 55), 8),
        (footer.right, right, 8),
    ):
        item.text, item.size, item.font = text or None, size, f"{FONT},Regular"
    header.center.color = RED
    worksheet.HeaderFooter.oddHeader, worksheet.HeaderFooter.oddFooter = header, footer


def _plain(text: str, longest: int = 90) -> str:
    """A text in a header: its ``&`` is no command, and all three together take 255 characters."""
    shown = clean(text).replace("&", "&&")[:longest]
    half_a_pair = (len(shown) - len(shown.rstrip("&"))) % 2
    return shown[: len(shown) - half_a_pair]


def describe(book: Workbook, *, title: str, office: str, language: str) -> None:
    """What Excel shows as the properties of the file: the office wrote it."""
    properties = book.properties
    properties.title, properties.language = title, language
    properties.creator = properties.lastModifiedBy = clean(office) or translator(language).gettext(
        N_("Home education")
    )


def clean(text: str) -> str:
    """What a cell may hold: one line, without control, direction and surrogate characters."""
    if not text.isprintable():  # most texts are
        text = _UNPRINTABLE.sub("", _BREAKS.sub(" ", text))
    text = text.strip(" ")
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return unicodedata.normalize("NFC", text)
