"""The clerk's own workbook with what was found in it: a colour and a note at each cell."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.disk.saving import written_beside
from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.formats.marks import OUR_FILLS, OUR_NOTE
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.records.imports import Finding, Severity
from desktop_app.translation import N_
from desktop_app.wording import step as step_words

if TYPE_CHECKING:
    from openpyxl import Workbook

_COLOURS = dict(zip(Severity, OUR_FILLS, strict=True))
_ORDER = list(Severity)
_MOST_IN_A_NOTE = 900

_CANT_MARK = N_(
    "This workbook can't be marked: parts of it are not as Excel writes them. Save it again in "
    "Excel and try once more."
)


def marked(source: Path, findings: Sequence[Finding], language: str) -> "Workbook":
    """Everything else in the workbook stays as it is, as far as openpyxl keeps it.

    Raises RefusedWorkbook where the file is not what it was any more, OSError where it can't be
    read.
    """
    guard.check(source)
    book = _opened(source)
    _mark_all(book, findings, language)
    return book


def marked_cells(
    sheets: Sequence[SheetCells], findings: Sequence[Finding], language: str
) -> "Workbook":
    """The cells of a register that is no workbook of Excel's, in a new one, with what was found."""
    from openpyxl import Workbook

    book = Workbook()
    for sheet in sheets:
        made = book.create_sheet(sheet.name[:_LONGEST_NAME])
        for row in sheet.rows:
            made.append(row)
            for cell in made[made.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # what begins like a formula is a text here
    del book[book.sheetnames[0]]
    _mark_all(book, findings, language)
    return book


_LONGEST_NAME = 31


def _mark_all(book: "Workbook", findings: Sequence[Finding], language: str) -> None:
    by_cell: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for each in findings:
        by_cell[each.sheet, each.row, max(0, each.column)].append(each)
    for (sheet, row, column), found in by_cell.items():
        if sheet in book.sheetnames:
            _mark(_cell(book[sheet], row, column + 1), found, language)


def save(book: "Workbook", path: Path) -> None:
    """Write the workbook, whole or not at all.

    Raises OSError where it can't be written, RefusedWorkbook where openpyxl has no way to.
    """
    from desktop_app.documents.workbooks import in_memory

    try:
        made = in_memory.content(book)
    except Exception as error:
        raise guard.RefusedWorkbook(_CANT_MARK) from error
    with written_beside(path) as file:
        file.write(made)


def _opened(source: Path) -> "Workbook":
    from openpyxl import load_workbook

    try:
        return load_workbook(source)
    except OSError:
        raise
    except Exception as error:
        raise guard.RefusedWorkbook(_CANT_MARK) from error


def _cell(sheet: Any, row: int, column: int) -> Any:
    """The cell, or the one in whose merge it is hidden."""
    from openpyxl.cell.cell import MergedCell

    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for area in sheet.merged_cells.ranges:
            if cell.coordinate in area:
                return sheet.cell(area.min_row, area.min_col)
    return cell


def _mark(cell: Any, found: Sequence[Finding], language: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min(found, key=lambda each: _ORDER.index(each.severity))
    own = cell.fill.fgColor.rgb
    if cell.fill.fill_type is None or (isinstance(own, str) and own[-6:] in OUR_FILLS):
        # The clerk's own colour stays: it is asked about when the workbook comes again.
        cell.fill = PatternFill("solid", fgColor=f"FF{_COLOURS[worst.severity]}")
    words = OUR_NOTE + "\n".join(step_words(each.step, language) for each in found)
    if cell.comment is not None:
        words = f"{cell.comment.text.partition(OUR_NOTE)[0].rstrip()}\n\n{words}".lstrip()
    note = Comment(words[:_MOST_IN_A_NOTE], "")
    note.width, note.height = 300, min(240, 40 + 18 * (len(words) // 38 + 1))
    cell.comment = note
