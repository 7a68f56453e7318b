"""Sums and accounts in an old register."""

import re
from typing import Any

from desktop_app.identity import numbers
from desktop_app.identity.cleaning import Mend
from desktop_app.law.steps import N_, as_is
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.importing.reading.cells import (
    MISSING,
    Read,
    corrected,
    slipped,
    text,
    wrong,
)


def money(cell: Any) -> Read[int]:
    """Whole tenge above zero; an empty cell, a dash and zero are nothing paid."""
    if isinstance(cell, str):
        typed = _CURRENCY.sub("", cell.casefold())
        if _SPLIT_ODDLY.search(typed):
            return None, wrong(N_("This is not a sum. Write whole tenge, such as 31456."))
        typed = _BETWEEN_SUMS.sub("", typed).replace(",", ".")
        if typed in {"", "-", "–", "—"}:
            return 0, None
        if not _SUM.fullmatch(typed):
            return None, wrong(N_("This is not a sum. Write whole tenge, such as 31456."))
        whole, _, rest = typed.partition(".")
        if len(rest) == _THOUSANDS:
            return None, wrong(TWO_WAYS)
        if rest.strip("0"):
            return None, wrong(_WHOLE)
        found = int(whole)
    elif isinstance(cell, float | int) and not isinstance(cell, bool):
        if not float(cell).is_integer():
            return None, wrong(_WHOLE)
        found = int(cell)
    else:
        return None, wrong(N_("This is not a sum. Write whole tenge, such as 31456."))
    if found < 0:
        return None, wrong(N_("A payment can't be below zero: write what was paid in all."))
    if found > _MOST_TENGE:
        return None, wrong(N_("This sum is too large for one child and one period."))
    return found, None


_WHOLE = N_("Payments are whole tenge. Check the sum.")
_THOUSANDS = 3
"""Digits after a point or comma that may stand before them: «31,000» is 31 or 31 000."""
TWO_WAYS = N_("This can be read in two ways. Write whole tenge without a point, such as 31456.")
_MOST_TENGE = 10_000_000
_CURRENCY = re.compile(r"(?:тенге|теңге|тг|kzt|₸)\.?")
_BETWEEN_SUMS = re.compile(r"[\s'’]+")
_SPLIT_ODDLY = re.compile(r"\d[\s'’]+(?!\d{3}(?!\d))\d")
"""«314 56» may be 31 456, or 314 tenge and 56 tiyn."""
_SUM = re.compile(r"-?\d+(?:\.\d+)?")


def thousands(cell: Any) -> int:
    """The greater one of the two ways to read a sum such as «31,000», in whole tenge."""
    return int(re.sub(r"\D", "", str(cell)))


def is_spelt(cell: Any) -> bool:
    """Is a sum written with tiyn or a currency, so that a rule is needed to read it?"""
    return isinstance(cell, str) and _SPELT.search(cell) is not None


_SPELT = re.compile(r"\d.*[^\d\s]")


def iban(cell: Any) -> Read[str]:
    if type(cell) is str and _is_right_account(cell):
        return cell, None
    found = numbers.iban(text(cell))
    account = found.value
    if not account:
        return None, wrong(MISSING)
    if not _is_right_account(account):
        slip = iban_slip("", account)
        if slip is not None:
            return None, slipped(slip)
    if Mend.LETTERS in found.mended:
        label = N_("Cyrillic letters stood in the account: read as {iban}")
        return account, corrected(label, iban=as_is(account))
    return account, None


_ACCOUNT = re.compile(r"KZ\d{5}[0-9A-Z]{13}")


def _is_right_account(account: str) -> bool:
    """The same as the full check says, a hundred times as fast: most accounts are right."""
    if not _ACCOUNT.fullmatch(account):
        return False
    turned = account[4:] + account[:4]
    return int("".join(map(_DIGITS.__getitem__, turned))) % 97 == 1


_DIGITS = {each: str(int(each, 36)) for each in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
