"""Papers of figures, drawn straight on the canvas: lines of text, and the office's letterhead."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app import paths
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.notices.fields import LANGUAGES, clean, view
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.canvas import LOCALES, ArchiveCanvas
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag, marked

_SMALL, _TITLE = 8.0, 13.0
_MISSING = "?"


class Drawn:
    """A PDF in one language; ``left`` and ``width`` say where the text stands on its pages.

    ``root`` is what is read aloud; what is drawn without a tag is an artifact.
    """

    def __init__(
        self,
        letterhead: Letterhead,
        title: str,
        language: str,
        made_on: date,
        page: tuple[float, float],
        left: float,
        width: float,
        size: float,
    ) -> None:
        fonts.register()
        self._letterhead, self._left, self._width = letterhead, left, width
        self._right = left + width
        language = language if language in LANGUAGES else "ru"
        self.root = Tag("Document", lang=LOCALES[language])
        self._bytes = BytesIO()
        made: Any = ArchiveCanvas  # the stubs want a number for the font's name
        self.canvas = made(
            self._bytes,
            root=self.root,
            issued=made_on,
            languages=(LOCALES[language],),
            pagesize=page,
            initialFontName=fonts.REGULAR,
            initialFontSize=size,
        )
        office = clean(getattr(letterhead, f"name_{language}"))
        self.canvas.setTitle(printable(title))
        self.canvas.setAuthor(printable(office))
        self.canvas.setSubject(printable(title))
        self.canvas.setCreator(printable(office))

    def content(self) -> bytes:
        return self._bytes.getvalue()

    def text(
        self,
        font: str,
        size: float,
        text: str,
        x: float,
        y: float,
        *,
        side: int = -1,
        tag: Tag | None = None,
    ) -> None:
        """A line of text; ``side`` -1 begins at x, 0 has x in its middle, 1 ends there.

        A space at its end takes no room: it says that a word ends with the line. Of no text, such
        as of an empty cell, nothing is drawn.
        """
        if not text:
            return
        with marked(self.canvas, tag):
            self.canvas.setFont(font, size)
            wide = stringWidth(text.rstrip(" "), font, size)
            self.canvas.drawString(x - wide * (side + 1) / 2, y, text)

    def rule(self, left: float, right: float, at: float) -> None:
        """A line from left to right, nothing to read aloud."""
        with marked(self.canvas, None):
            self.canvas.line(left, at, right, at)

    def letterhead(self, top: float) -> float:
        """Kazakh to the left, Russian to the right, a thin rule below; where it ends."""
        terms_text = forms.read(paths.forms() / forms.TERMS_FILE)
        side, lowest = self._width * 0.47, top
        lefts = (self._left, self._left + self._width - side)
        for language, left in zip(LANGUAGES, lefts, strict=True):
            seen = view(self._letterhead, language)
            terms = forms.read_terms(terms_text, language)
            contacts = [f"{terms.bin} {seen.bin}" if seen.bin else ""]
            contacts.append(f"{terms.phone} {seen.phone}" if seen.phone else "")
            part = self.root.within("Div", lang=LOCALES[language])
            at = top
            for text, font, size in (
                (seen.name, fonts.BOLD, 10.5),
                (seen.address, fonts.REGULAR, 8.5),
                (", ".join(filter(None, contacts)), fonts.REGULAR, 8.5),
            ):
                tag = part.within("P") if text else None
                for line in text_lines(printable(text), font, side, size) if text else ():
                    at -= size * 1.25
                    self.text(font, size, line, left + side / 2, at, side=0, tag=tag)
            lowest = min(lowest, at)
        self.canvas.setLineWidth(0.5)
        self.rule(self._left, self._right, lowest - 6)
        return lowest - 14

    def opening(self, top: float, title: str, below: Sequence[tuple[float, str]]) -> float:
        """The head of the first page: letterhead, title, and lines of a size; where it ends."""
        at, middle = self.letterhead(top), self._left + self._width / 2
        heading = self.root.within("H1")
        for line in text_lines(printable(title), fonts.BOLD, self._width, _TITLE):
            at -= _TITLE * 1.25
            self.text(fonts.BOLD, _TITLE, line, middle, at, side=0, tag=heading)
        for size, words in below:
            at -= size * 1.4
            tag = self.root.within("P")
            self.text(fonts.REGULAR, size, words, middle, at, side=0, tag=tag)
        return at

    def running_head(self, at: float, title: str, period: str) -> None:
        """What a page belongs to, at the top of every page but the first."""
        self.text(fonts.REGULAR, _SMALL, printable(title), self._left, at)
        self.text(fonts.REGULAR, _SMALL, period, self._right, at, side=1)

    def end_page(self, words: str, foot: float) -> None:
        """Which page of how many it is, at the foot on the right; the page is finished."""
        if words:
            self.text(fonts.REGULAR, _SMALL, words, self._right, foot, side=1)
        self.canvas.showPage()

    def signature(self, before: str, name: str, caption: str, at: float, from_left: float) -> None:
        """A line to sign on between who signs and the name, a caption below it."""
        shown = printable(clean(before)).rstrip(": ")
        tag = self.root.within("P")
        self.text(fonts.REGULAR, 10, f"{shown} ", self._left, at, tag=tag)
        wide, gap = stringWidth(shown, fonts.REGULAR, 10), 17.0
        line, long = max(self._left + from_left, self._left + wide + gap), 156.0
        self.rule(line, line + long, at - 1.5)
        named = f"{printable(clean(name))} "
        self.text(fonts.REGULAR, 10, named, line + long + 11, at, tag=tag)
        self.text(fonts.REGULAR, 7.5, caption, line + long / 2, at - 10, side=0, tag=tag)


def printable(text: str) -> str:
    """What the fonts lack is shown as a question mark: one strange sign keeps no paper back."""
    for character in fonts.unprintable(text):
        text = text.replace(character, _MISSING)
    return text
