"""The payout in the office's own layout: its named cells are filled, its named row is repeated.

Styles, widths, formulas, merged cells and the page stay the office's. Rows below the lines move
down, and whatever speaks of them moves along; ranges that reach the row of the lines grow. The rows
are streamed as those of the program's own sheet are.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.translate import Translator
from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents.payouts import names
from desktop_app.documents.payouts.layout_files import Layout
from desktop_app.documents.payouts.layout_results import with_results
from desktop_app.documents.payouts.look import Paper, foot
from desktop_app.documents.payouts.names import OF_A_LINE, ONCE, Places, name_lines
from desktop_app.documents.payouts.payment_sheet import hint_at, line_values
from desktop_app.documents.workbooks.formula_rows import Inserted
from desktop_app.documents.workbooks.sheets import (
    Column,
    Formula,
    Grid,
    Part,
    Row,
    Value,
    height,
    merge,
)
from desktop_app.documents.workbooks.styles import INDENTED, RED, WHOLE, WHOLE_BELOW_ZERO

_USUAL_WIDTH = 8.43


@dataclass(frozen=True)
class _Written:
    """A cell of the layout: its style, the red one that takes something off, and what it holds."""

    letter: str
    style: int
    red: int
    wraps: bool
    value: Value
    name: str = ""


@dataclass(frozen=True)
class _RowOf:
    """A row of the layout; ``height`` 0 is the usual one."""

    cells: tuple[_Written, ...]
    height: float


def layout_part(paper: Paper, layout: Layout) -> tuple[Part, Places]:
    """The sheet of the layout with the payout in it, and where its lines stand."""
    worksheet = paper.book[layout.title]
    count = max(1, len(paper.sheet.lines))
    inserted = Inserted(layout.title, layout.row, count - 1)
    by_cell = {place: name for name, place in layout.cells.items()}
    rows = _rows_of(paper.book, worksheet, layout.row, by_cell)
    right = max(worksheet.max_column, *(column for _row, column in layout.cells.values()))
    widths = _widths(worksheet, right)
    _move(paper.book, worksheet, inserted)
    columns = {
        name: get_column_letter(column)
        for name, (_row, column) in layout.cells.items()
        if name in OF_A_LINE
    }
    places = Places(layout.title, layout.row, layout.row + count - 1, columns)
    name_lines(paper.book, places)
    _hint_at_answers(paper, worksheet, places)
    if not _has_foot(worksheet) or paper.sheet.is_draft:
        foot(paper, worksheet)
    listed = [Column(letter, "", width, 0) for letter, width in widths.items()]
    grid = Grid(listed, layout.row - 1, places.last, len(rows) + inserted.extra)
    texts = [column for name, column in columns.items() if name not in (names.NUMBER, names.SUM)]
    filled = list(_filled(paper, rows, inserted, widths))
    counted = list(with_results(filled, paper.book, layout.title))
    return Part(worksheet, grid, counted, texts), places


def _hint_at_answers(paper: Paper, worksheet: Worksheet, places: Places) -> None:
    """Where the office checks the cells of an answer itself, its own words stay."""
    checked = worksheet.data_validations.dataValidation
    for name in (names.PAID_ON, names.RETURNED):
        cell = f"{places.columns.get(name)}{places.first}"
        if not any(cell in each.sqref for each in checked):
            hint_at(paper, worksheet, places, name)


def _has_foot(worksheet: Worksheet) -> bool:
    footer = worksheet.oddFooter
    return footer is not None and any(
        part.text for part in (footer.left, footer.center, footer.right)
    )


def _widths(worksheet: Worksheet, right: int) -> dict[str, float]:
    """The width of every column; openpyxl keeps neighbours of one width as a group."""
    found = {get_column_letter(column): _USUAL_WIDTH for column in range(1, right + 1)}
    for key, dimension in worksheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(key)
        for column in range(first, min(dimension.max or first, right) + 1):
            found[get_column_letter(column)] = dimension.width
    return found


# --- the layout as it is ---


def _rows_of(
    book: Workbook, worksheet: Worksheet, repeated: int, names_of: Mapping[tuple[int, int], str]
) -> list[_RowOf]:
    """Every row, taken out of the sheet: it is streamed instead."""
    for place in names_of:
        worksheet.cell(*place)
    rows = []
    for number, cells in enumerate(worksheet.iter_rows(), 1):
        written = []
        for column, cell in enumerate(cells, 1):
            name = names_of.get((number, column), "")
            if cell.has_style or cell.value is not None or name:
                written.append(_written(book, cell, column, name, red=number == repeated))
        rows.append(_RowOf(tuple(written), worksheet.row_dimensions[number].height or 0))
    worksheet._cells.clear()
    worksheet.row_dimensions.clear()
    return rows


def _written(
    book: Workbook, cell: Cell | MergedCell, column: int, name: str, *, red: bool
) -> _Written:
    style = int(cell.style_id)
    return _Written(
        get_column_letter(column),
        style,
        _red(book, cell) if red else style,
        bool(cell.alignment.wrap_text),
        _value(book, cell),
        name,
    )


def _red(book: Workbook, cell: Cell | MergedCell) -> int:
    """The style of a cell with red letters."""
    other = WriteOnlyCell(book.worksheets[0])
    for part in ("alignment", "border", "fill", "number_format", "protection"):
        setattr(other, part, copy(getattr(cell, part)))
    if cell.number_format == WHOLE:  # its sections are for sums above zero
        other.number_format = WHOLE_BELOW_ZERO
    font = cell.font
    other.font = Font(name=font.name, size=font.size, bold=font.bold, italic=font.italic, color=RED)
    return int(other.style_id)


def _value(book: Workbook, cell: Cell | MergedCell) -> Value:
    value = cell.value
    match value:
        case bool():
            return Formula("TRUE()" if value else "FALSE()", None)
        case int() | float():
            return Decimal(str(value))
        case datetime() | date() | time() | timedelta():
            return _number(book, value)
        case str() if cell.data_type == "f":
            return Formula(value[1:], None)
        case None:
            return None
        case _:
            return str(value)


def _number(book: Workbook, moment: date | time | timedelta) -> Decimal:
    """Days as this workbook counts them: from 1900 or from 1904."""
    return Decimal(str(to_excel(moment, book.epoch)))  # type: ignore[no-untyped-call]


# --- what moves along ---


def _move(book: Workbook, worksheet: Worksheet, inserted: Inserted) -> None:
    _move_merged(worksheet, inserted)
    _move_formats(worksheet, inserted)
    for validation in worksheet.data_validations.dataValidation:
        areas = [inserted.area(str(area)) for area in validation.sqref.ranges]
        validation.sqref = MultiCellRange(" ".join(areas))
        for name in ("formula1", "formula2"):
            if text := getattr(validation, name):
                setattr(validation, name, inserted.formula(text, inserted.title))
    for table in worksheet.tables.values():
        table.ref = inserted.area(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref
    if worksheet.auto_filter.ref:
        worksheet.auto_filter.ref = inserted.area(worksheet.auto_filter.ref)
    for page in worksheet.row_breaks.brk:
        page.id = inserted.end(page.id)
    if worksheet.print_area:
        areas = [part.rpartition("!")[2] for part in str(worksheet.print_area).split(",")]
        worksheet.print_area = ",".join(map(inserted.area, areas))
    for other in book.worksheets:
        for defined in (book.defined_names if other is worksheet else other.defined_names).values():
            defined.attr_text = inserted.place(defined.attr_text)
        if other is not worksheet:
            _move_formulas(other, inserted)


def _move_merged(worksheet: Worksheet, inserted: Inserted) -> None:
    merged = [area.bounds for area in worksheet.merged_cells.ranges]
    worksheet.merged_cells = MultiCellRange()
    for left, top, right, bottom in merged:
        repeats = range(inserted.extra + 1) if top == bottom == inserted.row else range(1)
        for down in repeats:
            first, last = inserted.moved(top) + down, inserted.moved(bottom) + down
            merge(worksheet, f"{get_column_letter(left)}{first}:{get_column_letter(right)}{last}")


def _move_formats(worksheet: Worksheet, inserted: Inserted) -> None:
    moved = ConditionalFormattingList()
    for formatting in worksheet.conditional_formatting:
        areas = " ".join(inserted.area(str(area)) for area in formatting.sqref.ranges)
        for rule in formatting.rules:
            rule.formula = [
                inserted.formula(text, inserted.title, grow=False) for text in rule.formula
            ]
            moved.add(areas, rule)
    worksheet.conditional_formatting = moved


def _move_formulas(worksheet: Worksheet, inserted: Inserted) -> None:
    for cells in worksheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = inserted.formula(cell.value, worksheet.title)


# --- the layout as it is filled ---


def _filled(
    paper: Paper, rows: list[_RowOf], inserted: Inserted, widths: Mapping[str, float]
) -> Iterator[Row]:
    once = _once(paper)
    for number, row in enumerate(rows, 1):
        if number == inserted.row:
            yield from _lines(paper, row, inserted, widths)
            continue
        cells = []
        for cell in row.cells:
            value = cell.value
            if isinstance(value, Formula):
                result = paper.sheet.total if cell.name == "total" else None
                moved = inserted.formula(f"={value.text}", inserted.title)
                value = Formula(moved[1:], result)
            elif cell.name:
                value = once[cell.name]()
            cells.append((cell.letter, cell.style, value))
        yield Row(cells, row.height, fixed=bool(row.height))


def _lines(
    paper: Paper, row: _RowOf, inserted: Inserted, widths: Mapping[str, float]
) -> Iterator[Row]:
    formulas = {
        cell.letter: inserted.formula(f"={cell.value.text}", inserted.title, grow=False)
        for cell in row.cells
        if isinstance(cell.value, Formula)
    }
    if not paper.sheet.lines:
        nobody = paper.gettext("Nobody is paid on this sheet.")
        shown = [(c.letter, c.style, nobody if c.name == "line_payee" else None) for c in row.cells]
        yield Row(shown, row.height)
        return
    for down, line in enumerate(paper.sheet.lines):
        values = line_values(paper, line)
        cells: list[tuple[str, int, Value]] = []
        needed = row.height
        for cell in row.cells:
            value = values[cell.name] if cell.name else cell.value
            if cell.letter in formulas and not cell.name:
                here = f"{cell.letter}{inserted.row}"
                moved = Translator(formulas[cell.letter], here)
                there = f"{cell.letter}{inserted.row + down}"
                value = Formula(moved.translate_formula(there)[1:], None)
            if cell.wraps and isinstance(value, str):
                needed = max(needed, height(value, widths[cell.letter] - INDENTED))
            cells.append((cell.letter, cell.red if line.amount < 0 else cell.style, value))
        yield Row(cells, needed)


def _once(paper: Paper) -> dict[str, Callable[[], Value]]:
    """What each name of a single cell shows."""
    sheet = paper.sheet
    head = sheet.letterhead
    book = paper.book
    found: dict[str, Callable[[], Value]] = {
        "office": lambda: paper.office,
        "contacts": lambda: paper.contacts,
        "title": lambda: paper.title,
        "number": lambda: paper.gettext("DRAFT") if sheet.is_draft else sheet.number,
        "number_and_date": lambda: paper.number_and_date,
        "follows": lambda: sheet.follows,
        "basis": lambda: paper.basis,
        "period": lambda: wording.period(sheet.quarter, sheet.language),
        "drawn_on": lambda: _number(book, sheet.drawn_on),
        "approved_on": lambda: _number(book, sheet.closed_on) if sheet.closed_on else None,
        "count": lambda: Formula(f"COUNT({names.SUM})", len(sheet.lines)),
        "total": lambda: Formula(f"SUM({names.SUM})", sheet.total),
        "total_in_words": lambda: paper.in_words,
        "fingerprint": lambda: paper.fingerprint,
        "drawn_by": lambda: sheet.prepared_by,
        "approved_by": lambda: sheet.approved_by,
        "substitution": lambda: sheet.substitution,
        "head_position": lambda: paper.in_language(head.head_position_kk, head.head_position_ru),
        "head": lambda: head.head_name,
        "accountant": lambda: sheet.accountant,
    }
    assert found.keys() == ONCE.keys()
    return found
