"""Columns and headings that are hidden, and boxes over the cells: what a clerk did not see is not
brought in unasked, and what they see there is not passed over."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from desktop_app.documents.workbooks.formats.marks import Marks
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.telling import BOTH, Telling
from desktop_app.services.importing.unread.columns import Rows

_SUMS = N_(
    "The column “{name}” is hidden or too narrow to be read, and says what was paid, such as "
    "{text}. Say whether it is brought in."
)
_OTHERS = N_(
    "These columns are hidden or too narrow to be read, and are brought in: {names}. Look at them "
    "in Excel, and say that they are right."
)
_HEADINGS = N_(
    "The row of the headings is hidden, and says what the columns are. Show it in Excel, and say "
    "that it is right."
)
_ON_A_BOX = N_(
    "A box over the cells says “{text}”, and is not read. Empty the cells of what was not paid and "
    "choose the workbook again, or say that all sums were paid."
)
_MOST_SHOWN = 80


def without_left_out(matched: Matched, marks: Marks, left_out: Collection[str]) -> Matched:
    """The same sheet without hidden columns of sums that somebody has left out."""
    gone = {
        each.column for each in _of_sums(matched, marks) if _key(matched, each.column) in left_out
    }
    if not gone:
        return matched
    headings = [
        replace(each, code="", is_said=True) if each.column in gone else each
        for each in matched.headings
    ]
    return replace(matched, headings=headings)


def ask(matched: Matched, rows: Rows, marks: Marks, telling: Telling) -> None:
    """Each column of sums by itself, all others as one; nothing of columns without a value."""
    name = matched.sheet.name
    children = [(row, cells) for row, cells, line in rows if line is Line.CHILD]
    others: list[Heading] = []
    for each in matched.headings:
        is_left_out = _key(matched, each.column) in telling.answers.left_out
        if each.column not in marks.hidden_columns or not (each.code or is_left_out):
            continue
        filled = [(row, cells) for row, cells in children if cells[each.column] not in _NOTHING]
        if not filled:
            continue
        if not (is_left_out or _is_of_sums(each)):
            others.append(each)
            continue
        row, cells = filled[0]
        place = key_of("", row, each.column).lstrip("!")
        shown = as_is(f"{text(cells[each.column])} ({place})")
        step = Step(_SUMS, "", {"name": as_is(each.name), "text": shown})
        point = OpenPoint(_key(matched, each.column), step, BOTH)
        telling.put(point, name, matched.row + 1, each.column)
    if others:
        names = as_is(", ".join(each.name for each in others))
        point = OpenPoint(f"{name}!:hidden", Step(_OTHERS, "", {"names": names}), (Way.CONFIRM,))
        telling.put(point, name, matched.row + 1, others[0].column)
    if children and matched.row in marks.hidden_rows:
        key = key_of(name, matched.row + 1)
        telling.put(OpenPoint(key, Step(_HEADINGS, ""), (Way.CONFIRM,)), name, matched.row + 1, -1)
    for number, words in enumerate(marks.texts if children else (), 1):
        step = Step(_ON_A_BOX, "", {"text": as_is(words[:_MOST_SHOWN])})
        point = OpenPoint(f"{name}!:box {number}", step, (Way.CONFIRM,))
        telling.put(point, name, matched.row + 1, -1)


_NOTHING = ("", 0, "0", "-", "–", "—")


def _of_sums(matched: Matched, marks: Marks) -> Iterator[Heading]:
    return (
        each
        for each in matched.headings
        if each.column in marks.hidden_columns and _is_of_sums(each)
    )


def _is_of_sums(heading: Heading) -> bool:
    return heading.code.startswith(PERIOD) or heading.code in {"amount", f"{LONG}amount"}


def _key(matched: Matched, column: int) -> str:
    """Not that of the column alone: what was said of a hidden one is asked of each book anew."""
    return f"{key_of(matched.sheet.name, 0, column)}:hidden"
