"""What a heading means, in either language and in the ways in which offices write it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.records.imports import ImportColumn
from desktop_app.services.importing.reading.periods import code_in, year_of_total

PERIOD = "period:"
"""Begins the code of a column that says what was paid for a period."""

TOTAL = "total:"
"""Begins the code of a column that adds up others, of a year or, without one, of all of them."""

LONG = "pay:"
"""Begins the code of a column of a register that has a row for each payment."""

BETWEEN = " / "
"""Stands between the two rows of a heading."""

_OF_A_PAYMENT = ("period", "amount", "paid_on")


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """What a heading is compared by."""
    plain = unicodedata.normalize("NFKC", text.replace("№", " № ".translate(_FOLDED)))
    words = " ".join(re.findall(r"[^\W_]+", plain.casefold().translate(_FOLDED)))
    return _INITIALS.sub(r"\1", words)  # «Ф.И.О.» is «ФИО»


_INITIALS = re.compile(r"\b([^\W\d_]) (?=[^\W\d_]\b)")
_FOLDED = str.maketrans(
    {"ё": "е", "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х"}
    | {"і": "и", "№": " n "}
)


def code_of(text: str, who: str, remembered: Mapping[str, str], given: set[str]) -> tuple[str, str]:
    """What a heading means, and whose the next one is.

    ``who`` is the person of the column before, ``given`` are meanings that others have already.
    """
    above, _, below = text.rpartition(BETWEEN)
    over = register_names().get(normalised(above), "")
    if over.startswith(("child_", "payee_")):
        who = over[:5]
    meanings = [remembered.get(normalised(text), ""), register_names().get(normalised(text), "")]
    if period := code_in(text):
        meanings.append(PERIOD + period)
    year = year_of_total(text)
    if year is not None:
        meanings.append(TOTAL + year)
    if above:
        meanings += [_OF_CERTIFICATE.get(normalised(below), "") if over == _PAPER else ""]
        meanings += [*_of_person(below, who), register_names().get(normalised(below), "")]
    else:
        meanings += _of_person(text, who)
    meanings.append(_long_names().get(normalised(below), ""))
    code = next((code for code in meanings if code and code not in given), "")
    return code, code[:5] if code.startswith(("child_", "payee_")) else who


def _of_person(text: str, who: str) -> list[str]:
    part = _of_anybody().get(normalised(text))
    return [f"{each}_{part}" for each in (who, "payee")] if part else []


_PAPER = "certificate_number"
_OF_CERTIFICATE = {
    word: code
    for code, words in {
        "certificate_number": "номер n нөмірі",
        "certificate_issued_on": "дата от выдана күні берілген",
        "first_day": "с начало бастап басталуы",
        "last_day": "по до конец дейін аяқталуы",
    }.items()
    for word in map(normalised, words.split())
}


@cache
def register_names() -> Mapping[str, str]:
    return _names(register_columns())


@cache
def payment_names() -> Mapping[str, str]:
    return _names(payment_columns())


@cache
def _long_names() -> Mapping[str, str]:
    return {
        name: f"{LONG}{code}" for name, code in payment_names().items() if code in _OF_A_PAYMENT
    }


def _names(columns: Sequence[ImportColumn]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in columns:
        own = (column.heading.kk, column.heading.ru, column.english, column.code)
        for name in (*own, *column.also):
            found.setdefault(normalised(name), column.code)
    return found


@cache
def _of_anybody() -> Mapping[str, str]:
    """Headings that say what, and leave it to the column before them to say of whom."""
    names = {
        "iin": ("ИИН", "ЖСН", "IIN"),
        "surname": ("Фамилия", "Тегі", "Surname"),
        "given_name": ("Имя", "Аты", "Given name", "First name"),
        "patronymic": ("Отчество", "Әкесінің аты", "Patronymic"),
        "name": ("ФИО", "Ф.И.О.", "Т.А.Ә.", "ТАӘ", "Аты-жөні", "Name", "Full name"),
    }
    return {normalised(name): part for part, every in names.items() for name in every}
