"""Envelopes and address labels: frozen data in, a PDF out.

The sender stands at the top left and the recipient at the bottom right, as the post wants it; the
place of the stamps and the strip for the post's machines stay empty. Lines are drawn as plain
text, never as markup.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.notices.fields import clean, view
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.pdf import fonts
from desktop_app.documents.pdf.canvas import LOCALES, ArchiveCanvas
from desktop_app.documents.pdf.hyphens import SOFT
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.tags import Tag, marked
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_MARGIN = 12 * mm
_LEADING = 1.2
_NAME_SIZE, _LEAST_SIZE = 14.0, 7.0
_SENDER_SIZE = 10.0
_NUMBER_SIZE = 7.0
_BETWEEN = 3.0
_A4 = (210 * mm, 297 * mm)
# Six digits, or the newer letters and digits by turns.
_POSTAL_INDEX = re.compile(r"(?<!\w)(\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d)(?!\w)")


class EnvelopeSize(StrEnum):
    """What envelopes and label sheets an office has; labels are columns by rows on A4."""

    C5 = "C5"
    DL = "DL"
    LABELS_2_7 = "2x7"
    LABELS_3_8 = "3x8"

    @property
    def labels(self) -> int:
        """How many labels a sheet has; 0 for an envelope."""
        sheet = _SHEETS.get(self)
        return sheet.columns * sheet.rows if sheet else 0


@dataclass(frozen=True)
class Addressed:
    """One letter: from whom, to whom, and its register number. ``language`` is ``kk`` or ``ru``."""

    sender: Letterhead
    recipient: str
    address: str
    number: str
    language: str


@dataclass(frozen=True)
class _Envelope:
    """``left`` and ``top`` are where the recipient's part begins, from the lower left corner."""

    width: float
    height: float
    left: float
    top: float
    bottom: float


@dataclass(frozen=True)
class _Sheet:
    """Labels on A4, in millimetres turned into points."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float


_ENVELOPES = {
    EnvelopeSize.C5: _Envelope(229 * mm, 162 * mm, 112 * mm, 92 * mm, 22 * mm),
    EnvelopeSize.DL: _Envelope(220 * mm, 110 * mm, 106 * mm, 66 * mm, 18 * mm),
}
_SHEETS = {
    EnvelopeSize.LABELS_2_7: _Sheet(2, 7, 99.1 * mm, 38.1 * mm, 4.65 * mm, 15.15 * mm, 2.5 * mm),
    EnvelopeSize.LABELS_3_8: _Sheet(3, 8, 70 * mm, 37 * mm, 0, 0.5 * mm, 0),
}
_WORDS = {
    "kk": ("Кімнен", "Қайдан", "Кімге", "Қайда"),
    "ru": ("От кого", "Откуда", "Кому", "Куда"),
}


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    font: str
    above: float = 0


def print_envelopes(
    letters: Sequence[Addressed], size: EnvelopeSize, made_on: date, start: int = 1
) -> bytes:
    """An envelope on each page, or sheets of labels from the label ``start`` on, counted from 1.

    MissingGlyph when a character can't be printed.
    """
    if not letters or not 1 <= start <= max(1, size.labels):
        raise ValueError("nothing to print, or no such label")
    fonts.register()
    with fonts.one_at_a_time:
        out = BytesIO()
        envelope = _ENVELOPES.get(size)
        page = (envelope.width, envelope.height) if envelope else _A4
        canvas = _canvas(out, letters, page, made_on)
        if envelope is not None:
            for letter in letters:
                _draw_envelope(canvas, envelope, letter)
                canvas.showPage()
        else:
            _draw_labels(canvas, _SHEETS[size], letters, start)
        canvas.save()
        return out.getvalue()


def _canvas(
    out: BytesIO, letters: Sequence[Addressed], page: tuple[float, float], made_on: date
) -> ArchiveCanvas:
    """In the languages of the letters; the properties name nobody whom they go to."""
    languages = tuple(dict.fromkeys(LOCALES[letter.language] for letter in letters))
    root = Tag("Document", lang=languages[0])
    made: Any = ArchiveCanvas  # the stubs want a number for the font's name
    canvas: ArchiveCanvas = made(
        out,
        root=root,
        issued=made_on,
        languages=languages,
        pagesize=page,
        initialFontName=fonts.REGULAR,
    )
    first = letters[0]
    title = translator(first.language).gettext(N_("Envelopes and address labels"))
    canvas.setTitle(title)
    canvas.setSubject(title)
    canvas.setAuthor(view(first.sender, first.language).name)
    canvas.setCreator(view(first.sender, first.language).name)
    return canvas


def _draw_envelope(canvas: ArchiveCanvas, envelope: _Envelope, letter: Addressed) -> None:
    by, where, to, place = _WORDS[letter.language]
    sender = view(letter.sender, letter.language)
    top = envelope.height - _MARGIN
    width = envelope.width / 2 - _MARGIN - 4 * mm
    room = top - envelope.top - 2 * mm
    parts = [(f"{by}: {sender.name}", fonts.BOLD), (f"{where}: {sender.address}", fonts.REGULAR)]
    lines = _fitted(parts if sender.address else parts[:1], width, room - 14, _SENDER_SIZE)
    section = canvas.root.within("Sect", lang=LOCALES[letter.language])
    bottom = _draw(canvas, lines, _MARGIN, top, section)
    number = _fitted([(f"№ {clean(letter.number)}", fonts.REGULAR)], width, 12, _NUMBER_SIZE)
    _draw(canvas, number, _MARGIN, bottom - _BETWEEN, section)
    wide = envelope.width - envelope.left - _MARGIN
    lines = _fitted(_recipient(letter, to, place), wide, envelope.top - envelope.bottom, _NAME_SIZE)
    _draw(canvas, lines, envelope.left, envelope.top, section)


def _draw_labels(
    canvas: ArchiveCanvas, sheet: _Sheet, letters: Sequence[Addressed], start: int
) -> None:
    inner = 5 * mm
    of_sheet = sheet.columns * sheet.rows
    for number, letter in enumerate(letters, start - 1):
        on_sheet = number % of_sheet
        if on_sheet == 0 and number >= start:
            canvas.showPage()
        row, column = divmod(on_sheet, sheet.columns)
        left = sheet.left + column * (sheet.width + sheet.gap) + inner
        top = _A4[1] - sheet.top - row * sheet.height - inner
        width, height = sheet.width - 2 * inner, sheet.height - 2 * inner
        lines = _fitted(_recipient(letter, "", ""), width, height - 9, _NAME_SIZE - 2)
        section = canvas.root.within("Sect", lang=LOCALES[letter.language])
        _draw(canvas, lines, left, top, section)
        small = _fitted([(f"№ {clean(letter.number)}", fonts.REGULAR)], width, 9, _NUMBER_SIZE)
        _draw(canvas, small, left, top - height + 8, section)
    canvas.showPage()


def _recipient(letter: Addressed, to: str, place: str) -> list[tuple[str, str]]:
    """Name, street and town, and the postal index in a line of its own."""
    address = clean(letter.address)
    found = _POSTAL_INDEX.search(address)
    index = found[1] if found else ""
    if found:
        address = address[: found.start()] + address[found.end() :]
        address = re.sub(r"\s*,(\s*,)+", ",", address).strip(" ,")
    named = [(to, clean(letter.recipient), fonts.BOLD), (place, address, fonts.REGULAR)]
    parts = [(f"{name}: {text}" if name else text, font) for name, text, font in named if text]
    return [*parts, (index, fonts.BOLD)] if index else parts


def _fitted(
    parts: Iterable[tuple[str, str]], width: float, height: float, size: float
) -> list[_Line]:
    """The parts in lines, smaller where they are long; what no size has room for ends with «…»."""
    kept = [(text, font) for text, font in parts if text]
    for text, _font in kept:
        fonts.check(text)
    while True:
        lines = _lines(kept, width, size)
        if _height(lines) <= height:
            return lines
        if size <= _LEAST_SIZE:
            break
        size = max(_LEAST_SIZE, size - 0.5)
    while _height(lines) > height and len(lines) > 1:
        lines.pop()
    last = lines.pop()
    text = last.text.rstrip(f" {SOFT}")
    while text and stringWidth(f"{text}…", last.font, last.size) > width:
        text = text[:-1]
    return [*lines, _Line(f"{text.rstrip()}…", last.size, last.font, last.above)]


def _lines(parts: Sequence[tuple[str, str]], width: float, size: float) -> list[_Line]:
    found = []
    for number, (text, font) in enumerate(parts):
        # All parts are one paragraph to whom they are read aloud: a word ends where a part does.
        for place, line in enumerate(text_lines(f"{text} ", font, width, size)):
            found.append(_Line(line, size, font, _BETWEEN if number and not place else 0))
    return found


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.size * _LEADING + line.above for line in lines)


def _draw(
    canvas: ArchiveCanvas, lines: Sequence[_Line], left: float, top: float, section: Tag
) -> float:
    """From the top down; where the last line ends. Aloud, it is one paragraph."""
    tag = section.within("P")
    for line in lines:
        top -= line.size * _LEADING + line.above
        with marked(canvas, tag):
            canvas.setFont(line.font, line.size)
            canvas.drawString(left, top + line.size * (_LEADING - 1), line.text)
    return top
