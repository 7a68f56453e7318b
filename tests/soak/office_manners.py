"""Sixteen manners in which offices write into a register what no program expects, from a truth.

Where nobody can say what a child was paid, the truth has no such child: it may not come in.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl.styles import Font

from tests.builders import a_child
from tests.soak.made_registers import (
    COMMON,
    FULL,
    PERIODS,
    Made,
    family,
    start,
    wide_headings,
    wide_rows,
    words_of,
)

_FIRST = len(COMMON) + 1
_RED = Font(color="FFFF0000")


def _wide(seed: int) -> Made:
    made, paid = start(seed)
    made.sheet.title = "Реестр"
    wide_headings(made, made.sheet)
    wide_rows(made, made.sheet, paid, PERIODS, _FIRST)
    return made


def _some(made: Made, share: float = 0.4) -> list[tuple[tuple[str, str], Any]]:
    """Payments, one at least, with their cells."""
    found = [each for each in sorted(made.sums.items()) if made.chance.random() < share]
    return found or sorted(made.sums.items())[:1]


def units(seed: int) -> Made:
    """The unit stands in a heading, in a row below the headings, or in each cell."""
    made = _wide(seed)
    way = seed // 13 % 3
    if way == 0:
        for heading in made.headings:
            heading.value = f"{heading.value}, тыс. тенге"
    elif way == 1:
        made.sheet.insert_rows(2)
        made.sheet.cell(2, _FIRST).value = "тыс. тг"
    for cell in made.sums.values():
        thousands = f"{cell.value / 1000:.3f}".replace(".", ",")
        cell.value = f"{thousands} тыс. тг" if way == 2 else cell.value / 1000
    return made


def nameless_subtotals(seed: int) -> Made:
    """Below each village a row of its name and sums, without a word for a total."""
    made, paid = start(seed)
    wide_headings(made, made.sheet)
    serials = sorted(paid)
    half = len(serials) // 2
    for name, some in (("с. Жетыген", serials[:half]), ("Алатау ауылы", serials[half:])):
        wide_rows(made, made.sheet, {each: paid[each] for each in some}, PERIODS, _FIRST)
        sums = [sum(paid[each].get(code, 0) for each in some) for code in PERIODS]
        children = f"{name} – {len(some)} детей" if seed % 2 else name
        made.sheet.append([children, *[None] * (len(COMMON) - 1), *sums])
    return made


def dashes(seed: int) -> Made:
    """What was not paid has a dash, a nought, a cross or a word."""
    made = _wide(seed)
    sheet = made.sheet
    for row in range(2, sheet.max_row + 1):
        for column in range(_FIRST, _FIRST + len(PERIODS)):
            if sheet.cell(row, column).value is None:
                sheet.cell(row, column).value = made.chance.choice(("-", "–", "—", 0, "х", "нет"))
    return made


def notes_in_cells(seed: int) -> Made:
    """The sum and a word in one cell: some of them say that it was not paid."""
    made = _wide(seed)
    for (iin, code), cell in _some(made):
        note, is_paid = made.chance.choice(
            (
                ("{} (через кассу)", True),
                ("{} выплачено", True),
                ("{} возврат", False),
                ("{} не получила", False),
                ("возврат {}", False),
                ("{}*", True),
                ("аванс {}", True),
                ("{} – отказ", False),
            )
        )
        cell.value = note.format(cell.value)
        if not is_paid:
            made.truth[iin].pop(code)
    return made


def two_children_a_row(seed: int) -> Made:
    """Brothers and sisters in one row, with the sum of both: nobody can say whose it is."""
    made = _wide(seed)
    sheet = made.sheet
    row = made.chance.randint(2, max(2, sheet.max_row - 1))
    other = a_child(40)
    between = made.chance.choice(("\n", ", ", " и ", " / "))
    made.truth.pop(str(sheet.cell(row, 2).value))
    sheet.cell(row, 1).value = f"{sheet.cell(row, 1).value}{between}{other.full_name}"
    if seed % 3:
        sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value}{between}{other.iin}"
    for column in range(_FIRST, _FIRST + len(PERIODS)):
        if sheet.cell(row, column).value:
            sheet.cell(row, column).value *= 2
    return made


def at_the_cash_desk(seed: int) -> Made:
    """What was paid in cash has words instead of a sum, in its cell or in a remark."""
    made = _wide(seed)
    sheet = made.sheet
    remarks = sheet.max_column + 1
    sheet.cell(1, remarks).value = "Примечание"
    for (iin, _code), cell in _some(made, 0.2):
        if made.chance.random() < 0.5:
            cell.value = made.chance.choice(("выплачено через кассу", "нақты төленді", "касса"))
            made.truth.pop(iin, None)
        else:
            words = f"{cell.value} тг выплачено через кассу"
            sheet.cell(cell.row, remarks).value = words
            cell.value = None
            made.truth.pop(iin, None)
    return made


def year_in_the_sheets_name(seed: int) -> Made:
    made, paid = start(seed)
    names = made.chance.choice((("2025", "2026"), ("2025 год", "2026 год"), ("Свод-25", "Свод-26")))
    made.sheet.title = names[0]
    for sheet, codes in (
        (made.sheet, PERIODS[:2]),
        (made.book.create_sheet(names[1]), PERIODS[2:]),
    ):
        roman = {"2025Q3": "III квартал", "2025Q4": "IV квартал", "2026Q1": "I квартал"}
        sheet.append([*COMMON, *(roman[code] for code in codes)])
        first = sheet.cell(1, _FIRST)
        made.headings.append(first)
        wide_rows(made, sheet, paid, codes, _FIRST)
    return made


def red_brackets(seed: int) -> Made:
    """As accountants write what is taken away again: in brackets, red, or below nought."""
    made = _wide(seed)
    for (iin, code), cell in _some(made):
        way = made.chance.randint(0, 2)
        if way == 0:
            cell.value, cell.font = f"({cell.value})", _RED
        elif way == 1:
            cell.value, cell.number_format = -cell.value, "# ##0;[Red](# ##0)"
        else:
            cell.font = _RED
            cell.value = f"-{cell.value}"
        made.truth[iin].pop(code)
    return made


def apostrophes(seed: int) -> Made:
    """Numbers kept as text by an apostrophe, which some programs write into the cell itself."""
    made = _wide(seed)
    for row in range(2, made.sheet.max_row + 1):
        for column in (2, 4):
            mark = made.chance.choice(("'", "’", "`", ""))
            made.sheet.cell(row, column).value = f"{mark}{made.sheet.cell(row, column).value}"
    for cell in made.sums.values():
        cell.value = f"'{cell.value}" if made.chance.random() < 0.5 else f"{cell.value} "
    return made


def iin_in_two_columns(seed: int) -> Made:
    """The first six digits and the last six, under one merged heading."""
    made, paid = start(seed)
    sheet = made.sheet
    named = [words_of(code, made.chance) for code in PERIODS]
    sheet.append([COMMON[0], COMMON[1], None, *COMMON[2:], *named])
    sheet.merge_cells("B1:C1")
    for serial, sums in paid.items():
        own = family(serial)
        halves = [own[1][:6], own[1][6:]]
        if seed % 2:
            halves = [int(each) for each in halves]
        sheet.append([own[0], *halves, *own[2:], *(sums.get(code) for code in PERIODS)])
        for place, code in enumerate(PERIODS):
            if code in sums:
                made.sums[own[1], code] = sheet.cell(sheet.max_row, _FIRST + 1 + place)
        made.children[own[1]] = sheet.cell(sheet.max_row, 1)
    made.headings = [sheet.cell(1, _FIRST + 1 + place) for place in range(len(PERIODS))]
    return made


def merged_over_payments(seed: int) -> Made:
    """A row a payment; the family's own cells are merged over all of its rows, or left empty."""
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, "Период", "Сумма", "Дата выплаты"])
    is_merged = seed % 3 != 0
    for serial, sums in paid.items():
        if not sums:
            made.truth.pop(a_child(serial).iin)
            continue
        begin = sheet.max_row + 1
        for place, (code, amount) in enumerate(sums.items()):
            own = family(serial) if place == 0 else [None] * len(COMMON)
            sheet.append([*own, words_of(code, made.chance), amount, date(2026, 4, 1)])
            made.sums[a_child(serial).iin, code] = sheet.cell(sheet.max_row, _FIRST + 1)
            made.headings.append(sheet.cell(sheet.max_row, _FIRST))
        made.children[a_child(serial).iin] = sheet.cell(begin, 1)
        for column in range(1, _FIRST if is_merged else 1):
            if sheet.max_row > begin:
                sheet.merge_cells(
                    start_row=begin, end_row=sheet.max_row, start_column=column, end_column=column
                )
    return made


def storno_rows(seed: int) -> Made:
    """A payment of which a part came back in a row of its own, with a minus or a word."""
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, "Период", "Сумма", "Вид"])
    for serial, sums in paid.items():
        iin = a_child(serial).iin
        if not sums:
            made.truth.pop(iin)
        for code, amount in sums.items():
            sheet.append([*family(serial), code, amount, "выплата"])
            made.sums[iin, code] = sheet.cell(sheet.max_row, _FIRST + 1)
            made.headings.append(sheet.cell(sheet.max_row, _FIRST))
            made.children.setdefault(iin, sheet.cell(sheet.max_row, 1))
            if made.chance.random() < 0.3:
                back = amount // 2
                made.truth[iin][code] = amount - back
                words = made.chance.choice(("сторно", "возврат", "удержание"))
                sheet.append([*family(serial), code, -back if seed % 2 else back, words])
    return made


def sums_of_parts(seed: int) -> Made:
    """Parts added up in the cell, and a column of what was paid besides."""
    made = _wide(seed)
    sheet = made.sheet
    for _key, cell in _some(made):
        part = cell.value // 3
        cell.value = made.chance.choice(
            (f"{part}+{cell.value - part}", f"{part} + {cell.value - part} = {cell.value}")
        )
    besides = sheet.max_column + 1
    sheet.cell(1, besides).value = "Доплата за 3 квартал 2025"
    for iin, first in made.children.items():
        if "2025Q3" in made.truth[iin] and made.chance.random() < 0.4:
            sheet.cell(first.row, besides).value = 1_000
            made.truth[iin]["2025Q3"] += 1_000
    return made


def halves(seed: int) -> Made:
    """Half a year in one column: only where the law gives just that sum is it known of which."""
    made, paid = start(seed)
    sheet = made.sheet
    half = made.chance.choice(
        ("2 полугодие 2025", "2025 жылғы ІІ жартыжылдық", "III-IV кв. 2025", "июль-декабрь 2025")
    )
    sheet.append([*COMMON, half, words_of("2026Q1", made.chance)])
    made.headings = [sheet.cell(1, _FIRST), sheet.cell(1, _FIRST + 1)]
    for serial, sums in paid.items():
        both = sum(sums.get(code, 0) for code in PERIODS[:2]) or None
        sheet.append([*family(serial), both, sums.get("2026Q1")])
        iin = a_child(serial).iin
        made.children[iin] = sheet.cell(sheet.max_row, 1)
        for place, code in enumerate(("2025Q4", "2026Q1")):
            if sheet.cell(sheet.max_row, _FIRST + place).value:
                made.sums[iin, code] = sheet.cell(sheet.max_row, _FIRST + place)
        if both and both != FULL["2025Q3"] + FULL["2025Q4"]:
            made.truth.pop(iin)
    if not made.sums:
        return halves(seed + 1_000)
    return made


def days_for_months(seed: int) -> Made:
    """Excel's own way to write a month: its first day, as a day or as a text."""
    made = _wide(seed)
    way = made.chance.randint(0, 2)
    for heading, code in zip(made.headings, PERIODS, strict=True):
        year, month = int(code[:4]), int(code[-1]) * 3 - 1
        named = f"{'фев май авг ноя'.split()[int(code[-1]) - 1]}.{year % 100}"
        heading.value = (date(year, month, 1), f"01.{month:02}.{year}", named)[way]
    return made


def two_payees(seed: int) -> Made:
    """The mother until the end of December, then the guardian: a row of each."""
    made, paid = start(seed)
    wide_headings(made, made.sheet)
    sheet = made.sheet
    meet = seed % 4 == 0
    for serial, sums in paid.items():
        mother, guardian = family(serial), family(serial)
        mother[9] = date(2025, 12, 31)
        guardian[2:5] = [*family(serial + 20)[2:4], "опекун"]
        guardian[8] = date(2025, 12, 1) if meet else date(2026, 1, 1)
        guardian[10] = guardian[8]
        for own, codes in ((mother, PERIODS[:2]), (guardian, PERIODS[2:])):
            sheet.append([*own, *(sums.get(code) if code in codes else None for code in PERIODS)])
            for place, code in enumerate(PERIODS):
                if code in codes and code in sums:
                    made.sums[own[1], code] = sheet.cell(sheet.max_row, _FIRST + place)
        made.children[mother[1]] = sheet.cell(sheet.max_row, 1)
    return made


MANNERS: tuple[Callable[[int], Made], ...] = (
    units,
    nameless_subtotals,
    dashes,
    notes_in_cells,
    two_children_a_row,
    at_the_cash_desk,
    year_in_the_sheets_name,
    red_brackets,
    apostrophes,
    iin_in_two_columns,
    merged_over_payments,
    storno_rows,
    sums_of_parts,
    halves,
    days_for_months,
    two_payees,
)
