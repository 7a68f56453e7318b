"""Rows of a sheet that are hidden, struck through, or have numbers of nobody."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.workbooks.formats.marks import Marks
from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import normalised
from desktop_app.services.importing.reading.headings import Matched
from desktop_app.services.importing.reading.lines import Line, beside, lines
from desktop_app.services.importing.reading.sums import is_sum
from desktop_app.services.importing.telling import BOTH, Telling
from desktop_app.services.importing.unread.columns import Rows

_HIDDEN = N_("This row is hidden. Say whether it is brought in.")
_STRUCK = N_("This row is struck through. Say whether it is brought in.")
_HIDDEN_NOTE = N_("This row is hidden, and says “{text}”. Say whether it is brought in.")
_STRUCK_NOTE = N_("This row is struck through, and says “{text}”. Say whether it is brought in.")
_OTHER_ORDER = N_(
    "The headings stand here once more, and “{name}” in another column than above. Put the rows "
    "below in the order of the first headings, or say that they stand so already."
)
_OF_NOBODY = N_("What stands in this row is nobody's: {text}. Write whose it is.")

_ODD = (Line.CHILD, Line.LOOSE)


def read(matched: Matched, marks: Marks, telling: Telling, *, first_line: int | None) -> Rows:
    """The rows that are not left out. ``first_line`` as in `columns.ask`."""
    return list(_rows(matched, marks, telling, first_line))


def _rows(
    matched: Matched, marks: Marks, telling: Telling, first_line: int | None
) -> Iterator[tuple[int, Sequence[Cell], Line]]:
    struck_rows = {row for row, _column in marks.struck}
    name = matched.sheet.name
    for row, cells, line in lines(matched):
        is_hidden, is_struck = row - 1 in marks.hidden_rows, row - 1 in struck_rows
        if line in _ODD and (is_hidden or is_struck):
            step = _odd(matched, marks, row, cells, is_hidden=is_hidden)
            number = 0 if first_line is None else first_line + row
            point = OpenPoint(key_of(name, row), step, BOTH, line=number)
            if telling.put(point, name, row, -1) is Way.LEAVE_OUT:
                continue
        if line is Line.LOOSE:
            words = " · ".join(text(cell) for cell in cells if cell != "")[:_MOST_SHOWN]
            step = Step(_OF_NOBODY, "", {"text": as_is(words)})
            is_proposed = not any(map(is_sum, cells))
            point = OpenPoint(key_of(name, row), step, (Way.LEAVE_OUT,), is_proposed)
            if telling.put(point, name, row, -1) is Way.LEAVE_OUT:
                continue
        moved = _moved(matched, cells) if line is Line.WORDS else ""
        if moved:
            step = Step(_OTHER_ORDER, "", {"name": as_is(moved)})
            telling.put(OpenPoint(key_of(name, row), step, (Way.CONFIRM,)), name, row, -1)
        yield row, cells, line


def _moved(matched: Matched, cells: Sequence[Cell]) -> str:
    """A heading that stands in another column than the first time; empty where none does."""
    above = {each.column: normalised(each.text) for each in matched.headings}
    known = {normalised(each.text) for each in matched.headings if each.code and each.text}
    there = [(column, text(cell)) for column, cell in enumerate(cells) if cell != ""]
    if len(there) < _FEWEST_HEADINGS:
        return ""
    moved = (
        words
        for column, words in there
        if normalised(words) in known and normalised(words) != above.get(column)
    )
    return next(moved, "")


_FEWEST_HEADINGS = 3


def _odd(
    matched: Matched, marks: Marks, row: int, cells: Sequence[Cell], *, is_hidden: bool
) -> Step:
    notes = [note for (at, _column), note in sorted(marks.notes.items()) if at == row - 1]
    words = "; ".join(filter(None, (beside(cells, matched.columns), *notes)))[:_MOST_SHOWN]
    if words:
        return Step(_HIDDEN_NOTE if is_hidden else _STRUCK_NOTE, "", {"text": as_is(words)})
    return Step(_HIDDEN if is_hidden else _STRUCK, "")


_MOST_SHOWN = 120
