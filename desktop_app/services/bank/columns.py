"""The columns of a bank's list and their order, as the office chose them for its program.

They are the office's own, for every sheet to come; a list that was written stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.documents.bank import list_columns
from desktop_app.law.steps import N_, as_is
from desktop_app.records.payments import FileToPay, PaymentDetails
from desktop_app.services.bank import details
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import translator

NEEDED = ("iban", "amount")
"""A list without them pays nobody."""

_SHOWN = 3
"""Payments of a preview."""


def names(language: str) -> Mapping[str, str]:
    """What every column is called, by its code."""
    gettext = translator(language).gettext
    return {code: gettext(heading) for code, (heading, _shown) in list_columns.COLUMNS.items()}


def chosen(kept: PaymentDetails) -> tuple[str, ...]:
    """Those of the office, in its order; the usual ones until it has chosen."""
    found = [code for code in kept.columns.split(",") if code in list_columns.COLUMNS]
    return tuple(found) or list_columns.USUAL


def preview(what: FileToPay, columns: Sequence[str], language: str) -> list[list[str]]:
    """The headings and the first payments, as they would stand in the list."""
    rows = list_columns.rows_of(what, language, columns)
    return [[str(value) for value in row] for row in rows[: _SHOWN + 1]]


def empty(what: FileToPay, columns: Sequence[str], language: str) -> list[str]:
    """The headings of columns in which nothing stands in any line: what they show is not known."""
    headings, *payments = list_columns.rows_of(what, language, columns)
    return [
        str(heading)
        for place, heading in enumerate(headings)
        if payments and not any(row[place] for row in payments)
    ]


EMPTY = N_(
    "Empty in every line: {names}. Codes, purpose and payer are entered under Settings, Office, "
    "Payment orders; the order's number and day with the list of the bank."
)


def save(desk: Desk, columns: Sequence[str]) -> None:
    """EntryError where a column is not known, named twice, or one of `NEEDED` is not there."""
    for code in columns:
        if code not in list_columns.COLUMNS:
            label = N_("There is no column “{code}”. There are: {codes}.")
            every = ", ".join(list_columns.COLUMNS)
            raise EntryError(Slip("columns", label, {"code": as_is(code), "codes": as_is(every)}))
    if len(set(columns)) < len(columns):
        raise EntryError(Slip("columns", N_("A column is named twice.")))
    if not set(NEEDED) <= set(columns):
        raise EntryError(Slip("columns", N_("A list needs the account and the sum.")))
    kept, seen = details.read(desk)
    details.save(desk, replace(kept, columns=",".join(columns)), seen)
