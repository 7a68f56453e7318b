"""A register as a journal on paper: A4 across, the heading on every page, page x of y.

Drawn straight on the canvas: a journal of a year has thousands of lines, and paragraphs that are
laid out one by one would take a minute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop_app import paths, wording
from desktop_app.documents import fonts, forms
from desktop_app.documents.fields import LANGUAGES, clean, view
from desktop_app.documents.journal import Cell, Journal
from desktop_app.translation import translator

_PAGE = landscape(A4)
_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 10 * mm, 12 * mm, 15 * mm
_WIDTH = _PAGE[0] - _LEFT - _RIGHT
_FOOT = 8 * mm
_SIZE, _LEADING, _SMALL = 8.5, 10.2, 8.0
_TITLE = 13.0
_SIDE, _ABOVE, _BELOW = 3.0, 2.2, 3.2
_LINE, _BAND = 0.4, 0.93
_SIGNED = 56.0
_LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
_MISSING = "?"
_ONE_LINE, _WIDEST_NUMBER = {"code", "day"}, 110.0

Lines = Sequence[str]


@dataclass(frozen=True)
class _Row:
    """A line of the journal, broken into the lines of its cells."""

    cells: tuple[Lines, ...]
    height: float
    annulled: bool = False


def render(journal: Journal) -> bytes:
    """The journal as a PDF."""
    fonts.register()
    paper = _Paper(journal)
    paper.draw()
    return paper.content()


class _Paper:
    """Breaks the lines, then the pages, then draws: so every page knows how many there are."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._gettext = translator(journal.language).gettext
        self._widths = _widths(journal)
        self._edges = [_LEFT + sum(self._widths[:count]) for count in range(len(self._widths) + 1)]
        self._heading = self._row([c.heading for c in journal.columns], fonts.BOLD)
        self._bytes = BytesIO()
        self._canvas = self._new_canvas()

    def _new_canvas(self) -> Any:
        journal = self._journal
        language = journal.language if journal.language in LANGUAGES else "ru"
        made: Any = Canvas  # the stubs want a number for the font's name
        canvas = made(
            self._bytes,
            pagesize=_PAGE,
            invariant=1,
            lang=_LOCALES[language],
            initialFontName=fonts.REGULAR,
            initialFontSize=_SIZE,
        )
        office = clean(getattr(journal.letterhead, f"name_{language}"))
        canvas.setTitle(_printable(f"{journal.title}, {journal.period()}"))
        canvas.setAuthor(_printable(office))
        canvas.setCreator(_printable(office))
        canvas.setViewerPreference("DisplayDocTitle", "true")
        return canvas

    def content(self) -> bytes:
        return self._bytes.getvalue()

    # --- lines and pages ---

    def _row(self, texts: Sequence[str], font: str, *, annulled: bool = False) -> _Row:
        cells = tuple(
            _broken(_printable(clean(text)), font, width - 2 * _SIDE)
            for text, width in zip(texts, self._widths, strict=True)
        )
        return _Row(cells, max(map(len, cells)) * _LEADING + _ABOVE + _BELOW, annulled)

    def _rows(self) -> Iterator[_Row]:
        for line in self._journal.lines:
            texts = [_shown(cell) for cell in line.cells]
            yield self._row(texts, fonts.REGULAR, annulled=line.annulled)

    def _pages(self, first_top: float) -> list[list[_Row]]:
        """The rows of each page; the signature stands on the last one, never without a row."""
        pages: list[list[_Row]] = [[]]
        room = first_top - self._heading.height - _BOTTOM
        for row in self._rows():
            if row.height > room and pages[-1]:
                pages.append([])
                room = self._later_top() - self._heading.height - _BOTTOM
            pages[-1].append(row)
            room -= row.height
        if room < _SIGNED and len(pages[-1]) > 1:
            pages.append([pages[-1].pop()])
        return pages

    def _later_top(self) -> float:
        return _PAGE[1] - _TOP - 14

    # --- drawing ---

    def draw(self) -> None:
        top = self._draw_head()
        pages = self._pages(top)
        for number, rows in enumerate(pages, start=1):
            if number > 1:
                top = self._draw_running_head()
            bottom = self._draw_table(rows, top)
            if number == len(pages):
                self._draw_end(bottom)
            words = self._gettext("Page {page} of {pages}").format(page=number, pages=len(pages))
            self._text(fonts.REGULAR, _SMALL, words, _PAGE[0] - _RIGHT, _FOOT, side=1)
            self._canvas.showPage()
        self._canvas.save()

    def _draw_head(self) -> float:
        """Letterhead, title and period; where the table begins."""
        at = self._draw_letterhead(_PAGE[1] - _TOP)
        middle = _LEFT + _WIDTH / 2
        for line in _broken(_printable(self._journal.title), fonts.BOLD, _WIDTH, _TITLE):
            at -= _TITLE * 1.25
            self._text(fonts.BOLD, _TITLE, line, middle, at, side=0)
        at -= 15
        self._text(fonts.REGULAR, 10.5, self._journal.period(), middle, at, side=0)
        return at - 9

    def _draw_letterhead(self, top: float) -> float:
        """Kazakh to the left, Russian to the right, a thin rule below; where it ends."""
        terms_text = forms.read(paths.forms() / forms.TERMS_FILE)
        side, lowest = _WIDTH * 0.47, top
        for language, left in zip(LANGUAGES, (_LEFT, _LEFT + _WIDTH - side), strict=True):
            seen = view(self._journal.letterhead, language)
            terms = forms.read_terms(terms_text, language)
            contacts = [f"{terms.bin} {seen.bin}" if seen.bin else ""]
            contacts.append(f"{terms.phone} {seen.phone}" if seen.phone else "")
            at = top
            for text, font, size in (
                (seen.name, fonts.BOLD, 10.5),
                (seen.address, fonts.REGULAR, 8.5),
                (", ".join(filter(None, contacts)), fonts.REGULAR, 8.5),
            ):
                for line in _broken(_printable(text), font, side, size) if text else ():
                    at -= size * 1.25
                    self._text(font, size, line, left + side / 2, at, side=0)
            lowest = min(lowest, at)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(_LEFT, lowest - 6, _LEFT + _WIDTH, lowest - 6)
        return lowest - 14

    def _draw_running_head(self) -> float:
        """What the page belongs to, above the table of every page but the first."""
        at = _PAGE[1] - _TOP - 8
        title = _printable(self._journal.title)
        self._text(fonts.REGULAR, _SMALL, title, _LEFT, at)
        self._text(fonts.REGULAR, _SMALL, self._journal.period(), _PAGE[0] - _RIGHT, at, side=1)
        return self._later_top()

    def _draw_table(self, rows: Sequence[_Row], top: float) -> float:
        canvas = self._canvas
        canvas.setFillGray(_BAND)
        canvas.rect(_LEFT, top - self._heading.height, _WIDTH, self._heading.height, 0, 1)
        canvas.setFillGray(0)
        canvas.setLineWidth(_LINE)
        canvas.line(_LEFT, top, _LEFT + _WIDTH, top)
        at = self._draw_row(self._heading, top, fonts.BOLD)
        for row in rows:
            at = self._draw_row(row, at, fonts.REGULAR)
        if not self._journal.lines:
            at -= _LEADING + _ABOVE + _BELOW
            nothing = self._gettext("Nothing in this period.")
            self._text(fonts.REGULAR, _SIZE, nothing, _LEFT + _SIDE, at + _BELOW)
            canvas.line(_LEFT, at, _LEFT + _WIDTH, at)
            for edge in (_LEFT, _LEFT + _WIDTH):
                canvas.line(edge, top, edge, at)
            return at
        for edge in self._edges:
            canvas.line(edge, top, edge, at)
        return at

    def _draw_row(self, row: _Row, top: float, font: str) -> float:
        canvas, bottom = self._canvas, top - row.height
        last = len(row.cells) - 1
        text = canvas.beginText()
        text.setFont(font, _SIZE)
        struck = []
        for number, (lines, edge) in enumerate(zip(row.cells, self._edges, strict=False)):
            holds = self._journal.columns[number].holds
            for count, line in enumerate(lines, start=1):
                left, at = edge + _SIDE, top - _ABOVE - count * _LEADING + 2
                if holds == "money" and font == fonts.REGULAR:
                    left = self._edges[number + 1] - _SIDE - stringWidth(line, font, _SIZE)
                text.setTextOrigin(left, at)
                text.textOut(line)
                if row.annulled and number != last and line:
                    struck.append((left, at + _SIZE * 0.3, line))
        canvas.drawText(text)
        canvas.line(_LEFT, bottom, _LEFT + _WIDTH, bottom)
        for left, at, line in struck:
            canvas.line(left, at, left + stringWidth(line, font, _SIZE), at)
        return bottom

    def _draw_end(self, bottom: float) -> None:
        """How many lines there are, and who keeps the journal, to sign it."""
        journal, _ = self._journal, self._gettext
        self._text(fonts.REGULAR, 10, journal.counted(_), _LEFT, bottom - 16)
        at = bottom - 42
        kept = _("Journal kept by: {position}").format(position=journal.keeper_position)
        kept = _printable(clean(kept)).rstrip(": ")
        self._text(fonts.REGULAR, 10, kept, _LEFT, at)
        line = max(_LEFT + 95 * mm, _LEFT + stringWidth(kept, fonts.REGULAR, 10) + 6 * mm)
        self._canvas.line(line, at - 1.5, line + 55 * mm, at - 1.5)
        name = _printable(clean(journal.keeper))
        self._text(fonts.REGULAR, 10, name, line + 59 * mm, at)
        caption = _("(signature)")
        self._text(fonts.REGULAR, 7.5, caption, line + 27.5 * mm, at - 10, side=0)

    def _text(
        self, font: str, size: float, text: str, x: float, y: float, *, side: int = -1
    ) -> None:
        """A line of text; ``side`` -1 begins at x, 0 has x in its middle, 1 ends there."""
        self._canvas.setFont(font, size)
        draw = (
            self._canvas.drawCentredString,
            self._canvas.drawRightString,
            self._canvas.drawString,
        )[side]
        draw(x, y, text)


def _widths(journal: Journal) -> list[float]:
    """Numbers and days stand in one line where they can; the other columns share what is left."""
    fixed = {}
    for number, column in enumerate(journal.columns):
        if column.holds in _ONE_LINE:
            texts = [_shown(line.cells[number]) for line in journal.lines]
            widths = [stringWidth(text, fonts.REGULAR, _SIZE) for text in texts]
            longest = max([stringWidth(column.heading, fonts.BOLD, _SIZE), *widths])
            fixed[number] = min(longest + 2 * _SIDE + 1, _WIDEST_NUMBER)
    shared = sum(c.width for number, c in enumerate(journal.columns) if number not in fixed)
    left = _WIDTH - sum(fixed.values())
    return [
        fixed.get(number, left * column.width / shared)
        for number, column in enumerate(journal.columns)
    ]


def _shown(cell: Cell) -> str:
    match cell:
        case datetime():
            return wording.moment(cell)
        case date():
            return wording.day(cell)
        case int():
            return wording.number(cell)
    return cell


def _printable(text: str) -> str:
    """What the fonts lack is shown as a question mark: one strange sign keeps no journal back."""
    for character in fonts.unprintable(text):
        text = text.replace(character, _MISSING)
    return text


def _broken(text: str, font: str, room: float, size: float = _SIZE) -> Lines:
    """The text in lines of that width, broken between words, and inside those that are too long."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if stringWidth(longer, font, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, font, room, size)
        lines += whole
    return [*lines, line]


def _cut(word: str, font: str, room: float, size: float) -> Iterator[str]:
    """Pieces of a word that each have room in a line."""
    piece = ""
    for character in word:
        if piece and stringWidth(piece + character, font, size) > room:
            yield piece
            piece = ""
        piece += character
    yield piece
