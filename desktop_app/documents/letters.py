"""Prints a notice: frozen data in, a PDF out.

The words are in ``forms/``, the look of each block in ``composition``; here are the pages.
ReportLab is loaded with this module, so callers import it when the first paper is wanted.
"""

import threading
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from reportlab.platypus.flowables import _listWrapOn

from desktop_app.documents import fonts, forms
from desktop_app.documents.composition import SLIP_SIZE, TEXT_SIZE, Composition
from desktop_app.documents.fields import LANGUAGES, clean, kind_of, view
from desktop_app.documents.notices import AppendixTwoRefusal, AwardRefusal, Notice

__all__ = ["LetterError", "kind_of", "render", "title_of"]

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
_WIDTH = A4[0] - LEFT - RIGHT
_HEIGHT = A4[1] - TOP - BOTTOM
_FROM_CUT = 8 * mm
_SLIP_HEIGHT = A4[1] / 2 - TOP - _FROM_CUT
_PAGE, _SLIPS = "page", "slips"
_LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
title_of = forms.title_of

# ReportLab keeps fonts and settings for the whole process.
_one_at_a_time = threading.Lock()


class LetterError(RuntimeError):
    """A paper that could not be laid out. It names the form, never what was to be printed."""


def render(notice: Notice, languages: Sequence[str]) -> bytes:
    """The notice as a PDF, in one language after the other, each from a new page.

    ValueError when the law leaves nothing to print: a refusal without what is missing or expired
    (R-4), or without one of the four grounds (D-8). MissingGlyph when a character can't be printed,
    FormError when a form can't be used.
    """
    _require_substance(notice)
    if not languages or not set(languages) <= set(LANGUAGES):
        raise ValueError("no such language")
    fonts.register()
    filled = [forms.fill(notice, language) for language in languages]
    with _one_at_a_time:
        return _printed(notice, filled)


def _require_substance(notice: Notice) -> None:
    match notice:
        case AppendixTwoRefusal(missing=(), expired=()):
            raise ValueError("R-4: nothing is missing and nothing has expired")
        case AwardRefusal(grounds=grounds) if not grounds or not set(grounds) <= {1, 2, 3, 4}:
            raise ValueError("D-8: a refusal names at least one of the four grounds")


def _printed(notice: Notice, filled: Sequence[forms.FilledForm]) -> bytes:
    failure = None
    out = BytesIO()
    try:
        parts = [_laid_out(notice, form) for form in filled]
        document = _document(out, notice, filled[0], first=parts[0][0])
        document.build(_one_story(parts), canvasmaker=_NumberedCanvas)
    except fonts.MissingGlyph:
        raise
    except Exception as error:  # noqa: BLE001 - ReportLab's texts hold what was to be printed
        failure = type(error).__name__
    if failure is not None:
        raise LetterError(f"{kind_of(notice)}: {failure}")
    return out.getvalue()


def _laid_out(notice: Notice, form: forms.FilledForm) -> tuple[str, list[Flowable]]:
    """One language's pages and their kind; two slips share a sheet if each fits on a half."""

    def composed(size: float) -> list[Flowable]:
        return Composition(form, notice.letterhead, size).flowables()

    if form.head.copies == 1:
        return _PAGE, composed(TEXT_SIZE)
    if _height(composed(SLIP_SIZE)) <= _SLIP_HEIGHT:
        return _SLIPS, [*composed(SLIP_SIZE), FrameBreak(), *composed(SLIP_SIZE)]
    return _PAGE, [*composed(TEXT_SIZE), _StartPart(), PageBreak(), *composed(TEXT_SIZE)]


def _height(story: list[Flowable]) -> float:
    canvas = Canvas(BytesIO())
    return float(_listWrapOn(story, _WIDTH, canvas)[1])


def _one_story(parts: Sequence[tuple[str, list[Flowable]]]) -> list[Flowable]:
    story: list[Flowable] = []
    for pages, flowables in parts:
        if story:
            story += [NextPageTemplate(pages), _StartPart(), PageBreak()]
        story += flowables
    return story


def _document(
    out: BytesIO, notice: Notice, form: forms.FilledForm, first: str
) -> BaseDocTemplate:
    author = view(notice.letterhead, form.language).name
    made = BaseDocTemplate(
        out,
        pagesize=A4,
        lang=_LOCALES[form.language],
        title=" ".join(filter(None, [form.head.title, clean(notice.number) and "№"]))
        + (f" {clean(notice.number)}" if notice.number else ""),
        author=author,
        subject=f"{form.head.act}. {form.head.annex}",
        creator=author,
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=TEXT_SIZE,
    )
    made.addPageTemplates(sorted(_templates(), key=lambda template: template.id != first))
    issued = notice.issued_on
    made.canv_date = f"D:{issued:%Y%m%d}000000+05'00'"
    return made
