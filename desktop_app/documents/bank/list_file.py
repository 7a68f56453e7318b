"""The list of one bank's payees, with the columns that an office has chosen: .xlsx or .csv."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from desktop_app.disk.saving import written_beside
from desktop_app.documents.workbooks import in_memory
from desktop_app.documents.workbooks.pages import set_page
from desktop_app.documents.workbooks.sheets import clean, describe
from desktop_app.records.payments import FileToPay, Payment
from desktop_app.translation import N_, translator

_Value = str | int

COLUMNS: dict[str, tuple[str, Callable[[FileToPay, int, Payment], _Value]]] = {
    "serial": (N_("No."), lambda _what, serial, _payment: serial),
    "payee": (N_("Payee's full name"), lambda _what, _serial, payment: payment.payee),
    "payee_iin": (N_("Payee's IIN"), lambda _what, _serial, payment: payment.payee_iin),
    "iban": (N_("Account (IBAN)"), lambda _what, _serial, payment: payment.iban),
    "bank": (N_("Bank"), lambda what, _serial, _payment: what.bank.name),
    "bic": (N_("BIC"), lambda what, _serial, _payment: what.bank.bic),
    "amount": (N_("Sum, tenge"), lambda _what, _serial, payment: payment.amount),
    "kbe": (N_("KBe"), lambda what, _serial, _payment: what.payer.details.kbe),
    "knp": (N_("KNP"), lambda what, _serial, _payment: what.payer.details.knp),
    "purpose": (N_("Purpose of the payment"), lambda _what, _serial, payment: payment.purpose),
    "child": (N_("Child's full name"), lambda _what, _serial, payment: payment.child),
    "child_iin": (N_("Child's IIN"), lambda _what, _serial, payment: payment.child_iin),
    "programme": (N_("Programme"), lambda what, _serial, _payment: what.payer.details.programme),
    "subprogramme": (
        N_("Subprogramme"),
        lambda what, _serial, _payment: what.payer.details.subprogramme,
    ),
    "specific": (N_("Specific"), lambda what, _serial, _payment: what.payer.details.specific),
    "payer_bin": (N_("Payer's BIN"), lambda what, _serial, _payment: what.payer.details.payer_bin),
    "payer_iban": (
        N_("Payer's account"),
        lambda what, _serial, _payment: what.payer.details.payer_iban,
    ),
    "order_number": (
        N_("Payment order number"),
        lambda what, _serial, _payment: what.bank.order.number if what.bank.order else "",
    ),
    "order_day": (
        N_("Payment order of"),
        lambda what, _serial, _payment: (
            f"{what.bank.order.day:%d.%m.%Y}" if what.bank.order else ""
        ),
    ),
}
"""What a column is called, and what it shows of a payment."""

USUAL = ("serial", "payee", "payee_iin", "iban", "bic", "amount", "kbe", "knp", "purpose")


def rows_of(what: FileToPay, language: str, columns: Sequence[str] = USUAL) -> list[list[_Value]]:
    """The headings, then each payment: what stands in the list, and in its preview."""
    gettext = translator(language).gettext
    headings: list[_Value] = [gettext(COLUMNS[name][0]) for name in columns]
    payments = [
        [COLUMNS[name][1](what, serial, payment) for name in columns]
        for serial, payment in enumerate(what.bank.payments, 1)
    ]
    return [headings, *payments]


def write(what: FileToPay, path: Path, language: str, columns: Sequence[str] = USUAL) -> None:
    """Whole or not at all; raises OSError."""
    rows = rows_of(what, language, columns)
    if path.suffix.lower() == ".csv":
        content = _text(rows)
    else:
        title = f"{what.number}, {what.bank.name}"
        book = _book(rows)
        describe(book, title=title, office=what.payer.name, language=language)
        content = in_memory.content(book)
    with written_beside(path) as file:
        file.write(content)


def _book(rows: Sequence[Sequence[_Value]]) -> Workbook:
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


def _text(rows: Sequence[Sequence[_Value]]) -> bytes:
    """With semicolons and the mark of UTF-8, as Excel opens it here."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for values in rows:
        writer.writerow([_safe(value) for value in values])
    return text.getvalue().encode("utf-8-sig")


def _safe(value: _Value) -> _Value:
    """A text that begins like a formula is kept from being one."""
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
