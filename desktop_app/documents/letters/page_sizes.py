"""The sheets papers are printed on: margins, columns, and where on them the text stands."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Frame, PageTemplate

from desktop_app.documents.letters.blocks import draw_cut_line
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

NUMBER_UP = 11 * mm
"""How far above the lower edge the number of a page stands."""
_HEAD_DOWN, _HEAD_DOWN_ACROSS = 14 * mm, 10 * mm
_CODE_UP, _SLIP_CODE_ACROSS = 5.5 * mm, 11 * mm

PAGE, SLIPS, BLANK, KAZAKH, RUSSIAN = "page", "slips", "blank", "kk", "ru"
_UPRIGHT = {PAGE, SLIPS, BLANK}
FIRST = "first "
"""Before the name of a column on the sheet that begins with a letterhead."""


def on_blank(blank: int) -> float:
    """The height of a page whose upper millimetres are printed already."""
    return min(HEIGHT, A4[1] - BOTTOM - blank * mm)


def upright(blank: int = 0) -> list[PageTemplate]:
    """A page, two slips on one sheet, and a page with so many millimetres printed already."""
    upper = A4[1] / 2 + _FROM_CUT
    slips = [_frame(LEFT, upper, WIDTH, SLIP_HEIGHT), _frame(LEFT, BOTTOM, WIDTH, SLIP_HEIGHT)]
    return [
        PageTemplate(PAGE, [_frame(LEFT, BOTTOM, WIDTH, HEIGHT)], pagesize=A4),
        PageTemplate(SLIPS, slips, pagesize=A4, onPage=lambda on, _: draw_cut_line(on, A4[1] / 2)),
        PageTemplate(
            BLANK,
            [_frame(LEFT, BOTTOM, WIDTH, on_blank(blank))],
            pagesize=A4,
            autoNextPageTemplate=PAGE,
        ),
    ]


def across(head: float) -> list[PageTemplate]:
    """Each column for itself, below a letterhead of that height on the first sheet."""
    below = below_head(head)
    above = [_frame(SIDE, ACROSS[1] - ABOVE - head, ACROSS_WIDTH, head + 1)] if head else []
    made = []
    for name, left in ((KAZAKH, SIDE), (RUSSIAN, SIDE + COLUMN + GUTTER)):
        first = [*(above if name == KAZAKH else []), _frame(left, BELOW, COLUMN, below)]
        rest = [_frame(left, BELOW, COLUMN, ACROSS_HEIGHT)]
        made += [
            PageTemplate(FIRST + name, first, pagesize=ACROSS, autoNextPageTemplate=name),
            PageTemplate(name, rest, pagesize=ACROSS),
        ]
    return made


def below_head(head: float) -> float:
    """The height of a column on the sheet that begins with a letterhead of that height."""
    return ACROSS_HEIGHT - head - (_BELOW_HEAD if head else 0)


def code_places(template: str) -> list[Place]:
    """Where the code with the register number stands: in the margins, below or beside the text."""
    if template == SLIPS:
        return [Place(_SLIP_CODE_ACROSS, bottom) for bottom in (A4[1] / 2 + _FROM_CUT, BOTTOM)]
    width, edge = (A4[0], RIGHT) if template in _UPRIGHT else (ACROSS[0], SIDE)
    return [Place(width - edge, _CODE_UP, from_right=True)]


def above(template: str) -> tuple[float, float, float]:
    """Where what a sheet belongs to stands, and how wide it may be."""
    if template in _UPRIGHT:
        return LEFT, A4[1] - _HEAD_DOWN, WIDTH
    return SIDE, ACROSS[1] - _HEAD_DOWN_ACROSS, ACROSS_WIDTH


def middle(template: str) -> float:
    """The middle of the text, under which the number of a page stands."""
    return LEFT + WIDTH / 2 if template in _UPRIGHT else ACROSS[0] / 2


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(
        left,
        bottom,
        width,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
