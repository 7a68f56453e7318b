"""An annulled paper says so across each of its pages: printed, nobody takes it for one that stands.

What is on file stays as it was issued; the words are put over what leaves the program.
"""

from datetime import date
from io import BytesIO
from typing import Any

from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.canvas import LOCALES, ArchiveCanvas
from desktop_app.documents.pdf.merging import saved
from desktop_app.documents.pdf.tags import Tag, marked

WORDS = ("КҮШІ ЖОЙЫЛДЫ", "АННУЛИРОВАНО")
"""Both at once: whoever holds the sheet may read either language."""
_SIZE, _SLANT, _LINE = 54, 52, 0.9
"""Points, degrees, and points of the letters' outline: only that is drawn, to read beneath it."""
_OUTLINE_ONLY = 1
_RED = (0.75, 0.1, 0.1)


def with_words_across(pdf: bytes, day: date) -> bytes:
    """The paper with a note over each page that it was annulled, and on which day."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as paper:
        for page in paper.pages:
            left, bottom, right, top = map(float, page.mediabox)
            with Pdf.open(BytesIO(_words(right - left, top - bottom, day))) as over:
                drawn = _taken(paper, page, over)
            page.contents_add(b"\nq 1 0 0 1 %g %g cm\n%s\nQ\n" % (left, bottom, drawn))
            page.contents_coalesce()
        return saved(paper)


def _taken(paper: Any, page: Any, over: Any) -> bytes:
    """What draws the words, with their fonts among the page's under names that are free there."""
    from pikepdf import Name

    (words,) = over.pages
    drawn: bytes = words.Contents.read_bytes()
    for name, font in words.Resources.Font.items():
        free = page.add_resource(paper.copy_foreign(font), Name.Font)
        drawn = drawn.replace(f"{name} ".encode(), f"{free} ".encode())
    return drawn


def _words(width: float, height: float, day: date) -> bytes:
    fonts.register()
    out = BytesIO()
    made: Any = ArchiveCanvas  # the stubs want a number for the font's name
    canvas = made(
        out,
        root=Tag("Document"),
        issued=day,
        languages=tuple(LOCALES.values()),
        pagesize=(width, height),
        initialFontName=fonts.BOLD,
    )
    with marked(canvas, None):
        canvas.translate(width / 2, height / 2)
        canvas.rotate(_SLANT)
        canvas.setStrokeColorRGB(*_RED)
        canvas.setLineWidth(_LINE)
        for line, words in enumerate((*WORDS, f"{day:%d.%m.%Y}")):
            text = canvas.beginText()
            text.setFont(fonts.BOLD, _SIZE)
            text.setTextRenderMode(_OUTLINE_ONLY)
            across = canvas.stringWidth(words, fonts.BOLD, _SIZE)
            text.setTextOrigin(-across / 2, _SIZE * (0.7 - line) * 1.2)
            text.textOut(words)
            canvas.drawText(text)
    canvas.save()
    return out.getvalue()
