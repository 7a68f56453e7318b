"""The columns of a table as they fit, and as somebody likes them: chosen, moved, made wider."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTableView
from shiboken6 import isValid

from desktop_app.gui import theme
from desktop_app.gui.fit import arrangements
from desktop_app.gui.fit.arrangements import AT_FIRST, Arrangement
from desktop_app.gui.fit.columns import Wish, widths
from desktop_app.translation import _

_LOOKED_AT = 40
"""Rows that are measured: those that are in sight at first."""
_NAME_LEAST, _NAME_MOST = 150, 300
"""What a column of names never likes less than, nor needs more than, for letters as at first."""
_WORDS_LEAST = 400
"""To this, words that are longer give way where there is no room; the tip has them in full."""
_PAUSE = 400
"""Milliseconds without a change until the arrangement is kept."""


class Listed(Protocol):
    """A column, as far as its width goes."""

    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> Callable[[Any], str]: ...
    @property
    def width(self) -> int: ...


class Rows(Protocol):
    @property
    def first_came(self) -> SignalInstance: ...
    @property
    def columns(self) -> Sequence[Listed]: ...

    def at_hand(self, most: int) -> Sequence[Any]:
        """Rows that need not be fetched."""


class Arranged(QObject):
    """Of one table. The right mouse button on a heading shows what can be chosen."""

    def __init__(self, table: QTableView, rows: Rows) -> None:
        super().__init__(table)
        self._table, self._rows = table, rows
        self._widths: dict[int, int] = {}
        """Those that somebody chose, for letters as they are at first."""
        self._at_work = False
        first = rows.columns[0].text
        of = f"{getattr(first, '__module__', '')}.{getattr(first, '__qualname__', '')}"
        self.name = f"{of}/{len(rows.columns)}"
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._keep)
        header = self._header
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask)
        self._arrange(arrangements.of(self.name))
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(lambda *_moved: self._soon.start())
        model = table.model()
        model.modelReset.connect(self.fit)
        rows.first_came.connect(self.fit, Qt.ConnectionType.QueuedConnection)
        model.headerDataChanged.connect(lambda *_changed: self.fit())

    @property
    def _header(self) -> QHeaderView:
        """Asked for each time: Qt itself has made it, so what was got once may be said to be gone
        when the page of before is freed, while the heading is still there."""
        return self._table.horizontalHeader()

    def leave(self) -> None:
        """What was arranged last is kept before the table is gone."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep()

    # What fits

    def fit(self) -> None:
        """Every column in sight as wide as `columns.widths` says."""
        if not isValid(self._table) or QApplication.instance() is None:
            return  # a table on its way out is still resized
        shown = [n for n in range(len(self._rows.columns)) if not self._header.isSectionHidden(n)]
        wishes = self._wishes(shown)
        chosen = {n: theme.scaled(width) for n, width in self._widths.items() if n in wishes}
        self._at_work = True
        for number, width in widths(wishes, self._table.viewport().width(), chosen).items():
            self._header.resizeSection(number, width)
        self._at_work = False

    def _wishes(self, shown: Sequence[int]) -> dict[int, Wish]:
        rows = self._rows.at_hand(_LOOKED_AT)
        measure = QFontMetrics(self._table.font())
        made = {}
        for number in shown:
            column = self._rows.columns[number]
            heading = self._header.sectionSizeHint(number)
            texts = (column.text(row) for row in rows)
            inside = max((measure.horizontalAdvance(text) for text in texts), default=0) + 22
            if column.width:
                width = max(theme.scaled(column.width), heading)
                least = min(inside, width, theme.scaled(_WORDS_LEAST))
                made[number] = Wish(width, width, max(heading, least))
            else:
                liked = min(max(inside, theme.scaled(_NAME_LEAST)), theme.scaled(_NAME_MOST))
                liked = liked if rows else 0
                made[number] = Wish(0, max(heading, liked), max(heading, liked * 9 // 16))
        return made

    # What somebody likes

    def _resized(self, number: int, _before: int, now: int) -> None:
        """By the mouse alone: Qt itself resizes as well, for a font or a least width."""
        is_dragged = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if is_dragged and not self._at_work and not self._header.isSectionHidden(number):
            self._widths[number] = max(24, round(now / theme.text_scale()))
            self._soon.start()

    def _arrange(self, wanted: Arrangement) -> None:
        count = len(self._rows.columns)
        self._at_work = True
        order = wanted.order if sorted(wanted.order) == list(range(count)) else range(count)
        for place, number in enumerate(order):
            self._header.moveSection(self._header.visualIndex(number), place)
        hidden = {number for number in wanted.hidden if number < count}
        for number in range(count):
            self._header.setSectionHidden(number, number in hidden and len(hidden) < count)
        self._widths = {number: width for number, width in wanted.widths.items() if number < count}
        self._at_work = False
        self.fit()

    def arrangement(self) -> Arrangement:
        """As it stands now."""
        numbers = range(len(self._rows.columns))
        order = tuple(self._header.logicalIndex(place) for place in numbers)
        hidden = frozenset(number for number in numbers if self._header.isSectionHidden(number))
        return Arrangement(dict(self._widths), () if order == tuple(numbers) else order, hidden)

    def _keep(self) -> None:
        arrangements.keep(self.name, self.arrangement())

    def show(self, number: int, *, shown: bool) -> None:
        """One column must stay."""
        others = [n for n in range(len(self._rows.columns)) if n != number]
        if shown or not all(map(self._header.isSectionHidden, others)):
            self._header.setSectionHidden(number, not shown)
            self.fit()
            self._keep()

    def as_at_first(self) -> None:
        self._arrange(AT_FIRST)
        self._soon.stop()
        self._keep()

    def _ask(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(at))

    def menu(self) -> QMenu:
        """Which columns are seen, and the way back."""
        menu = QMenu(_("Columns"), self._table)
        for place in range(len(self._rows.columns)):
            number = self._header.logicalIndex(place)
            words = self._rows.columns[number].heading.replace("&", "&&")
            act = menu.addAction(words or _("Without a heading"))
            act.setCheckable(True)
            act.setChecked(not self._header.isSectionHidden(number))
            act.toggled.connect(lambda shown, number=number: self.show(number, shown=shown))
        menu.addSeparator()
        menu.addAction(_("As at first"), self.as_at_first)
        return menu
