"""Old registers made from a known truth: what all shapes of them are put together from.

The truth is what each child was paid; it is given beside the file and never written into it.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import Workbook

from tests.builders import a_child, a_parent, make_iban

Truth = dict[str, dict[str, int]]
"""Whole tenge by the child's IIN and the period's code, or that of a month in it."""

PERIODS = ("2025Q3", "2025Q4", "2026Q1")
FULL = {"2025Q3": 31_456, "2025Q4": 31_456, "2026Q1": 34_600}
COMMON = (
    "ФИО ребенка",
    "ИИН ребенка",
    "ФИО получателя",
    "ИИН получателя",
    "Кем приходится ребенку",
    "Адрес",
    "Школа",
    "Номер справки",
    "Первый день обучения на дому",
    "Последний день обучения на дому",
    "Дата обращения",
    "Инвалидность до",
    "Счет (ИИК)",
)


@dataclass
class Made:
    """A workbook, its truth, and where each payment stands in it."""

    book: Workbook
    chance: random.Random
    truth: Truth
    sums: dict[tuple[str, str], Any] = field(default_factory=dict)
    """The cell of each payment."""
    children: dict[str, Any] = field(default_factory=dict)
    """The first cell of each child's row."""
    headings: list[Any] = field(default_factory=list)
    """What names a period: a heading, or the cells of a column of periods."""
    suffix: str = ".xlsx"

    @property
    def sheet(self) -> Any:
        return self.book.worksheets[0]

    def some_payment(self) -> tuple[str, str]:
        return self.chance.choice(sorted(self.sums))


def words_of(code: str, chance: random.Random) -> str:
    year, number = code[:4], int(code[-1])
    roman = ("I", "II", "III", "IV")[number - 1]
    ways = (
        code,
        f"{number} квартал {year}",
        f"{roman} кв. {year} г.",
        f"{year} жылғы {number}-тоқсан",
        f"Выплачено за {number} квартал {year} года",
    )
    return chance.choice(ways)


def family(serial: int) -> list[Any]:
    child, payee = a_child(serial), a_parent(serial)
    return [
        child.full_name,
        child.iin,
        payee.full_name,
        payee.iin,
        "мать",
        f"Алатау, {serial} көше",
        ("СШ № 4", "Жетіген орта мектебі")[serial % 2],
        str(serial),
        date(2025, 9, 1),
        date(2026, 5, 25),
        date(2025, 9, 5),
        "бессрочно",
        make_iban(serial),
    ]


def _truth(chance: random.Random) -> dict[int, dict[str, int]]:
    """What each family was paid: mostly the whole sum, sometimes less, sometimes nothing."""
    found: dict[int, dict[str, int]] = {}
    for serial in range(1, chance.randint(5, 9)):
        paid = {code: FULL[code] for code in PERIODS if chance.random() > 0.15}
        if paid and chance.random() < 0.3:
            code = chance.choice(sorted(paid))
            paid[code] = chance.randrange(10_000, FULL[code])
        found[serial] = paid
    return found


def start(seed: int) -> tuple[Made, dict[int, dict[str, int]]]:
    chance = random.Random(seed)
    paid = _truth(chance)
    truth = {a_child(serial).iin: dict(sums) for serial, sums in paid.items()}
    return Made(Workbook(), chance, truth), paid


def children_only(made: Made, sheet: Any, serials: Iterable[int]) -> None:
    sheet.append(COMMON)
    for serial in serials:
        sheet.append(family(serial))
        made.children[a_child(serial).iin] = sheet.cell(sheet.max_row, 1)


def wide_headings(made: Made, sheet: Any, codes: Sequence[str] = PERIODS) -> None:
    """The row of headings, with a column a period."""
    sheet.append([*COMMON, *(words_of(code, made.chance) for code in codes)])
    first = len(COMMON) + 1
    made.headings += [sheet.cell(sheet.max_row, first + place) for place in range(len(codes))]


def wide_rows(
    made: Made, sheet: Any, paid: dict[int, dict[str, int]], codes: Iterable[str], first: int
) -> None:
    """The families with a column a period, below headings that stand already."""
    for serial, sums in paid.items():
        sheet.append([*family(serial), *(sums.get(code) for code in codes)])
        row = sheet.max_row
        made.children.setdefault(a_child(serial).iin, sheet.cell(row, 1))
        for place, code in enumerate(codes):
            if code in sums:
                made.sums[a_child(serial).iin, code] = sheet.cell(row, first + place)
