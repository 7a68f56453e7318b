"""Slips to cut out, several on a page of A4: a heading, who it is for, large words, and advice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.letters.figures import broken, printable
from desktop_app.documents.notices.fields import clean
from desktop_app.documents.pdf import fonts

_EDGE, _INSIDE, _BETWEEN = 18 * mm, 6 * mm, 8 * mm
_WIDTH = A4[0] - 2 * _EDGE
_ROOM = _WIDTH - 2 * _INSIDE
_SMALL, _USUAL, _LARGE = 9.0, 11.0, 17.0
_SPACED = 1.45
_DASHES = (3, 3)


@dataclass(frozen=True)
class Slip:
    """``secret`` is what it is printed for: a code, or drawn words."""

    heading: str
    whose: str
    secret: str
    advice: str


Line = tuple[str, str, float]
"""Text, font and size."""


def render(slips: Sequence[Slip], title: str, language: str) -> bytes:
    """A PDF. It is printed and not kept: its file says nothing of whose it is."""
    fonts.register()
    with fonts.one_at_a_time:
        made = BytesIO()
        canvas = Canvas(made, pagesize=A4, lang=language)
        canvas.setTitle(title)
        top = A4[1] - _EDGE
        for slip in slips:
            lines = list(_lines(slip))
            height = 2 * _INSIDE + sum(size * _SPACED for _text, _font, size in lines)
            if top - height < _EDGE and top < A4[1] - _EDGE:
                canvas.showPage()
                top = A4[1] - _EDGE
            _draw(canvas, lines, top, height)
            top -= height + _BETWEEN
        canvas.save()
        return made.getvalue()


def _lines(slip: Slip) -> Iterator[Line]:
    for text, font, size in (
        (slip.heading, fonts.BOLD, _USUAL),
        (slip.whose, fonts.REGULAR, _USUAL),
        (slip.secret, fonts.BOLD, _largest(slip.secret)),
        (slip.advice, fonts.REGULAR, _SMALL),
    ):
        if text:
            yield from ((line, font, size) for line in broken(_shown(text), font, _ROOM, size))


def _largest(secret: str) -> float:
    """A code is read in one line, or it is read wrongly."""
    wide = stringWidth(_shown(secret), fonts.BOLD, _LARGE)
    return min(_LARGE, _LARGE * _ROOM / wide) if wide else _LARGE


def _shown(text: str) -> str:
    return printable(clean(text))


def _draw(canvas: Canvas, lines: Sequence[Line], top: float, height: float) -> None:
    canvas.setDash(*_DASHES)
    canvas.setLineWidth(0.5)
    canvas.rect(_EDGE, top - height, _WIDTH, height)
    at = top - _INSIDE
    for text, font, size in lines:
        at -= size * _SPACED
        canvas.setFont(font, size)
        canvas.drawString(_EDGE + _INSIDE, at + size * 0.35, text)
