"""The office's own layout of the payout sheet: where it is kept, and whether it can be used.

It is a workbook ``kk/payout.xlsx`` or ``ru/payout.xlsx`` beside the office's own forms, with names
of its cells (`workbook_names`) and the row ``lines`` that is repeated. What is wrong is told by the
name, and the sheet is written in the program's layout.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.disk.held import tried
from desktop_app.documents import office_folder
from desktop_app.documents.forms.checks import FormProblem
from desktop_app.documents.payouts.names import LINES, OF_A_LINE, ONCE, REQUIRED
from desktop_app.documents.workbooks import guard, in_memory
from desktop_app.documents.workbooks.formula_rows import is_readable, reaches_out
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.translation import N_

FILE = "payout.xlsx"
_LARGEST = 4 * 2**20
_LONGEST, _WIDEST = 2_000, 256
_NOT_KEPT = ("xl/media/", "xl/charts/", "xl/drawings/drawing")


@dataclass(frozen=True)
class Area:
    """A named place: columns and rows from 1."""

    title: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Layout:
    """A layout that can be filled: its file, the sheet, the row to repeat, the named cells."""

    path: Path
    title: str
    row: int
    cells: Mapping[str, tuple[int, int]]
    """Row and column of each name but ``lines``."""


def path_of(language: str) -> Path | None:
    """Where the office's layout is or would be."""
    folder = office_folder.path()
    return None if folder is None else folder / language / FILE


def find(language: str) -> Layout | None:
    """The layout that the payout is written in now; None for the program's own."""
    path = path_of(language)
    if path is None or not path.exists():
        return None
    return _judged_or_unreadable(path)[0]


def problems(language: str) -> tuple[FormProblem, ...]:
    """What keeps the office's layout from being used; nothing where there is none."""
    path = path_of(language)
    if path is None or not path.exists():
        return ()
    return _judged_or_unreadable(path)[1]


def check(path: Path) -> tuple[FormProblem, ...]:
    """What is wrong with a workbook that is chosen as a layout; OSError where it can't be read."""
    return _judged(path, office_folder.stamp(path))[1]


_Judged = tuple[Layout | None, tuple[FormProblem, ...]]


def _judged_or_unreadable(path: Path) -> _Judged:
    """Where another program lets nobody read it, that is told, and is not so for ever."""
    try:
        return tried(lambda: _judged(path, office_folder.stamp(path)))
    except OSError:
        return None, (_problem(path, N_("This file can't be read")),)


@lru_cache(maxsize=8)
def _judged(path: Path, _changed: object) -> _Judged:
    try:
        _look_into(path)
        book = load_workbook(path)
        in_memory.content(book)  # not all that can be read can be written again
        book = load_workbook(path)
    except OSError:
        raise
    except (RefusedWorkbook, _Refused) as refused:
        return None, (_problem(path, refused.label),)
    except Exception:  # noqa: BLE001 - openpyxl lets nine kinds of errors out of broken files
        return None, (_problem(path, N_("This file is not a workbook that can be read")),)
    found, wrong = _areas(book, path)
    wrong += [*_wrong_places(book, found, path), *_hidden_or_reaching_out(book, path)]
    if wrong:
        return None, tuple(wrong)
    lines = found[LINES]
    cells = {name: (area.top, area.left) for name, area in found.items() if name != LINES}
    return Layout(path, lines.title, lines.top, cells), ()


class _Refused(Exception):
    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


def _look_into(path: Path) -> None:
    """Before it is read: nothing hostile, nothing too large, nothing that would be lost."""
    guard.check(path)
    if path.stat().st_size > _LARGEST:
        raise _Refused(N_("The layout is too large"))
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = [part.filename.lower() for part in parts]
        if sum(part.file_size for part in parts) > 8 * _LARGEST:
            raise _Refused(N_("The layout is too large"))
        if any(name.startswith(_NOT_KEPT) for name in names):
            raise _Refused(N_("Pictures and charts of a layout can't be kept: take them out"))


def _problem(path: Path, what: str, field: str = "") -> FormProblem:
    return FormProblem(f"{path.parent.name}/{path.name}", 0, what, field)


# --- names ---


def _areas(book: Workbook, path: Path) -> tuple[dict[str, Area], list[FormProblem]]:
    """Where each name points, and names that are missing, not known or point nowhere."""
    known = {LINES, *OF_A_LINE, *ONCE}
    found: dict[str, Area] = {}
    wrong: list[FormProblem] = []
    every = dict(book.defined_names)
    for worksheet in book.worksheets:
        every |= worksheet.defined_names
    for name, defined in every.items():
        if name.startswith("_xl"):
            continue
        if name not in known:
            wrong.append(_problem(path, N_("This name is not known"), name))
            continue
        area = _area(book, defined.attr_text or "")
        if area is None or area.bottom > _LONGEST or area.right > _WIDEST:
            wrong.append(_problem(path, N_("This name does not point to a cell"), name))
        else:
            found[name] = area
    missing = [name for name in REQUIRED if name not in every]
    wrong += [_problem(path, N_("This name is missing"), name) for name in missing]
    return found, wrong


def _area(book: Workbook, text: str) -> Area | None:
    sheet, mark, place = text.rpartition("!")
    title = sheet.strip("'").replace("''", "'")
    if not mark or title not in book.sheetnames:
        return None
    try:
        left, top, right, bottom = range_boundaries(place)
    except ValueError:
        return None
    if left is None or top is None or right is None or bottom is None:
        return None
    return Area(title, left, top, right, bottom)


def _wrong_places(book: Workbook, found: Mapping[str, Area], path: Path) -> Iterator[FormProblem]:
    lines = found.get(LINES)
    if lines is None:
        return
    worksheet = book[lines.title]
    if lines.top != lines.bottom:
        yield _problem(path, N_("Name one row only: it is repeated for each line"), LINES)
        return
    if worksheet.max_row > _LONGEST:
        yield _problem(path, N_("The layout is too large"))
        return
    for name, area in found.items():
        if name == LINES:
            continue
        if area.title != lines.title:
            yield _problem(path, N_("This name points to another sheet than the lines"), name)
        elif name in OF_A_LINE and not _is_within(area, lines):
            yield _problem(path, N_("This name must stand in the row of the lines"), name)
        elif name in ONCE and area.top == lines.top:
            yield _problem(path, N_("This name must not stand in the row of the lines"), name)
        elif name in OF_A_LINE and area.left != area.right and not _is_merged(worksheet, area):
            yield _problem(path, N_("This name does not point to a cell"), name)
    yield from _wrong_cells(worksheet, lines.top, path)
    yield from _wrong_rules(worksheet, path)


def _is_within(area: Area, lines: Area) -> bool:
    of_the_row = area.top == area.bottom == lines.top
    return of_the_row and lines.left <= area.left <= area.right <= lines.right


def _is_merged(worksheet: Worksheet, area: Area) -> bool:
    bounds = (area.left, area.top, area.right, area.bottom)
    return any(merged.bounds == bounds for merged in worksheet.merged_cells.ranges)


def _wrong_cells(worksheet: Worksheet, row: int, path: Path) -> Iterator[FormProblem]:
    for merged in worksheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_row != merged.max_row:
            what = N_("Cells of the row of the lines are merged with those of other rows")
            yield _problem(path, what, merged.coord)
    for cells in worksheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, ArrayFormula | DataTableFormula):
                what = N_("Array formulas can't be moved: write an ordinary formula")
                yield _problem(path, what, cell.coordinate)
            elif cell.data_type == "f" and not is_readable(str(cell.value)):
                yield _problem(path, N_("This formula can't be read"), cell.coordinate)


def _hidden_or_reaching_out(book: Workbook, path: Path) -> Iterator[FormProblem]:
    """What nobody would see on the sheet that is signed, or what would leave it when opened."""
    for worksheet in book.worksheets:
        if worksheet.sheet_state != worksheet.SHEETSTATE_VISIBLE:
            yield _problem(path, N_("A sheet of the layout is hidden"), worksheet.title)
        for place, formula in _formulas(worksheet):
            if found := reaches_out(formula):
                what = N_("This formula reaches out of the workbook")
                yield _problem(path, what, f"{worksheet.title}!{place}: {found}")
        for cells in worksheet.iter_rows():
            for cell in cells:
                link = cell.hyperlink
                if link is not None and (link.target or link.id):
                    what = N_("This link leads out of the workbook")
                    yield _problem(path, what, f"{worksheet.title}!{cell.coordinate}")


def _formulas(worksheet: Worksheet) -> Iterator[tuple[str, str]]:
    """Where each formula stands: in a cell, in what Excel checks, in what it colours."""
    for cells in worksheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f" and isinstance(cell.value, str):
                yield cell.coordinate, cell.value
    for validation in worksheet.data_validations.dataValidation:
        for text in (validation.formula1, validation.formula2):
            if text:
                yield str(validation.sqref), text
    for formatting in worksheet.conditional_formatting:
        for text in (text for rule in formatting.rules for text in rule.formula):
            yield str(formatting.sqref), text


def _wrong_rules(worksheet: Worksheet, path: Path) -> Iterator[FormProblem]:
    """Formulas of what Excel checks and colours move along, too."""
    for validation in worksheet.data_validations.dataValidation:
        for text in (validation.formula1, validation.formula2):
            if text and not is_readable(text):
                yield _problem(path, N_("This formula can't be read"), str(validation.sqref))
    for formatting in worksheet.conditional_formatting:
        for text in (text for rule in formatting.rules for text in rule.formula):
            if not is_readable(text):
                yield _problem(path, N_("This formula can't be read"), str(formatting.sqref))
