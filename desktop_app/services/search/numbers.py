"""Rows found by a part of their numbers: IIN, telephone, account, or what stands on a paper."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import islice

from desktop_app.services.search.words import BEGINS, INSIDE, SAME, Level

_ALIKE = str.maketrans("аәвеёкқмңноөрстуұүхһі", "aabeekkmhhoopctyyyxhi")
"""Letters that look alike: О, O and Ө, Т and T, as they stand in the numbers of registers."""

_AFTER_ALL = "\U0010ffff"
_MANY = 2_000
"""So many that some of them are met soon, wherever one looks."""
_FEW = 64
"""So many are judged one by one; of more, the best are sought first."""

_IIN = 12
_LOCAL = 10
"""Digits of a telephone number without +7 or 8."""


def number_key(text: str) -> str:
    """A number without case, spaces and marks, in Latin letters where they look alike."""
    if text.isdecimal():
        return text
    return "".join(filter(str.isalnum, text.casefold())).translate(_ALIKE)


def phone_key(text: str) -> str:
    """A telephone number without +7 or 8 in front."""
    digits = "".join(filter(str.isdigit, text))
    begun = text.lstrip("( ").startswith("+7")
    return digits[1:] if begun or (len(digits) > _LOCAL and digits[0] in "78") else digits


def a_digit_away(iin: str) -> list[str]:
    """Every IIN or BIN with one digit changed, or swapped with the next one; of others none."""
    if len(iin) != _IIN or not iin.isdecimal():
        return []
    halves = [(iin[:at], iin[at:]) for at in range(_IIN)]
    found = {one + digit + other[1:] for one, other in halves for digit in "0123456789"}
    found |= {one + other[1] + other[0] + other[2:] for one, other in halves[:-1]}
    return sorted(found - {iin})


class Numbers:
    """An index of rows, which come in their order, or the last one first.

    A number that is the same comes before one that begins or ends so, and these before others.
    Rows that are ``gone`` are not found.
    """

    def __init__(self, gone: set[int], *, last_first: bool = False) -> None:
        self._last_first = last_first
        self._gone = gone
        self._text = "\n"
        self._starts = array("l")
        self._row_of = array("l")
        self._sorted: list[int] = []
        """The places of the numbers, in the order of the numbers themselves."""

    def add(self, new: Iterable[tuple[int, str]]) -> None:
        """Rows and their keys, in the order of the rows, which must not be before those here."""
        before, at = len(self._starts), len(self._text)
        keys = []
        for row, key in new:
            self._starts.append(at)
            self._row_of.append(row)
            keys.append(key)
            at += len(key) + 1
        if not keys:
            return
        self._text += "\n".join([*keys, ""])
        if before:
            for line in range(before, len(self._starts)):
                insort(self._sorted, line, key=self._line)
        else:
            self._sorted = sorted(range(len(keys)), key=keys.__getitem__)

    def having(self, part: str) -> Callable[[int], bool]:
        """Whether a row has a number with this part, asked of many rows."""
        lines = list(islice(self._lines(part), _MANY))
        if len(lines) < _MANY:
            return {self._row_of[line] for line in lines}.__contains__
        return lambda row: self._has(row, part)

    def _has(self, row: int, part: str) -> bool:
        line = bisect_left(self._row_of, row)
        while line < len(self._row_of) and self._row_of[line] == row:
            if part in self._line(line):
                return True
            line += 1
        return False

    def find(self, part: str, most: int) -> list[Level]:
        """The best rows that have this part in a number, the best first."""
        few = list(islice(self._lines(part), _FEW))
        if len(few) < _FEW:
            return self._judged(few, part)[:most]
        found: dict[int, Level] = {}
        for level, rows in (
            (SAME, self._in_order(self._between(part, f"{part}\n"))),
            (BEGINS, self._at_edges(part)),
            (INSIDE, self._rows(part)),
        ):
            for row in rows:
                found.setdefault(row, Level(level, row))
                if len(found) == most:
                    return list(found.values())
        return list(found.values())

    def _at_edges(self, part: str) -> Iterator[int]:
        """Rows of the numbers that begin so, or, of digits alone, end so."""
        begun = self._between(part, part + _AFTER_ALL)
        begin = self._rows(f"\n{part}") if len(begun) > _MANY else self._in_order(begun)
        return merge(begin, self._rows(f"{part}\n"), reverse=self._last_first)

    def _between(self, first: str, end: str) -> list[int]:
        """The places of the numbers from one on, before another."""
        places = (bisect_left(self._sorted, key, key=self._line) for key in (first, end))
        return self._sorted[slice(*places)]

    def _in_order(self, lines: list[int]) -> Iterator[int]:
        rows = {self._row_of[line] for line in lines} - self._gone
        return iter(sorted(rows, reverse=self._last_first))

    def _judged(self, lines: list[int], part: str) -> list[Level]:
        best: dict[int, int] = {}
        for line in lines:
            row, number = self._row_of[line], self._line(line)
            edge = BEGINS if number.startswith(part) or number.endswith(part) else INSIDE
            level = SAME if number == part else edge
            best[row] = min(level, best.get(row, level))
        found = [Level(level, row) for row, level in best.items()]
        return sorted(
            found, key=lambda each: (each.level, -each.row if self._last_first else each.row)
        )

    def _rows(self, needle: str) -> Iterator[int]:
        return (self._row_of[line] for line in self._lines(needle))

    def _lines(self, needle: str) -> Iterator[int]:
        """The places of numbers that have it, in the order in which rows come."""
        text, starts = self._text, self._starts
        ahead = int(needle.startswith("\n"))
        at = len(text) if self._last_first else 0
        while True:
            at = text.rfind(needle, 0, at) if self._last_first else text.find(needle, at)
            if at < 0:
                return
            line = bisect_right(starts, at + ahead) - 1
            if self._row_of[line] not in self._gone:
                yield line
            at = starts[line] if self._last_first else starts[line] + len(self._line(line))

    def _line(self, line: int) -> str:
        last = line + 1 == len(self._starts)
        end = len(self._text) if last else self._starts[line + 1]
        return self._text[self._starts[line] : end - 1]


def merged(*found: list[Level], most: int, last_first: bool = False) -> list[Level]:
    """The best of several lists of rows, each row once."""
    best: dict[int, int] = {}
    for level, row in (each for some in found for each in some):
        best[row] = min(level, best.get(row, level))
    order = sorted(best, key=lambda row: (best[row], -row if last_first else row))
    return [Level(best[row], row) for row in order[:most]]
