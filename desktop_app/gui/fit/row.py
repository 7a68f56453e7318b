"""A row that goes on in the next line where it is wider than its place."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QSizePolicy, QWidget


class _Line(NamedTuple):
    items: list[tuple[QLayoutItem, int]]
    """With how much each would like to grow."""
    width: int
    height: int


class Row(QHBoxLayout):
    """As any row while there is room. Else what does not fit goes below; what can grow fills up.

    Buttons that follow a stretch stay at the right in each line of their own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__() if parent is None else super().__init__(parent)

    def minimumSize(self) -> QSize:
        """The widest of its parts; all of them where they are not seen yet."""
        edges = self.contentsMargins()
        least = [item.minimumSize().width() for item in self._items()]
        width = max(least, default=0) + edges.left() + edges.right()
        return QSize(width, super().minimumSize().height())

    def whole_width(self) -> int:
        """All in one line."""
        return super().minimumSize().width()

    def hasHeightForWidth(self) -> bool:
        return True

    def _fits(self, width: int) -> bool:
        return self.whole_width() <= width

    def heightForWidth(self, width: int) -> int:
        if self._fits(width):
            if super().hasHeightForWidth():
                return super().heightForWidth(width)
            return super().sizeHint().height()
        return self._height(width)

    def minimumHeightForWidth(self, width: int) -> int:
        if self._fits(width):
            if super().hasHeightForWidth():
                return super().minimumHeightForWidth(width)
            return super().minimumSize().height()
        return self._height(width)

    def setGeometry(self, rect: QRect) -> None:
        if self._fits(rect.width()):
            super().setGeometry(rect)
            return
        edges = self.contentsMargins()
        inside = rect.marginsRemoved(edges)
        top = inside.top()
        for line in self._lines(inside.width()):
            self._place(line, QRect(inside.left(), top, inside.width(), line.height))
            top += line.height + self._gap()

    def _place(self, line: _Line, room: QRect) -> None:
        spare = max(0, room.width() - line.width)
        wishes = sum(grows for _item, grows in line.items)
        left = room.left()
        for item, grows in line.items:
            given = spare * grows // wishes if wishes else 0
            width = min(_wide(item, room.width()) + given, room.width())
            placed = QRect(left, room.top(), width, line.height)
            if item.widget() is not None and not _is_tall(item):
                high = min(item.sizeHint().height(), line.height)
                placed.setTop(room.top() + (line.height - high) // 2)
                placed.setHeight(high)
            item.setGeometry(placed)
            left += width + self._gap()

    def _height(self, width: int) -> int:
        edges = self.contentsMargins()
        lines = self._lines(width - edges.left() - edges.right())
        between = self._gap() * max(0, len(lines) - 1)
        return sum(line.height for line in lines) + between + edges.top() + edges.bottom()

    def _gap(self) -> int:
        return max(self.spacing(), 4)

    def _items(self) -> list[QLayoutItem]:
        found = [self.itemAt(number) for number in range(self.count())]
        return [item for item in found if item is not None and not item.isEmpty()]

    def _lines(self, width: int) -> list[_Line]:
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for number in range(self.count()):
            item = self.itemAt(number)
            if item is None or (item.isEmpty() and item.spacerItem() is None):
                continue
            if item.spacerItem() is not None:
                if self.stretch(number) or _expands(item):
                    lines[-1].append((item, 1))
                continue
            wide = _wide(item, width)
            words = [each for each, _grows in lines[-1] if each.spacerItem() is None]
            if words and used + self._gap() + wide > width:
                lines.append([])
                used = -self._gap()
            grows = self.stretch(number) or (1 if _is_tall(item) or _expands(item) else 0)
            lines[-1].append((item, grows))
            used += self._gap() + wide
        return [self._measured(line, width) for line in lines if line]

    def _measured(self, items: list[tuple[QLayoutItem, int]], width: int) -> _Line:
        shown = [(item, grows) for item, grows in items]
        total = sum(_wide(item, width) for item, _grows in shown)
        total += self._gap() * (len(shown) - 1)
        spare, wishes = max(0, width - total), sum(grows for _item, grows in shown)
        heights = [
            _high(item, _wide(item, width) + (spare * grows // wishes if wishes else 0))
            for item, grows in shown
        ]
        return _Line(shown, total, max(heights, default=0))


def _wide(item: QLayoutItem, most: int) -> int:
    """What it likes; what can be narrower takes what there is."""
    if item.spacerItem() is not None:
        return 0
    least = item.minimumSize().width()
    return max(least, min(item.sizeHint().width(), most))


def _high(item: QLayoutItem, width: int) -> int:
    if item.spacerItem() is not None:
        return 0
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def _expands(item: QLayoutItem) -> bool:
    from PySide6.QtCore import Qt  # slow to make for the first time: not before the first paint

    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _is_tall(item: QLayoutItem) -> bool:
    """A card or a column rather than a button: it fills its line."""
    if item.layout() is not None:
        return True
    widget = item.widget()
    if widget is None:
        return False
    return widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Preferred and (
        widget.layout() is not None
    )
