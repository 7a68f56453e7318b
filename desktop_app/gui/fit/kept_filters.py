"""Which lines of its boxes a list was narrowed to last, kept on this PC until they are cleared.

What was typed is not kept: it may be somebody's name. A box is known by how many lines it has, so
one that has got another line begins anew.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QPushButton

from desktop_app.gui.context import Context

_LISTS, _OF, _EACH, _AMONG = "|", ";", ",", "/"


def kept(text: str, which: str, counts: Sequence[int]) -> list[int]:
    """The line of each box of a list; the first where nothing is kept. ``counts``: their lines."""
    found = _read(text).get(which, "")
    numbers = []
    try:
        numbers = [tuple(map(int, each.split(_AMONG))) for each in found.split(_EACH) if each]
        lines = [line for line, _count in numbers]
        sizes = [count for _line, count in numbers]
    except ValueError:
        return [0] * len(counts)
    fits = sizes == list(counts) and all(0 <= at < of for at, of in zip(lines, sizes, strict=True))
    return lines if fits else [0] * len(counts)


def keeping(text: str, which: str, lines: Sequence[int], counts: Sequence[int]) -> str:
    """The same with other lines of one list; those at first need no keeping."""
    found = dict(_read(text))
    found.pop(which, None)
    if any(lines):
        pairs = zip(lines, counts, strict=True)
        found[which] = _EACH.join(f"{line}{_AMONG}{count}" for line, count in pairs)
    return _LISTS.join(f"{name}{_OF}{each}" for name, each in found.items())


def _read(text: str) -> Mapping[str, str]:
    pairs = (each.partition(_OF) for each in text.split(_LISTS))
    return {name: lines for name, _of, lines in pairs if lines}


class KeptFilters:
    """The boxes above one list, and what clears them and the line beside them."""

    def __init__(
        self, context: Context, which: str, boxes: Sequence[QComboBox], clear: QPushButton
    ) -> None:
        self._context, self._which, self._boxes = context, which, boxes
        self._clear = clear

    def begin(self, numbers: Sequence[str]) -> None:
        """As the place says that is gone to; where it says nothing, as they were left."""
        kept_ = kept(self._context.settings.filters, self._which, self._counts())
        lines = [int(each or 0) for each in numbers] if numbers else kept_
        for box, at in zip(self._boxes, lines, strict=False):
            box.setCurrentIndex(at)

    def keep(self) -> None:
        """Somebody chose something."""
        before = self._context.settings.filters
        self._context.remember(filters=keeping(before, self._which, self.lines(), self._counts()))

    def lines(self) -> list[int]:
        return [box.currentIndex() for box in self._boxes]

    def clear(self) -> None:
        for box in self._boxes:
            box.setCurrentIndex(0)

    def offer_to_clear(self, typed: str) -> None:
        """Only where there is something to be cleared."""
        self._clear.setVisible(bool(typed) or any(self.lines()))

    def _counts(self) -> list[int]:
        return [box.count() for box in self._boxes]
