"""The sheets papers are printed on: margins, columns, and where on them the text stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from desktop_app.documents.pdf.qr import Place

# Upright: one column, the left margin for binding (30 mm), half a sheet for a slip.
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
WIDTH = A4[0] - LEFT - RIGHT
HEIGHT = A4[1] - TOP - BOTTOM
_FROM_CUT = 8 * mm
SLIP_HEIGHT = A4[1] / 2 - TOP - _FROM_CUT

# Across: two columns, Kazakh and Russian.
ACROSS = (A4[1], A4[0])
SIDE, GUTTER = 20 * mm, 14 * mm
ABOVE, BELOW = 15 * mm, 18 * mm
ACROSS_WIDTH = ACROSS[0] - 2 * SIDE
COLUMN = (ACROSS_WIDTH - GUTTER) / 2
ACROSS_HEIGHT = ACROSS[1] - ABOVE - BELOW
_BELOW_HEAD = 3 * mm

SMALL = 10.0
"""The usual size of what stands in the margins."""
NUMBER_UP = 11 * mm
"""How far above the lower edge the number of a page stands."""
_HEAD_DOWN, _HEAD_DOWN_ACROSS = 14 * mm, 13.5 * mm
_CODE_UP, _SLIP_CODE_ACROSS = 5.5 * mm, 11 * mm

CUT = A4[1] / 2
"""Where a sheet of two slips is cut."""


@dataclass(frozen=True)
class Room:
    """Where text stands on a sheet."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A kind of sheet and its rooms, filled one after the other; ``then`` come the next sheets."""

    rooms: tuple[Room, ...]
    size: tuple[float, float] = A4
    is_cut: bool = False
    then: "Sheet | None" = None

    @property
    def is_upright(self) -> bool:
        return self.size == A4

    def following(self) -> Iterator["Sheet"]:
        """This one, and those that are filled after it, without end."""
        sheet = self
        while True:
            yield sheet
            sheet = sheet.then or sheet


PAGE = Sheet((Room(LEFT, BOTTOM, WIDTH, HEIGHT),))
SLIPS = Sheet(
    (
        Room(LEFT, CUT + _FROM_CUT, WIDTH, SLIP_HEIGHT),
        Room(LEFT, BOTTOM, WIDTH, SLIP_HEIGHT),
    ),
    is_cut=True,
)


def on_blank(blank: int) -> float:
    """The height of a page whose upper millimetres are printed already."""
    return min(HEIGHT, A4[1] - BOTTOM - blank * mm)


def next_height(first: Sheet) -> float:
    """The height of the text on the sheets after the first."""
    return (first.then or first).rooms[-1].height


def page(blank: int = 0, running: float = 0) -> Sheet:
    """A page, with so many millimetres of the first one printed already.

    ``running`` is what the lines above the next ones take of the room of their text.
    """
    then = Sheet((Room(LEFT, BOTTOM, WIDTH, HEIGHT - running),)) if running else PAGE
    return Sheet((Room(LEFT, BOTTOM, WIDTH, on_blank(blank)),), then=then)


def columns(head: float) -> tuple[Sheet, Sheet]:
    """Both columns, each for itself, below a letterhead of that height on the first sheet.

    The letterhead, if there is one, is the first room of the left column's first sheet.
    """
    left, right = SIDE, SIDE + COLUMN + GUTTER
    above = (Room(SIDE, ACROSS[1] - ABOVE - head, ACROSS_WIDTH, head + 1),) if head else ()
    return _column(left, head, above), _column(right, head, ())


def _column(left: float, head: float, above: tuple[Room, ...]) -> Sheet:
    rest = Sheet((Room(left, BELOW, COLUMN, ACROSS_HEIGHT),), ACROSS)
    first = Room(left, BELOW, COLUMN, below_head(head))
    return Sheet((*above, first), ACROSS, then=rest)


def below_head(head: float) -> float:
    """The height of a column on the sheet that begins with a letterhead of that height."""
    return ACROSS_HEIGHT - head - (_BELOW_HEAD if head else 0)


def code_places(sheet: Sheet) -> list[Place]:
    """Where the code with the register number stands: in the margins, below or beside the text."""
    if sheet.is_cut:
        return [Place(_SLIP_CODE_ACROSS, room.bottom) for room in sheet.rooms]
    edge = RIGHT if sheet.is_upright else SIDE
    return [Place(sheet.size[0] - edge, _CODE_UP, from_right=True)]


def above(sheet: Sheet) -> tuple[float, float, float]:
    """Where what a sheet belongs to stands, and how wide it may be.

    It is one line, or the last of those that have room above it.
    """
    if sheet.is_upright:
        return LEFT, A4[1] - _HEAD_DOWN, WIDTH
    return SIDE, ACROSS[1] - _HEAD_DOWN_ACROSS, ACROSS_WIDTH


def middle(sheet: Sheet) -> float:
    """The middle of the text, under which the number of a page stands."""
    return LEFT + WIDTH / 2 if sheet.is_upright else ACROSS[0] / 2
