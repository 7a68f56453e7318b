"""What the search found, in groups below its box; the keys stay in the box."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.gui import theme
from desktop_app.gui.parts.pieces import label, literal
from desktop_app.gui.search import words
from desktop_app.records.search import Hit
from desktop_app.services.search.finding import Found
from desktop_app.translation import _

_ROW, _MARGIN = 27, 12
_HIT = Qt.ItemDataRole.UserRole


class Results(QFrame):
    """Lies over the page, as wide as the box above it and no longer than the window."""

    opened = Signal(object)
    """A `Hit` was chosen."""

    def __init__(self, box: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self._box, self._over = box, over
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("What is found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        self.told = label("", "quiet")
        self.told.setContentsMargins(4, 2, _MARGIN, 2)
        column.addWidget(self.told)
        self.list = _List()
        self.list.itemClicked.connect(self._clicked)
        column.addWidget(self.list, 1)
        over.installEventFilter(self)
        self.hide()

    # What is shown

    def tell(self, text: str) -> None:
        """Words alone: nothing is found yet."""
        self.list.clear()
        self._show(text)

    def show_found(self, found: Found) -> None:
        """The first one is chosen at once, unless it is only near to what was typed."""
        self.list.clear()
        for some in found.groups:
            self.list.add_heading(words.heading(some.group, len(some.hits), more=some.more))
            for hit in some.hits:
                self.list.add_hit(hit)
        if not found.is_near:
            self.list.move_by(1)
        self._show(_told(found))

    def _show(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.list.setVisible(self.list.topLevelItemCount() > 0)
        self.show()
        self.raise_()
        self._lay_out()

    @property
    def hits(self) -> list[Hit]:
        return [item.data(0, _HIT) for item in self.list.items() if item.data(0, _HIT) is not None]

    # Choosing

    def move_by(self, rows: int) -> None:
        """To another one, further down or up; it stops at the ends."""
        self.list.move_by(rows)

    def chosen(self) -> Hit | None:
        item = self.list.currentItem()
        return None if item is None else item.data(0, _HIT)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        hit = item.data(0, _HIT)
        if hit is not None:
            self.opened.emit(hit)

    # Where it lies

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._lay_out()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        over = self._over
        corner = self._box.mapTo(over, QPoint(0, self._box.height() + 2))
        width = self._box.width()
        room = over.height() - corner.y() - _MARGIN
        rows = self.list.topLevelItemCount() * _ROW + 4 if self.list.isVisibleTo(self) else 0
        text = self.told.heightForWidth(width - 2) + 6 if self.told.isVisibleTo(self) else 0
        self.setGeometry(corner.x(), corner.y(), width, min(room, rows + text + 14))


class _List(QTreeWidget):
    """Who or what it is, and beside it what stands; headings can't be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What is found"))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.header().resizeSection(0, self.viewport().width() * 45 // 100)

    def add_heading(self, text: str) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setForeground(0, QBrush(QColor(theme.QUIET)))
        self._size(item)
        item.setFirstColumnSpanned(True)

    def add_hit(self, hit: Hit) -> None:
        title, stands = words.title(hit), words.stands(hit)
        item = QTreeWidgetItem(self, [title, stands])
        item.setData(0, _HIT, hit)
        item.setToolTip(0, literal(title))
        item.setToolTip(1, literal(stands))
        item.setForeground(1, QBrush(QColor(theme.QUIET)))
        self._size(item)

    def _size(self, item: QTreeWidgetItem) -> None:
        item.setSizeHint(0, QSize(0, _ROW))

    def items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def move_by(self, rows: int) -> None:
        hits = [item for item in self.items() if item.data(0, _HIT) is not None]
        if not hits:
            return
        current = self.currentItem()
        at = hits.index(current) + rows if current in hits else 0
        at = max(0, min(at, len(hits) - 1))
        self.setCurrentItem(hits[at])
        self.scrollToItem(self.items()[0] if at == 0 else hits[at])


def _told(found: Found) -> str:
    """What else is to be said of it."""
    if not found.text.strip():
        return _("Opened last") if found.groups else _("Nothing has been opened yet.")
    if not found.is_near:
        return ""
    tried = _(
        "“{text}” is nowhere: not among names of today and before, IINs and BINs, telephones, "
        "accounts, and the numbers of applications, papers, complaints and payouts."
    ).format(text=found.text.strip())
    near = _("What is a letter or a digit away; look before you enter anybody anew:")
    return f"{tried} {near}" if found.groups else tried
