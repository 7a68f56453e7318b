"""Where the text of a PDF page stands, from the page's own operators and widths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf

from tests.documents import structure

SPACE = 32


@dataclass(frozen=True)
class Line:
    """A piece of text: its left and right end, its baseline and its size, in points."""

    left: float
    right: float
    baseline: float
    size: float

    def covers(self, other: "Line") -> bool:
        """Whether two pieces stand on one another, by more than the touch of a comma."""
        apart = max(self.left, other.left) + 0.5 >= min(self.right, other.right)
        return not apart and self._low < other._high - 0.5 and other._low < self._high - 0.5

    @property
    def _low(self) -> float:
        return self.baseline - 0.15 * self.size

    @property
    def _high(self) -> float:
        return self.baseline + 0.65 * self.size


def lines(page: pypdf.PageObject) -> list[Line]:
    return list(_Walk(page).lines())


class _Walk:
    """ReportLab only moves the origin, so that three numbers say where the pen is."""

    def __init__(self, page: pypdf.PageObject) -> None:
        self._page = page
        self._fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        self._origin = (0.0, 0.0)
        self._saved: list[tuple[float, float]] = []
        self._scaled = False
        self._start = (0.0, 0.0)
        self._written = 0.0
        self._leading = self._size = self._word_space = 0.0
        self._widths: list[float] = []

    def lines(self) -> Iterator[Line]:
        for operands, operator in structure.operations(self._page):
            if operator == b"Tj":
                yield self._line(operands[0])
            else:
                self._move(operator, operands)

    def _move(self, operator: bytes, operands: Any) -> None:
        if operator in {b"Tm", b"Td", b"T*"}:
            self._written = 0.0
        match operator:
            case b"q":
                self._saved.append(self._origin)
            case b"Q":
                self._scaled = False
                self._origin = self._saved.pop()
            case b"cm" if [float(n) for n in operands[:4]] != [1, 0, 0, 1]:
                self._scaled = True  # a code of squares; no text may follow before Q
            case b"cm":
                self._origin = self._shifted(self._origin, operands[4:])
            case b"BT":
                assert not self._scaled
                self._word_space = 0.0
            case b"Tm":
                assert [float(n) for n in operands[:4]] == [1, 0, 0, 1]
                self._start = self._shifted((0, 0), operands[4:])
            case b"Td":
                self._start = self._shifted(self._start, operands)
            case b"T*":
                self._start = self._shifted(self._start, (0, -self._leading))
            case b"TL":
                self._leading = float(operands[0])
            case b"Tw":
                self._word_space = float(operands[0])
            case b"Tf":
                self._size = float(operands[1])
                font = self._fonts[operands[0]]
                self._widths = [float(width) for width in font.get("/Widths", [500] * 256)]

    def _line(self, text: Any) -> Line:
        codes = text.original_bytes.rstrip(bytes([SPACE]))  # a space at a line's end is no ink
        width = sum(self._widths[code] for code in codes) / 1000 * self._size
        width += self._word_space * codes.count(SPACE)
        left, baseline = self._shifted(self._origin, self._start)
        left += self._written
        self._written += width
        return Line(left, left + width, baseline, self._size)

    @staticmethod
    def _shifted(start: tuple[float, float], by: Any) -> tuple[float, float]:
        return start[0] + float(by[0]), start[1] + float(by[1])
