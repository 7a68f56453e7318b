"""Where the lines of a text end, on paper that is laid out in paragraphs or line by line.

ReportLab finds the same lines, in many times the time, where no word is broken.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.pdf.glue import NO_BREAK, glued
from desktop_app.documents.pdf.hyphens import SOFT, Break, Word

_NOTHING = 1e-8

Piece = tuple[str, str]
"""A piece of text and its font."""


class Line(NamedTuple):
    """A line: the room it leaves, less than none where its spaces are narrower, and its pieces.

    Its last word ends with it, or goes on in the next line.
    """

    room: float
    pieces: Sequence[Piece]
    ends_word: bool = True

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def is_cut(self) -> bool:
        """Whether a hyphen was put in at its end."""
        return self.pieces[-1][0].endswith(SOFT)

    def ended(self, end: str) -> Iterator[Piece]:
        *before, (last, font) = self.pieces
        yield from before
        yield f"{last}{end}", font

    def shifted(self, alignment: Any) -> float:
        """How far from the left it begins."""
        return max(self.room, 0) * {TA_CENTER: 0.5, TA_RIGHT: 1.0}.get(alignment, 0.0)

    def squeezed(self, code: str) -> str:
        """The operators of the line, with its spaces as wide as it needs them."""
        if self.room > -_NOTHING:
            return code
        spaces = self.text.count(" ") + self.text.count(NO_BREAK)
        return f"{self.room / spaces:.4f} Tw {code} 0 Tw" if spaces else code


def lines_of(pieces: Sequence[Piece], look: ParagraphStyle, width: float) -> list[Line]:
    """The lines in that width of what is written in a style."""
    later = width - look.leftIndent - look.rightIndent
    shrinkage = float(rl_config.spaceShrinkage)  # type: ignore[attr-defined,unused-ignore]
    return _lines(pieces, look.fontSize, later - look.firstLineIndent, later, shrinkage)


def text_lines(text: str, font: str, width: float, size: float) -> list[str]:
    """The lines of a text in one font, as they are read aloud; at least one.

    A number stays with its word. A space ends a line where a word ends there, and a soft hyphen
    where one is put in; the last one ends as the text does.
    """
    made = _lines([(glued(text), font)], size, width, width, 0)
    *found, last = [_said(line) for line in made] or [""]
    return [*found, last if text.endswith(" ") else last.removesuffix(" ")]


def _said(line: Line) -> str:
    """A line as it is read aloud, where more follow."""
    text = line.text
    return f"{text.removesuffix(NO_BREAK)} " if line.ends_word or text[-1] == NO_BREAK else text


def _lines(
    pieces: Sequence[Piece], size: float, first: float, later: float, shrinkage: float
) -> list[Line]:
    """The lines in a width of ``first`` and then ``later``."""
    words = _words(pieces)
    if not words:
        return []
    space = stringWidth(" ", pieces[0][1], size)
    setting = _Setting(first, later, space, space * shrinkage)
    for word in words:
        wide = _wide(word, size)
        if setting.takes(word, wide):
            continue
        if wide > later or not setting.line or any("-" in text for text, _ in word):
            setting.break_up(word, _measured(word, size))
        else:
            setting.end_line()
            setting.put(word, wide)
    setting.end_line()
    return setting.lines


class _Setting:
    """Words that are set line by line."""

    def __init__(self, first: float, later: float, space: float, shrinks: float) -> None:
        self.lines: list[Line] = []
        self.line: list[Sequence[Piece]] = []
        self._room, self._later = first, later
        self._space, self._shrinks = space, shrinks
        self._taken = -space

    def takes(self, word: Sequence[Piece], wide: float) -> bool:
        """Put a word into the line if it has room there, between spaces that may be narrower."""
        longer = self._taken + self._space + wide
        if longer > self._room + self._shrinks * len(self.line):
            return False
        self.line.append(word)
        self._taken = longer
        return True

    def put(self, word: Sequence[Piece], wide: float) -> None:
        self.line.append(word)
        self._taken += self._space + wide

    def end_line(self, *, ends_word: bool = True) -> None:
        self.lines.append(Line(self._room - self._taken, _joined(self.line), ends_word))
        self.line, self._room, self._taken = [], self._later, -self._space

    def break_up(self, pieces: Sequence[Piece], word: Word) -> None:
        """Put a word that goes on in the next line, or in as many as it needs."""
        start, whole = 0, Break(len(word.text))
        while True:
            room = self._room - self._taken - self._space
            if word.wide(start, whole) <= room + _NOTHING:
                break
            found = word.place(start, room, self._later, begins=not self.line)
            if found:
                self.put(_part(pieces, start, found), word.wide(start, found))
                start = found.at
            self.end_line(ends_word=not found)
        self.put(_part(pieces, start, whole), word.wide(start, whole))


def _measured(word: Sequence[Piece], size: float) -> Word:
    widths = [stringWidth(letter, font, size) for text, font in word for letter in text]
    hyphen = max(stringWidth(SOFT, font, size) for _, font in word)
    return Word("".join(text for text, _ in word), widths, hyphen)


def _part(word: Sequence[Piece], start: int, found: Break) -> list[Piece]:
    """What of a word stands in one line."""
    part, at = [], 0
    for text, font in word:
        shown = text[max(start - at, 0) : max(found.at - at, 0)]
        if shown:
            part.append((shown, font))
        at += len(text)
    if found.hyphen:
        last, font = part[-1]
        part[-1] = (f"{last}{SOFT}", font)
    return part


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The words, each in as many pieces as it has fonts."""
    words: list[list[Piece]] = []
    goes_on = False
    for text, font in pieces:
        for number, part in enumerate(text.split(" ")):
            if not part:
                goes_on = False
                continue
            if goes_on and number == 0:
                words[-1].append((part, font))
            else:
                words.append([(part, font)])
            goes_on = True
    return words


def _wide(word: Sequence[Piece], size: float) -> float:
    return sum(stringWidth(text, font, size) for text, font in word)


def _joined(words: Sequence[Sequence[Piece]]) -> list[Piece]:
    """A line's pieces, one for each run of a font."""
    parts = [
        (text if number or not place else f" {text}", font)
        for place, word in enumerate(words)
        for number, (text, font) in enumerate(word)
    ]
    return [
        ("".join(text for text, _ in run), font)
        for font, run in groupby(parts, key=lambda part: part[1])
    ]
