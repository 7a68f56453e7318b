"""A layout to start from: the payout sheet with every name in its place, for the office to change.

It is an ordinary workbook. What is wanted elsewhere is moved there in Excel, names go along.
"""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.disk.saving import written_beside
from desktop_app.documents.payouts.names import LINES, OF_A_LINE, ONCE, PAID_ON, RETURNED, SUM
from desktop_app.documents.payouts.names import name as name_place
from desktop_app.documents.workbooks import in_memory
from desktop_app.documents.workbooks.pages import set_page
from desktop_app.documents.workbooks.sheets import describe
from desktop_app.documents.workbooks.styles import BOX, DAY, FONT, OPEN, TEXT_INDENT, WHOLE
from desktop_app.translation import translator

_ABOVE = ("office", "contacts", "title", "number_and_date", "follows", "basis")
_BELOW = ("count", "total", "total_in_words", "fingerprint")
_SIGNING = ("drawn_by", "approved_by", "substitution", "head_position", "head", "accountant")
_APART = ("number", "period", "drawn_on", "approved_on")
_WIDTHS = (5, 25, 14, 25, 14, 23, 18, 19, 16, 8, 15, 12, 30, 30, 11, 6, 6, 40)
_PRINTED = "K"
_LINE = len(_ABOVE) + len(_APART) + 3


def write(path: Path, language: str) -> None:
    """Write the layout, whole or not at all; raises OSError."""
    _ = translator(language).gettext
    book = Workbook()
    worksheet = book.worksheets[0]
    worksheet.title = _("Payout")
    describe(book, title=worksheet.title, office="", language=language)
    for row, label in enumerate(_ABOVE, 1):
        worksheet.merge_cells(f"A{row}:{_PRINTED}{row}")
        bold, middle = label in {"office", "title"}, label != "basis"
        _text(worksheet, f"A{row}", None, bold=bold, middle=middle)
        _name(book, label, "A", row)
    for row, label in enumerate(_APART, len(_ABOVE) + 1):
        _labelled(book, row, label, _(ONCE[label]))
    _lines(book, worksheet, [_(text) for text in OF_A_LINE.values()])
    below = _LINE + 2
    for row, label in enumerate((*_BELOW, *_SIGNING), below):
        _labelled(book, row, label, _(ONCE[label]))
    # Names grow with the lines: a formula of the office's own speaks of them.
    worksheet[f"D{below}"] = f"=COUNT({SUM})"
    worksheet[f"D{below + 1}"] = f"=SUM({SUM})"
    worksheet[f"D{below + 1}"].number_format = WHOLE
    _page(worksheet, below + len(_BELOW) + len(_SIGNING) - 1)
    with written_beside(path) as file:
        file.write(in_memory.content(book))


def _lines(book: Workbook, worksheet: Worksheet, headings: list[str]) -> None:
    for column, (label, heading, width) in enumerate(
        zip(OF_A_LINE, headings, _WIDTHS, strict=True), 1
    ):
        above = worksheet.cell(_LINE - 1, column, heading)
        _look(above, bold=True, middle=True)
        above.border, above.fill = BOX, PatternFill("solid", fgColor="E7EDF3")
        cell = worksheet.cell(_LINE, column)
        _look(cell, indent=TEXT_INDENT)
        if label == SUM:
            cell.alignment = Alignment(horizontal="right", vertical="center")
        cell.border = BOX
        cell.number_format = {SUM: WHOLE, PAID_ON: DAY}.get(label, "General")
        if label in {PAID_ON, RETURNED}:
            cell.fill, cell.protection = (
                PatternFill("solid", fgColor=OPEN),
                Protection(locked=False),
            )
        letter = get_column_letter(column)
        worksheet.column_dimensions[letter].width = width
        _name(book, label, letter, _LINE)
    last = get_column_letter(len(headings))
    name_place(book, LINES, f"'{worksheet.title}'!$A${_LINE}:${last}${_LINE}")


def _labelled(book: Workbook, row: int, label: str, words: str) -> None:
    worksheet = book.worksheets[0]
    worksheet.merge_cells(f"A{row}:C{row}")
    worksheet.merge_cells(f"D{row}:{_PRINTED}{row}")
    _text(worksheet, f"A{row}", words)
    _text(worksheet, f"D{row}", None, bold=label == "total")
    if label in {"drawn_on", "approved_on"}:
        worksheet[f"D{row}"].number_format = DAY
    _name(book, label, "D", row)


def _text(
    worksheet: Worksheet, place: str, text: str | None, *, bold: bool = False, middle: bool = False
) -> None:
    worksheet[place] = text
    _look(worksheet[place], bold=bold, middle=middle)


def _look(cell: object, *, bold: bool = False, middle: bool = False, indent: int = 0) -> None:
    cell.font = Font(name=FONT, size=10, bold=bold)  # type: ignore[attr-defined]
    cell.alignment = Alignment(  # type: ignore[attr-defined]
        horizontal="center" if middle else "left",
        vertical="center",
        indent=indent,
        wrap_text=True,
    )


def _name(book: Workbook, label: str, column: str, row: int) -> None:
    name_place(book, label, f"'{book.worksheets[0].title}'!${column}${row}")


def _page(worksheet: Worksheet, last: int) -> None:
    worksheet.print_area = f"A1:{_PRINTED}{last}"
    worksheet.freeze_panes = f"A{_LINE}"
    printed = _WIDTHS[: column_index_from_string(_PRINTED)]
    set_page(worksheet, _LINE - 1, printed, landscape=True)
    worksheet.protection.sheet = True
