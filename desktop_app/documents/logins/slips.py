"""Slips to cut out, several on a page of A4: a heading, who it is for, large words, and advice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.letters.figures import printable
from desktop_app.documents.notices.fields import clean
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.canvas import LOCALES, ArchiveCanvas
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag, marked

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


Line = tuple[str, str, float, str]
"""Text, font, size, and the kind of its tag: what begins a part has one."""


def render(slips: Sequence[Slip], title: str, language: str, made_on: date) -> bytes:
    """A PDF. It is printed and not kept: its file says nothing of whose it is."""
    fonts.register()
    with fonts.one_at_a_time:
        made = BytesIO()
        locale = LOCALES.get(language, LOCALES["ru"])
        root = Tag("Document", lang=locale)
        languages = (locale,)
        drawn_on: Any = ArchiveCanvas  # the stubs want a number for the font's name
        canvas = drawn_on(
            made,
            root=root,
            issued=made_on,
            languages=languages,
            pagesize=A4,
            initialFontName=fonts.REGULAR,
        )
        canvas.setTitle(title)
        canvas.setSubject(title)
        for office in {_shown(slip.heading) for slip in slips[:1]}:
            canvas.setAuthor(office)
            canvas.setCreator(office)
        top = A4[1] - _EDGE
        for slip in slips:
            lines = list(_lines(slip))
            height = 2 * _INSIDE + sum(size * _SPACED for _text, _font, size, _kind in lines)
            if top - height < _EDGE and top < A4[1] - _EDGE:
                canvas.showPage()
                top = A4[1] - _EDGE
            _draw(canvas, lines, top, height, root.within("Sect"))
            top -= height + _BETWEEN
        canvas.save()
        return made.getvalue()


def _lines(slip: Slip) -> Iterator[Line]:
    for text, font, size, kind in (
        (slip.heading, fonts.BOLD, _USUAL, "H1"),
        (slip.whose, fonts.REGULAR, _USUAL, "P"),
        (slip.secret, fonts.BOLD, _largest(slip.secret), "P"),
        (slip.advice, fonts.REGULAR, _SMALL, "P"),
    ):
        for place, line in enumerate(text_lines(_shown(text), font, _ROOM, size) if text else ()):
            yield line, font, size, "" if place else kind


def _largest(secret: str) -> float:
    """A code is read in one line, or it is read wrongly."""
    wide = stringWidth(_shown(secret), fonts.BOLD, _LARGE)
    return min(_LARGE, _LARGE * _ROOM / wide) if wide else _LARGE


def _shown(text: str) -> str:
    return printable(clean(text))


def _draw(
    canvas: ArchiveCanvas, lines: Sequence[Line], top: float, height: float, section: Tag
) -> None:
    with marked(canvas, None):
        canvas.setDash(*_DASHES)
        canvas.setLineWidth(0.5)
        canvas.rect(_EDGE, top - height, _WIDTH, height)
    at, tag = top - _INSIDE, section
    for text, font, size, kind in lines:
        tag = section.within(kind) if kind else tag
        at -= size * _SPACED
        with marked(canvas, tag):
            canvas.setFont(font, size)
            canvas.drawString(_EDGE + _INSIDE, at + size * 0.35, text)
