"""The small square code on a paper: its number in the register, and nothing else.

A QR code (ISO/IEC 18004) that any telephone reads. ReportLab knows how such a code is built up;
its bits are reckoned here, in a tenth of the time, and drawn as one path. The pattern that is laid
over it is always the same one: to try all eight takes longer than the rest of the paper, and
readers find out which one it is.
"""

from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from typing import Any

from reportlab.graphics.barcode.qrencoder import (
    EXP_TABLE,
    LOG_TABLE,
    QRCode,
    QRErrorCorrectLevel,
    QRRSBlock,
    QRUtil,
)
from reportlab.lib.units import mm

from desktop_app.documents.pdf.tags import Tag, marked

# A longer number than this would need squares that a printer can't print this small.
LONGEST = 60
_CHARACTER_SET, _UTF_8, _BYTES = 0b0111, 26, 0b0100
# From this version on a number's length would be told in more bits.
_SHORT_COUNTS = 10
_PADS = 0xEC, 0x11
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
    content = number.encode("utf-8")
    told = "" if number.isascii() else f"{_CHARACTER_SET:04b}{_UTF_8:08b}"
    told += f"{_BYTES:04b}{len(content):08b}" + "".join(f"{byte:08b}" for byte in content)
    version = next(n for n in range(1, _SHORT_COUNTS) if len(told) <= 8 * sum(_room(n)))
    blank, places = _blank(version)
    rows = [list(row) for row in blank]
    bits = "".join(f"{word:08b}" for word in _words(told, version))
    for (column, row), bit in zip(places, bits, strict=False):
        if bit == "1":
            rows[row][column] = not rows[row][column]
    return tuple(map(tuple, rows))


def _room(version: int) -> list[int]:
    """How many words of data each block of such a code has."""
    return [block.dataCount for block in _blocks(version)]


@cache
def _blocks(version: int) -> Any:
    blocks: Any = QRRSBlock
    return blocks.getRSBlocks(version, QRErrorCorrectLevel.M)


def _words(bits: str, version: int) -> list[int]:
    """The words of a code in the order in which they stand in it: data, and what corrects them."""
    room = _room(version)
    ended = (bits + "0000")[: 8 * sum(room)]
    ended += "0" * (-len(ended) % 8)
    words = [int(ended[at : at + 8], 2) for at in range(0, len(ended), 8)]
    words += [_PADS[number % 2] for number in range(sum(room) - len(words))]
    data, corrections, at = [], [], 0
    for block in _blocks(version):
        data.append(words[at : at + block.dataCount])
        corrections.append(_correction(data[-1], block.totalCount - block.dataCount))
        at += block.dataCount
    return [
        word
        for run in chain(zip_longest(*data), zip_longest(*corrections))
        for word in run
        if word is not None
    ]


def _correction(data: list[int], count: int) -> list[int]:
    """So many words that correct the data: what is left of it, divided by their polynomial."""
    left = [*data, *[0] * count]
    divisor = _divisor(count)
    for at in range(len(data)):
        if left[at]:
            power = LOG_TABLE[left[at]]
            for place, each in enumerate(divisor, at):
                left[place] ^= EXP_TABLE[(each + power) % 255]
    return left[-count:]


@cache
def _divisor(count: int) -> list[int]:
    """The polynomial of so many correcting words, its factors as powers of two."""
    polynomials: Any = QRUtil
    return [LOG_TABLE[each] for each in polynomials.getErrorCorrectPolynomial(count).num]


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
