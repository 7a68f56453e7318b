"""The end of a letter in large print: no signature stands alone, no sheet stays half empty."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from desktop_app.documents.letters.fitting import height
from desktop_app.documents.letters.page_sizes import HEIGHT
from desktop_app.documents.pdf.paragraphs import Text


class Closing(Flowable):
    """The last words with the signatures. Where they have no room, the words alone are torn.

    In large print the last paragraph may be a third of a sheet: kept whole, it would leave that
    much empty on the sheet before. ``sheet`` is the height that the next one has.
    """

    def __init__(self, parts: Sequence[Flowable], sheet: float = HEIGHT) -> None:
        super().__init__()
        self._parts = parts
        self._sheet = sheet

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        return float(self._parts[0].getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - ReportLab's name
        return float(self._parts[-1].getSpaceAfter())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = height(self._parts, width) - self.getSpaceBefore()
        return width, self.height

    def split(self, width: float, room: float) -> list[Flowable]:
        """Lines of the last words that have room, and the others, of which some stay to the end."""
        if self.wrap(width, room)[1] <= room:
            return [self]
        words, *signed = self._parts
        if isinstance(words, Text):
            least = words.wrap(width, room)[1] - words.style.leading
            torn = words.split(width, min(room, least))
            if len(torn) == 2:
                return [torn[0], Closing([torn[1], *signed], self._sheet)]
        if self.height <= self._sheet:
            return []
        # Names without end are higher than a sheet, and stand as they can.
        begun = [words] if words.wrap(width, room)[1] <= room else words.split(width, room)
        return [*begun, *signed] if begun else []

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        at, gap = y + self.height, 0.0
        for number, part in enumerate(self._parts):
            at -= max(gap, part.getSpaceBefore()) if number else 0
            at -= part.wrap(self.width, self.height)[1]
            part.drawOn(canvas, x, at)
            gap = part.getSpaceAfter()
