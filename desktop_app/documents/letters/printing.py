"""Prints a notice: frozen data in, a PDF out.

The words are in ``forms/``, the look of each block in ``composition``, which sheets a paper takes
in ``arrangement``; here it becomes a file. ReportLab is loaded with this module, so callers import
it when the first paper is wanted.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from io import BytesIO
from typing import Any

from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.letters.arrangement import Arrangement, arranged
from desktop_app.documents.letters.composition import LARGE, PAGE
from desktop_app.documents.letters.page_sizes import SMALL
from desktop_app.documents.letters.pages import PaperCanvas
from desktop_app.documents.letters.paper import Frozen, Layout, Paper, pack, unpack
from desktop_app.documents.notices.fields import LANGUAGES, clean, kind_of, view
from desktop_app.documents.notices.kinds import AppendixTwoRefusal, AwardRefusal, Letterhead, Notice
from desktop_app.documents.notices.sum_kinds import CalculationSlip, SumsReceived
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.canvas import LOCALES

__all__ = [
    "LetterError",
    "drawn",
    "file_of",
    "filled",
    "frozen",
    "kind_of",
    "lay_out",
    "paper_of",
    "printed",
    "render",
    "title_of",
]

title_of = form_files.title_of
PLAIN = Layout()


class LetterError(RuntimeError):
    """A paper that could not be laid out. It names the form, never what was to be printed."""


def render(notice: Notice, languages: Sequence[str], layout: Layout = PLAIN) -> bytes:
    """The notice as a PDF."""
    return printed(notice, languages, layout)[1]


def printed(
    notice: Notice, languages: Sequence[str], layout: Layout = PLAIN
) -> tuple[Paper, bytes]:
    """The notice in words and as the PDF that says them."""
    return drawn(frozen(notice, languages, layout), used_now=True)


def frozen(notice: Notice, languages: Sequence[str], layout: Layout = PLAIN) -> Frozen:
    """All that the notice's file follows from; nothing of it is laid out yet.

    As `filled`, and MissingGlyph when a character can't be printed: what is kept can be drawn.
    """
    _require_substance(notice, languages)
    words, instead = form_files.both(notice, languages)
    paper = paper_of(notice, words)
    try:
        _require_glyphs(paper)
    except fonts.MissingGlyph:
        if not instead:
            raise
        paper, instead = replace(paper, forms=tuple(instead)), []
        _require_glyphs(paper)
        form_files.note_failure(paper.kind, languages)
    return Frozen(paper, layout, tuple(instead))


def drawn(wanted: Frozen, *, used_now: bool) -> tuple[Paper, bytes]:
    """The file of a paper, and the paper in the words that stand there: for one, always the same.

    What can't be laid out in the office's own words is printed in the program's; the own form, if
    it is ``used_now``, is not used again until it has changed. Only what fails with both is an
    error.
    """
    paper = wanted.paper
    try:
        return paper, lay_out(paper, wanted.layout)
    except (ValueError, RuntimeError):
        if not wanted.instead:
            raise
    instead = replace(paper, forms=wanted.instead)
    pdf = lay_out(instead, wanted.layout)
    if used_now:
        form_files.note_failure(paper.kind, [form.language for form in paper.forms])
    return instead, pdf


def file_of(words: bytes, *, used_now: bool = False) -> tuple[bytes, bytes]:
    """The file that follows from a paper's packed words, and the words that stand there.

    As `drawn`; UnreadablePaper where they are no words of this version.
    """
    wanted = unpack(words)
    paper, pdf = drawn(wanted, used_now=used_now)
    return pdf, pack(Frozen(paper, wanted.layout)) if wanted.instead else words


def filled(notice: Notice, languages: Sequence[str]) -> Paper:
    """The notice in words, in each of the languages.

    ValueError when the law leaves nothing to print: a refusal without what is missing or expired
    (R-4), a refusal without one of the four grounds (D-8), a calculation of nothing (D-7).
    FormError when a form can't be used.
    """
    _require_substance(notice, languages)
    return paper_of(notice, form_files.filled(notice, languages))


def paper_of(notice: Notice, words: Sequence[FilledForm]) -> Paper:
    """A notice in words that are at hand, such as those that are being edited."""
    head = asdict(notice.letterhead)
    return Paper(
        kind=kind_of(notice),
        number=clean(notice.number),
        issued_on=notice.issued_on,
        letterhead=Letterhead(**{name: clean(text) for name, text in head.items()}),
        forms=tuple(words),
    )


def lay_out(paper: Paper, layout: Layout = PLAIN) -> bytes:
    """The paper as a PDF: one language after the other, each from a new page, or side by side.

    Side by side needs both languages, and has no room for large print, for wide tables and for a
    letterhead of many lines: such papers are laid out one language after the other.
    MissingGlyph when a character can't be printed.
    """
    fonts.register()
    with fonts.one_at_a_time:
        return _printed(paper, layout)


def _require_glyphs(paper: Paper) -> None:
    """MissingGlyph for the first character of what will stand on paper that can't be printed."""
    blocks = [block for form in paper.forms for block in form.blocks]
    texts = [piece for block in blocks for cell in block.cells for piece in cell]
    texts += [half for form in paper.forms for half in form.head.halves]
    if any(block.kind == "letterhead" for block in blocks):
        seen = (view(paper.letterhead, language) for language in LANGUAGES)
        texts += [text for each in seen for text in (each.name, each.address, each.bin, each.phone)]
    for text in texts:
        fonts.check(text)


def _require_substance(notice: Notice, languages: Sequence[str]) -> None:
    if not languages or not set(languages) <= set(LANGUAGES):
        raise ValueError("no such language")
    match notice:
        case AppendixTwoRefusal(missing=(), expired=()):
            raise ValueError("R-4: nothing is missing and nothing has expired")
        case AwardRefusal(grounds=grounds) if not grounds or not set(grounds) <= {1, 2, 3, 4}:
            raise ValueError("D-8: a refusal names at least one of the four grounds")
        case CalculationSlip(periods=()):
            raise ValueError("D-7: a calculation has at least one period")
        case SumsReceived(received=()):
            raise ValueError("D-7: a statement has at least one payment")


def _printed(paper: Paper, layout: Layout) -> bytes:
    failure = None
    out = BytesIO()
    try:
        made = arranged(paper, layout)
        canvas = _canvas(out, paper, made, LARGE.size if layout.large else SMALL)
        canvas.draw(made.parts)
        canvas.save()
    except fonts.MissingGlyph:
        raise
    except Exception as error:  # noqa: BLE001 - ReportLab's texts hold what was to be printed
        failure = type(error).__name__
    if failure is not None:
        raise LetterError(f"{paper.kind}: {failure}")
    return out.getvalue()


def _canvas(out: BytesIO, paper: Paper, made: Arrangement, small: float) -> PaperCanvas:
    form = paper.forms[0]
    author = view(paper.letterhead, form.language).name
    drawn: Any = PaperCanvas  # the stubs want a number for the font's name
    canvas: PaperCanvas = drawn(
        out,
        root=made.root,
        number=paper.number,
        issued=paper.issued_on,
        languages=tuple(LOCALES[form.language] for form in paper.forms),
        small=small,
        pagesize=made.parts[0].sheet.size,
        initialFontName=fonts.REGULAR,
        initialFontSize=PAGE.size,
    )
    title = form.head.title
    canvas.setTitle(f"{title} № {paper.number}" if paper.number else title)
    canvas.setAuthor(author)
    canvas.setSubject(form.head.annex)
    canvas.setCreator(author)
    return canvas
