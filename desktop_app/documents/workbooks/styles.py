"""The styles of a workbook's cells: made once, shared by all its sheets."""

from dataclasses import dataclass
from functools import partial
from typing import Self

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FONT = "Times New Roman"
RED = "C00000"
OPEN = "FFF9E5"
"""The ground of cells that are meant to be filled in."""

# Spaces stand in the formats themselves: an Excel set to English would otherwise group with a
# comma, which reads as a decimal comma here.
WHOLE = r"[>=1000000]#\ ###\ ##0;[>=1000]#\ ##0;0"
HUNDREDTHS = r"[>=1000000]#\ ###\ ##0.00;[>=1000]#\ ##0.00;0.00"
WHOLE_BELOW_ZERO = r"#\ ##0"
HUNDREDTHS_BELOW_ZERO = r"#\ ##0.00"

DAY = "dd.mm.yyyy"
MOMENT = "dd.mm.yyyy hh:mm"

TEXT_INDENT = 1
INDENTED = 1.5
"""What that takes of the width of a column."""

_THIN = Side(style="thin", color="7F7F7F")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNDER = Border(bottom=Side(style="thin"))


def style_id(
    book: Workbook,
    horizontal: str,
    *,
    size: float = 10,
    bold: bool = False,
    struck: bool = False,
    color: str = "000000",
    border: Border | None = None,
    fill: str = "",
    form: str = "General",
    fits: str = "wrap",
    vertical: str = "center",
    indent: int = 0,
    quoted: bool = False,
    locked: bool = True,
) -> int:
    """The id of a style in this workbook; the same look has the same id.

    In a table a text stands off its left line: the number before it would seem a part of it.
    """
    if horizontal == "left" and border is BOX:
        indent = TEXT_INDENT
    cell = WriteOnlyCell(book.worksheets[0])
    cell.font = Font(name=FONT, size=size, bold=bold, strike=struck or None, color=color)
    cell.alignment = Alignment(
        horizontal=horizontal,
        vertical=vertical,
        indent=indent,
        wrap_text=fits == "wrap",
        shrink_to_fit=fits == "shrink",
    )
    cell.border = border or Border()
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    cell.number_format = form
    cell.quotePrefix = quoted
    if not locked:
        cell.protection = Protection(locked=False)
    return int(cell.style_id)


@dataclass(frozen=True)
class Styles:
    """Style ids of one workbook, made once and shared by all its cells.

    Text that people typed has the format of text or, where it may be longer than the 255
    characters that format shows in old versions of Excel, the mark that Excel itself gives to
    text typed after an apostrophe: it stays text when somebody edits the cell.
    """

    office: int
    contacts: int
    title: int
    number: int
    draft: int
    note: int
    heading: int
    text: int
    code: int
    words: int
    count: int
    money: int
    money_below_zero: int
    money_taken: int
    text_taken: int
    hundredths: int
    hundredths_below_zero: int
    label: int
    subtotal: int
    total_label: int
    total: int
    position: int
    line: int
    caption: int
    section: int
    verdict: int
    open_day: int
    open_text: int

    @classmethod
    def of(cls, book: Workbook) -> Self:
        style = partial(style_id, book)
        return cls(
            office=style("center", size=12, bold=True, form="@"),
            contacts=style("center", form="@"),
            title=style("center", size=14, bold=True),
            number=style("center", size=12),
            draft=style("center", size=12, bold=True, color=RED, fill="FCE4E4"),
            note=style("left", quoted=True),
            heading=style("center", bold=True, border=BOX, fill="E7EDF3"),
            text=style("left", border=BOX, form="@"),
            code=style("center", border=BOX, form="@", fits="shrink"),
            words=style("left", border=BOX, quoted=True),
            count=style("center", border=BOX, form="0"),
            money=style("right", border=BOX, form=WHOLE, fits=""),
            money_below_zero=style("right", border=BOX, form=WHOLE_BELOW_ZERO, fits=""),
            money_taken=style("right", border=BOX, form=WHOLE_BELOW_ZERO, fits="", color=RED),
            text_taken=style("left", border=BOX, form="@", color=RED),
            hundredths=style("right", border=BOX, form=HUNDREDTHS, fits=""),
            hundredths_below_zero=style("right", border=BOX, form=HUNDREDTHS_BELOW_ZERO, fits=""),
            label=style("right", indent=1),
            subtotal=style("right", border=BOX, form=WHOLE, fits=""),
            total_label=style("right", size=11, bold=True, indent=1),
            total=style("right", size=11, bold=True, border=BOX, form=WHOLE, fits=""),
            position=style("left", vertical="bottom", form="@"),
            line=style("left", border=_UNDER, vertical="bottom", form="@"),
            caption=style("center", size=8, vertical="top"),
            section=style("left", bold=True, fill="E7EDF3", border=BOX),
            verdict=style("center", border=BOX, fits=""),
            open_day=style("center", border=BOX, form=DAY, fill=OPEN, fits="", locked=False),
            open_text=style("left", border=BOX, form="@", fill=OPEN, locked=False),
        )
