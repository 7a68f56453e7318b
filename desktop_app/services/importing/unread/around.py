"""What stands around the rows of a sheet and may say of them that they are not what was paid."""

import re
from collections.abc import Iterator, Sequence

from desktop_app.documents.workbooks.formats.marks import Marks
from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD, normalised
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.money import money
from desktop_app.services.importing.reading.periods import loose_code, years_said
from desktop_app.services.importing.telling import Telling
from desktop_app.services.importing.unread import limits
from desktop_app.services.importing.unread.columns import Rows
from desktop_app.services.importing.unread.paying_words import says_not_paid, says_planned

_SAYS = N_(
    "“{text}” stands beside the rows of this sheet, and may mean that sums in it were not paid or "
    "came back. Empty the cells of what was not paid and choose the workbook again, or say that "
    "all sums were paid."
)
_PLANNED = N_(
    "“{text}” may mean that the sums of this sheet are to be paid, and were not yet. Choose a "
    "workbook of what was paid, or say that all sums were paid."
)
_RUNNING = N_(
    "“{text}” may mean that each column has what was paid since a beginning, all in all. Write in "
    "each what was paid for its own period and choose the workbook again, or say that it has."
)
_RUNS_ON = re.compile(r"нарастающ|накопит|с начала (?:\d{4} )?(?:года|обуч|уч)|өспелі|жыл басынан")
_FOOTNOTE = re.compile(r"\s*(?:[*†‡¹²³]|примеч|ескерт|прим\.|сноск)", re.IGNORECASE)
"""Begins a line that speaks of whatever bears the same mark, in whatever words."""
_NOTED = N_(
    "A note at the heading “{name}” says “{text}”. Empty the cells of what was not paid and choose "
    "the workbook again, or say that all sums were paid."
)
_OTHER_YEAR = N_(
    "“{text}” stands above rows whose columns are headed by another year. Write the periods of "
    "these rows in columns of their own, or say that the headings are right for them."
)
_YEAR_ELSEWHERE = N_(
    "The headings {names} of “{sheet}” name no year, and are read as of {year}, which stands in "
    "the sheet's name or title. Say that all of them are of {year}, or write the year into the "
    "headings and choose the workbook again."
)
_DAYS = N_(
    "Days, years of two digits, or when something was paid stand for periods on "
    "“{sheet}”, and are read so: {names}. Say that this is what the sums were paid for, or write "
    "periods such as 2025-03 or 2025Q1 and choose the workbook again."
)
_SMALL = N_(
    "No sum of “{name}” reaches {most} tenge: are they thousands? Write whole tenge and choose "
    "the workbook again, or say that the sums are right."
)
_MOST_SHOWN = 80


def ask(matched: Matched, rows: Rows, marks: Marks, telling: Telling) -> None:
    """Once for each place; the whole sheet waits for the answers."""
    paid = [
        each for each in matched.headings if each.code.startswith(PERIOD) or _is_amount(each.code)
    ]
    if not paid:
        return
    name = matched.sheet.name
    for row, words in ((0, name), *_spoken(matched, rows)):
        label = _SAYS if says_not_paid(words) or _FOOTNOTE.match(words) else ""
        if not label and row <= matched.row and says_planned(words):
            label = _PLANNED
        if not label and row <= matched.row and _RUNS_ON.search(words.casefold()):
            label = _RUNNING
        if label:
            _put(telling, matched, row, -1, Step(label, "", {"text": as_is(words[:_MOST_SHOWN])}))
    _ask_of_notes(matched, paid, marks, telling)
    _ask_of_year(matched, paid, telling)
    _ask_of_days(matched, rows, paid, telling)
    headed = {year for each in paid for year in years_said(each.code.removeprefix(PERIOD))}
    for row, cells in ((row, cells) for row, cells, line in rows if line is Line.WORDS):
        words = _words(cells)
        if headed and not years_said(words) <= headed:
            step = Step(_OTHER_YEAR, "", {"text": as_is(words[:_MOST_SHOWN])})
            _put(telling, matched, row, -1, step)
    children = [cells for _row, cells, line in rows if line is Line.CHILD]
    for each in paid:
        greatest = max((money(cells[each.column])[0] or 0 for cells in children), default=0)
        if 0 < greatest < limits.thousands_below():
            values: dict[str, Words | int] = {
                "name": as_is(each.name),
                "most": limits.thousands_below(),
            }
            _put(telling, matched, 0, each.column, Step(_SMALL, "", values))


def _ask_of_notes(
    matched: Matched, paid: Sequence[Heading], marks: Marks, telling: Telling
) -> None:
    """A note at a heading of sums speaks of all of them."""
    for each in paid:
        for row in range(matched.row + 1):
            words = marks.notes.get((row, each.column), "")
            if words:
                values = {"name": as_is(each.name), "text": as_is(words[:_MOST_SHOWN])}
                key = key_of(matched.sheet.name, row + 1, each.column) + ":note"
                point = OpenPoint(key, Step(_NOTED, "", values), (Way.CONFIRM,))
                telling.put(point, matched.sheet.name, row + 1, each.column)


def _ask_of_year(matched: Matched, paid: Sequence[Heading], telling: Telling) -> None:
    """A sheet «2025» may be of the school year that begins then: January is of the next one."""
    taken = [each for each in paid if each.year_elsewhere and not each.is_said]
    if not taken:
        return
    name = matched.sheet.name
    values: dict[str, Words | int] = {
        "sheet": as_is(name),
        "names": as_is(", ".join(each.name for each in taken)),
        "year": as_is(taken[0].year_elsewhere),
    }
    point = OpenPoint(f"{name}!:year", Step(_YEAR_ELSEWHERE, "", values), (Way.CONFIRM,))
    telling.put(point, name, matched.row + 1, taken[0].column)


def _ask_of_days(matched: Matched, rows: Rows, paid: Sequence[Heading], telling: Telling) -> None:
    """«01.03.2025» is a month as Excel keeps one, or the day on which was paid."""
    loose = [(each.name, each.code) for each in paid if each.is_loose and not each.is_said]
    columns = matched.columns
    column = columns.get("period", columns.get(f"{LONG}period"))
    if column is not None:
        cells = {text(cells[column]) for _row, cells, line in rows if line is Line.CHILD}
        loose += [(each, code) for each in sorted(cells) if (code := loose_code(each))]
    if not loose:
        return
    name = matched.sheet.name
    words = ", ".join(f"{each} – {code.removeprefix(PERIOD)}" for each, code in loose[:_MOST_NAMED])
    step = Step(_DAYS, "", {"sheet": as_is(name), "names": as_is(words)})
    point = OpenPoint(f"{name}!:days", step, (Way.CONFIRM,))
    telling.put(point, name, matched.row + 1, column if column is not None else -1)


_MOST_NAMED = 12


def _is_amount(code: str) -> bool:
    return code.rpartition(":")[2] == "amount"


def _spoken(matched: Matched, rows: Rows) -> Iterator[tuple[int, str]]:
    """Rows of words above the headings and between or below the children, by their numbers."""
    headings = {normalised(each.text) for each in matched.headings if each.text}
    above = enumerate(matched.sheet.rows[: matched.row], 1)
    below = ((row, cells) for row, cells, line in rows if line in _NOT_OF_A_CHILD)
    for row, cells in (*above, *below):
        yield row, _words([cell for cell in cells if normalised(text(cell)) not in headings])


_NOT_OF_A_CHILD = (Line.WORDS, Line.TOTAL)


def _words(cells: Sequence[Cell]) -> str:
    return re.sub(r"\s+", " ", " ".join(text(cell) for cell in cells if cell != ""))


def _put(telling: Telling, matched: Matched, row: int, column: int, step: Step) -> None:
    name = matched.sheet.name
    key = key_of(name, row, column) if row or column >= 0 else f"{name}!:name"
    point = OpenPoint(key, step, (Way.CONFIRM,))
    telling.put(point, name, row or matched.row + 1, column)
