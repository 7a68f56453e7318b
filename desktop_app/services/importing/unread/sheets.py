"""Sheets of a workbook that are not read, or that are hidden."""

from collections.abc import Collection, Iterable

from desktop_app.documents.importing.book import Book
from desktop_app.documents.importing.template import is_explanation
from desktop_app.documents.workbooks.reading import Cell, SheetCells
from desktop_app.law.iin import problem_of
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.sums import is_number, is_sum
from desktop_app.services.importing.telling import BOTH, Telling

_UNREAD = N_("The sheet “{name}” is not read, and has numbers: {text} in {place}.")
_NAMES_CHILDREN = N_(
    "The sheet “{name}” names children and lacks columns of a register: what was paid there would "
    "be paid again. Add the columns, or say that the sheet is left out."
)
_HIDDEN = N_("The sheet “{name}” is hidden. Say whether it is brought in.")


def in_use(
    sheets: Iterable[Matched], left_out: Collection[str], confirmed: Collection[str]
) -> list[Matched]:
    """Those that are read: hidden ones only where somebody says so."""
    return [
        each
        for each in sheets
        if each.sheet.name not in left_out
        and (not each.sheet.is_hidden or each.sheet.name in confirmed)
    ]


def ask(book: Book, matched: Matched, telling: Telling) -> None:
    """Everything about whole sheets that somebody must answer first."""
    known = {each.sheet.name for each in (matched, *matched.others, *matched.payments)}
    for sheet in book.cells.sheets:
        name = as_is(sheet.name)
        if sheet.name in known:
            if sheet.is_hidden:
                step = Step(_HIDDEN, "", {"name": name})
                _put(telling, sheet, OpenPoint(sheet.name, step, BOTH))
            elif sheet.name in telling.answers.left_out:
                telling.settled[sheet.name] = Way.LEAVE_OUT
        elif sheet.name in matched.unread and not sheet.is_hidden:
            step = Step(_NAMES_CHILDREN, "", {"name": name})
            _put(telling, sheet, OpenPoint(sheet.name, step, (Way.LEAVE_OUT,)))
        elif not (sheet.rows and is_explanation(sheet.rows[0])):
            _ask_of_unread(sheet, telling)


def _ask_of_unread(sheet: SheetCells, telling: Telling) -> None:
    """A sheet of words is left out silently; one with sums or IINs is never proposed."""
    first, example, is_proposed = "", "", True
    for number, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            if cell == "" or not (is_number(cell) or is_sum(cell)):
                continue
            if not first or (is_proposed and _matters(cell)):
                first, example = key_of("", number, column).lstrip("!"), text(cell)
            is_proposed = is_proposed and not _matters(cell)
        if not is_proposed:
            break
    if first:
        values = {"name": as_is(sheet.name), "text": as_is(example), "place": as_is(first)}
        point = OpenPoint(sheet.name, Step(_UNREAD, "", values), (Way.LEAVE_OUT,), is_proposed)
        _put(telling, sheet, point)


def _matters(cell: Cell) -> bool:
    return is_sum(cell) or problem_of(text(cell)) is None


def _put(telling: Telling, sheet: SheetCells, point: OpenPoint) -> None:
    telling.put(point, sheet.name, 1, -1)
