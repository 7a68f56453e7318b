"""The square code on a paper: its size, its three corners, and which numbers have one."""

from typing import Any

import pytest
from reportlab.graphics.barcode.qrencoder import QRECI, QR8bitByte, QRCode, QRErrorCorrectLevel

from desktop_app.documents.pdf import qr

MM = 72 / 25.4


@pytest.mark.parametrize(
    ("number", "squares"),
    [
        ("Ш-2026-00017", 21),
        ("ШҒ-2026-00017", 25),
        ("1", 21),
        ("", 0),
        ("a" * 60, 33),
        ("a" * 61, 0),
        ("Ә" * 30, 33),
        ("Ә" * 31, 0),
    ],
)
def test_how_many_squares_a_number_takes(number: str, squares: int) -> None:
    code = qr.squares(number)
    assert len(code) == squares
    assert all(len(row) == squares for row in code)


def test_three_corners_are_what_readers_look_for() -> None:
    code = qr.squares("Ш-2026-00017")
    corner = [row[:7] for row in code[:7]]
    assert corner[0] == (True,) * 7
    assert corner[1] == (True, *[False] * 5, True)
    assert corner[3] == (True, False, True, True, True, False, True)
    assert [row[-7:] for row in code[:7]] == corner
    assert [row[:7] for row in code[-7:]] == corner


def test_another_number_is_another_code_and_the_same_one_the_same() -> None:
    assert qr.squares("Ш-2026-00017") == qr.squares("Ш-2026-00017")
    assert qr.squares("Ш-2026-00017") != qr.squares("Ш-2026-00018")


def test_no_code_is_wider_than_its_place() -> None:
    small, large = qr.squares("1"), qr.squares("a" * 60)
    assert qr.side(small) == pytest.approx(21 * 0.42 * MM)
    assert qr.side(large) == pytest.approx(min(33 * 0.42, 14) * MM)


class _Canvas:
    """Keeps what is drawn on it."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def addLiteral(self, text: str) -> None:
        self.drawn.append(text)


def test_every_dark_square_is_drawn_and_no_light_one() -> None:
    code = qr.squares("1")
    canvas = _Canvas()
    qr.draw(canvas, code, qr.Place(100, 50), None)
    (path,) = [text for text in canvas.drawn if " re" in text]
    rectangles = path.partition(" cm ")[2].split(" re")[:-1]
    dark = set()
    for rectangle in rectangles:
        left, up, length, high = map(int, rectangle.split())
        assert high == 1
        dark |= {(left + step, len(code) - 1 - up) for step in range(length)}
    expected = {(x, y) for y, row in enumerate(code) for x, is_dark in enumerate(row) if is_dark}
    assert dark == expected


@pytest.mark.parametrize("from_right", [False, True])
def test_where_a_code_stands(from_right: bool) -> None:
    code = qr.squares("1")
    canvas = _Canvas()
    qr.draw(canvas, code, qr.Place(100, 50, from_right), None)
    left = 100 - qr.side(code) if from_right else 100
    assert any(f" {left:.2f} 50.00 cm " in text for text in canvas.drawn)


@pytest.mark.parametrize(
    "number", ["1", "Ш-2026-00017", "ШҒ-2026-00017/4", "№ 15-ҮО-2026-00001 " * 2, "a" * 60]
)
def test_the_bits_are_those_that_reportlab_reckons(number: str) -> None:
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    if not number.isascii():
        code.addData(QRECI(26))
    code.addData(QR8bitByte(number))
    code.dataCache = code.createData(
        code.calculate_version(), code.errorCorrectLevel, code.dataList
    )
    code.version = code.calculate_version()
    code.makeImpl(test=False, maskPattern=2)

    assert qr.squares(number) == tuple(tuple(map(bool, row)) for row in code.modules)
