"""Ten more shapes: months, text, stripes, a sheet a school, two certificates, days of paying."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from openpyxl.styles import PatternFill

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

MONTHS = ("2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03").split()
_RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_KAZAKH = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
)


def _name(month: str, made: Made) -> str:
    year, number = month.split("-")
    ru, kk = _RUSSIAN[int(number) - 1], _KAZAKH[int(number) - 1]
    ways = (f"{ru} {year}", f"{year} жылғы {kk}", f"Выплачено за {ru} {year} г.", f"{kk} {year}")
    return made.chance.choice(ways)


def _quarter(month: str) -> str:
    return f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"


def by_months(made: Made, paid: Mapping[int, Mapping[str, int]]) -> dict[int, dict[str, int]]:
    """Each sum of a quarter in three parts; so it is in the truth, too."""
    found: dict[int, dict[str, int]] = {}
    for serial, sums in paid.items():
        found[serial] = {}
        for code, amount in sums.items():
            months = [month for month in MONTHS if _quarter(month) == code]
            parts = [amount // 3, amount // 3, amount - 2 * (amount // 3)]
            found[serial] |= dict(zip(months, parts, strict=True))
        made.truth[a_child(serial).iin] = dict(found[serial])
    return found


def months(seed: int) -> Made:
    made, paid = start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, *(_name(month, made) for month in MONTHS)])
    made.headings = [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(MONTHS))]
    wide_rows(made, sheet, by_months(made, paid), MONTHS, len(COMMON) + 1)
    return made


def months_and_quarters(seed: int) -> Made:
    """Behind its three months each quarter, which adds them up; a foot below all of them."""
    made, paid = start(seed)
    sheet = made.sheet
    parts, first = by_months(made, paid), len(COMMON) + 1
    columns = [
        each for code in PERIODS for each in (*(m for m in MONTHS if _quarter(m) == code), code)
    ]
    named = [_name(each, made) if "-" in each else words_of(each, made.chance) for each in columns]
    sheet.append([*COMMON, *named])
    made.headings = [
        sheet.cell(1, first + place) for place, each in enumerate(columns) if "-" in each
    ]
    for serial, sums in parts.items():
        whole = {**sums, **paid[serial]}
        sheet.append([*family(serial), *(whole.get(each) for each in columns)])
        made.children[a_child(serial).iin] = sheet.cell(sheet.max_row, 1)
        for place, each in enumerate(columns):
            if each in sums:
                cell = sheet.cell(sheet.max_row, first + place)
                made.sums[a_child(serial).iin, each] = cell
    every = [{**parts[serial], **paid[serial]} for serial in paid]
    foot = [sum(sums.get(each, 0) for sums in every) for each in columns]
    sheet.append(["Итого", *[None] * (len(COMMON) - 1), *foot])
    return made


def months_below_years(seed: int) -> Made:
    """Headings in two rows: the year above, its months below."""
    made, paid = start(seed)
    sheet, first = made.sheet, len(COMMON) + 1
    sheet.append([*COMMON, "Выплачено в 2025 году", *[None] * 5, "Выплачено в 2026 году"])
    sheet.append([*[None] * len(COMMON), *(_RUSSIAN[int(m[5:]) - 1] for m in MONTHS)])
    for column in range(1, first):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=first + 5)
    sheet.merge_cells(start_row=1, end_row=1, start_column=first + 6, end_column=first + 8)
    made.headings = [sheet.cell(2, first + place) for place in range(len(MONTHS))]
    wide_rows(made, sheet, by_months(made, paid), MONTHS, first)
    return made


def month_payments(seed: int) -> Made:
    """A sheet of payments, a row a month; equal sums of two months are no double."""
    made, paid = start(seed)
    children_only(made, made.sheet, paid)
    sheet = made.book.create_sheet("Төлемдер")
    sheet.append(["ИИН ребенка", "Период", "Выплаченная сумма"])
    for serial, sums in by_months(made, paid).items():
        iin = a_child(serial).iin
        for month, amount in sums.items():
            sheet.append([iin, _name(month, made), amount])
            made.sums[iin, month] = sheet.cell(sheet.max_row, 3)
            made.headings.append(sheet.cell(sheet.max_row, 2))
    return made


def _wide(made: Made, sheet: Any, paid: dict[int, dict[str, int]]) -> None:
    wide_headings(made, sheet)
    wide_rows(made, sheet, paid, PERIODS, len(COMMON) + 1)


def as_text(seed: int) -> Made:
    """Text with separators: what is hidden, merged or struck is gone."""
    made, paid = start(seed)
    _wide(made, made.sheet, paid)
    made.suffix = ".csv"
    return made


def striped(seed: int) -> Made:
    """Every other row has a colour, for the eye."""
    made, paid = start(seed)
    _wide(made, made.sheet, paid)
    for number, cells in enumerate(made.sheet.iter_rows(min_row=2)):
        for cell in cells:
            if number % 2:
                cell.fill = PatternFill("solid", fgColor="FFE2EFDA")
    return made


def sheet_a_school(seed: int) -> Made:
    made, paid = start(seed)
    serials = sorted(paid)
    half = len(serials) // 2
    made.sheet.title = "СШ № 4"
    for sheet, some in (
        (made.sheet, serials[:half]),
        (made.book.create_sheet("Жетіген орта мектебі"), serials[half:]),
    ):
        _wide(made, sheet, {serial: paid[serial] for serial in some})
    return made


def two_certificates(seed: int) -> Made:
    """Until the new year and after it: two rows of a child, each with what was paid on it."""
    made, paid = start(seed)
    sheet = made.sheet
    wide_headings(made, sheet)
    for serial, sums in paid.items():
        first, second = family(serial), family(serial)
        first[9], second[8], second[10] = date(2025, 12, 31), date(2026, 1, 1), date(2025, 12, 20)
        second[7] = f"{serial}/2"
        for own, codes in ((first, PERIODS[:2]), (second, PERIODS[2:])):
            _row(made, own, sums, codes)
    return made


def _row(made: Made, own: list[Any], sums: Mapping[str, int], codes: Iterable[str]) -> None:
    paid = {code: sums[code] for code in codes if code in sums}
    made.sheet.append([*own, *(paid.get(code) for code in PERIODS)])
    row, iin = made.sheet.max_row, own[1]
    made.children.setdefault(iin, made.sheet.cell(row, 1))
    for place, code in enumerate(PERIODS):
        if code in paid:
            made.sums[iin, code] = made.sheet.cell(row, len(COMMON) + 1 + place)


def days_of_paying(seed: int) -> Made:
    """Behind each sum the day on which it went out; nothing where none did."""
    made, paid = start(seed)
    sheet, first = made.sheet, len(COMMON) + 1
    named = [[words_of(code, made.chance), "Дата выплаты"] for code in PERIODS]
    sheet.append([*COMMON, *(each for two in named for each in two)])
    made.headings = [sheet.cell(1, first + 2 * place) for place in range(len(PERIODS))]
    on = {"2025Q3": date(2025, 10, 5), "2025Q4": date(2025, 12, 25), "2026Q1": date(2026, 3, 25)}
    for serial, sums in paid.items():
        cells = [each for code in PERIODS for each in (sums.get(code), on.get(code))]
        sheet.append(
            [*family(serial), *(c if cells[n - n % 2] else None for n, c in enumerate(cells))]
        )
        made.children[a_child(serial).iin] = sheet.cell(sheet.max_row, 1)
        for place, code in enumerate(PERIODS):
            if code in sums:
                cell = sheet.cell(sheet.max_row, first + 2 * place)
                made.sums[a_child(serial).iin, code] = cell
    return made


def numbered_columns(seed: int) -> Made:
    """A title, the headings, and below them the number of each column."""
    made, paid = start(seed)
    sheet, width = made.sheet, len(COMMON) + len(PERIODS)
    sheet.append(["Сведения о возмещении затрат на обучение на дому"])
    sheet.append([])
    wide_headings(made, sheet)
    sheet.append(list(range(1, width + 1)))
    wide_rows(made, sheet, paid, PERIODS, len(COMMON) + 1)
    return made


MORE_SHAPES: tuple[Callable[[int], Made], ...] = (
    months,
    months_and_quarters,
    months_below_years,
    month_payments,
    as_text,
    striped,
    sheet_a_school,
    two_certificates,
    days_of_paying,
    numbered_columns,
)
