"""Where money is returned to, and within how many days of its own will: the office says (D-9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.law.steps import N_
from desktop_app.services.errors import Slip, Trouble
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.storage.office import details as offices

USUAL_DAYS = 30
_MOST_DAYS = 365
KEYS = _IBAN, _DAYS = ("repayment.iban", "repayment.days")


@dataclass(frozen=True)
class RepaymentTerms:
    """``iban`` is empty until the office has entered it; ``days`` are calendar days, as typed."""

    iban: str = ""
    days: str = str(USUAL_DAYS)


class NoAccount(Trouble):
    """The office has not said yet where money is to be returned to."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The account that money is returned to is not known. "
                "Enter it in Settings, Office; then prepare the demand."
            )
        )


def stored(connection: Connection) -> RepaymentTerms:
    days = offices.value(connection, _DAYS) or str(USUAL_DAYS)
    return RepaymentTerms(offices.value(connection, _IBAN), days)


def required(connection: Connection) -> RepaymentTerms:
    """The office's terms; NoAccount where they lack the account."""
    found = stored(connection)
    if not found.iban:
        raise NoAccount
    return found


def save(connection: Connection, terms: RepaymentTerms, who: str, when: datetime) -> None:
    offices.save_values(connection, {_IBAN: terms.iban, _DAYS: terms.days}, who, when)


def slips(terms: RepaymentTerms) -> Iterator[Slip]:
    slip = iban_slip("return_iban", terms.iban) if terms.iban else None
    if slip is not None:
        yield slip
    if not terms.days.isascii() or not terms.days.isdigit():
        yield Slip("return_days", N_("Enter the term in whole days."))
    elif not 1 <= int(terms.days) <= _MOST_DAYS:
        yield Slip("return_days", N_("The term is from 1 to 365 days."))
