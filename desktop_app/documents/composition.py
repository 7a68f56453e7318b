"""Turns the blocks of a filled form into what ReportLab lays out: the look of an office's paper."""

from collections.abc import Callable, Sequence
from itertools import chain, groupby
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from desktop_app.documents.blocks import Cell, Row, letterhead, paragraph
from desktop_app.documents.fonts import REGULAR
from desktop_app.documents.forms import FilledForm
from desktop_app.documents.markup import Block
from desktop_app.documents.notices import Letterhead
from desktop_app.documents.tables import table

TEXT_SIZE = 12.0
SLIP_SIZE = 10.0
_INDENT = 12.5 * mm
_HALF_PAGE = 82.5 * mm
_WIDTH = 2 * _HALF_PAGE
# A line with a word longer than this has wide gaps when it is justified.
_LONG_WORD = 30
_ALIGNED = {2: (TA_LEFT, TA_RIGHT), 3: (TA_LEFT, TA_CENTER, TA_RIGHT)}


class Composition:
    """One paper in one language, set in one size."""

    def __init__(self, form: FilledForm, head: Letterhead, size: float) -> None:
        self._form = form
        self._head = head
        self._size = size
        self._items = 0
        self._points = 0

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
        return [*chain(*done[:end])], [*chain(*done[end:])]

    def _set(self, block: Block) -> list[Flowable]:
        self._items = self._items + 1 if block.kind == "item" else 0
        self._points += block.kind == "point"
        return self._setters()[block.kind](block)

    def _setters(self) -> dict[str, Callable[[Block], list[Flowable]]]:
        return {
            "letterhead": lambda _: letterhead(self._head, self._form.terms, self._size),
            "annex": lambda block: self._right(block, self._size - 2),
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
        }

    def _right(self, block: Block, size: float) -> list[Flowable]:
        lines: list[Flowable] = [
            paragraph(cell, size, leftIndent=_HALF_PAGE) for cell in block.cells
        ]
        lines[-1].spaceAfter = self._size
        return lines

    def _between(self, block: Block) -> list[Flowable]:
        share = 1 / len(block.cells)
        cells = [
            Cell(share, paragraph(cell, self._size, alignment=alignment))
            for cell, alignment in zip(block.cells, _ALIGNED[len(block.cells)], strict=True)
        ]
        return [Row(cells, after=self._size * 0.8)]

    def _title(self, block: Block) -> list[Flowable]:
        gap = self._size * 0.6
        look = {"alignment": TA_CENTER, "spaceBefore": gap, "spaceAfter": gap, "keepWithNext": 1}
        return [paragraph(block.cells[0], self._size + 1, bold=True, **look)]

    def _subtitle(self, block: Block) -> list[Flowable]:
        look = {"alignment": TA_CENTER, "spaceAfter": self._size * 0.8, "keepWithNext": 1}
        return [paragraph(block.cells[0], self._size, bold=True, **look)]

    def _center(self, block: Block) -> list[Flowable]:
        return [
            paragraph(block.cells[0], self._size, alignment=TA_CENTER, spaceAfter=self._size * 0.6)
        ]

    def _heading(self, block: Block) -> list[Flowable]:
        look = {"firstLineIndent": self._indent, "spaceBefore": self._size * 0.6}
        return [self._body(block, keepWithNext=1, alignment=TA_LEFT, **look)]

    def _plain(self, block: Block) -> list[Flowable]:
        return [self._body(block)]

    def _paragraph(self, block: Block) -> list[Flowable]:
        introduces = "".join(block.cells[0]).rstrip().endswith(":")
        look = {"firstLineIndent": self._indent, "spaceBefore": self._size * 0.5}
        return [self._body(block, keepWithNext=int(introduces), **look)]

    def _point(self, block: Block) -> list[Flowable]:
        first, *rest = block.cells[0]
        introduces = "".join(block.cells[0]).rstrip().endswith(":")
        numbered = Block("point", ((f"{self._points}. {first}", *rest),))
        look = {"firstLineIndent": self._indent, "spaceBefore": self._size * 0.5}
        return [self._body(numbered, keepWithNext=int(introduces), alignment=TA_LEFT, **look)]

    def _listed(self, block: Block, mark: str) -> list[Flowable]:
        text_starts = self._indent + self._size * 2.1
        return [
            self._body(
                Block(block.kind, block.cells[-1:]),
                alignment=TA_LEFT,
                bulletText=mark,
                bulletIndent=self._indent,
                bulletFontName=REGULAR,
                bulletFontSize=self._size,
                leftIndent=text_starts,
            )
        ]

    def _field(self, block: Block) -> list[Flowable]:
        label, value = block.cells
        cells = [
            Cell(0.39, paragraph(label, self._size, leftIndent=self._indent)),
            Cell(0.02),
            Cell(0.59, paragraph(value, self._size)),
        ]
        return [Row(cells, after=self._size * 0.3)]

    def _table(self, rows: Sequence[Block], above: list[Flowable]) -> list[Flowable]:
        """What introduces a table stands on the same page as its first rows."""
        made, least = table([row.cells for row in rows], self._size - 2, _WIDTH)
        if not above or not above[-1].getKeepWithNext():  # type: ignore[no-untyped-call]
            return [CondPageBreak(least), made]
        for flowable in above:
            # ReportLab would keep it with all of the table, which may be longer than a page.
            flowable.keepWithNext = 0
            least += flowable.wrap(_WIDTH, 0)[1]
            least += flowable.getSpaceBefore() + flowable.getSpaceAfter()
        above.insert(0, CondPageBreak(least))
        return [made]

    def _signature(self, block: Block) -> list[Flowable]:
        position, name = block.cells
        caption = self._form.terms[self._form.language].signature
        small = self._size - 3
        signed = [
            Cell(0.38, paragraph(position, self._size)),
            Cell(0.26, line=True),
            Cell(0.36, paragraph(name, self._size)),
        ]
        captioned = [
            Cell(0.38),
            Cell(0.26, paragraph([f"({caption})"], small, alignment=TA_CENTER)),
        ]
        above = self._size * (2.2 if self._size == TEXT_SIZE else 1.0)
        return [Row(signed, before=above, stand=True), Row(captioned)]

    def _note(self, block: Block) -> list[Flowable]:
        return [paragraph(block.cells[0], self._size - 2, spaceBefore=self._size * 0.7)]

    @property
    def _indent(self) -> float:
        return _INDENT if self._size == TEXT_SIZE else _INDENT * 0.6

    def _body(self, block: Block, **look: Any) -> Flowable:
        long_words = any(len(word) > _LONG_WORD for word in "".join(block.cells[0]).split())
        alignment = TA_LEFT if long_words else TA_JUSTIFY
        look = {"alignment": alignment, "spaceAfter": self._size * 0.3} | look
        return paragraph(block.cells[0], self._size, **look)


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks one by one, but the rows of a table together."""
    parts: list[tuple[Block, ...]] = []
    for is_row, run in groupby(blocks, key=lambda block: block.kind == "row"):
        if is_row:
            parts.append(tuple(run))
        else:
            parts += ((block,) for block in run)
    return parts
