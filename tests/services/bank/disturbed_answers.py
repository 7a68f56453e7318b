"""Bank answers as people spoil them, each with the truth that it was made from.

Nothing of the program that reads them is used here: the truth is out of the reader's reach.
"""

import random
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PAID, BACK, NONE = "paid", "back", "none"
NUMBER, ACCOUNT, SUM, DAY, WHY = "A", "F", "K", "L", "M"

_SUCCESS = ("исполнено", "ИСПОЛНЕНО", "Оплачено.", "OK", "ок", "төленді", "ОРЫНДАЛДЫ", "opындалды")
_NOTHING = ("-", "—", "нет", "НЕТ", "жоқ", "0", " ", "")
_REASONS = (
    *("счет закрыт", "Счёт  заблокирован", "шот жабық", "ИИН не соответствует", "неверный ИИК"),
    *("не исполнено: счет закрыт", "қайтарылды, шот жабылған", "отказ банка получателя"),
)
_VAGUE = ("в обработке", "?", "принято", "№ 118", "отправлено", "күтуде", "частично исполнено")


@dataclass(frozen=True)
class Truth:
    """What the bank did with a line; ``day`` is None for a line that waits."""

    state: str
    day: date | None = None


@dataclass(frozen=True)
class Disturbed:
    """A file, the truth of each line by its number, and the lines nobody could read."""

    path: Path
    truth: dict[int, Truth]
    spoiled: frozenset[int]


def made(seed: int, whole: Path, folder: Path, earliest: date, latest: date) -> Disturbed:
    """The workbook ``whole`` filled in by the truth of a seed, and spoiled."""
    chance = random.Random(seed)
    book = load_workbook(whole)
    sheet = book.worksheets[0]
    first, last = _lines(book)
    rows = {int(str(sheet[f"{NUMBER}{row}"].value)): row for row in range(first, last + 1)}
    truth = {number: _truth(chance, earliest, latest) for number in rows}
    for number, row in rows.items():
        _fill(chance, sheet, row, truth[number])
    spoiled: set[int] = set()
    for spoil in chance.sample(_SPOILING, k=chance.randint(1, 4)):
        spoiled |= spoil(chance, sheet, rows)
    path = folder / f"answer-{seed}.xlsx"
    book.save(path)
    return Disturbed(path, truth, frozenset(spoiled))


def _lines(book: Workbook) -> tuple[int, int]:
    place = str(book.defined_names["line_number"].attr_text).rpartition("!")[2]
    _empty, _column, first, _same, last = place.replace(":", "").split("$")
    return int(first), int(last)


def _truth(chance: random.Random, earliest: date, latest: date) -> Truth:
    state = chance.choices((PAID, BACK, NONE), (6, 3, 1))[0]
    day = earliest + timedelta(days=chance.randint(0, (latest - earliest).days))
    return Truth(state, None if state == NONE else day)


def _fill(chance: random.Random, sheet: Worksheet, row: int, truth: Truth) -> None:
    """As different hands write it."""
    if truth.day is None:
        sheet[f"{WHY}{row}"] = chance.choice((None, None, *_NOTHING))
        return
    if truth.state == PAID:
        sheet[f"{DAY}{row}"] = _written(chance, truth.day)
        sheet[f"{WHY}{row}"] = chance.choice((None, None, *_NOTHING, *_SUCCESS))
    else:
        sheet[f"{WHY}{row}"] = chance.choice(_REASONS)
        if chance.random() < 0.4:
            sheet[f"{DAY}{row}"] = _written(chance, truth.day)
    amount = int(str(sheet[f"{SUM}{row}"].value))
    spaced = f"{amount:,}".replace(",", " ")
    sheet[f"{SUM}{row}"] = chance.choice((amount, f"{spaced},00", f"{amount}.00", f"{spaced} тг"))


def _written(chance: random.Random, day: date) -> str | datetime:
    text = f"{day:%d.%m.%Y}"
    moment = datetime(day.year, day.month, day.day)
    return chance.choice((moment, text, f"{text}г.", f" {text} ", f"{day:%Y-%m-%d}"))


# --- how it is spoiled: each gives the numbers of lines that no longer say what they said ---

_Rows = dict[int, int]
_Spoil = Callable[[random.Random, Worksheet, _Rows], set[int]]


def _some(chance: random.Random, rows: _Rows) -> list[int]:
    return chance.sample(sorted(rows), k=max(1, len(rows) // 3))


def _put(column: str, values: tuple[object, ...]) -> _Spoil:
    def spoil(chance: random.Random, sheet: Worksheet, rows: _Rows) -> set[int]:
        chosen = _some(chance, rows)
        for number in chosen:
            sheet[f"{column}{rows[number]}"] = chance.choice(values)  # type: ignore[assignment]
        return set(chosen)

    return spoil


def _twice(chance: random.Random, sheet: Worksheet, rows: _Rows) -> set[int]:
    """A line copied over another one, with its answer."""
    one, other = chance.sample(sorted(rows), k=2)
    for column in range(1, 15):
        source = sheet.cell(rows[one], column)
        target = sheet.cell(rows[other], column)
        target.value, target.number_format = source.value, copy(source.number_format)
    return {one, other}


_SPOILING: tuple[_Spoil, ...] = (
    _put(WHY, ("=A1", "=1/0", "=NA()")),
    _put(DAY, ("=TODAY()", "кеше", "31.02.2026", "#REF!")),
    _put(WHY, ("#N/A", "#REF!", "#ДЕЛ/0!")),
    _put(WHY, _VAGUE),
    _put(DAY, (True, 3, "27.11")),
    _put(SUM, ("34.600", 1, "көп", "=A1")),
    _put(ACCOUNT, ("KZ000000000000000000", None, "KZ")),
    _put(NUMBER, (None, "бір", 999)),
    _twice,
)
