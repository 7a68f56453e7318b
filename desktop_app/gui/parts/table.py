"""The table of the program: whole rows, roomy, opened by Enter or a double click."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.gui import theme
from desktop_app.gui.fit.arranged import Arranged
from desktop_app.gui.parts.enter_key import is_enter
from desktop_app.gui.parts.paged import PagedModel
from desktop_app.translation import _

ROW_HEIGHT = 32
"""For letters as they are at first."""
_LEAST_ROWS = 3

ModelIndex = QModelIndex | QPersistentModelIndex


def fit(heading: str, *texts: str) -> int:
    """A column's width in which its heading and the longest of the texts are read in full."""
    font = QApplication.font()
    widths = [QFontMetrics(font).horizontalAdvance(text) for text in texts]
    font.setBold(True)
    return max(QFontMetrics(font).horizontalAdvance(heading), *widths) + 22


class _WholeRows(QStyledItemDelegate):
    """Colours that say something stay in the chosen row; no frame around a single cell."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class Table(QTableView):
    """Shows a `PagedModel`; ``opened`` is called with the id of the row that was chosen.

    Columns with a width keep it while there is room; those without share what is left.
    """

    def __init__(
        self,
        model: PagedModel[Any],
        opened: Callable[[int], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self.acts: list[QPushButton] = []
        """Buttons by the table that act on its row: its menu has them, too."""
        self._opened = opened
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.ensurePolished()
        self.arranged = Arranged(self, model)
        self.setItemDelegate(_WholeRows(self))
        self.doubleClicked.connect(self.open_at)

    def open_at(self, index: QModelIndex) -> None:
        """Open what the row is about, as Enter and a double click do."""
        if self._opened is not None and index.isValid():
            self._opened(self.rows.id_at(index.row()))

    def show_ids(
        self, ids: list[int], chosen: int | None = None, rows: Mapping[int, Any] | None = None
    ) -> None:
        """Show other rows; ``chosen``, or what was chosen before, is chosen if it is there.

        ``rows`` are those that were read along with the ids, by id.
        """
        wanted = self.selected_id() if chosen is None else chosen
        self.rows.show(ids, rows)
        if ids:
            self.selectRow(ids.index(wanted) if wanted in ids else 0)

    def selected_id(self) -> int | None:
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def choose_many(self) -> None:
        """Let several rows be chosen: with Shift, with Ctrl, or all of them with Ctrl+A."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_ids(self) -> list[int]:
        """The chosen rows, in the order of the list."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.rows.id_at(row) for row in sorted(rows)]

    def copy(self) -> None:
        """The chosen rows with all columns and their headings, to be put into Excel."""
        from desktop_app.gui.parts.taking_rows import copied

        columns = self.rows.columns
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        texts = [[column.text(self.rows.row(row)) for column in columns] for row in chosen]
        if texts:
            headings = [column.heading for column in columns]
            QApplication.clipboard().setMimeData(copied(headings, texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arranged.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.arranged.leave()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row: to open it, its acts that stand by the table, to copy."""
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._opened is not None:
            menu.setDefaultAction(menu.addAction(_("Open"), lambda: self.open_at(index)))
        for act in self.acts:
            if act.isVisible() and act.isEnabled():
                menu.addAction(act.icon(), act.text(), act.click)
        menu.addSeparator()
        menu.addAction(_("Copy"), self.copy).setShortcut(QKeySequence.StandardKey.Copy)
        menu.addMenu(self.arranged.menu())
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.open_at(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:  # Ctrl+Enter, too, is the window's
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The heading and a few rows, where there are as many."""
        rows = max(1, min(self.rows.rowCount(), _LEAST_ROWS))
        height = self.horizontalHeader().sizeHint().height() + rows * theme.scaled(ROW_HEIGHT) + 4
        return QSize(super().minimumSizeHint().width(), height)

    def fit_rows(self, most: int = 12) -> None:
        """As high as its rows, up to so many: for short lists inside a page that scrolls."""
        shown = max(1, min(self.rows.rowCount(), most))
        height = self.horizontalHeader().sizeHint().height() + shown * theme.scaled(ROW_HEIGHT) + 4
        self.setFixedHeight(height)
