"""Text on paper: paragraphs of plain pieces, their lines, and where a line may not end.

Paragraphs are made from pieces of text and never from markup, so nothing that people typed is
read as ReportLab's own tags.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from desktop_app.documents.pdf import fonts, tags
from desktop_app.documents.pdf.glue import glued
from desktop_app.documents.pdf.hyphens import SOFT
from desktop_app.documents.pdf.lines import Line, Piece, lines_of
from desktop_app.documents.pdf.tags import Tag

Pieces = Sequence[str]
_LEAST_LINES = 2


def leading(size: float) -> float:
    """How far apart the lines of text of a size stand, in points as the size."""
    return round(size * (1.25 if size > 10 else 1.17), 1)


@lru_cache(maxsize=256)
def _style(size: float, **look: Any) -> ParagraphStyle:
    plain: dict[str, Any] = {
        "fontName": fonts.REGULAR,
        "fontSize": size,
        "leading": leading(size),
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name="paper", **plain | look)


class Text(Flowable):
    """A paragraph that finds its lines once for a width, however often it is measured.

    ``tag`` is what it is a part of, ``said`` all of its words, also where only some of them stand
    here and the rest on another page, ``written`` those that stand here. A list's ``mark`` stands
    before its first line.
    """

    tag: Tag | None = None
    mark: tuple[str, float, Tag | None] | None = None
    said = ""
    lines: Sequence[Line] = ()
    _broken_for: float | None = None
    _drawn = False
    _letters_above = 0

    def __init__(self, style: ParagraphStyle, written: Sequence[Piece]) -> None:
        super().__init__()
        self.style = style
        self.written = written

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken_for != width:
            look, self.width = self.style, width
            found = lines_of(self.written, look, width)
            self.lines, self.height = found, len(found) * look.leading
            self._broken_for = width
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What has room and what is left; never one line alone. Cut from the text as it was made:

        ReportLab would put it together from its lines, and lose hyphens that are the words' own.
        """
        if self._broken_for is None:
            self.wrap(width, height)
        # A table asks with the width of the column, and measured with that of the cell in it.
        width = self._broken_for or width
        count = len(self.lines)
        fits = int(height / self.style.leading)
        if fits >= count:
            return [self]
        for lines in range(min(fits, count - _LEAST_LINES), _LEAST_LINES - 1, -1):
            parts = self._torn(lines)
            # An endless word that is cut may break otherwise than the whole of it did.
            if parts[0].wrap(width, height)[1] <= height:
                return [*parts]
        return []

    def _torn(self, lines: int) -> tuple["Text", "Text"]:
        letters = self._letters()[lines - 1]
        above, below = _cut(self.written, letters - self._letters_above)
        if self.lines[lines - 1].is_cut:
            last, font = above[-1]
            above[-1] = (f"{last}{SOFT}", font)
        first = Text(self.style, above)
        rest = Text(_going_on(self.style), below)
        first.mark = self.mark
        for part in (first, rest):
            part.tag, part.said = self.tag, self.said
            part.keepWithNext = self.getKeepWithNext()  # type: ignore[no-untyped-call]
        first._letters_above, rest._letters_above = self._letters_above, letters
        return first, rest

    def _line_ends(self) -> list[str]:
        """For each line a space if a word ends with it.

        On paper the space is not seen. Who has the words read aloud or copies them does not get two
        words in one, nor a hyphen that was put in (ISO 32000-1, 14.8.2.2.3 and 14.8.2.5).
        """
        if len(self.lines) == 1 and not self._letters_above:
            return [" " if not self.lines[0].is_cut else ""]
        words = set(accumulate(map(len, self.said.split(" "))))
        ends = zip(self.lines, self._letters(), strict=True)
        return ["" if line.is_cut or letters not in words else " " for line, letters in ends]

    def _letters(self) -> list[int]:
        """How many letters of the text are on paper after each line: no hyphen that was put in."""
        shown = (len(line.text.replace(" ", "")) - line.is_cut for line in self.lines)
        return [*accumulate(shown, initial=self._letters_above)][1:]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Drawn once more, as a heading is on a table's next page, it is an artifact."""
        if not self.said.strip():
            return
        told = not self._drawn
        self._drawn = True
        document, look = canvas._doc, self.style
        top = y + self.height - look.fontSize
        if self.mark is not None:
            text, left, tag = self.mark
            said = fonts.shown(text, look.fontName, look.fontSize, document)
            tags.draw(canvas, tag if told else None, _drawn_text([_placed(x + left, top, said)]))
        lines = []
        for number, (line, end) in enumerate(zip(self.lines, self._line_ends(), strict=True)):
            left = x + look.leftIndent + (0 if number else look.firstLineIndent)
            said = " ".join(
                fonts.shown(text, font, look.fontSize, document) for text, font in line.ended(end)
            )
            at = _placed(left + line.shifted(look.alignment), top - number * look.leading, said)
            lines.append(line.squeezed(at))
        tags.draw(canvas, self.tag if told else None, _drawn_text(lines))


def _placed(x: float, y: float, said: str) -> str:
    return f"1 0 0 1 {x:.2f} {y:.2f} Tm {said}"


def _drawn_text(lines: Iterable[str]) -> str:
    return f"q 0 0 0 rg BT {chr(10).join(lines)} ET Q"


def paragraph(
    pieces: Pieces, size: float, *, bold: bool = False, tag: Tag | None = None, **look: Any
) -> Text:
    """A paragraph of plain pieces, every second one in bold; MissingGlyph for what can't be set."""
    written = []
    for number, piece in enumerate(pieces):
        fonts.check(piece)
        if piece:
            written.append((glued(piece), fonts.BOLD if bold or number % 2 else fonts.REGULAR))
    made = Text(_style(size, **look), written)
    made.tag = tag
    made.said = "".join(text for text, _ in written)
    return made


def _cut(written: Sequence[Piece], letters: int) -> tuple[list[Piece], list[Piece]]:
    """So many letters, spaces not counted, and what follows them."""
    above: list[Piece] = []
    below: list[Piece] = []
    for text, font in written:
        at = 0
        while letters and at < len(text):
            letters -= text[at] != " "
            at += 1
        if at:
            above.append((text[:at], font))
        rest = text[at:] if below else text[at:].lstrip(" ")
        if rest:
            below.append((rest, font))
    return above, below


@lru_cache(maxsize=256)
def _going_on(style: ParagraphStyle) -> ParagraphStyle:
    """The look of what goes on, on another page or in another row."""
    return ParagraphStyle(name="going on", parent=style, firstLineIndent=0)
