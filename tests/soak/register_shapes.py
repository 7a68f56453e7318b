"""Ten shapes in which offices keep a register, each made from its truth."""

from collections.abc import Callable, Iterable
from typing import Any

from tests.builders import a_child
from tests.soak.made_registers import (
    COMMON,
    PERIODS,
    Made,
    children_only,
    family,
    start,
    wide_headings,
    wide_rows,
    words_of,
)


def _wide(seed: int, codes: tuple[str, ...] = PERIODS) -> Made:
    made, paid = start(seed)
    sheet = made.sheet
    sheet.title = "Реестр"
    wide_headings(made, sheet, codes)
    wide_rows(made, sheet, paid, codes, len(COMMON) + 1)
    return made


def wide(seed: int) -> Made:
    return _wide(seed)


def two_rows(seed: int) -> Made:
    """Headings in two rows, merged."""
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append(["Список детей"])
    sheet.append([])
    upper = [*COMMON, "Выплачено в 2025 году", None, "Выплачено в 2026 году", None]
    sheet.append(upper)
    sheet.append([*[None] * len(COMMON), "III кв", "IV кв", "I кв", "II кв"])
    for column in range(1, len(COMMON) + 1):
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("N3:O3")
    sheet.merge_cells("P3:Q3")
    made.headings = [sheet.cell(4, 14), sheet.cell(4, 15), sheet.cell(4, 16)]
    wide_rows(made, sheet, paid, PERIODS, 14)
    return made


def _long(made: Made, sheet: Any, paid: dict[int, dict[str, int]], codes: Iterable[str]) -> None:
    sheet.append(["ИИН ребенка", "Период", "Выплаченная сумма"])
    for serial, sums in paid.items():
        for code in codes:
            if code in sums:
                iin = a_child(serial).iin
                sheet.append([iin, words_of(code, made.chance), sums[code]])
                made.sums[iin, code] = sheet.cell(sheet.max_row, 3)
                made.headings.append(sheet.cell(sheet.max_row, 2))


def payment_sheet(seed: int) -> Made:
    made, paid = start(seed)
    children_only(made, made.sheet, paid)
    _long(made, made.book.create_sheet("Выплаты"), paid, PERIODS)
    return made


def payment_sheets(seed: int) -> Made:
    """One a year."""
    made, paid = start(seed)
    children_only(made, made.sheet, paid)
    _long(made, made.book.create_sheet("Төлем 2025"), paid, PERIODS[:2])
    _long(made, made.book.create_sheet("Төлем 2026"), paid, PERIODS[2:])
    return made


def wide_payments(seed: int) -> Made:
    """The payments on a sheet of their own, a column a period."""
    made, paid = start(seed)
    children_only(made, made.sheet, paid)
    sheet = made.book.create_sheet("Выплаты")
    sheet.append(["ИИН ребенка", "ФИО", *(words_of(code, made.chance) for code in PERIODS)])
    made.headings = [sheet.cell(1, 3 + place) for place in range(len(PERIODS))]
    for serial, sums in paid.items():
        child = a_child(serial)
        sheet.append([child.iin, child.full_name, *(sums.get(code) for code in PERIODS)])
        for place, code in enumerate(PERIODS):
            if code in sums:
                made.sums[child.iin, code] = sheet.cell(sheet.max_row, 3 + place)
    return made


def row_a_payment(seed: int) -> Made:
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, "Квартал", "Сумма"])
    for serial, sums in paid.items():
        for code, amount in sums.items():
            iin = a_child(serial).iin
            sheet.append([*family(serial), words_of(code, made.chance), amount])
            made.sums[iin, code] = sheet.cell(sheet.max_row, len(COMMON) + 2)
            made.headings.append(sheet.cell(sheet.max_row, len(COMMON) + 1))
            made.children.setdefault(iin, sheet.cell(sheet.max_row, 1))
        if not sums:
            made.truth.pop(a_child(serial).iin)
    return made


def sheet_a_year(seed: int) -> Made:
    made, paid = start(seed)
    made.sheet.title = "2025"
    for sheet, codes in ((made.sheet, PERIODS[:2]), (made.book.create_sheet("2026"), PERIODS[2:])):
        wide_headings(made, sheet, codes)
        wide_rows(made, sheet, paid, codes, len(COMMON) + 1)
    return made


def villages(seed: int) -> Made:
    """Headings of villages, a sum below each of them, and one of all."""
    made, paid = start(seed)
    sheet = made.sheet
    wide_headings(made, sheet)
    serials = sorted(paid)
    half = len(serials) // 2
    for name, some in (("Алатау ауылы", serials[:half]), ("село Жетыген", serials[half:])):
        sheet.append([name])
        wide_rows(made, sheet, {each: paid[each] for each in some}, PERIODS, len(COMMON) + 1)
        _total(made, sheet, "Итого по селу", {each: paid[each] for each in some})
    _total(made, sheet, "Барлығы:", paid)
    return made


def _total(made: Made, sheet: Any, word: str, paid: dict[int, dict[str, int]]) -> None:
    sums = [sum(each.get(code, 0) for each in paid.values()) for code in PERIODS]
    sheet.append([word, *[None] * (len(COMMON) - 1), *sums])


def with_totals(seed: int) -> Made:
    """A column and a row of totals."""
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, *(words_of(code, made.chance) for code in PERIODS), "Итого выплачено"])
    first = len(COMMON) + 1
    made.headings = [sheet.cell(1, first + place) for place in range(len(PERIODS))]
    wide_rows(made, sheet, paid, PERIODS, first)
    for row in range(2, sheet.max_row + 1):
        serial = row - 1
        sheet.cell(row, first + len(PERIODS)).value = sum(paid[serial].values())
    _total(made, sheet, "Итого", paid)
    return made


def parts_of_names(seed: int) -> Made:
    """Serial numbers, and names in three columns."""
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append(["Үйде оқытылатын балалардың тізімі"])
    names = ("Фамилия", "Имя", "Отчество")
    sheet.append(["№ п/п", *names, "ИИН", *COMMON[2:], *PERIODS])
    first = len(COMMON) + 4
    made.headings = [sheet.cell(2, first + place) for place in range(len(PERIODS))]
    for number, (serial, sums) in enumerate(paid.items(), 1):
        child = a_child(serial)
        own = [child.surname, child.given_name, child.patronymic]
        row = [number, *own, *family(serial)[1:], *(sums.get(code) for code in PERIODS)]
        sheet.append(row)
        made.children[child.iin] = sheet.cell(sheet.max_row, 1)
        for place, code in enumerate(PERIODS):
            if code in sums:
                made.sums[child.iin, code] = sheet.cell(sheet.max_row, first + place)
    return made


SHAPES: tuple[Callable[[int], Made], ...] = (
    wide,
    two_rows,
    payment_sheet,
    payment_sheets,
    wide_payments,
    row_a_payment,
    sheet_a_year,
    villages,
    with_totals,
    parts_of_names,
)
