"""The pages of a paper as they are drawn: numbered in parts, laid beside each other, with codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from desktop_app.documents.letters import page_sizes
from desktop_app.documents.letters.blocks import draw_cut_line
from desktop_app.documents.letters.fitting import Sheets
from desktop_app.documents.letters.page_sizes import Sheet
from desktop_app.documents.pdf import fonts, qr
from desktop_app.documents.pdf.canvas import ArchiveCanvas
from desktop_app.documents.pdf.paragraphs import leading
from desktop_app.documents.pdf.tags import Tag, marked
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_CODE = N_("Square code with the register number {number}")


class Running(NamedTuple):
    """The lines above a sheet. ``lower`` is what they take of the room of its text."""

    lines: Sequence[str]
    lower: float


_NO_RUNNING = Running((), 0)


@dataclass(frozen=True)
class Part:
    """What stands on sheets of its own: one language, or one copy of it.

    ``sheet`` is its first one, ``filled`` what stands on each. ``beside``: on the same sheets as
    the part before, in another column. ``sections`` are what the codes on a sheet belong to, one
    for each place. ``running`` stands above every sheet but the first.
    """

    sheet: Sheet
    filled: Sheets
    sections: Sequence[Tag]
    running: Running = _NO_RUNNING
    beside: bool = False


class PaperCanvas(ArchiveCanvas):
    """Draws the parts one after another, sheet by sheet."""

    def __init__(self, *args: Any, number: str, small: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._code: list[str]
        self._currentMatrix: tuple[float, ...]
        self._number = number
        self._squares = qr.squares(number)
        self._small = small

    def translate(self, dx: float, dy: float) -> None:
        """As ReportLab does it, where nothing is ever turned or scaled: in a third of the time."""
        x, y = self._currentMatrix[4:]
        self._currentMatrix = (1.0, 0.0, 0.0, 1.0, x + dx, y + dy)
        self._code.append(f"1 0 0 1 {dx:.2f} {dy:.2f} cm")

    def draw(self, parts: Sequence[Part]) -> None:
        """All sheets of all parts."""
        runs: list[list[Part]] = []
        for part in parts:
            if part.beside:
                runs[-1].append(part)
            else:
                runs.append([part])
        for run in runs:
            count = max(len(part.filled) for part in run)
            for number in range(count):
                self._draw_sheet(run, number)
                self._finish(run[0], number, count)
                self.showPage()

    def _draw_sheet(self, run: Sequence[Part], number: int) -> None:
        if run[0].sheet.is_cut:
            draw_cut_line(self, page_sizes.CUT)
        for part in run:
            for flowable, left, bottom in chain(*part.filled[number : number + 1]):
                flowable.drawOn(self, left, bottom)

    def _told(self, section: Tag) -> Tag:
        """What the code says, in the words of what it stands beside."""
        language = section.extra.get("lang", self._languages[0])
        words = translator(language[:2]).gettext(_CODE)
        return section.within("Figure", alt=words.format(number=self._number))

    def _finish(self, part: Part, number: int, count: int) -> None:
        """The code with the register number, what a sheet belongs to, and «1 / 2»."""
        if self._squares:
            places = page_sizes.code_places(part.sheet)
            for place, section in zip(places, part.sections, strict=True):
                told = None if number else self._told(section)
                qr.draw(self, self._squares, place, told)
        if number:
            self._head(part)
        if count > 1:
            with marked(self, None):
                self.setFont(fonts.REGULAR, self._small)
                text = f"{number + 1} / {count}"
                self.drawCentredString(page_sizes.middle(part.sheet), page_sizes.NUMBER_UP, text)

    def _head(self, part: Part) -> None:
        """What the sheet belongs to."""
        left, up, _ = page_sizes.above(part.sheet)
        lines, lower = part.running
        apart = leading(self._small)
        at = up - lower + (len(lines) - 1) * apart
        with marked(self, None):
            self.setFont(fonts.REGULAR, self._small)
            for text in lines:
                self.drawString(left, at, text)
                at -= apart
