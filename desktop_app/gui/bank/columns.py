"""Which columns a bank's list has and in which order, with its first lines as they would be."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.allowed import allow
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.table import Table
from desktop_app.records.acts import Act
from desktop_app.records.payments import FileToPay
from desktop_app.services.bank import columns
from desktop_app.translation import _

_CODE = Qt.ItemDataRole.UserRole
_SIZE = (980, 620)


class ListColumnsDialog(AskDialog):
    """What is ticked is in the list, from above down; the office keeps it for every bank."""

    def __init__(
        self, parent: QWidget, context: Context, what: FileToPay, done: Callable[[], None]
    ) -> None:
        words = _(
            "Tick what the treasury's program asks for, and move it to where it belongs. The first "
            "lines beside it are those of this sheet. It holds for the lists of all banks."
        )
        super().__init__(parent, context, _("Columns of the list"), _("Save"), words)
        self._what, self._language = what, translation.current()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Columns of the list"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._fill(columns.chosen(what.payer.details))
        self.up_button = button(_("Up"), partial(self._move, -1))
        self.down_button = button(_("Down"), partial(self._move, 1))
        moving, left, both = Row(), QVBoxLayout(), Row()
        for each in (self.up_button, self.down_button):
            moving.addWidget(each)
        left.addWidget(self.list)
        left.addLayout(moving)
        self._right = QVBoxLayout()
        self._right.addWidget(label(_("The first lines of the list"), "quiet"))
        self.preview = self._table()
        self.empty = label("", "warning")
        self._right.addWidget(self.preview)
        self._right.addWidget(self.empty)
        self._show_empty()
        both.addLayout(left, 2)
        both.addLayout(self._right, 3)
        self.body.addLayout(both)
        self.list.itemChanged.connect(lambda _item: self._show_lines())
        self.list.model().rowsMoved.connect(self._show_lines)
        self.list.setCurrentRow(0)
        self.fill()
        allow(self.accept_button, context.desk, Act.CHANGE_OFFICE)
        self.resize(*_SIZE)
        self.ask(self._work, lambda _done: done())

    def _fill(self, chosen: Sequence[str]) -> None:
        every = columns.names(self._language)
        for code in (*chosen, *(code for code in every if code not in chosen)):
            item = QListWidgetItem(every[code])
            item.setData(_CODE, code)
            ticked = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.list.addItem(item)

    @property
    def chosen(self) -> list[str]:
        """The codes of what is ticked, from above down."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = Qt.CheckState.Checked
        return [str(item.data(_CODE)) for item in items if item.checkState() == ticked]

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count() and row >= 0:
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
            self._show_lines()

    def _show_lines(self, *_moved: object) -> None:
        """The lines with the columns of now."""
        before, self.preview = self.preview, self._table()
        self._right.replaceWidget(before, self.preview)
        before.hide()
        before.deleteLater()
        self._show_empty()

    def _show_empty(self) -> None:
        names = columns.empty(self._what, self.chosen, self._language)
        self.empty.setText(_(columns.EMPTY).format(names=", ".join(names)) if names else "")
        self.empty.setVisible(bool(names))

    def _table(self) -> Table:
        """Each column of the list is a row here: however many they are, all of them are seen."""
        rows = list(zip(*columns.preview(self._what, self.chosen, self._language), strict=True))
        payments = range(1, len(rows[0])) if rows else range(0)
        name = Column[Sequence[str]](_("Column"), partial(_cell, 0))
        shown = [Column[Sequence[str]](str(place), partial(_cell, place)) for place in payments]
        model = PagedModel([name, *shown], lambda places: [rows[place] for place in places], self)
        made = Table(model)
        made.setAccessibleName(_("The first lines of the list"))
        made.show_ids(list(range(len(rows))))
        return made

    def _work(self) -> Callable[[], None]:
        desk, chosen = self.context.desk, self.chosen
        return lambda: columns.save(desk, chosen)


def _cell(place: int, row: Sequence[str]) -> str:
    return row[place]
