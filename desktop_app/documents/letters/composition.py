"""Turns the blocks of a filled form into what ReportLab lays out: the look of an office's paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, groupby
from math import inf
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable

from desktop_app.documents.forms.filling import FilledForm
from desktop_app.documents.forms.markup import Block
from desktop_app.documents.letters.blocks import Cell, Row, letterhead
from desktop_app.documents.letters.closing import Closing
from desktop_app.documents.letters.page_sizes import COLUMN, HEIGHT, WIDTH
from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.pdf.canvas import LOCALES
from desktop_app.documents.pdf.fonts import REGULAR
from desktop_app.documents.pdf.paragraphs import Text, paragraph
from desktop_app.documents.pdf.tables import table
from desktop_app.documents.pdf.tags import Tag


@dataclass(frozen=True)
class Setting:
    """In which size and width a paper is set, and how much air is above a signature.

    ``large`` is for people with poor sight: nothing is set smaller than the text, and what
    otherwise stands side by side stands one below the other.
    """

    size: float
    width: float
    indent: float
    above_signature: float
    signature: tuple[float, float, float] = (0.38, 0.26, 0.36)
    """The shares of position, line and name."""
    right_from: float = 0.5
    """Where what stands at the right begins."""
    large: bool = False
    air: float = 1.0
    """How much of the usual air stands between the blocks."""
    height: float = HEIGHT
    """Of the text on a sheet after the first."""

    def smaller(self, by: float) -> float:
        return self.size if self.large else self.size - by


PAGE = Setting(12, WIDTH, 12.5 * mm, 26.4)
# The same drawn closer, for a letter that spills onto a sheet by a few lines.
PAGES = (
    PAGE,
    Setting(12, WIDTH, 12.5 * mm, 18, air=0.6),
    Setting(11.5, WIDTH, 12.5 * mm, 16, air=0.6),
    Setting(11, WIDTH, 12.5 * mm, 14, air=0.5),
)
# The largest first.
SLIPS = tuple(Setting(size, WIDTH, 7.5 * mm, above) for size, above in ((10, 10), (9.5, 8), (9, 7)))
HALVES = tuple(
    Setting(size, COLUMN, 8 * mm, above, (0.34, 0.26, 0.4), 0.42, air=air)
    for size, above, air in ((11, 15, 1), (10.5, 14, 1), (10, 12, 1), (10, 12, 0.5), (9.5, 10, 0.5))
)
LARGE = Setting(18, WIDTH, 0, 20, (0, 0.45, 0.55), 0.3, large=True)
LARGE_PAGES = (
    LARGE,
    replace(LARGE, above_signature=14, air=0.5),
    replace(LARGE, above_signature=10, air=0.3),
)

# A paragraph of so many lines is torn neither before nor after one line.
_KEPT_LINES = 4
_LISTED = {"item", "numbered", "point"}
_ALIGNED = {2: (TA_LEFT, TA_RIGHT), 3: (TA_LEFT, TA_CENTER, TA_RIGHT)}


class Composition:
    """One paper in one language, set in one way. ``section`` is what is read aloud of it."""

    def __init__(self, form: FilledForm, head: Letterhead, setting: Setting) -> None:
        self.section = Tag("Sect", lang=LOCALES[form.language])
        self._form = form
        self._head = head
        self._setting = setting
        self._size = setting.size
        self._items = 0
        self._points = 0
        self._list: Tag | None = None

    def flowables(self) -> tuple[list[Flowable], list[Flowable]]:
        """The blocks, and apart the last words with the signatures, which stay together."""
        parts = _parts(self._form.blocks)
        signed = [n for n, part in enumerate(parts) if part[0].kind == "signature"]
        end = signed[0] if signed else len(parts)
        if signed and end and parts[end - 1][0].kind != "row":
            end -= 1
        done: list[list[Flowable]] = []
        for part in parts:
            above = done[-1] if done else []
            is_table = part[0].kind == "row"
            done.append(self._table(part, above) if is_table else self._set(part[0]))
        start = _led_in([*chain(*done[:end])], self._setting.width)
        closing = [*chain(*done[end:])]
        if closing and self._setting.large:
            return [*start, Closing(closing, self._setting.height)], []
        return start, closing

    def _gap(self, sizes: float) -> float:
        """The air between blocks, in sizes of the text."""
        return self._size * sizes * self._setting.air

    def _set(self, block: Block) -> list[Flowable]:
        self._items = self._items + 1 if block.kind == "item" else 0
        self._points += block.kind == "point"
        if block.kind not in _LISTED:
            self._list = None
        return self._setters[block.kind](block)

    @cached_property
    def _setters(self) -> dict[str, Callable[[Block], list[Flowable]]]:
        return {
            "letterhead": self._letterhead,
            "annex": lambda block: self._right(block, self._setting.smaller(2)),
            "right": lambda block: self._right(block, self._size),
            "between": self._between,
            "title": self._title,
            "subtitle": self._subtitle,
            "center": self._center,
            "heading": self._heading,
            "plain": self._plain,
            "paragraph": self._paragraph,
            "point": self._point,
            "item": lambda block: self._listed(block, f"{self._items})"),
            "numbered": lambda block: self._listed(block, "".join(block.cells[0]).strip()),
            "field": self._field,
            "signature": self._signature,
            "note": self._note,
            "quote": self._quote,
        }

    def _letterhead(self, _: Block) -> list[Flowable]:
        terms, large = self._form.terms, self._setting.large
        return letterhead(self._head, terms, self._size, self.section, stacked=large)

    def _right(self, block: Block, size: float) -> list[Flowable]:
        """At the right half; the lines are one paragraph to those who have it read aloud."""
        tag = self.section.within("P")
        indent = self._setting.width * self._setting.right_from
        lines: list[Flowable] = [
            paragraph(cell, size, tag=tag, leftIndent=indent) for cell in block.cells
        ]
        lines[-1].spaceAfter = self._gap(1)
        return lines

    def _between(self, block: Block) -> list[Flowable]:
        tag = self.section.within("P")
        if self._setting.large and len(block.cells) > 2:
            return [self._text(cell, tag, spaceAfter=self._gap(0.3)) for cell in block.cells]
        share = 1 / len(block.cells)
        cells = [
            Cell(share, self._text(cell, tag, alignment=alignment))
            for cell, alignment in zip(block.cells, _ALIGNED[len(block.cells)], strict=True)
        ]
        return [Row(cells, after=self._gap(0.8))]

    def _title(self, block: Block) -> list[Flowable]:
        gap = self._gap(0.6)
        look = {"alignment": TA_CENTER, "spaceBefore": gap, "spaceAfter": gap, "keepWithNext": 1}
        tag = self.section.within("H1")
        return [paragraph(block.cells[0], self._size + 1, bold=True, tag=tag, **look)]

    def _subtitle(self, block: Block) -> list[Flowable]:
        look = {"alignment": TA_CENTER, "spaceAfter": self._gap(0.8), "keepWithNext": 1}
        tag = self.section.within("H2")
        return [paragraph(block.cells[0], self._size, bold=True, tag=tag, **look)]

    def _center(self, block: Block) -> list[Flowable]:
        look = {"alignment": TA_CENTER, "spaceAfter": self._gap(0.6)}
        return [self._text(block.cells[0], self.section.within("P"), **look)]

    def _heading(self, block: Block) -> list[Flowable]:
        look = {"firstLineIndent": self._setting.indent, "spaceBefore": self._gap(0.6)}
        tag = self.section.within("H2")
        return [self._body(block, tag, keepWithNext=1, **look)]

    def _plain(self, block: Block) -> list[Flowable]:
        return [self._body(block, self.section.within("P"), keepWithNext=_introduces(block))]

    def _paragraph(self, block: Block) -> list[Flowable]:
        look = {"firstLineIndent": self._setting.indent, "spaceBefore": self._gap(0.5)}
        tag = self.section.within("P")
        return [self._body(block, tag, keepWithNext=_introduces(block), **look)]

    def _point(self, block: Block) -> list[Flowable]:
        first, *rest = block.cells[0]
        numbered = Block("point", ((f"{self._points}. {first}", *rest),))
        look = {"firstLineIndent": self._setting.indent, "spaceBefore": self._gap(0.5)}
        keep = _introduces(block)
        tag = self._in_list().within("LI").within("LBody")
        return [self._body(numbered, tag, keepWithNext=keep, **look)]

    def _listed(self, block: Block, mark: str) -> list[Flowable]:
        """A mark that has no room before the text stands in it."""
        room = self._size * 2.1
        entry = self._in_list().within("LI")
        fits = stringWidth(mark, REGULAR, self._size) <= room - self._size * 0.3
        if not fits:
            first, *rest = block.cells[-1]
            block = Block(block.kind, ((f"{mark} {first}", *rest),))
        label = entry.within("Lbl") if fits else None
        body = Block(block.kind, block.cells[-1:])
        look = {"leftIndent": self._setting.indent + room}
        made = self._body(body, entry.within("LBody"), **look)
        if fits:
            made.mark = (mark, self._setting.indent, label)
        return [made]

    def _in_list(self) -> Tag:
        """The list that the next entry belongs to."""
        if self._list is None:
            self._list = self.section.within("L", attributes="/O/List/ListNumbering/Decimal")
        return self._list

    def _field(self, block: Block) -> list[Flowable]:
        label, value = block.cells
        tag = self.section.within("P")
        if self._setting.large:
            return [
                paragraph(label, self._size, bold=True, tag=tag, keepWithNext=1, spaceBefore=4),
                self._text(value, tag, spaceAfter=self._gap(0.4)),
            ]
        cells = [
            Cell(0.39, self._text(label, tag, leftIndent=self._setting.indent)),
            Cell(0.02),
            Cell(0.59, self._text(value, tag)),
        ]
        return [Row(cells, after=self._gap(0.3))]

    def _table(self, rows: Sequence[Block], above: list[Flowable]) -> list[Flowable]:
        """What introduces a table stands on the same page as its first rows."""
        self._list = None
        tag = self.section.within("Table")
        size, width = self._setting.smaller(2), self._setting.width
        made, least = table([row.cells for row in rows], size, width, tag)
        if not above or not above[-1].getKeepWithNext():  # type: ignore[no-untyped-call]
            return [CondPageBreak(least), made]
        for flowable in above:
            # ReportLab would keep it with all of the table, which may be longer than a page.
            flowable.keepWithNext = 0
            least += flowable.wrap(width, 0)[1]
            least += flowable.getSpaceBefore() + flowable.getSpaceAfter()
        above.insert(0, CondPageBreak(least))
        return [made]

    def _signature(self, block: Block) -> list[Flowable]:
        position, name = block.cells
        tag = self.section.within("P")
        shares = self._setting.signature
        caption = self._form.terms[self._form.language].signature
        small = self._setting.smaller(3)
        who, signs = self._text(_capital(position), tag), self._text(name, tag)
        below = paragraph([f"({caption})"], small, tag=tag, alignment=TA_CENTER)
        above = self._setting.above_signature
        done: list[Flowable] = []
        if self._setting.large:
            who.spaceBefore = self._gap(1)
            done.append(who)
        signed = [Cell(shares[0], None if done else who), Cell(shares[1], line=True)]
        signed.append(Cell(shares[2], signs))
        return [
            *done,
            Row(signed, before=above, stand=True),
            Row([Cell(shares[0]), Cell(shares[1], below)]),
        ]

    def _note(self, block: Block) -> list[Flowable]:
        size, above = self._setting.smaller(2), self._gap(0.7)
        return [paragraph(block.cells[0], size, tag=self.section.within("P"), spaceBefore=above)]

    def _quote(self, block: Block) -> list[Flowable]:
        """What somebody else wrote: further in, and smaller where that may be."""
        inwards = max(self._setting.indent, self._size) * 1.6
        look: dict[str, Any] = {
            "leftIndent": inwards,
            "rightIndent": inwards / 2,
            "spaceAfter": self._gap(0.4),
        }
        tag = self.section.within("BlockQuote")
        return [paragraph(block.cells[0], self._setting.smaller(1), tag=tag, **look)]

    def _text(self, pieces: Sequence[str], tag: Tag, **look: Any) -> Any:
        return paragraph(pieces, self._size, tag=tag, **look)

    def _body(self, block: Block, tag: Tag, **look: Any) -> Any:
        """Text of the paper, ragged as everything on it: lists and fields can't be justified."""
        look = {"spaceAfter": self._gap(0.3)} | look
        return paragraph(block.cells[0], self._size, tag=tag, **look)


def _capital(pieces: Sequence[str]) -> Sequence[str]:
    """A line begins with a capital, however the office wrote the position."""
    first, *rest = pieces
    return [first[:1].upper() + first[1:], *rest]


def _introduces(block: Block) -> int:
    return int("".join(block.cells[0]).rstrip().endswith(":"))


def _led_in(story: list[Flowable], width: float) -> list[Flowable]:
    """What leads in stands with the first lines of what follows, not with all of it.

    ReportLab would take it to the next sheet with the whole of a long paragraph.
    """
    made: list[Flowable] = []
    leading: list[Flowable] = []
    for flowable in story:
        leading.append(flowable)
        leads = flowable.getKeepWithNext()  # type: ignore[no-untyped-call]
        flowable.keepWithNext = 0
        if leads and not _is_long(flowable, width):
            continue
        if len(leading) > 1:
            *above, last = leading
            least = sum(map(partial(_stands, width=width), above))
            most = _KEPT_LINES * last.style.leading if isinstance(last, Text) else inf
            made.append(CondPageBreak(least + min(_stands(last, width), most)))
        made += leading
        leading = []
    return [*made, *leading]


def _is_long(flowable: Flowable, width: float) -> bool:
    lines = _KEPT_LINES * flowable.style.leading if isinstance(flowable, Text) else inf
    return flowable.wrap(width, 0)[1] > lines


def _stands(flowable: Flowable, width: float) -> float:
    """How high it stands, with the air around it."""
    high = flowable.wrap(width, 0)[1]
    return float(high + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks one by one, but the rows of a table together."""
    parts: list[tuple[Block, ...]] = []
    for is_row, run in groupby(blocks, key=lambda block: block.kind == "row"):
        if is_row:
            parts.append(tuple(run))
        else:
            parts += ((block,) for block in run)
    return parts
