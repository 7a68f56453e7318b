"""The clerk's own workbook with what was found in it: a colour and a note at each cell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.disk.saving import written_beside
from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.formats.marks import OUR_FILLS, OUR_NOTE
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.records.imports import Finding, Severity
from desktop_app.records.plain_text import plain
from desktop_app.translation import N_
from desktop_app.wording import step as step_words

if TYPE_CHECKING:
    from openpyxl import Workbook

    from desktop_app.documents.workbooks.in_memory import Results

_COLOURS = dict(zip(Severity, OUR_FILLS, strict=True))
_ORDER = list(Severity)
_MOST_IN_A_NOTE = 900

_CANT_MARK = N_(
    "This workbook can't be marked: parts of it are not as Excel writes them. Save it again in "
    "Excel and try once more."
)


@dataclass(frozen=True)
class Marked:
    """A workbook with its marks, and what its formulas gave before."""

    book: "Workbook"
    results: "Results"


def marked(source: Path, findings: Sequence[Finding], language: str) -> Marked:
    """Everything else in the workbook stays as it is, as far as openpyxl keeps it.

    What its formulas give stays beside them: it is read again without being opened in Excel.

    Raises RefusedWorkbook where the file is not what it was any more, OSError where it can't be
    read.
    """
    guard.check(source)
    book = _opened(source)
    with _as_excel_writes():  # cells are read when they are asked for, not before
        results = _results(source, book)
    _mark_all(book, findings, language)
    return Marked(book, results)


def marked_cells(
    sheets: Sequence[SheetCells], findings: Sequence[Finding], language: str
) -> Marked:
    """The cells of a register that is no workbook of Excel's, in a new one, with what was found."""
    from openpyxl import Workbook

    from desktop_app.documents.workbooks.sheets import describe

    book = Workbook()
    describe(book, title=plain(sheets[0].name) if sheets else "", office="", language=language)
    titles = {}
    for sheet in sheets:
        made = book.create_sheet(_NO_TITLE.sub(" ", plain(sheet.name))[:_LONGEST_NAME].strip(" '"))
        titles[sheet.name] = made.title
        for row in sheet.rows:
            made.append([plain(cell) if isinstance(cell, str) else cell for cell in row])
            for cell in made[made.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # what begins like a formula is a text here
    del book[book.sheetnames[0]]
    _mark_all(
        book, [replace(each, sheet=titles.get(each.sheet, "")) for each in findings], language
    )
    return Marked(book, {})


_LONGEST_NAME = 28
"""Three signs less than Excel lets in: two sheets may begin alike."""
_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
"""Signs that no sheet of Excel has in its name; a file that a browser saved twice is «a[1].csv»."""


def _mark_all(book: "Workbook", findings: Sequence[Finding], language: str) -> None:
    by_cell: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for each in findings:
        by_cell[each.sheet, each.row, max(0, each.column)].append(each)
    for (sheet, row, column), found in by_cell.items():
        if sheet in book.sheetnames:
            _mark(_cell(book[sheet], row, column + 1), found, language)


def save(made: Marked, path: Path) -> None:
    """Write the workbook, whole or not at all.

    Raises OSError where it can't be written, RefusedWorkbook where openpyxl has no way to.
    """
    from desktop_app.documents.workbooks import in_memory

    with _as_excel_writes():
        content = in_memory.content(made.book, made.results)
    with written_beside(path) as file:
        file.write(content)


def _results(source: Path, book: "Workbook") -> "Results":
    """What each formula of the workbook gives, where a program has counted it."""
    from desktop_app.documents.workbooks.in_memory import ErrorValue

    formulas = {sheet.title: _formulas(sheet) for sheet in book.worksheets}
    if not any(formulas.values()):
        return {}
    found: dict[str, dict[str, Any]] = {}
    counted = _opened(source, data_only=True, read_only=True)
    with closing(counted):
        for title, places in formulas.items():
            rows = counted[title].iter_rows() if places else ()
            found[title] = {
                cell.coordinate: ErrorValue(cell.value) if cell.data_type == "e" else cell.value
                for row in rows
                for cell in row
                if cell.value is not None and cell.coordinate in places
            }
    return found


def _formulas(sheet: Any) -> frozenset[str]:
    return frozenset(
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    )


def _opened(source: Path, **how: bool) -> "Workbook":
    from openpyxl import load_workbook

    with _as_excel_writes():
        return load_workbook(source, **how)


@contextmanager
def _as_excel_writes() -> Iterator[None]:
    """Whatever openpyxl makes of parts that are written otherwise is a RefusedWorkbook."""
    try:
        yield
    except (OSError, guard.RefusedWorkbook):
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
    note = Comment(plain(words)[:_MOST_IN_A_NOTE], "")
    note.width, note.height = 300, min(240, 40 + 18 * (len(words) // 38 + 1))
    cell.comment = note
