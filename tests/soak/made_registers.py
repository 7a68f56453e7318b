"""Old registers made from a known truth in ten shapes, and disturbed in twenty ways.

The truth is what each child was paid; it is given beside the file and never written into it.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.builders import a_child, a_parent, make_iban

Truth = dict[str, dict[str, int]]
"""Whole tenge by the child's IIN and the period's code."""

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


def _start(seed: int) -> tuple[Made, dict[int, dict[str, int]]]:
    chance = random.Random(seed)
    paid = _truth(chance)
    truth = {a_child(serial).iin: dict(sums) for serial, sums in paid.items()}
    return Made(Workbook(), chance, truth), paid


def _children(made: Made, sheet: Any, serials: Iterable[int]) -> None:
    sheet.append(COMMON)
    for serial in serials:
        sheet.append(family(serial))
        made.children[a_child(serial).iin] = sheet.cell(sheet.max_row, 1)


def _wide_rows(
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


def _wide(seed: int, codes: tuple[str, ...] = PERIODS) -> Made:
    made, paid = _start(seed)
    sheet = made.sheet
    sheet.title = "Реестр"
    sheet.append([*COMMON, *(words_of(code, made.chance) for code in codes)])
    made.headings = [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(codes))]
    _wide_rows(made, sheet, paid, codes, len(COMMON) + 1)
    return made


def wide(seed: int) -> Made:
    return _wide(seed)


def two_rows(seed: int) -> Made:
    """Headings in two rows, merged."""
    made, paid = _start(seed)
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
    _wide_rows(made, sheet, paid, PERIODS, 14)
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
    made, paid = _start(seed)
    _children(made, made.sheet, paid)
    _long(made, made.book.create_sheet("Выплаты"), paid, PERIODS)
    return made


def payment_sheets(seed: int) -> Made:
    """One a year."""
    made, paid = _start(seed)
    _children(made, made.sheet, paid)
    _long(made, made.book.create_sheet("Төлем 2025"), paid, PERIODS[:2])
    _long(made, made.book.create_sheet("Төлем 2026"), paid, PERIODS[2:])
    return made


def wide_payments(seed: int) -> Made:
    """The payments on a sheet of their own, a column a period."""
    made, paid = _start(seed)
    _children(made, made.sheet, paid)
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
    made, paid = _start(seed)
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
    made, paid = _start(seed)
    made.sheet.title = "2025"
    for sheet, codes in ((made.sheet, PERIODS[:2]), (made.book.create_sheet("2026"), PERIODS[2:])):
        sheet.append([*COMMON, *(words_of(code, made.chance) for code in codes)])
        made.headings += [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(codes))]
        _wide_rows(made, sheet, paid, codes, len(COMMON) + 1)
    return made


def villages(seed: int) -> Made:
    """Headings of villages, a sum below each of them, and one of all."""
    made, paid = _start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, *(words_of(code, made.chance) for code in PERIODS)])
    made.headings = [sheet.cell(1, len(COMMON) + 1 + place) for place in range(len(PERIODS))]
    serials = sorted(paid)
    half = len(serials) // 2
    for name, some in (("Алатау ауылы", serials[:half]), ("село Жетыген", serials[half:])):
        sheet.append([name])
        _wide_rows(made, sheet, {each: paid[each] for each in some}, PERIODS, len(COMMON) + 1)
        _total(made, sheet, "Итого по селу", {each: paid[each] for each in some})
    _total(made, sheet, "Барлығы:", paid)
    return made


def _total(made: Made, sheet: Any, word: str, paid: dict[int, dict[str, int]]) -> None:
    sums = [sum(each.get(code, 0) for each in paid.values()) for code in PERIODS]
    sheet.append([word, *[None] * (len(COMMON) - 1), *sums])


def with_totals(seed: int) -> Made:
    """A column and a row of totals."""
    made, paid = _start(seed)
    sheet = made.sheet
    sheet.append([*COMMON, *(words_of(code, made.chance) for code in PERIODS), "Итого выплачено"])
    first = len(COMMON) + 1
    made.headings = [sheet.cell(1, first + place) for place in range(len(PERIODS))]
    _wide_rows(made, sheet, paid, PERIODS, first)
    for row in range(2, sheet.max_row + 1):
        serial = row - 1
        sheet.cell(row, first + len(PERIODS)).value = sum(paid[serial].values())
    _total(made, sheet, "Итого", paid)
    return made


def parts_of_names(seed: int) -> Made:
    """Serial numbers, and names in three columns."""
    made, paid = _start(seed)
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


# --- disturbances ---


def nothing(made: Made) -> None:
    """As it is."""


def an_error(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    cell.value = made.chance.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!"))


def not_counted(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    cell.value = f"={cell.value}*1"


def spelt_out(made: Made) -> None:
    for cell in made.sums.values():
        whole = f"{cell.value:,}".replace(",", "\xa0")
        cell.value = made.chance.choice((f"{whole},00", f"{whole} тг", f"{cell.value}.00", whole))


def two_ways(made: Made) -> None:
    key = made.some_payment()
    made.truth[key[0]][key[1]] = 31_000
    made.sums[key].value = made.chance.choice(("31,000", "31.000"))


def merged_down(made: Made) -> None:
    """One cell for two rows; the sum is of both."""
    cell = made.sums[made.some_payment()]
    sheet, row, column = cell.parent, cell.row, cell.column
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)


def merged_across(made: Made) -> None:
    """One cell for two columns; in the last of them, with the empty one behind it."""
    cell = made.sums[made.some_payment()]
    sheet, row, column = cell.parent, cell.row, cell.column
    sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)


def hidden_row(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    cell.parent.row_dimensions[cell.row].hidden = True


def struck_row(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    for each in cell.parent[cell.row]:
        each.font = Font(strike=True)


def hidden_sheet(made: Made) -> None:
    """The sheet that some payments stand on; where it is the only one, payments move to another."""
    cell = made.sums[made.some_payment()]
    if cell.parent is not made.sheet:
        cell.parent.sheet_state = "hidden"
        return
    sheet = made.book.create_sheet("2024 и доплаты")
    sheet.append(["ИИН ребенка", "Период", "Выплаченная сумма"])
    for (iin, code), each in made.sums.items():
        if each is cell:
            sheet.append([iin, code, each.value])
            each.value = None
    sheet.sheet_state = "hidden"


def no_year(made: Made) -> None:
    made.chance.choice(made.headings).value = "IV квартал"


def to_be_paid(made: Made) -> None:
    """One column or cell says what is still to be paid: none of it was paid."""
    cell = made.chance.choice(made.headings)
    cell.value = f"К выплате {made.chance.choice(('4 кв. 2025', 'I квартал 2026'))}"
    for (iin, code), each in made.sums.items():
        same_column = each.column == cell.column and each.parent is cell.parent
        if same_column or (each.row == cell.row and each.parent is cell.parent):
            made.truth[iin].pop(code, None)


def a_slip_under_a_total(made: Made) -> None:
    """A sum is cut while the total below keeps what it was."""
    cell = made.sums[made.some_payment()]
    sheet, column = cell.parent, cell.column
    inside = [each for each in made.sums.values() if each.parent is sheet]
    has_total = any("того" in str(each.value) for each in sheet["A"])
    if not has_total:
        of_column = sum(int(each.value) for each in inside if each.column == column)
        row = sheet.max_row + 1
        sheet.cell(row, 1).value = "Итого"
        sheet.cell(row, column).value = of_column
    cell.value = int(cell.value) // 10


def the_same_twice(made: Made) -> None:
    """A payment stands on another sheet once more."""
    iin, code = made.some_payment()
    sheet = made.book.create_sheet("Выплаты ещё раз")
    sheet.append(["ИИН ребенка", "Период", "Выплаченная сумма"])
    sheet.append([iin, code, made.sums[iin, code].value])


def told_in_words(made: Made) -> None:
    """The sum stands in a remark; its own cell is empty."""
    cell = made.sums[made.some_payment()]
    sheet = cell.parent
    remark = sheet.cell(cell.row, sheet.max_column + 1)
    remark.value = f"выплачено {cell.value} тг наличными"
    cell.value = None


def a_row_of_nobody(made: Made) -> None:
    """The second part of a sum stands in a row of its own, below, without a name."""
    cell = made.sums[made.some_payment()]
    sheet, row, column = cell.parent, cell.row, cell.column
    part = int(cell.value) // 3
    cell.value = int(cell.value) - part
    merged = [str(area) for area in sheet.merged_cells.ranges]
    assert not [area for area in merged if not area.startswith(tuple("ABCDEFGHIJKLMNOPQ"))]
    sheet.insert_rows(row + 1)
    sheet.cell(row + 1, column).value = part


def houses(made: Made) -> None:
    """Columns of house numbers and telephones that nobody knows."""
    for sheet in made.book.worksheets:
        width, depth = sheet.max_column, sheet.max_row
        heading = next(
            row for row in range(1, depth + 1) if "ИИН" in str([c.value for c in sheet[row]])
        )
        for place, name in enumerate(("Дом", "Рабочий номер"), 1):
            sheet.cell(heading, width + place).value = name
        for each in [*made.children.values(), *made.sums.values()]:
            if each.parent is sheet:
                sheet.cell(each.row, width + 1).value = made.chance.randint(1, 200)
                sheet.cell(each.row, width + 2).value = made.chance.randint(210_000, 990_000)


def headings_again(made: Made) -> None:
    """The headings once more at the foot, as on a new page; and who signs."""
    sheet = made.sheet
    row = next(r for r in range(1, 9) if "ИИН" in str([cell.value for cell in sheet[r]]))
    sheet.append([cell.value for cell in sheet[row]])
    sheet.append([])
    sheet.append(["Исполнитель: Иванова А. А., тел. 21-34-56"])


def a_further_column(made: Made) -> None:
    """Money without a heading, besides."""
    cell = made.sums[made.some_payment()]
    sheet = cell.parent
    sheet.cell(cell.row, sheet.max_column + 2).value = cell.value
    cell.value = None


def a_wrong_iin(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    for each in cell.parent[cell.row]:
        if str(each.value).isdigit() and len(str(each.value)) == 12:
            each.value = f"{str(each.value)[:-1]}{(int(str(each.value)[-1]) + 1) % 10}"
            return


def another_quarter(made: Made) -> None:
    """Two columns, or two cells, of one period."""
    first, *others = made.headings
    for each in others:
        if each.parent is first.parent:
            each.value = first.value
            return


DISTURBANCES: tuple[Callable[[Made], None], ...] = (
    nothing,
    an_error,
    not_counted,
    spelt_out,
    two_ways,
    merged_down,
    merged_across,
    hidden_row,
    struck_row,
    hidden_sheet,
    no_year,
    to_be_paid,
    a_slip_under_a_total,
    the_same_twice,
    told_in_words,
    a_row_of_nobody,
    houses,
    headings_again,
    a_further_column,
    a_wrong_iin,
)
HARMLESS = frozenset({nothing, spelt_out, headings_again})
"""Of these every child comes in."""


def make(number: int, path: Path) -> tuple[Truth, Callable[[Made], None]]:
    """The register of that number, written; what is true of it, and how it was disturbed."""
    shape = SHAPES[number % len(SHAPES)]
    disturbance = DISTURBANCES[number // len(SHAPES) % len(DISTURBANCES)]
    made = shape(number)
    disturbance(made)
    made.book.save(path)
    return made.truth, disturbance
