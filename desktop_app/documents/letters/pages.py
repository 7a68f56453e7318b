"""The pages of a paper as they are drawn: numbered in parts, laid beside each other, with codes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from desktop_app.documents.letters import page_sizes
from desktop_app.documents.pdf import fonts, qr
from desktop_app.documents.pdf.canvas import ArchiveCanvas
from desktop_app.documents.pdf.tags import Tag, marked
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_CODE = N_("Square code with the register number {number}")


@dataclass(frozen=True)
class Part:
    """What stands on sheets of its own: one language, or one copy of it.

    ``beside``: on the same sheets as the part before, in another column. ``sections`` are what the
    codes on a sheet belong to, one for each place. ``running`` stands above every sheet but the
    first.
    """

    template: str
    flowables: list[Flowable]
    sections: Sequence[Tag]
    running: str = ""
    beside: bool = False


class EndOfPart(Flowable):
    """Says that the pages of one part end here; unseen on paper."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.part_ends = True


@dataclass
class _Sheet:
    """One sheet: what was drawn on it, and where it stands in its part, or parts."""

    number: int
    part: Part
    states: list[dict[str, Any]] = field(default_factory=list)


class PaperCanvas(ArchiveCanvas):
    """Draws the parts one after another and puts them together as sheets when all are known."""

    def __init__(
        self,
        *args: Any,
        parts: Sequence[Part],
        number: str,
        small: float,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._code: list[str]
        self._currentMatrix: tuple[float, ...]
        self._parts = parts
        self._number = number
        self._squares = qr.squares(number)
        self._small = small
        self._sheets: list[_Sheet] = []
        self._part = self._leader = self._first = 0
        self.part_ends = False

    def translate(self, dx: float, dy: float) -> None:
        """As ReportLab does it, where nothing is ever turned or scaled: in a third of the time."""
        x, y = self._currentMatrix[4:]
        self._currentMatrix = (1.0, 0.0, 0.0, 1.0, x + dx, y + dy)
        self._code.append(f"1 0 0 1 {dx:.2f} {dy:.2f} cm")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        if self.sheet_number == len(self._sheets):
            number = self.sheet_number - self._first
            self._sheets.append(_Sheet(number, self._parts[self._leader]))
        self._sheets[self.sheet_number].states.append(dict(self.__dict__))
        self.sheet_number += 1
        if self.part_ends:
            self._next_part()
        self._startPage()  # type: ignore[attr-defined]

    def _next_part(self) -> None:
        self.part_ends = False
        self._part += 1
        if self._parts[self._part].beside:
            self.sheet_number = self._first
        else:
            self._leader = self._part
            self._first = self.sheet_number = len(self._sheets)

    def save(self) -> None:
        counts = Counter(id(sheet.part) for sheet in self._sheets)
        for number, sheet in enumerate(self._sheets):
            drawn = [state["_code"] for state in sheet.states]
            self.__dict__.update(sheet.states[0])
            self.sheet_number = number
            if len(drawn) > 1:
                self._code = [line for code in drawn for line in ("q", *code, "Q")]
            self._finish(sheet, counts[id(sheet.part)])
            super().showPage()
        self._code = []
        super().save()

    def _told(self, section: Tag) -> Tag:
        """What the code says, in the words of what it stands beside."""
        language = section.extra.get("lang", self._languages[0])
        words = translator(language[:2]).gettext(_CODE)
        return section.within("Figure", alt=words.format(number=self._number))

    def _finish(self, sheet: _Sheet, count: int) -> None:
        """The code with the register number, what a sheet belongs to, and «1 / 2»."""
        template = sheet.part.template
        if self._squares:
            places = page_sizes.code_places(template)
            for place, section in zip(places, sheet.part.sections, strict=True):
                first = sheet.number == 0
                told = self._told(section) if first else None
                qr.draw(self, self._squares, place, told)
        if sheet.number:
            self._head(sheet.part)
        if count > 1:
            with marked(self, None):
                self.setFont(fonts.REGULAR, self._small)
                text = f"{sheet.number + 1} / {count}"
                self.drawCentredString(page_sizes.middle(template), page_sizes.NUMBER_UP, text)

    def _head(self, part: Part) -> None:
        """What the sheet belongs to, in one line."""
        left, up, width = page_sizes.above(part.template)
        text = part.running
        while text and stringWidth(text, fonts.REGULAR, self._small) > width:
            text = f"{text[:-2].rstrip()}…"
        with marked(self, None):
            self.setFont(fonts.REGULAR, self._small)
            self.drawString(left, up, text)
