"""The small square code on a paper: its number in the register, and nothing else.

A QR code (ISO/IEC 18004) that any telephone reads. ReportLab encodes it; it is drawn here, as one
path, and the pattern that is laid over it is always the same one: to try all eight takes longer
than the rest of the paper, and readers find out which one it is.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRECI, QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm

from desktop_app.documents.pdf.tags import Tag, marked

# A longer number than this would need squares that a printer can't print this small.
LONGEST = 60
_UTF_8 = 26
_PATTERN = 2
_SQUARE, _WIDEST = 0.42 * mm, 14 * mm

Squares = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Place:
    """Where a code stands: the lower end of its left side, or of its right side."""

    across: float
    up: float
    from_right: bool = False


def squares(number: str) -> Squares:
    """The dark and light squares, row by row from above; none for a number that has no code."""
    if not number or len(number.encode("utf-8")) > LONGEST:
        return ()
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    if not number.isascii():
        code.addData(QRECI(_UTF_8))
    code.addData(QR8bitByte(number))
    version = code.calculate_version()
    words = code.createData(version, code.errorCorrectLevel, code.dataList)
    blank, places = _blank(version)
    rows = [list(row) for row in blank]
    for (column, row), bit in zip(places, "".join(f"{word:08b}" for word in words), strict=False):
        if bit == "1":
            rows[row][column] = not rows[row][column]
    return tuple(map(tuple, rows))


@cache
def _blank(version: int) -> tuple[Squares, list[tuple[int, int]]]:
    """A code of this size without any data, and where its bits stand one after another."""
    code: Any = QRCode(version, QRErrorCorrectLevel.M)
    code.dataCache = []
    code.makeImpl(test=False, maskPattern=_PATTERN)
    return tuple(tuple(map(bool, row)) for row in code.modules), code.dataPosIterator()


def side(code: Squares) -> float:
    """How wide and high it stands on paper."""
    return len(code) * _square(code)


def draw(canvas: Any, code: Squares, place: Place, tag: Tag | None) -> None:
    """The code where it belongs; a tag is told where that is."""
    left = place.across - side(code) if place.from_right else place.across
    up, right, top = place.up, left + side(code), place.up + side(code)
    if tag is not None:
        box = " ".join(f"{end:.1f}" for end in (left, up, right, top))
        tag.extra["attributes"] = f"/O/Layout/Placement/Block/BBox[{box}]"
    path = " ".join(
        f"{start} {len(code) - 1 - number} {length} 1 re"
        for number, row in enumerate(code)
        for start, length in _runs(row)
    )
    square = _square(code)
    with marked(canvas, tag):
        canvas.addLiteral(f"q {square:.4f} 0 0 {square:.4f} {left:.2f} {up:.2f} cm {path} f Q")


def _square(code: Squares) -> float:
    return float(min(_SQUARE, _WIDEST / len(code)))


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark squares begin in a row, and how many stand there side by side."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
