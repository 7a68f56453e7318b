"""Prints a notice: frozen data in, a PDF out.

The words are in ``forms/``, the look of each block in ``composition``; here are the pages.
ReportLab is loaded with this module, so callers import it when the first paper is wanted.
"""

import threading
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
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
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from desktop_app.documents import fonts, form_files, forms
from desktop_app.documents.blocks import draw_cut_line
from desktop_app.documents.composition import SLIP_SIZE, TEXT_SIZE, Composition
from desktop_app.documents.fields import LANGUAGES, clean, kind_of, view
from desktop_app.documents.notices import (
    AppendixTwoRefusal,
    AwardRefusal,
    CalculationSlip,
    Notice,
)

__all__ = ["LetterError", "kind_of", "render", "title_of"]

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
_WIDTH = A4[0] - LEFT - RIGHT
_HEIGHT = A4[1] - TOP - BOTTOM
_FROM_CUT = 8 * mm
_SLIP_HEIGHT = A4[1] / 2 - TOP - _FROM_CUT
_SMALL = 10
_PAGE, _SLIPS = "page", "slips"
_LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
title_of = form_files.title_of

# ReportLab keeps fonts and settings for the whole process.
_one_at_a_time = threading.Lock()


class LetterError(RuntimeError):
    """A paper that could not be laid out. It names the form, never what was to be printed."""


def render(notice: Notice, languages: Sequence[str]) -> bytes:
    """The notice as a PDF, in one language after the other, each from a new page.

    ValueError when the law leaves nothing to print: a refusal without what is missing or expired
    (R-4), a refusal without one of the four grounds (D-8), a calculation of nothing (D-7).
    MissingGlyph when a character can't be printed, FormError when a form can't be used.
    """
    _require_substance(notice)
    if not languages or not set(languages) <= set(LANGUAGES):
        raise ValueError("no such language")
    return form_files.printed(notice, languages, partial(render_filled, notice))


def render_filled(notice: Notice, filled: Sequence[forms.FilledForm]) -> bytes:
    """The same with words that are at hand, such as those that are being edited."""
    fonts.register()
    with _one_at_a_time:
        return _printed(notice, filled)


def _require_substance(notice: Notice) -> None:
    match notice:
        case AppendixTwoRefusal(missing=(), expired=()):
            raise ValueError("R-4: nothing is missing and nothing has expired")
        case AwardRefusal(grounds=grounds) if not grounds or not set(grounds) <= {1, 2, 3, 4}:
            raise ValueError("D-8: a refusal names at least one of the four grounds")
        case CalculationSlip(periods=()):
            raise ValueError("D-7: a calculation has at least one period")


def _printed(notice: Notice, filled: Sequence[forms.FilledForm]) -> bytes:
    failure = None
    out = BytesIO()
    try:
        parts = [_laid_out(notice, form) for form in filled]
        document = _document(out, notice, filled[0], first=parts[0][0])
        canvas = partial(_NumberedCanvas, issued=notice.issued_on)
        document.build(_one_story(parts), canvasmaker=canvas)
    except fonts.MissingGlyph:
        raise
    except Exception as error:  # noqa: BLE001 - ReportLab's texts hold what was to be printed
        failure = type(error).__name__
    if failure is not None:
        raise LetterError(f"{kind_of(notice)}: {failure}")
    return out.getvalue()


def _laid_out(notice: Notice, form: forms.FilledForm) -> tuple[str, list[Flowable]]:
    """One language's pages and their kind; two slips share a sheet if each fits on a half."""

    def composed(size: float) -> tuple[list[Flowable], list[Flowable]]:
        return Composition(form, notice.letterhead, size).flowables()

    if form.head.copies == 1:
        return _PAGE, _kept(*composed(TEXT_SIZE))
    slip = composed(SLIP_SIZE)
    if _height(slip[0] + slip[1]) <= _SLIP_HEIGHT:
        return _SLIPS, [*_kept(*slip), FrameBreak(), *_kept(*slip)]
    copies = [_kept(*composed(TEXT_SIZE)) for _ in range(2)]
    return _PAGE, [*copies[0], _EndPart(), PageBreak(), *copies[1]]


def _kept(start: list[Flowable], end: list[Flowable]) -> list[Flowable]:
    return [*start, KeepTogether(end)] if end else start


def _height(story: list[Flowable]) -> float:
    """How high a story stands on one page, with the larger of two gaps between neighbours."""
    height = gap = 0.0
    for flowable in story:
        height += max(gap, flowable.getSpaceBefore()) + flowable.wrap(_WIDTH, A4[1])[1]
        gap = flowable.getSpaceAfter()
    return height


def _one_story(parts: Sequence[tuple[str, list[Flowable]]]) -> list[Flowable]:
    story: list[Flowable] = []
    for pages, flowables in parts:
        if story:
            story += [NextPageTemplate(pages), _EndPart(), PageBreak()]
        story += flowables
    return story


def _document(out: BytesIO, notice: Notice, form: forms.FilledForm, first: str) -> BaseDocTemplate:
    author = view(notice.letterhead, form.language).name
    number = clean(notice.number)
    made = BaseDocTemplate(
        out,
        pagesize=A4,
        lang=_LOCALES[form.language],
        title=f"{form.head.title} № {number}" if number else form.head.title,
        author=author,
        subject=form.head.annex,
        creator=author,
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=TEXT_SIZE,
    )
    made.addPageTemplates(sorted(_templates(), key=lambda template: template.id != first))
    return made


def _templates() -> list[PageTemplate]:
    upper = A4[1] / 2 + _FROM_CUT
    return [
        PageTemplate(_PAGE, [_frame(BOTTOM, _HEIGHT)]),
        PageTemplate(
            _SLIPS,
            [_frame(upper, _SLIP_HEIGHT), _frame(BOTTOM, _SLIP_HEIGHT)],
            onPage=lambda canvas, _: draw_cut_line(canvas, A4[1] / 2),
        ),
    ]


def _frame(bottom: float, height: float) -> Frame:
    return Frame(
        LEFT,
        bottom,
        _WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


class _EndPart(Flowable):
    """Says that the pages of one language or copy end here; unseen on paper."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.part_ends = True


class _NumberedCanvas(Canvas):
    """Numbers the pages of each part that has more than one: «1 / 2»."""

    def __init__(self, *args: Any, issued: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part_ends = False
        self._part = 0
        self._finished: list[tuple[int, dict[str, Any]]] = []
        made = f"D:{issued:%Y%m%d}000000+05'00'"
        self.setDateFormatter(lambda *_: made)
        self.setViewerPreference("DisplayDocTitle", "true")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._finished.append((self._part, dict(self.__dict__)))
        if self.part_ends:
            self._part += 1
            self.part_ends = False
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        finished = self._finished
        pages = Counter(part for part, _ in finished)
        seen = Counter[int]()
        for part, state in finished:
            self.__dict__.update(state)
            seen[part] += 1
            if pages[part] > 1:
                self.setFont(fonts.REGULAR, _SMALL)
                self.drawCentredString(LEFT + _WIDTH / 2, 11 * mm, f"{seen[part]} / {pages[part]}")
            super().showPage()
        super().save()
