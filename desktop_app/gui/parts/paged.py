"""Tables of any length: the ids in memory, the rows fetched a page at a time when they are seen."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QMetaMethod,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.gui.parts.pieces import literal
from desktop_app.services.listing import PAGE

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_KEPT_PAGES = 20


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its heading, its text of a row, and whether it stands to the right.

    ``tip`` says more of a row than there is room for; without it the tip is the text in full.
    ``key`` puts the rows in order where their texts can't: time left, an age.
    """

    heading: str
    text: Callable[[R], str]
    right: bool = False
    colour: Callable[[R], str | None] | None = None
    width: int = 0
    struck: Callable[[R], bool] | None = None
    tip: Callable[[R], str] | None = None
    key: Callable[[R], Any] | None = None


def where_there(columns: Sequence[Column[R]]) -> list[Column[R | None]]:
    """The columns of rows that may be None, gone since their ids were found: those say nothing."""

    def guarded(said: Callable[[R], Any] | None, nothing: Any) -> Any:
        return said and (lambda row: nothing if row is None else said(row))

    return [
        Column(
            each.heading,
            guarded(each.text, ""),
            each.right,
            guarded(each.colour, None),
            each.width,
            guarded(each.struck, False),
            guarded(each.tip, ""),
            guarded(each.key, None),
        )
        for each in columns
    ]


class PagedModel(QAbstractTableModel, Generic[R]):
    """Shows ``fetch(ids)`` for the rows in sight. ``role`` UserRole gives the row's id."""

    failed = Signal(object)
    """Rows can't be fetched, told once until others are shown; without a listener it is raised."""

    first_came = Signal()
    """The first rows were fetched, as nobody had brought them along."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[list[int]], Sequence[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._fetch = fetch
        self._ids: list[int] = []
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._has_failed = False

    def show(self, ids: list[int], rows: Mapping[int, R] | None = None) -> None:
        """Show other rows; ``rows`` are at hand already, by id: pages of them are not fetched."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        for page in range(-(-len(ids) // PAGE) if rows else 0):
            wanted = ids[page * PAGE : (page + 1) * PAGE]
            if rows is not None and all(row_id in rows for row_id in wanted):
                self._pages[page] = [rows[row_id] for row_id in wanted]
        self._has_failed = False
        self.endResetModel()

    def row(self, number: int) -> R:
        page, offset = divmod(number, PAGE)
        if page not in self._pages:
            wanted = self._ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = self._fetch(wanted)
            if page == 0:
                self.first_came.emit()
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][offset]

    def at_hand(self, most: int) -> Sequence[R]:
        """The first rows, as far as they need not be fetched."""
        return self._pages.get(0, ())[:most] if not self._has_failed else ()

    def id_at(self, number: int) -> int:
        return self._ids[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._has_failed:
            return None
        try:
            return self._data(index, role)
        except Exception as error:
            if not self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
                raise
            self._has_failed = True
            self.failed.emit(error)
            return None

    def _data(self, index: Index, role: int) -> Any:
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.ToolTipRole if column.tip is not None:
                return literal(column.tip(self.row(index.row())))
            case Qt.ItemDataRole.ToolTipRole:
                return literal(column.text(self.row(index.row())))
            case Qt.ItemDataRole.DisplayRole:
                return column.text(self.row(index.row()))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole if column.colour is not None:
                colour = column.colour(self.row(index.row()))
                if colour is None:
                    return None
                from PySide6.QtGui import QColor

                return QColor(colour)
            case Qt.ItemDataRole.FontRole if column.struck and column.struck(self.row(index.row())):
                from PySide6.QtGui import QFont

                font = QFont()
                font.setStrikeOut(True)
                return font
            case Qt.ItemDataRole.UserRole:
                return self._ids[index.row()]
        return None

    def rename(self, section: int, heading: str) -> None:
        """Another heading of the same column."""
        self.columns[section] = replace(self.columns[section], heading=heading)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, section, section)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                right = self.columns[section].right
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def rows_model(columns: Sequence[Column[R]], rows: Sequence[R], parent: QObject) -> PagedModel[R]:
    """A model of rows that are all at hand; the id is the row's place."""
    model = PagedModel(columns, lambda ids: [rows[index] for index in ids], parent)
    model.show(list(range(len(rows))))
    return model
