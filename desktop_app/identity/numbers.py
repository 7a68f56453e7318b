"""Numbers as people paste them: with words before them, spaces, dashes, letters of two alphabets.

What is left after cleaning is checked; a character that can't stand there is named with its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import prod

from desktop_app.identity.cleaning import Cleaned, Mend, shown
from desktop_app.law.iin import check_digit


@dataclass(frozen=True)
class Strange:
    """A character that can't stand where it does; ``place`` is counted from 1."""

    character: str
    place: int


def _read(text: str, label: re.Pattern[str], between: re.Pattern[str]) -> tuple[str, list[Mend]]:
    """A number without what stands around it, and what that was."""
    value = shown(text).strip()
    mended = [Mend.HIDDEN] if value != text.strip() else []
    for mend, without in ((Mend.LABEL, label), (Mend.SPACES, between)):
        left = without.sub("", value)
        if left != value:
            mended.append(mend)
        value = left
    return value, mended


_BETWEEN_DIGITS = re.compile(r"[\s'’`.–—-]+")

# Identification numbers

_IIN_LABEL = re.compile(r"^(?:ИИН|ЖСН|IIN|JSN)[\s:№.–—-]*", re.IGNORECASE)
_BIN_LABEL = re.compile(r"^(?:БИН|БСН|BIN|BSN)[\s:№.–—-]*", re.IGNORECASE)
_NOT_DIGIT = re.compile("[^0-9]")


def iin(text: str) -> Cleaned:
    """Of «ИИН 150 407-603016» the twelve digits; what is wrong stays to be seen."""
    value, mended = _read(text, _IIN_LABEL, _BETWEEN_DIGITS)
    return Cleaned(value, tuple(mended))


def bin_number(text: str) -> Cleaned:
    """The number of an office, a school or an organisation."""
    value, mended = _read(text, _BIN_LABEL, _BETWEEN_DIGITS)
    return Cleaned(value, tuple(mended))


def no_digit(number: str) -> Strange | None:
    """The first character that is no digit."""
    found = _NOT_DIGIT.search(number)
    return Strange(found[0], found.start() + 1) if found else None


class BinProblem(StrEnum):
    """Why a text can't be a BIN."""

    NOT_DIGITS = "not digits"
    LENGTH = "length"
    MONTH = "month"
    KIND = "kind"
    CHECK_DIGIT = "check digit"


def bin_problem(number: str) -> BinProblem | None:
    """The first check that a BIN fails: year and month, whose it is (4 to 6), the check digit."""
    if no_digit(number):
        return BinProblem.NOT_DIGITS
    if len(number) != 12:
        return BinProblem.LENGTH
    if not 1 <= int(number[2:4]) <= 12:
        return BinProblem.MONTH
    if number[4] not in "456":
        return BinProblem.KIND
    if check_digit(number[:11]) != int(number[11]):
        return BinProblem.CHECK_DIGIT
    return None


# Accounts

_IBAN_LABEL = re.compile(r"^(?:IBAN|ИИК|ЖСК|IIK)[\s:№.–—-]*", re.IGNORECASE)
_IN_CODES = str.maketrans("АВСЕІКМНОРТХУ", "ABCEIKMHOPTXY")
IBAN_LENGTH = 20


def iban(text: str) -> Cleaned:
    """An account in capital Latin letters, without spaces."""
    value, mended = _read(text, _IBAN_LABEL, _BETWEEN_DIGITS)
    large = value.upper()
    latin = large.translate(_IN_CODES)
    if latin != large:
        mended.append(Mend.LETTERS)
    if large != value:
        mended.append(Mend.CAPITALS)
    return Cleaned(latin, tuple(mended))


_IBAN_OF_KAZAKHSTAN = re.compile(r"KZ([0-9]{2})([0-9]{3}[0-9A-Z]{13})")
_AS_DIGITS = {ord(letter): str(ord(letter) - 55) for letter in map(chr, range(65, 91))}


def is_iban_of_kazakhstan(iban: str) -> bool:
    """Whether an account is right as it stands (ISO 13616); what else is wrong is told elsewhere.

    A sheet has a hundred thousand of them.
    """
    found = _IBAN_OF_KAZAKHSTAN.fullmatch(iban)
    if found is None:
        return False
    digits, account = found.groups()
    return int(digits) == 98 - int(f"{account}KZ00".translate(_AS_DIGITS)) % 97


def strange_in_iban(account: str) -> Strange | None:
    """What can't stand in KZ, five digits, thirteen digits or letters; None of another country."""
    if not account.startswith("KZ"):
        return None
    for place, character in enumerate(account, 1):
        allowed = _DIGITS if 3 <= place <= 7 else _DIGITS_AND_LETTERS
        if character not in allowed:
            return Strange(character, place)
    return None


_DIGITS = frozenset("0123456789")
_DIGITS_AND_LETTERS = _DIGITS | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Telephones

_PHONE_LABEL = re.compile(r"^(?:тел|телефон|ұялы|моб|сот|phone|tel)\b[\s:№.–—-]*", re.IGNORECASE)
_PHONE = re.compile(
    r"(\+?)([0-9\s()./–—-]+?)(?:(?:[\s,;]*(?:доб|вн|ішкі|ext)\.?|,)\s*([0-9]{1,5}))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\(\s*(7[0-9]{2,4})\s*\)")
_TOWNS = re.compile(r"7(?:1[0-9]{2}|2[0-689][0-9])")
"""Codes of four digits; Almaty's 727 and those of mobiles have three."""


def phone(text: str) -> Cleaned:
    """«+7 (701) 000-64-68» or «+7 (7172) 00-11-22, 12»; one that can't be read so stays as it is.

    Numbers of a town without its code, of another country, and two in one field are such.
    """
    value = " ".join(shown(text).split())
    found = _PHONE.fullmatch(_PHONE_LABEL.sub("", value))
    if found:
        value = _whole_phone(*found.groups()) or value
    return Cleaned(value, () if value == text.strip() else (Mend.SPACES,))


def _whole_phone(plus: str, number: str, extension: str | None) -> str:
    """As it is written here; an empty text for what is no whole number of Kazakhstan."""
    digits = re.sub(r"\D", "", number)
    if len(digits) == 10 and not plus:
        digits = f"7{digits}"
    if len(digits) != 11 or digits[0] not in "78" or digits[1] != "7":
        return ""
    ten = digits[1:]
    code = _CODE.search(number) or _TOWNS.match(ten)
    length = len(code[code.re.groups]) if code else 3
    town, rest = ten[:length], ten[length:]
    written = f"+7 ({town}) {rest[:-4]}-{rest[-4:-2]}-{rest[-2:]}"
    return f"{written}, {extension}" if extension else written


# Numbers on papers

_SIGN = re.compile(r"^(?:№\s*|No?(?:\.\s*|\s+|(?=\d)))+(?=\w)", re.IGNORECASE)
_ALIKE = "оөoɵ тt уүұy кқk нңhһ аәaə еёe сc рp хһxh мm вb гғ иіi".split()
_MOST_SPELLINGS = 512


def register_number(text: str) -> Cleaned:
    """A number as it stands on a paper, in capitals and without its sign."""
    value = " ".join(shown(text).split())
    bare = _SIGN.sub("", value)
    mended = [Mend.LABEL] if bare != value else []
    if value != text.strip():
        mended.insert(0, Mend.HIDDEN)
    if bare != bare.upper():
        mended.append(Mend.CAPITALS)
    return Cleaned(bare.upper(), tuple(mended))


def spellings(number: str) -> tuple[str, ...]:
    """How a number may have been meant, in small letters: as it was typed first.

    «О-2026-00031» may be Ө-2026-00031, and a Latin T the Cyrillic one.
    """
    typed = register_number(number).value.casefold()
    choices = [tuple(_may_be(character)) for character in typed]
    if prod(map(len, choices)) > _MOST_SPELLINGS:
        return (typed,)
    return tuple("".join(each) for each in product(*choices))


def _may_be(character: str) -> Iterator[str]:
    yield character
    alike = {other for group in _ALIKE if character in group for other in group}
    yield from sorted(alike - {character})
