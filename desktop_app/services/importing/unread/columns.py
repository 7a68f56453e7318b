"""Columns of a sheet that are not brought in, and have numbers or what can't be read."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop_app.documents.workbooks.reading import Cell
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.imports import OpenPoint, Way, key_of
from desktop_app.services.importing.reading.cells import text, why_unreadable
from desktop_app.services.importing.reading.heading_names import PERIOD, code_of, normalised
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.lines import Line
from desktop_app.services.importing.reading.money import money
from desktop_app.services.importing.reading.sums import is_in_words, is_number, is_sum, sums_within
from desktop_app.services.importing.telling import Telling

Rows = Sequence[tuple[int, Sequence[Cell], Line]]

_SUMS = N_(
    "The column “{name}” has sums, such as {text}, and does not say for which period they were "
    "paid: left out, they would be paid again. Say in the window what it is, or write above it a "
    "period such as 2025Q4."
)
_UNREADABLE = N_("The column “{name}” is not brought in, and a cell of it can't be read: {text}.")
_NUMBERS = N_("The column “{name}” is not brought in, and has numbers, such as {text}.")
_TWO_LISTS = N_(
    "“{name}” names other children than the rows do, such as {text}: two lists may stand side by "
    "side here, and sums of one be read as of the other's children. Give each a sheet of its own "
    "and choose the workbook again, or say that every sum is of the child of its row."
)
_IN_WORDS = N_("“{text}” speaks of money, and is not brought in.")


@dataclass
class _Column:
    """What was seen in a column: the first cell of each kind, as row and text."""

    number: tuple[int, str] | None = None
    money: tuple[int, str] | None = None
    unreadable: tuple[int, str] | None = None
    counts: bool = True
    """Do its numbers count the rows, beginning anew in each village perhaps?"""
    last: int = 0
    takes_off: bool = False
    """Is some number below zero? It corrects what stands as paid: nobody is led to leave it out."""

    def add(self, row: int, cell: Cell) -> None:
        shown = row, text(cell)
        if why_unreadable(cell) is not None:
            self.unreadable = self.unreadable or shown
        elif BELOW_ZERO.fullmatch(shown[1]):
            self.number, self.takes_off, self.counts = self.number or shown, True, False
        elif is_number(cell) or (is_sum(cell) and not is_in_words(str(cell))):
            self.number = self.number or shown
            if is_sum(cell):
                self.money = self.money or shown
            whole = shown[1].rstrip(".")
            number = int(whole) if whole.isdigit() and len(whole) < _LONGEST_COUNT else -1
            self.counts = self.counts and number in {1, self.last + 1}
            self.last = number


_LONGEST_COUNT = 6
BELOW_ZERO = re.compile(r"[-–−]\s?\d[\d\s]*(?:[.,]\d+)?|\(\d[\d\s]*(?:[.,]\d+)?\)")


def ask(matched: Matched, rows: Rows, telling: Telling, *, first_line: int | None) -> None:
    """``first_line`` is where the lines of a sheet of the register begin; None of payments."""
    headings = {each.column: each for each in matched.headings}
    assigned = set(matched.columns.values())
    width = max((len(cells) for _row, cells, _line in rows), default=0)
    seen: dict[int, _Column] = {}
    for column in set(range(width)) - assigned:
        heading = headings.get(column)
        if heading is None or not heading.is_said:
            seen[column] = _Column()
    paid = _sums_paid(matched, rows)
    for row, cells, line in rows:
        if line is not Line.CHILD:
            continue
        for column, found in seen.items():
            cell = cells[column]
            if cell == "":
                continue
            found.add(row, cell)
            of_money = isinstance(cell, str) and not is_number(cell)
            if of_money and (is_in_words(str(cell)) or sums_within(str(cell)) & paid):
                _ask_of_words(matched, row, column, cell, telling, first_line)
    for column, found in seen.items():
        _ask(matched, headings.get(column) or Heading(column, "", ""), found, telling)
    _ask_of_other_lists(matched, rows, set(range(width)) - assigned, telling)


def _sums_paid(matched: Matched, rows: Rows) -> set[int]:
    """What stands in columns of payments: where a remark names one of them, it speaks of money."""
    columns = [at for code, at in matched.columns.items() if code.startswith(PERIOD)]
    children = [cells for _row, cells, line in rows if line is Line.CHILD]
    return {money(cells[column])[0] or 0 for cells in children for column in columns} - {0}


def _ask_of_other_lists(
    matched: Matched, rows: Rows, beside: Collection[int], telling: Telling
) -> None:
    """A second column of the children that is of others in some row; under whatever heading, where
    half of it or more are children of the sheet."""
    columns = matched.columns
    if not any(code.startswith(PERIOD) or code.endswith("amount") for code in columns):
        return
    headings = {each.column: each for each in matched.headings}
    children = [(row, cells) for row, cells, line in rows if line is Line.CHILD]
    beside = [each for each in beside if any(cells[each] != "" for _row, cells in children)]
    if not beside:
        return
    for code in _WHO:
        own = columns.get(code)
        if own is None:
            continue
        named = {_first_word(cells[own]) for _row, cells in children} - {""}
        for column in sorted(beside):
            heading = headings.get(column) or Heading(column, "", "")
            is_again = code_of(heading.text, "child", {}, set())[0] == code
            said = [_first_word(cells[column]) for _row, cells in children]
            of_children = sum(each in named for each in said) * 2 >= sum(map(bool, said))
            if not (is_again or of_children):
                continue
            for row, cells in children:
                other = _first_word(cells[column])
                if other and other != _first_word(cells[own]):
                    place = key_of("", row, column).lstrip("!")
                    values = {"name": as_is(heading.name), "text": as_is(place)}
                    key = key_of(matched.sheet.name, 0, column) + ":list"
                    point = OpenPoint(key, Step(_TWO_LISTS, "", values), (Way.CONFIRM,))
                    telling.put(point, matched.sheet.name, matched.row + 1, column)
                    break


def _first_word(cell: Cell) -> str:
    """A surname, or a whole IIN: lists name children by initials, too."""
    return next(iter(normalised(text(cell)).split()), "")


_WHO = ("child_name", "child_surname", "child_iin")


def _ask(matched: Matched, heading: Heading, found: _Column, telling: Telling) -> None:
    example = found.unreadable or found.money or found.number
    if example is None:
        return
    only_numbers = found.unreadable is None and found.money is None
    if only_numbers and (heading.is_known or found.counts or _counts_rows(heading)):
        return
    if found.counts and found.unreadable is None:
        return
    row, shown = example
    label = _UNREADABLE if found.unreadable else _SUMS if found.money else _NUMBERS
    place = key_of("", row, heading.column).lstrip("!")
    values = {"name": as_is(heading.name), "text": as_is(f"{shown} ({place})")}
    point = OpenPoint(
        key_of(matched.sheet.name, 0, heading.column),
        Step(label, "", values),
        (Way.LEAVE_OUT,),
        is_proposed=found.unreadable is None
        and not found.takes_off
        and (found.money is None or _OF_A_HOUSE.search(heading.text.casefold()) is not None),
    )
    telling.put(point, matched.sheet.name, matched.row + 1, heading.column)


def _counts_rows(heading: Heading) -> bool:
    return normalised(heading.text) in _COUNTS


_COUNTS = frozenset(map(normalised, ("№", "№ п/п", "п/п", "р/с", "№ р/с", "р/н", "No", "N")))
_OF_A_HOUSE = re.compile(
    r"тел\b|телефон|дом\b|үй|кв\.|квартира|пәтер|индекс|лет\b|жас\b|возраст|год рожд|класс|сынып"
)


def _ask_of_words(
    matched: Matched,
    row: int,
    column: int,
    cell: Cell,
    telling: Telling,
    first_line: int | None,
) -> None:
    point = OpenPoint(
        key_of(matched.sheet.name, row, column),
        Step(_IN_WORDS, "", {"text": as_is(text(cell)[:_MOST_SHOWN])}),
        (Way.LEAVE_OUT,),
        line=0 if first_line is None else first_line + row,
    )
    telling.put(point, matched.sheet.name, row, column)


_MOST_SHOWN = 80
