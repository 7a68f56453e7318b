"""How a sheet is printed: A4, its heading repeated, never smaller than can be read."""

from collections.abc import Sequence
from itertools import accumulate, takewhile
from math import ceil

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_LEAST_SHRUNK = 0.65
"""Letters of 10 points can still be read when they are printed with 6.5."""
_ACROSS, _ALONG = 8.27, 11.69
_SIDE_MARGIN = 0.4
_POINTS = 5.25
"""How wide a letter of the standard width is printed."""
_SURE = 0.9
"""Printers differ: what is to be on the first page is counted on so much of it."""


def room(*, landscape: bool) -> float:
    """How much is printed beside each other on one page, in letters of the standard width."""
    return ((_ALONG if landscape else _ACROSS) - 2 * _SIDE_MARGIN) * 72 / _POINTS


def height_of_page(margins: float) -> float:
    """Of A4 across, in points, between its margins of so many inches together."""
    return (_ACROSS - margins) * 72


def _pages_beside(widths: Sequence[float], *, landscape: bool) -> int:
    one = room(landscape=landscape)
    return 1 if sum(widths) * _LEAST_SHRUNK <= one else ceil(sum(widths) / one)


def on_first_page(widths: Sequence[float], *, landscape: bool) -> int:
    """How many columns are on the first page: what stands above a table goes no further."""
    if _pages_beside(widths, landscape=landscape) == 1:
        return len(widths)
    sure = room(landscape=landscape) * _SURE
    return max(1, len(list(takewhile(lambda reached: reached <= sure, accumulate(widths)))))


def set_page(
    worksheet: Worksheet, heading: int, widths: Sequence[float], *, landscape: bool
) -> None:
    """One page wide where that can be read; else several, with the first column on each."""
    beside = _pages_beside(widths, landscape=landscape)
    worksheet.print_title_rows = f"{heading}:{heading}"
    if beside > 1:
        worksheet.print_title_cols = "A:A"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup, margins = worksheet.page_setup, worksheet.page_margins
    setup.paperSize = worksheet.PAPERSIZE_A4
    setup.orientation = "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = beside, 0
    worksheet.print_options.horizontalCentered = beside == 1
    margins.left = margins.right = _SIDE_MARGIN
    margins.top, margins.bottom = 0.55, 0.6
    margins.header = margins.footer = 0.3
