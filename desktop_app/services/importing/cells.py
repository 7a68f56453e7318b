"""What stands in a cell of an old register, read as what it is meant to be.

Each reader gives the value and what is to be told of it: None where the cell was as it should be.
A value of None with something told is a cell that can't be read.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from desktop_app.documents.workbooks.reading import NotCounted
from desktop_app.identity import numbers
from desktop_app.identity.addresses import is_no_address
from desktop_app.identity.cleaning import (
    PLAIN_NAME,
    Cleaned,
    Mend,
    cleaned_name,
    cleaned_patronymic,
    cleaned_words,
)
from desktop_app.law.iin import IinProblem, problem_of, suggestion
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.imports import Severity
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.services.errors import Slip
from desktop_app.services.identity.meaning import MEND_WORDS
from desktop_app.services.identity.names import name_doubt, name_slip
from desktop_app.services.identity.numbers import iban_slip, iin_slip

V = TypeVar("V")


class Told(NamedTuple):
    """What is told of a cell, as a source text with values."""

    severity: Severity
    label: str
    values: Mapping[str, Value]

    @property
    def step(self) -> Step:
        return Step(self.label, "", self.values)


Read = tuple[V | None, Told | None]


def wrong(label: str, **values: Value) -> Told:
    return Told(Severity.WRONG, label, values)


def asked(label: str, **values: Value) -> Told:
    return Told(Severity.ASKED, label, values)


def corrected(label: str, **values: Value) -> Told:
    return Told(Severity.CORRECTED, label, values)


def noted(label: str, **values: Value) -> Told:
    return Told(Severity.NOTED, label, values)


MISSING = N_("Nothing stands here, and it is needed.")
NOT_COUNTED = wrong(
    N_(
        "A formula stands here, and the workbook does not say what it gives. Open it in Excel, "
        "save it and choose it again, or write the value itself."
    )
)


def counted(read: "Reader") -> "Reader":
    """The same reader, for a cell that may be a formula of which nobody knows what it gives."""
    return lambda cell: (None, NOT_COUNTED) if isinstance(cell, NotCounted) else read(cell)


def text(cell: Any) -> str:
    """Any cell as one line of text: whole numbers without a point, no doubled spaces."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return str(cell)


# IINs


def iin(cell: Any) -> Read[str]:
    """Twelve digits; the zeros that Excel takes from the front of a number are put back."""
    if type(cell) is str:
        if len(cell) == 12 and cell.isascii() and cell.isdigit() and problem_of(cell) is None:
            return cell, None
        typed = "".join(cell.split()).removesuffix(".0")
    else:
        typed = text(cell)
    if _SHORTENED.fullmatch(typed):
        label = N_("Excel has shortened this number. Type the IIN again, as text.")
        return None, wrong(label)
    typed = numbers.iin(typed).value
    if not typed:
        return None, wrong(MISSING)
    problem = problem_of(typed)
    if problem is None:
        tidied = isinstance(cell, str) and cell != typed
        return typed, corrected(N_("Read as {iin}"), iin=as_is(typed)) if tidied else None
    if problem is IinProblem.LENGTH and 8 <= len(typed) < 12:
        whole = typed.zfill(12)
        if problem_of(whole) is None and suggestion(whole) is not None:
            label = N_("The zeros at the front were lost: read as {iin}")
            return whole, corrected(label, iin=as_is(whole))
    return None, _slipped(iin_slip("", typed))


_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[EeЕе]\+?\d+")


def _slipped(slip: Slip | None) -> Told:
    assert slip is not None
    return wrong(slip.label, **slip.values)


# Names


def name(cell: Any) -> Read[str]:
    """A name or a part of one; what was set right in it is told, and what may be no name."""
    typed = text(cell)
    if not typed or PLAIN_NAME.fullmatch(typed):
        return typed, None
    found = cleaned_name(typed)
    slip = name_slip("", found.value)
    if slip is not None:
        return None, _slipped(slip)
    return found.value, _told_of(found)


def patronymic(cell: Any) -> Read[str]:
    """Empty where the register says that there is none: nothing is told of that."""
    typed = text(cell)
    return name(cell) if cleaned_patronymic(typed).value else ("", None)


def _told_of(found: Cleaned) -> Told | None:
    """Doubled spaces are not told: registers are full of them."""
    what = tuple(MEND_WORDS[mend] for mend in found.mended if mend is not Mend.SPACES)
    values: dict[str, Value] = {"name": as_is(found.value), "what": what}
    doubt = name_doubt(found.value)
    if doubt is not None:
        return asked(doubt.label, **doubt.values)
    return corrected(N_("Read as “{name}”: {what}"), **values) if what else None


def split_name(whole: str) -> tuple[str, str, str]:
    """Surname, given name, and all the rest as the patronymic."""
    surname, _, rest = whole.partition(" ")
    given, _, patronymic = rest.partition(" ")
    return surname, given, cleaned_patronymic(patronymic).value


# Days

_MONTHS = (
    "янв|қаң|кан|jan фев|ақп|акп|feb мар|нау|mar апр|сәу|сау|apr ма[йя]|мам|may июн|мау|jun "
    "июл|шіл|шил|jul авг|там|aug сен|қыр|кыр|sep окт|қаз|каз|oct ноя|қар|кар|nov дек|жел|dec"
).split()
_MONTH_WORDS = [re.compile(rf"(?:{month})[а-яёәғқңөұүһіa-z]*") for month in _MONTHS]
_YEAR_WORD = r"(?:\s*(?:ж|г|год|года|жыл|жылы|жылғы)\.?)?"
_NUMBERS = re.compile(rf"(\d{{1,2}})[./,\- ](\d{{1,2}})[./,\- ](\d{{4}}|\d{{2}}){_YEAR_WORD}")
_ISO = re.compile(rf"(\d{{4}})[./\-](\d{{1,2}})[./\-](\d{{1,2}})(?:[t ][\d:.]+)?{_YEAR_WORD}")
_DAY_FIRST = re.compile(rf"[«\"]?(\d{{1,2}})[»\"]?\s+([^\W\d_]+)\.?,?\s+(\d{{4}}){_YEAR_WORD}")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_YEAR_WORD},?\s+[«\"]?(\d{{1,2}})[»\"]?\s+([^\W\d_]+)\.?")
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_YEAR, LAST_YEAR = 1920, 2100


def day(cell: Any, counts_from_1904: bool = False) -> Read[date]:
    """A date of Excel's, its bare number in either system, or a text in the usual ways."""
    found: date | None
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    elif isinstance(cell, float | int) and not isinstance(cell, bool):
        found = _from_number(cell, counts_from_1904)
    else:
        typed = text(cell)
        if not typed:
            return None, wrong(MISSING)
        found = _from_text(typed)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None, wrong(N_("This is not a day. Write it like 01.09.2025."))
    return found, None


def _from_number(number: float, counts_from_1904: bool) -> date | None:
    """Days since the epoch; or all eight digits of a day, typed without points."""
    if 0 < number < 100_000:
        return (_EPOCH_1904 if counts_from_1904 else _EPOCH_1900) + timedelta(int(number))
    if 1_000_000 <= number < 100_000_000:
        eight = f"{int(number):08}"
        return _day_of(eight[4:], eight[2:4], eight[:2])
    return None


def _from_text(typed: str) -> date | None:
    typed = typed.casefold().rstrip(".;, ")
    if match := _NUMBERS.fullmatch(typed):
        return _day_of(match[3], match[2], match[1])
    if match := _ISO.fullmatch(typed):
        return _day_of(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(typed):
        return _day_of(match[3], _month_of(match[2]), match[1])
    if match := _YEAR_FIRST.fullmatch(typed):
        return _day_of(match[1], _month_of(match[3]), match[2])
    if len(typed) == 8 and typed.isascii() and typed.isdigit():
        return _day_of(typed[4:], typed[2:4], typed[:2])
    return None


def _month_of(word: str) -> str:
    places = (n for n, month in enumerate(_MONTH_WORDS, 1) if month.fullmatch(word))
    return str(next(places, 0))


def _day_of(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError:
        return None


_INDEFINITE = re.compile(r"мерзімсіз|мерзимсиз|бессрочно|бессрочная|indefinite|б/с|пожизненно")


def disability(cell: Any, counts_from_1904: bool = False) -> Read[date]:
    """The last day; an indefinite disability is None with nothing told."""
    if isinstance(cell, str) and _INDEFINITE.search(cell.casefold()):
        return None, None
    found, told = day(cell, counts_from_1904)
    if found is None:
        label = N_("Write the last day of the disability, or that it is indefinite (бессрочно).")
        return None, wrong(label)
    return found, told


# Money, accounts, periods


def money(cell: Any) -> Read[int]:
    """Whole tenge above zero; an empty cell, a dash and zero are nothing paid."""
    if isinstance(cell, str):
        typed = _CURRENCY.sub("", cell.casefold())
        typed = _BETWEEN_SUMS.sub("", typed).replace(",", ".")
        if typed in {"", "-", "–", "—"}:
            return 0, None
        if not _SUM.fullmatch(typed):
            return None, wrong(N_("This is not a sum. Write whole tenge, such as 31456."))
        whole, _, rest = typed.partition(".")
        if len(rest) == _THOUSANDS:
            return None, wrong(_TWO_WAYS)
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
_TWO_WAYS = N_("This can be read in two ways. Write whole tenge without a point, such as 31456.")
_MOST_TENGE = 10_000_000
_CURRENCY = re.compile(r"(?:тенге|теңге|тг|kzt|₸)\.?")
_BETWEEN_SUMS = re.compile(r"[\s'’]+")
_SUM = re.compile(r"-?\d+(?:\.\d+)?")


def iban(cell: Any) -> Read[str]:
    found = numbers.iban(text(cell))
    account = found.value
    if not account:
        return None, wrong(MISSING)
    if not _is_right_account(account):
        slip = iban_slip("", account)
        if slip is not None:
            return None, _slipped(slip)
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
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}
_CODE = re.compile(r"(\d{4})\s*[-/ ]?\s*(q|t|кв|т)\s*([1-9])")
_NUMBER_OF_YEAR = re.compile(
    r"([1-9]|iv|i{1,3}|іv|і{1,3})\s*[-–]?\s*(?:й|ый|ші|ши|шы)?\s*\.?\s*"
    r"(кв\w*|тоқсан\w*|токсан\w*|quarter)\.?\D{0,8}(\d{4})\D*"
)
_YEAR_THEN_NUMBER = re.compile(
    r"(\d{4})\D{0,8}?\b([1-9]|iv|i{1,3}|іv|і{1,3})\s*[-–]?\s*(?:й|ый|ші|ши|шы)?\s*\.?\s*"
    r"(кв\w*|тоқсан\w*|токсан\w*|quarter)\.?"
)


def period_code(cell: Any) -> str:
    """``2025Q4`` from the ways a quarter is written, ``2025T3`` for a term; or an empty text."""
    typed = text(cell).casefold()
    if match := _CODE.fullmatch(typed):
        year, kind, number = match[1], match[2], match[3]
        kind = "T" if kind in {"t", "т"} else "Q"
    elif match := _NUMBER_OF_YEAR.fullmatch(typed):
        year, kind, number = match[3], "Q", str(_ROMAN.get(match[1], match[1]))
    elif match := _YEAR_THEN_NUMBER.fullmatch(typed):
        year, kind, number = match[1], "Q", str(_ROMAN.get(match[2], match[2]))
    else:
        return ""
    if kind == "Q" and int(number) > 4:
        return ""
    return f"{year}{kind}{number}"


# Words

_RELATIONS = {
    Relation.MOTHER: "мать мама ана анасы шешесі mother",
    Relation.FATHER: "отец папа әке әкесі father",
    Relation.GUARDIAN: "опекун қорғаншы қорғаншысы guardian",
    Relation.TRUSTEE: "попечитель қамқоршы қамқоршысы trustee",
    Relation.REPRESENTATIVE: "представитель өкіл өкілі representative",
}
_RELATION_OF = {word: relation for relation, words in _RELATIONS.items() for word in words.split()}


def relation(cell: Any) -> Read[Relation]:
    typed = text(cell)
    if not typed:
        return Relation.REPRESENTATIVE, None
    for word in re.findall(r"\w+", typed.casefold()):
        if word in _RELATION_OF:
            return _RELATION_OF[word], None
    label = N_("Not known who this is to the child: another representative is put down")
    return Relation.REPRESENTATIVE, noted(label)


def language(cell: Any) -> Read[PaperLanguage]:
    typed = text(cell).casefold()
    kazakh = re.match(r"қаз|каз|kk|kz", typed) is not None
    russian = re.match(r"ор[ыі]с|рус|ru", typed) is not None
    if kazakh != russian:
        return (PaperLanguage.KAZAKH if kazakh else PaperLanguage.RUSSIAN), None
    return PaperLanguage.BOTH, None


def plain(cell: Any) -> Read[str]:
    typed = text(cell)[:200]
    if _EXCEL_ERROR.fullmatch(typed):
        return None, wrong(N_("Excel shows an error here. Write the value itself."))
    return typed, None


_EXCEL_ERROR = re.compile(
    r"#(?:N/A|VALUE!|REF!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|"
    r"Н/Д|ЗНАЧ!|ССЫЛКА!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!|ПЕРЕНОС!|ВЫЧИСЛ!|ПОЛЕ!)"
)


def school(cell: Any) -> Read[str]:
    """The name of a school; what looks the same is the same school."""
    typed, told = plain(cell)
    return cleaned_words(typed).value if typed else typed, told


def phone(cell: Any) -> Read[str]:
    return numbers.phone(text(cell)[:200]).value, None


def address(cell: Any) -> Read[str]:
    """Empty, and told, where only «там же» stands."""
    typed, told = plain(cell)
    if typed and is_no_address(typed):
        label = N_("“{part}” is no address: it is left out.")
        return "", noted(label, part=as_is(typed))
    return typed, told


Reader = Callable[[Any], Read[Any]]
