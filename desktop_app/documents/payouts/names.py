"""The names that cells of the payout have, in the program's own workbook and in an office's layout.

Names go along when rows and columns are inserted or moved, and are the same in every language, so
the workbook that comes back from the bank is read by them as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from desktop_app.translation import N_

LINES = "lines"
NUMBER = "line_number"
ACCOUNT = "line_account"
BANK = "line_bank"
KIND = "line_kind"
SUM = "line_sum"
PAID_ON = "line_paid_on"
RETURNED = "line_returned"
SCHOOL = "line_school"
BIC = "line_bic"
KBE = "line_kbe"
KNP = "line_knp"
PURPOSE = "line_purpose"

OF_A_LINE = {
    NUMBER: N_("No."),
    "line_child": N_("Child's full name"),
    "line_child_iin": N_("Child's IIN"),
    "line_payee": N_("Payee's full name"),
    "line_payee_iin": N_("Payee's IIN"),
    ACCOUNT: N_("Account (IBAN)"),
    BANK: N_("Bank"),
    "line_period": N_("Period"),
    KIND: N_("Kind"),
    "line_months": N_("Months"),
    SUM: N_("Sum, tenge"),
    PAID_ON: N_("Paid on"),
    RETURNED: N_("Returned: reason"),
    SCHOOL: N_("School"),
    BIC: N_("BIC"),
    KBE: N_("KBe"),
    KNP: N_("KNP"),
    PURPOSE: N_("Purpose of the payment"),
}
"""What stands in the columns of a line."""

ONCE = {
    "office": N_("name of the office"),
    "contacts": N_("BIN, address and telephone of the office"),
    "title": N_("title of the payout sheet"),
    "number": N_("number of the payout"),
    "number_and_date": N_("number, date and place, or that it is a draft"),
    "follows": N_("number of the payout whose returned lines are paid again"),
    "basis": N_("the decision that is paid by"),
    "period": N_("Period"),
    "drawn_on": N_("day on which it was drawn up"),
    "approved_on": N_("day on which it was approved"),
    "count": N_("Number of lines"),
    "total": N_("Total to pay, tenge"),
    "total_in_words": N_("Total in words"),
    "fingerprint": N_("Fingerprint of the lines"),
    "drawn_by": N_("Drawn up by"),
    "approved_by": N_("Approved by"),
    "substitution": N_("order of substitution"),
    "head_position": N_("position of the head"),
    "head": N_("full name of the head"),
    "accountant": N_("full name of the accountant"),
}
"""What stands in single cells."""

REQUIRED = (LINES, "number", "total", "fingerprint", NUMBER, "line_payee", ACCOUNT, SUM)
"""Without these a sheet can't be paid from, or does not prove what was approved."""

SHEET_NUMBER = "sheet_number"
SHEET_FINGERPRINT = "sheet_fingerprint"
"""The number of the payout and its whole fingerprint on the control sheet."""


@dataclass(frozen=True)
class Places:
    """Where the lines of a payout stand: a sheet, its rows, and the column of each name."""

    title: str
    first: int
    last: int
    columns: Mapping[str, str]

    def range_of(self, name: str) -> str | None:
        """``'Payout'!$K$6:$K$20``; None where the layout has no such column."""
        column = self.columns.get(name)
        if column is None:
            return None
        return f"{quote_sheetname(self.title)}!${column}${self.first}:${column}${self.last}"


def name_lines(book: Workbook, places: Places) -> None:
    """Name the lines as a whole and each column of them."""
    letters = sorted(places.columns.values(), key=lambda letter: (len(letter), letter))
    rows = f"${letters[0]}${places.first}:${letters[-1]}${places.last}"
    name(book, LINES, f"{quote_sheetname(places.title)}!{rows}")
    for each in places.columns:
        name(book, each, places.range_of(each) or "")


def name_cell(book: Workbook, label: str, title: str, column: str, row: int) -> None:
    name(book, label, f"{quote_sheetname(title)}!${column}${row}")


def name(book: Workbook, label: str, place: str) -> None:
    book.defined_names[label] = DefinedName(label, attr_text=place)
