"""How a story fills the rooms of sheets, found before anything of it is drawn."""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from reportlab.platypus import CondPageBreak, Flowable

from desktop_app.documents.letters.page_sizes import HEIGHT, Room, Sheet

Sheets = list[list["Placed"]]
"""What stands on each sheet, and where."""
Story = tuple[list[Flowable], list[Flowable]]
"""The words, and apart the last of them with the signatures, which stay together."""

_NOTHING = 1e-6


class NoRoomError(RuntimeError):
    """What can't be torn and is higher than the room there is for it."""


class Placed(NamedTuple):
    """Something and where its lower left corner stands."""

    flowable: Flowable
    left: float
    bottom: float


class NextRoom(Flowable):
    """What follows stands in the next room."""


class Together(Flowable):
    """What stands in one room, unless it is higher than any."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = parts

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        return float(self.parts[0].getSpaceBefore())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, height(self.parts, width) - self.getSpaceBefore()


def height(story: Sequence[Flowable], width: float) -> float:
    """How high a story stands on one page, with the larger of two gaps between neighbours."""
    high = gap = 0.0
    for flowable in story:
        high += max(gap, flowable.getSpaceBefore()) + flowable.wrap(width, HEIGHT)[1]
        gap = flowable.getSpaceAfter()
    return high


def whole(story: Story) -> list[Flowable]:
    """All of a story, its end kept together."""
    start, end = story
    return [*start, Together(end)] if end else start


def filled(story: Sequence[Flowable], first: Sheet) -> Sheets:
    """What stands on each sheet and where, the first of them of the kind ``first``.

    NoRoomError where something fits nowhere.
    """
    waiting = deque(story)
    sheets: Sheets = []
    for sheet in first.following():
        sheets.append([])
        for room in sheet.rooms:
            filling = _Filling(room)
            while waiting and not isinstance(waiting[0], NextRoom):
                rest = filling.left_of(waiting.popleft())
                waiting.extendleft(reversed(rest))
                if rest and not filling.expands:
                    break
            else:
                if waiting:
                    waiting.popleft()
            sheets[-1] += filling.placed
            if not waiting:
                return sheets
    raise AssertionError("sheets follow without end")


class _Filling:
    """What is filled of a room."""

    def __init__(self, room: Room) -> None:
        self.placed: list[Placed] = []
        self.expands = False
        """Whether what was left is to be placed here one by one."""
        self._left, self._width = room.left, room.width
        self._bottom, self._height = room.bottom, room.height
        self._room = room.height
        self._gap = 0.0

    def left_of(self, flowable: Flowable) -> list[Flowable]:
        """What of it has no room here."""
        self.expands = False
        if isinstance(flowable, CondPageBreak):
            self._gap = 0.0
            return [] if not self.placed or flowable.height <= self._room else [flowable]
        above = max(0.0, flowable.getSpaceBefore() - self._gap) if self.placed else 0.0
        high = flowable.wrap(self._width, self._room)[1]
        fits = above + high <= self._room + _NOTHING
        if isinstance(flowable, Together):
            self.expands = fits or not self.placed
            return [*flowable.parts] if self.expands else [flowable]
        if not fits:
            parts = flowable.split(self._width, self._room - above)
            if parts:
                self._place(parts[0], above, parts[0].wrap(self._width, self._room)[1])
                return [*parts[1:]]
            if not self.placed:
                raise NoRoomError
            return [flowable]
        self._place(flowable, above, high)
        return []

    def _place(self, flowable: Flowable, above: float, high: float) -> None:
        self._room -= above + high
        self.placed.append(Placed(flowable, self._left, self._bottom + self._room))
        self._gap = flowable.getSpaceAfter()
        self._room -= self._gap
