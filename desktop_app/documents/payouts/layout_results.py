"""What the formulas of an office's own layout give, so that it stands beside them.

Programs that do not calculate, and Excel in its protected view, show what is stored. What is not
counted here, with functions that few layouts have, is left to Excel, which counts when it opens.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import get_column_letter, range_boundaries

from desktop_app.documents.payouts.layout_functions import (
    FUNCTIONS,
    Area,
    Unknown,
    Value,
    compared,
    divided,
    joined,
    number,
    single,
)
from desktop_app.documents.workbooks.in_memory import Results
from desktop_app.documents.workbooks.sheets import Formula, Row
from desktop_app.documents.workbooks.stream import serial

_MOST_CELLS = 200_000
_DIGITS = 15
"""So many does Excel keep."""
_PLACE = re.compile(r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")

_OPERATORS: Mapping[str, tuple[int, Callable[[Any, Any], Value]]] = {
    **{sign: (1, compared(sign)) for sign in ("=", "<>", "<", ">", "<=", ">=")},
    "&": (2, joined),
    "+": (3, lambda left, right: number(left) + number(right)),
    "-": (3, lambda left, right: number(left) - number(right)),
    "*": (4, lambda left, right: number(left) * number(right)),
    "/": (4, divided),
}
"""How close each binds, and what it gives."""


def with_results(rows: Sequence[Row], book: Workbook, title: str) -> Iterator[Row]:
    """The rows of the sheet that is signed, its formulas with what they give."""
    counting = _Counting(book, title, rows)
    for place, row in enumerate(rows, 1):
        cells = [
            (letter, style, replace(value, result=counting.result(title, f"{letter}{place}")))
            if isinstance(value, Formula) and value.result is None
            else (letter, style, value)
            for letter, style, value in row.cells
        ]
        yield replace(row, cells=cells)


def elsewhere(rows: Sequence[Row], book: Workbook, title: str) -> Results:
    """What formulas on the layout's other sheets give."""
    counting = _Counting(book, title, rows)
    return {
        sheet.title: {
            cell.coordinate: counting.result(sheet.title, cell.coordinate)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
        if sheet.title != title
    }


class _Counting:
    """The cells of a workbook whose one sheet is not in it yet; each is counted once."""

    def __init__(self, book: Workbook, title: str, rows: Sequence[Row]) -> None:
        self._book, self._title = book, title
        self._cells = {
            f"{letter}{place}": value
            for place, row in enumerate(rows, 1)
            for letter, _style, value in row.cells
        }
        self._known: dict[tuple[str, str], Value] = {}
        self._open: set[tuple[str, str]] = set()

    def result(self, title: str, place: str) -> int | str | Decimal | None:
        """None for what is not counted here, and for errors, which Excel tells."""
        try:
            value = self.value(title, place)
        except (Unknown, ArithmeticError, RecursionError, TypeError):
            return None  # also a function that is given too much or too little
        if not isinstance(value, Decimal):
            return value
        if not value.is_finite():
            return None
        kept = round(value, _DIGITS - value.adjusted() - 1)
        return int(kept) if kept == kept.to_integral_value() else kept

    def value(self, title: str, place: str) -> Value:
        key = (title, place)
        if key not in self._known:
            if key in self._open:
                raise Unknown  # it speaks of itself
            self._open.add(key)
            self._known[key] = self._counted(title, place)
            self._open.discard(key)
        return self._known[key]

    def _counted(self, title: str, place: str) -> Value:
        value = self._written(title, place)
        match value:
            case Formula() if value.result is not None:
                return _plain(value.result)
            case Formula():
                return _Reading(self, title, value.text).value()
            case _:
                return _plain(value)

    def _written(self, title: str, place: str) -> Any:
        if title == self._title:
            return self._cells.get(place)
        if title not in self._book.sheetnames:
            raise Unknown
        value: Any = self._book[title][place].value
        return Formula(value[1:], None) if str(value).startswith("=") else value

    def area(self, text: str, title: str) -> Area:
        """The cells of a place or a name; each is counted only when it is asked for."""
        sheet, mark, place = text.rpartition("!")
        if not mark and not _PLACE.fullmatch(place):
            defined = self._book.defined_names.get(text)
            if defined is None or not _PLACE.fullmatch(str(defined.attr_text).rpartition("!")[2]):
                raise Unknown
            return self.area(str(defined.attr_text), title)
        if not _PLACE.fullmatch(place):
            raise Unknown
        where = sheet.strip("'").replace("''", "'") if mark else title
        left, top, right, bottom = range_boundaries(place.replace("$", ""))
        if left is None or top is None or right is None or bottom is None:
            raise Unknown
        if (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
            raise Unknown
        return Area(
            top,
            [
                self.value(where, f"{get_column_letter(column)}{row}")
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            ],
        )


def _plain(value: Any) -> Value:
    match value:
        case bool() | None:
            return value
        case str():
            return value or None
        case date():
            return Decimal(serial(value))
        case _:
            return Decimal(str(value))


@dataclass
class _Reading:
    """One formula, read from left to right."""

    counting: _Counting
    title: str
    text: str

    def value(self) -> Value:
        tokens = Tokenizer(f"={self.text}").items
        self._left: list[Token] = [token for token in tokens if token.type != Token.WSPACE]
        found = single(self._expression(0))
        if self._left:
            raise Unknown
        return found if found is not None else Decimal(0)  # of an empty cell

    def _next(self) -> Token:
        if not self._left:
            raise Unknown
        return self._left.pop(0)

    def _expression(self, least: int) -> Any:
        found = self._operand()
        while self._left and self._left[0].type == Token.OP_IN:
            binds, give = _OPERATORS.get(self._left[0].value, (-1, joined))
            if binds < 0:
                raise Unknown
            if binds <= least:
                break
            self._next()
            found = give(single(found), single(self._expression(binds)))
        return found

    def _operand(self) -> Any:
        token = self._next()
        match token.type, token.subtype:
            case Token.OP_PRE, _:
                value = number(single(self._operand()))
                found: Any = -value if token.value == "-" else value
            case Token.OPERAND, Token.NUMBER:
                found = Decimal(token.value)
            case Token.OPERAND, Token.TEXT:
                found = token.value[1:-1].replace('""', '"')
            case Token.OPERAND, Token.LOGICAL:
                found = token.value.upper() == "TRUE"
            case Token.OPERAND, Token.RANGE:
                found = self.counting.area(token.value, self.title)
            case Token.PAREN, Token.OPEN:
                found = self._expression(0)
                self._next()
            case Token.FUNC, Token.OPEN:
                found = self._function(token.value.upper().rstrip("("))
            case _:
                raise Unknown
        while self._left and self._left[0].type == Token.OP_POST:
            self._next()
            found = number(single(found)) / 100
        return found

    def _function(self, name: str) -> Any:
        given: list[Any] = []
        while self._left and self._left[0].subtype != Token.CLOSE:
            given.append(self._expression(0))
            is_next = self._left and self._left[0].type == Token.SEP
            if is_next and self._next().subtype != Token.ARG:
                raise Unknown
        self._next()
        if name not in FUNCTIONS:
            raise Unknown
        return FUNCTIONS[name](*given)
