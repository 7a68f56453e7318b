"""How high a story stands, and how many sheets it takes, before anything of it is drawn."""

from collections import deque
from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from desktop_app.documents.letters import page_sizes

Story = tuple[list[Flowable], list[Flowable]]
"""The words, and apart the last of them with the signatures, which stay together."""


def height(story: Sequence[Flowable], width: float) -> float:
    """How high a story stands on one page, with the larger of two gaps between neighbours."""
    high = gap = 0.0
    for flowable in story:
        high += max(gap, flowable.getSpaceBefore()) + flowable.wrap(width, page_sizes.HEIGHT)[1]
        gap = flowable.getSpaceAfter()
    return high


def sheets(story: Story, width: float, lost: float = 0) -> int:
    """How many sheets it takes, ``lost`` being what of the first one is printed already."""
    start, end = story
    waiting = deque([*start, CondPageBreak(height(end, width)), *end])
    sheet = _Sheet(width, page_sizes.HEIGHT - lost)
    count = 1
    while waiting:
        if rest := sheet.left_of(waiting.popleft()):
            waiting.extendleft(reversed(rest))
            sheet = _Sheet(width, page_sizes.HEIGHT)
            count += 1
    return count


class _Sheet:
    """What is filled of a sheet, as ReportLab fills it."""

    def __init__(self, width: float, room: float) -> None:
        self._width = width
        self._room = room
        self._is_empty = True
        self._gap = 0.0

    def left_of(self, flowable: Flowable) -> list[Flowable]:
        """What of it has no room here."""
        if isinstance(flowable, CondPageBreak):
            self._gap = 0.0  # ReportLab forgets there what air stood above
            return [] if self._is_empty or flowable.height <= self._room else [flowable]
        above = 0 if self._is_empty else max(0, flowable.getSpaceBefore() - self._gap)
        high = above + flowable.wrap(self._width, self._room)[1]
        if high > self._room and (parts := flowable.split(self._width, self._room - above)[1:]):
            return [*parts]
        if high > self._room and not self._is_empty:
            return [flowable]
        self._is_empty = False
        self._gap = flowable.getSpaceAfter()
        self._room -= high + self._gap
        return []
