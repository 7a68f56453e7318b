"""Banks' statements as they come, each with the truth that it was made from.

Nothing of the program that reads them is used here: the truth is out of the reader's reach. What
came back after it went out is no payment, whatever the movement that went out says.
"""

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from tests.builders import make_iban
from tests.statement_files import Paid, as_1c, as_table

PAID, BACK, NONE = "paid", "back", "none"


@dataclass(frozen=True)
class Line:
    """A line of the sheet, as the bank was told to pay it."""

    number: int
    iban: str
    iin: str
    name: str
    amount: int


@dataclass(frozen=True)
class Disturbed:
    """A file, what became of each line with its day, and the lines of which it is not clear."""

    path: Path
    truth: dict[int, tuple[str, date | None]]
    unclear: frozenset[int]


@dataclass
class _Made:
    """The movements of each line, before they are written."""

    chance: random.Random
    movements: dict[int, list[Paid]]
    truth: dict[int, tuple[str, date | None]]
    unclear: set[int]

    def some(self, state: str) -> int | None:
        of_state = [n for n, (each, _day) in sorted(self.truth.items()) if each == state]
        return self.chance.choice(of_state) if of_state else None


def made(seed: int, lines: Sequence[Line], folder: Path, earliest: date, latest: date) -> Disturbed:
    chance = random.Random(seed)
    found = _Made(chance, {}, {}, set())
    for line in lines:
        state = chance.choices((PAID, BACK, NONE), (6, 2, 2))[0]
        day = earliest + timedelta(days=chance.randint(0, (latest - earliest).days))
        found.truth[line.number] = (state, None if state == NONE else day)
        went = Paid(str(chance.randint(1, 900)), day, f"{line.amount}.00", line.iban, line.iin,
                    line.name)  # fmt: skip
        found.movements[line.number] = []
        if state != NONE:
            found.movements[line.number].append(went)
        if state == BACK:  # the bank says so of the movement, or the money came in again
            why = chance.choice(("Возврат: счет закрыт", "Сторно", "Отказ банка получателя"))
            spoiled = replace(went, purpose=why, came_in=chance.random() < 0.5)
            found.movements[line.number] = [spoiled]
    for spoil in chance.sample(_SPOILING, k=chance.randint(0, 3)):
        spoil(found)
    moved = [each for some in found.movements.values() for each in some]
    moved += [Paid("7", latest, "5000.00", make_iban(9_001), "800101300017", "Жеткізуші")]
    chance.shuffle(moved)
    path = chance.choice(_WRITTEN)(chance, folder / f"statement-{seed}", moved)
    return Disturbed(path, found.truth, frozenset(found.unclear))


# --- how movements are spoiled ---


def _of_paid(change: Callable[[random.Random, Paid], list[Paid]]) -> Callable[[_Made], None]:
    def spoil(found: _Made) -> None:
        number = found.some(PAID)
        if number is not None and len(found.movements[number]) == 1:
            found.movements[number] = change(found.chance, found.movements[number][0])
            found.unclear.add(number)

    return spoil


def _another_sum(chance: random.Random, one: Paid) -> list[Paid]:
    amount = float(one.amount) + chance.choice((-1, 1, 0.5, 1000))
    return [replace(one, amount=f"{amount:.2f}")]


def _another_account(chance: random.Random, one: Paid) -> list[Paid]:
    return [replace(one, iban=make_iban(chance.randint(8_000, 8_999)))]


def _another_iin(_chance: random.Random, one: Paid) -> list[Paid]:
    return [replace(one, iin="990101300016")]


def _twice(_chance: random.Random, one: Paid) -> list[Paid]:
    return [one, replace(one, number=f"{one.number}0")]


def _in_two_parts(_chance: random.Random, one: Paid) -> list[Paid]:
    half = float(one.amount) / 2
    return [replace(one, amount=f"{half:.2f}"), replace(one, amount=f"{half:.2f}", number="901")]


def _not_done(chance: random.Random, one: Paid) -> list[Paid]:
    words = chance.choice(("не исполнено", "В обработке", "отозвано", "қайтарылды"))
    return [replace(one, purpose=f"Өтеу, {words}")]


_SPOILING = (
    _of_paid(_another_sum),
    _of_paid(_another_account),
    _of_paid(_another_iin),
    _of_paid(_twice),
    _of_paid(_in_two_parts),
    _of_paid(_not_done),
)


# --- how they are written ---


def _exchange(chance: random.Random, path: Path, moved: Sequence[Paid]) -> Path:
    encoding = chance.choice(("cp1251", "utf-8", "utf-8-sig", "cp866", "utf-16"))
    file = path.with_suffix(".txt")
    file.write_bytes(as_1c(moved, encoding))
    return file


def _rows(chance: random.Random, moved: Sequence[Paid]) -> list[list[object]]:
    """Days and sums as people and programs write them."""
    rows = as_table(moved)
    for row in rows:
        day, sum_ = str(row[0]), str(row[2])
        if day[:2].isdigit():
            row[0] = chance.choice((day, f"{day}г.", f"{day} г.", f" {day}"))
        if sum_.endswith(",00") or ",5" in sum_:
            spaces = sum_.replace(" ", "\N{NO-BREAK SPACE}")
            row[2] = chance.choice(
                (sum_, spaces, f"{sum_} тг", sum_.replace(" ", "").replace(",", "."))
            )
    return rows


def _xlsx(chance: random.Random, path: Path, moved: Sequence[Paid]) -> Path:
    book = Workbook()
    for row in _rows(chance, moved):
        book.worksheets[0].append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def _csv(chance: random.Random, path: Path, moved: Sequence[Paid]) -> Path:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=chance.choice(";\t"))
    writer.writerows(_rows(chance, moved))
    file = path.with_suffix(".csv")
    encoding = chance.choice(("cp1251", "utf-8-sig", "utf-16", "utf-8"))
    file.write_bytes(text.getvalue().encode(encoding, errors="replace"))
    return file


_WRITTEN = (_exchange, _xlsx, _csv)
