"""The list of one bank's payees, with the columns that an office has chosen: .xlsx or .csv."""

import csv
import io
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from desktop_app.disk.saving import Within, written_beside
from desktop_app.documents.bank.list_columns import USUAL, Shown, rows_of
from desktop_app.documents.workbooks import in_memory
from desktop_app.documents.workbooks.pages import set_page
from desktop_app.documents.workbooks.sheets import clean, describe
from desktop_app.records.payments import FileToPay


def write(
    what: FileToPay,
    path: Path,
    language: str,
    columns: Sequence[str] = USUAL,
    within: Within = nullcontext,
) -> None:
    """Whole or not at all, ``within`` the act that takes it out; raises OSError."""
    rows = rows_of(what, language, columns)
    if path.suffix.lower() == ".csv":
        content = _text(rows)
    else:
        title = f"{what.number}, {what.bank.name}"
        book = _book(rows)
        describe(book, title=title, office=what.payer.name, language=language)
        content = in_memory.content(book)
    with written_beside(path, within) as file:
        file.write(content)


def _book(rows: Sequence[Sequence[Shown]]) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, clean(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # what people typed is no formula
            cell.font = Font(name="Arial", size=10, bold=row == 1)
    widths = []
    for column, values in enumerate(zip(*rows, strict=True), 1):
        widths.append(min(60.0, max(len(str(each)) for each in values) + 2))
        sheet.column_dimensions[get_column_letter(column)].width = widths[-1]
    sheet.freeze_panes = "A2"
    set_page(sheet, 1, widths, landscape=True)
    return book


_FORMULA = ("=", "+", "-", "@")


def _text(rows: Sequence[Sequence[Shown]]) -> bytes:
    """With semicolons and the mark of UTF-8, as Excel opens it here."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for values in rows:
        writer.writerow([_safe(value) for value in values])
    return text.getvalue().encode("utf-8-sig")


def _safe(value: Shown) -> Shown:
    """A text that begins like a formula is kept from being one."""
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
