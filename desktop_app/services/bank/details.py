"""The office's side of payment orders: entered by the office, checked, never guessed (D-7)."""

import re
import string
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection

from desktop_app.documents.bank.payment_file import Format
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.payments import PURPOSE_FIELDS, PaymentDetails
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.history import record_for_office
from desktop_app.services.identity.numbers import bin_slip, iban_slip
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import payments

NAMES = {
    "payer_bin": N_("Payer's BIN"),
    "payer_iban": N_("Payer's account (IIK)"),
    "payer_bic": N_("BIC of the payer's bank"),
    "kod": N_("KOd, the payer's code"),
    "kbe": N_("KBe, the payees' code"),
    "knp": N_("KNP, the code of the purpose"),
    "programme": N_("Budget programme"),
    "subprogramme": N_("Budget subprogramme"),
    "specific": N_("Specific of the budget (EKRB)"),
    "purpose": N_("Text of the purpose"),
}

HINTS = {
    "payer_bin": N_("12 digits, of the institution whose account is debited"),
    "payer_iban": N_("as in the treasury's or the bank's agreement"),
    "payer_bic": N_("8 or 11 characters; of the treasury it is KKMFKZ2A"),
    "kod": N_("two digits: 1 for a resident, then the sector of the economy of the payer"),
    "kbe": N_("19 for people who are residents"),
    "knp": N_("three digits, as the bank or the treasury asks for this payment"),
    "programme": N_("three digits, from the plan of financing"),
    "subprogramme": N_("three digits, from the plan of financing; empty where there is none"),
    "specific": N_("three digits, from the plan of financing"),
    "purpose": N_("may name {number} of the sheet, {period}, {child} and {payee}"),
}


def read(desk: Desk) -> tuple[PaymentDetails, int]:
    """The details, and their version."""
    with desk.reading(Sight.OFFICE) as connection:
        return payments.stored(connection), offices.version(connection, payments.KEYS)


def save(desk: Desk, details: PaymentDetails, seen: int) -> int:
    """The new version. EntryError where a code can't be right; ChangedMeanwhile as ever."""
    details = _tidied(details)
    slips = list(_slips(details))
    if slips:
        raise EntryError(*slips)
    with desk.writing(Act.CHANGE_OFFICE) as connection:
        offices.require_version(connection, payments.KEYS, seen)
        values = payments.values_of(details)
        offices.save_values(connection, values, desk.worker.name, desk.now())
        record_for_office(connection, desk, Step(N_("Changed the details of payment orders"), ""))
        return offices.version(connection, payments.KEYS)


def _tidied(details: PaymentDetails) -> PaymentDetails:
    """Codes without spaces, in capitals; the purpose with single spaces."""
    tidy = {name: "".join(value.split()).upper() for name, value in asdict(details).items()}
    tidy["purpose"] = " ".join(details.purpose.split())
    tidy["columns"] = details.columns
    return PaymentDetails(**tidy)


_BIC = re.compile(r"[A-Z]{4}KZ[0-9A-Z]{2}(?:[0-9A-Z]{3})?")
_DIGITS = {"kod": 2, "kbe": 2, "knp": 3, "programme": 3, "subprogramme": 3, "specific": 3}


def _slips(details: PaymentDetails) -> Iterator[Slip]:
    """Whatever is empty may still be entered later."""
    found = [bin_slip("payer_bin", details.payer_bin)]
    found.append(iban_slip("payer_iban", details.payer_iban) if details.payer_iban else None)
    yield from filter(None, found)
    if details.payer_bic and not _BIC.fullmatch(details.payer_bic):
        yield Slip("payer_bic", N_("A BIC of Kazakhstan is four letters, KZ and two or five more."))
    for name, count in _DIGITS.items():
        value = getattr(details, name)
        if value and not (value.isascii() and value.isdigit() and len(value) == count):
            yield Slip(name, N_("Enter {count} digits, or nothing."), {"count": count})
    for wrong in _unknown_fields(details.purpose):
        label = N_("“{field}” is no field: write {number}, {period}, {child} or {payee}")
        shown = {name: as_is(f"{{{name}}}") for name in PURPOSE_FIELDS}
        yield Slip("purpose", label, {"field": as_is(wrong), **shown})
        return


def _unknown_fields(purpose: str) -> list[str]:
    """A field bears its name alone: how it is to be put could make every file of payments fail."""
    try:
        named = [
            field + (f"!{how}" if how else "") + (f":{form}" if form else "")
            for _text, field, form, how in string.Formatter().parse(purpose)
            if field is not None
        ]
    except ValueError:
        return ["{"]
    return [field for field in named if field not in PURPOSE_FIELDS]


def missing(details: PaymentDetails, form: Format) -> list[str]:
    """The names of what a format needs and the office has not entered."""
    return [NAMES[name] for name in (*form.needs, "purpose") if not getattr(details, name)]


# --- which formats a bank has taken ---


def accepted(connection: Connection, code: str) -> str:
    """The day on which a bank took a test file, and who recorded it; empty until then."""
    return offices.value(connection, payments.accepted_key(code))


def record_accepted(desk: Desk, form: Format, day: date) -> None:
    """A bank has taken a test file of this format: from now on its files bear no mark."""
    if day > desk.today():
        raise EntryError(Slip("day", N_("This day is still to come.")))
    with desk.writing(Act.CHANGE_OFFICE) as connection:
        who = desk.worker.name
        words = f"{day:%d.%m.%Y}, {who}"
        offices.save_values(connection, {payments.accepted_key(form.code): words}, who, desk.now())
        label = N_("A bank took a test file of {format} on {date}")
        step = Step(label, "D-7", {"format": as_is(form.name), "date": day})
        record_for_office(connection, desk, step)
