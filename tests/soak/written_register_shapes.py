"""Five more shapes: periods by short words, Roman numbers, first days, and halves of months."""

from collections.abc import Callable
from typing import Any

from tests.builders import a_child
from tests.soak.made_registers import COMMON, PERIODS, Made, family, start, wide_rows
from tests.soak.more_register_shapes import MONTHS, by_months

_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_SHORT = "янв. фев. март апр. май июнь июль авг. сент. окт. нояб. дек.".split()
_SHORT_KK = "қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. желт.".split()
_QUARTERS = {
    1: ("01.01.{year}-31.03.{year}", "янв.-март {year}", "қаң., ақп., нау. {year}"),
    2: ("01.04.{year}-30.06.{year}", "апр.-июнь {year}", "сәу., мам., мау. {year}"),
    3: ("01.07.{year}-30.09.{year}", "VII-IX.{year}", "шіл., там., қыр. {year}"),
    4: ("01.10.{year}-31.12.{year}", "X–XII {year}", "қаз., қар., желт. {year}"),
}


def _by_month(seed: int, name: Callable[[Made, int, int], str]) -> Made:
    made, paid = start(seed)
    sheet = made.sheet
    named = [name(made, int(month[:4]), int(month[5:])) for month in MONTHS]
    sheet.append([*COMMON, *named])
    made.headings = [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(MONTHS))]
    wide_rows(made, sheet, by_months(made, paid), MONTHS, len(COMMON) + 1)
    return made


def short_months(seed: int) -> Made:
    def name(made: Made, year: int, month: int) -> str:
        words = (_SHORT[month - 1], _SHORT_KK[month - 1])
        ways = (*(f"{each} {year}" for each in words), f"{month:02}.{year}", f"{year}/{month:02}")
        return made.chance.choice(ways)

    return _by_month(seed, name)


def short_quarters(seed: int) -> Made:
    made, paid = start(seed)
    sheet, named = made.sheet, []
    for code in PERIODS:
        year, number = code[:4], int(code[-1])
        roman = _ROMAN[number - 1]
        ways = (f"{roman} тоқ. {year}", f"кв. {number} {year}", f"Q{number} {year}")
        run = (each.format(year=year) for each in _QUARTERS[number])
        named.append(made.chance.choice((*ways, *run)))
    sheet.append([*COMMON, *named])
    made.headings = [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(PERIODS))]
    wide_rows(made, sheet, paid, PERIODS, len(COMMON) + 1)
    return made


def roman_months(seed: int) -> Made:
    """January to March may be quarters: they are asked."""
    return _by_month(seed, lambda _made, year, month: f"{_ROMAN[month - 1]}.{year}")


def dated(seed: int) -> Made:
    """The first day of each month above what was paid for it."""
    return _by_month(seed, lambda _made, year, month: f"01.{month:02}.{year}")


def halves_of_months(seed: int) -> Made:
    """Two columns a month, which no rule reads."""
    made, paid = start(seed)
    sheet: Any = made.sheet
    ways = (("1-15.{month}", "16-31.{month}"), ("1 половина {month}", "2 половина {month}"))
    way = made.chance.choice(ways)
    named = [each.format(month=f"{m[5:]}.{m[:4]}") for m in MONTHS for each in way]
    sheet.append([*COMMON, *named])
    first = len(COMMON) + 1
    made.headings = [sheet.cell(1, first + place) for place in range(len(named))]
    for serial, sums in by_months(made, paid).items():
        halves = [half for month in MONTHS for half in _halves(sums.get(month))]
        sheet.append([*family(serial), *halves])
        made.children[a_child(serial).iin] = sheet.cell(sheet.max_row, 1)
        for place, month in enumerate(MONTHS):
            if month in sums:
                cell = sheet.cell(sheet.max_row, first + 2 * place)
                made.sums[a_child(serial).iin, month] = cell
    return made


def _halves(amount: int | None) -> tuple[int | None, int | None]:
    return (None, None) if amount is None else (amount // 2, amount - amount // 2)


READ: tuple[Callable[[int], Made], ...] = (short_months, short_quarters)
ASKED: tuple[Callable[[int], Made], ...] = (roman_months, dated, halves_of_months)
"""Of these somebody is asked, whatever stands in the cells."""
