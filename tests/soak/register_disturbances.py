"""Twenty-five ways in which a register is disturbed; where the truth changes, it is set right."""

from collections.abc import Callable
from typing import Any

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

from tests.soak.made_registers import Made


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


def _nobody_can_say(made: Made, cell: Any, *, whole_column: bool) -> None:
    """Of what is not seen nobody knows that it was paid: read unasked, it would be wrong."""
    for (iin, code), each in made.sums.items():
        is_in_column = each.parent is cell.parent and each.column == cell.column
        if each is cell or (whole_column and is_in_column):
            made.truth.get(iin, {}).pop(code, None)


def hidden_column(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    cell.parent.column_dimensions[cell.column_letter].hidden = True
    _nobody_can_say(made, cell, whole_column=True)


def narrow_column(made: Made) -> None:
    """Pushed together until nothing is seen of it, or collapsed in a group."""
    cell = made.sums[made.some_payment()]
    letter, columns = cell.column_letter, cell.parent.column_dimensions
    if made.chance.random() < 0.5:
        columns[letter].width = made.chance.choice((0.1, 0.71, 1.5))
    else:
        columns.group(letter, letter, hidden=True)
    _nobody_can_say(made, cell, whole_column=True)


def white_letters(made: Made) -> None:
    """In one cell, or in all of a column."""
    cell = made.sums[made.some_payment()]
    whole = made.chance.random() < 0.5
    for each in made.sums.values():
        if each is cell or (whole and each.parent is cell.parent and each.column == cell.column):
            each.font = Font(color=made.chance.choice(("FFFFFFFF", "FFFAFAFA")))
    _nobody_can_say(made, cell, whole_column=whole)


def hidden_by_format(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    cell.number_format = made.chance.choice((";;;", '"оплачено"', "[Red];;"))
    _nobody_can_say(made, cell, whole_column=False)


def hidden_by_a_condition(made: Made) -> None:
    cell = made.sums[made.some_payment()]
    rule: Any = CellIsRule(operator="greaterThan", formula=["1"], font=Font(color="FFFFFFFF"))  # type: ignore[no-untyped-call]
    cell.parent.conditional_formatting.add(cell.coordinate, rule)
    _nobody_can_say(made, cell, whole_column=False)


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
    assert all(area.max_row < row for area in sheet.merged_cells.ranges)
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
    hidden_column,
    narrow_column,
    white_letters,
    hidden_by_format,
    hidden_by_a_condition,
)
OF_WORKBOOKS = frozenset(
    {
        merged_down,
        merged_across,
        hidden_sheet,
        hidden_column,
        narrow_column,
        white_letters,
        hidden_by_format,
        hidden_by_a_condition,
    }
)
"""What stands in them is lost where a register is saved as text: nobody can read it there."""
MILD = (nothing, hidden_row, houses, headings_again, a_wrong_iin, hidden_column)
"""These ask nothing of how sums are written."""
HARMLESS = frozenset({nothing, spelt_out, headings_again})
"""Of these every child comes in."""
