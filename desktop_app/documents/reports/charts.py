"""Charts as shapes, the same on screen and in print; what draws them brings its own pen.

Series differ by pattern as well as by colour, so that a chart is read in black and white; numbers
stand at the bars where there is room for them, and all of them in the tables beside.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from desktop_app import wording

Measure = Callable[[str], float]
"""How wide a text is."""


class Look(Enum):
    """How a series fills its bars, from the darkest to the lightest."""

    SOLID = 0
    STRIPED = 1
    LIGHT = 2
    CROSSED = 3
    EMPTY = 4


LOOKS = tuple(Look)


@dataclass(frozen=True)
class Series:
    """The numbers of one kind, one for each slot of the chart."""

    name: str
    values: Sequence[int]


@dataclass(frozen=True)
class Chart:
    """``stacked`` bars stand on one another, others side by side. ``unit`` follows each number.

    ``lying`` bars are as long as all of their slot together, and show shares. ``notes`` stand at
    the end of lying bars. ``names`` are the slots in full, where ``labels`` are short.
    """

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    lying: bool = False
    divisor: int = 1
    names: Sequence[str] = ()
    notes: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        return not any(value for series in self.series for value in series.values)

    def words(self, slot: int) -> str:
        """A slot read aloud: its name, and every number in it."""
        name = (self.names or self.labels)[slot]
        numbers = [wording.number(each.values[slot]) for each in self.series]
        if len(self.series) == 1:
            return f"{name}: {numbers[0]}"
        pairs = zip(self.series, numbers, strict=True)
        return f"{name} – {'; '.join(f'{each.name}: {number}' for each, number in pairs)}"

    def short(self, value: int) -> str:
        """A number as it stands at its bar; what is less than half a unit is told as such."""
        whole = (value + self.divisor // 2) // self.divisor
        return wording.number(whole) if whole or not value else "<1"


@dataclass(frozen=True)
class Box:
    """A filled rectangle; ``slot`` is the bar's place in the chart, -1 in the legend."""

    left: float
    top: float
    width: float
    height: float
    look: Look
    slot: int = -1


@dataclass(frozen=True)
class Stroke:
    """A line; a ``faint`` one is the ground that bars stand on."""

    left: float
    top: float
    right: float
    bottom: float
    faint: bool = False


@dataclass(frozen=True)
class Label:
    """Text with its baseline's left end, middle or right end (``side`` -1, 0, 1) at the point."""

    text: str
    left: float
    baseline: float
    side: int = -1
    quiet: bool = False


@dataclass
class Drawing:
    """Everything to draw, in this order; the origin is the upper left corner."""

    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


_GAP = 0.26
"""The part of a slot that stays empty."""
_STEP = 4.0
"""Between the stripes of a bar."""


@dataclass(frozen=True)
class _Pen:
    """Where a chart goes: how large it is, how wide its texts are, how high a line of them is."""

    width: float
    height: float
    measure: Measure
    line: float
    found: Drawing

    def number(self, text: str, middle: float, baseline: float, room: float) -> None:
        """A number at a bar, where there is room for it."""
        if self.measure(text) <= room:
            self.found.labels.append(Label(text, middle, baseline, side=0, quiet=True))


def draw(chart: Chart, width: float, height: float, measure: Measure, line: float) -> Drawing:
    """A chart in a box of this size; ``line`` is the height of a line of text."""
    pen = _Pen(width, height, measure, line, Drawing())
    top = _legend(chart, pen)
    if chart.labels:
        (_lying if chart.lying else _standing)(chart, pen, top)
    for box in pen.found.boxes:
        pen.found.strokes += stripes(box)
    return pen.found


def _legend(chart: Chart, pen: _Pen) -> float:
    """The names of several series with their patterns, in as many lines as they take."""
    if len(chart.series) < 2:
        return 0
    left, top, side = 0.0, 0.0, pen.line * 0.7
    for number, series in enumerate(chart.series):
        needed = side + 4 + pen.measure(series.name)
        if left and left + needed > pen.width:
            left, top = 0.0, top + pen.line * 1.15
        swatch = Box(left, top + (pen.line - side) / 2, side, side, LOOKS[number])
        pen.found.boxes.append(swatch)
        pen.found.labels.append(Label(series.name, left + side + 4, top + pen.line * 0.78))
        left += needed + pen.line
    return top + pen.line * 1.35


def _standing(chart: Chart, pen: _Pen, top: float) -> None:
    """Bars on a ground, the name of each slot below, numbers above."""
    slots = range(len(chart.labels))
    foot, slot_width = pen.height - pen.line * 1.35, pen.width / len(chart.labels)
    values = [[max(0, each.values[slot]) for each in chart.series] for slot in slots]
    highest = max((sum if chart.stacked else max)(each) for each in values)
    scale = (foot - top - pen.line * 1.2) / highest if highest else 0.0
    for slot in slots:
        left, room = slot * slot_width + slot_width * _GAP / 2, slot_width * (1 - _GAP)
        if chart.stacked:
            _stack(pen, slot, values[slot], Box(left, foot, room, scale, Look.SOLID))
            columns, free = [(sum(values[slot]), left + room / 2)], slot_width
        else:
            each = room / len(chart.series)
            columns = [(v, left + (n + 0.5) * each) for n, v in enumerate(values[slot])]
            free = each
            for number, (value, middle) in enumerate(columns):
                high = value * scale
                bar = Box(middle - each / 2, foot - high, each, high, LOOKS[number], slot)
                pen.found.boxes += [bar] if value else []
        for value, middle in columns:
            over = foot - value * scale - pen.line * 0.25
            if value:
                pen.number(chart.short(value), middle, over, free)
    pen.found.strokes.append(Stroke(0, foot, pen.width, foot, faint=True))
    _names(chart, pen, slot_width, foot + pen.line)


def _stack(pen: _Pen, slot: int, values: Sequence[int], place: Box) -> None:
    """The parts of a bar on one another; ``place`` is its foot, its height that of one unit."""
    foot = place.top
    for number, value in enumerate(values):
        high = value * place.height
        foot -= high
        if value:
            pen.found.boxes.append(Box(place.left, foot, place.width, high, LOOKS[number], slot))


def _names(chart: Chart, pen: _Pen, slot_width: float, baseline: float) -> None:
    """As many of the slots' names as there is room for, the first always."""
    widest = max(map(pen.measure, chart.labels)) + 3
    step = max(1, -int(-widest // slot_width))
    for slot in range(0, len(chart.labels), step):
        middle = (slot + 0.5) * slot_width
        pen.found.labels.append(Label(chart.labels[slot], middle, baseline, side=0, quiet=True))


def _lying(chart: Chart, pen: _Pen, top: float) -> None:
    """One bar a slot, as long as the box: its parts are shares of it, their numbers below."""
    line, found = pen.line, pen.found
    each = (pen.height - top) / len(chart.labels)
    thick = max(2.0, min(line * 1.3, each - line * 2.1))
    for slot, label in enumerate(chart.labels):
        at = top + slot * each
        upper = at + line * 1.05
        found.labels.append(Label(label, 0, at + line * 0.85))
        if chart.notes:
            found.labels.append(Label(chart.notes[slot], pen.width, at + line * 0.85, side=1))
        values = [series.values[slot] for series in chart.series]
        begin, total = 0.0, sum(values)
        for number, value in enumerate(values):
            long = pen.width * value / total if total else 0.0
            if value:
                found.boxes.append(Box(begin, upper, long, thick, LOOKS[number], slot))
                pen.number(chart.short(value), begin + long / 2, upper + thick + line * 0.9, long)
            begin += long
        if not total:
            found.strokes.append(Stroke(0, upper + thick, pen.width, upper + thick, faint=True))


def stripes(box: Box) -> Iterator[Stroke]:
    """The lines inside a striped or crossed bar, cut at its edges."""
    if box.look in (Look.STRIPED, Look.CROSSED):
        yield from _slanted(box)
    if box.look is Look.CROSSED:
        for stroke in _slanted(box):
            across = 2 * box.left + box.width
            yield Stroke(across - stroke.left, stroke.top, across - stroke.right, stroke.bottom)


def _slanted(box: Box) -> Iterator[Stroke]:
    """Lines at 45°, from the lower left to the upper right."""
    width, height, along = box.width, box.height, _STEP
    while along < width + height:
        # The points inside the box for which x and y add up to this.
        from_x, to_x = max(0.0, along - height), min(width, along)
        yield Stroke(
            box.left + from_x,
            box.top + along - from_x,
            box.left + to_x,
            box.top + along - to_x,
        )
        along += _STEP
