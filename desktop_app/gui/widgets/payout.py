"""A payout on screen: its figures, its lines, and whom it does not pay."""

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui.models.payouts import ClosedPayoutsModel, NotPaidModel, PayoutLinesModel
from desktop_app.gui.widgets.parts import button, label
from desktop_app.gui.widgets.table import Table
from desktop_app.records.payouts import ClosedPayout, DrawnPayout, PayoutLine
from desktop_app.storage.payouts import PayoutRow
from desktop_app.translation import _


class PayoutFigures(QWidget):
    """Lines, children, the sum, and how much of it is arrears."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(26)
        self.lines = self._figure(_("Lines"))
        self.children_ = self._figure(_("Children"))
        self.total = self._figure(_("Sum"))
        self.arrears = self._figure(_("Of it arrears"))

    def _figure(self, words: str) -> QLabel:
        column = QVBoxLayout()
        column.setSpacing(0)
        caption, value = label(words, "quiet"), label("", "heading")
        for part in (caption, value):
            part.setWordWrap(False)
            column.addWidget(part)
        value.setAccessibleName(words)
        self._row.addLayout(column)
        return value

    def show_payout(self, payout: DrawnPayout | None) -> None:
        if payout is None:
            for value in (self.lines, self.children_, self.total, self.arrears):
                value.setText("—")
            return
        arrears = [line.amount for line in payout.lines if payout.is_arrears(line)]
        self.lines.setText(wording.number(len(payout.lines)))
        self.children_.setText(wording.number(len({line.child_id for line in payout.lines})))
        self.total.setText(wording.tenge(payout.total))
        self.arrears.setText(wording.tenge(sum(arrears)))


class PayoutTabs(QTabWidget):
    """The lines of a payout, whom it does not pay, and the list of closed payouts."""

    why = Signal(object)
    """Somebody asks why a `PayoutLine` has its sum."""
    then = Signal(object)
    """Somebody asks what was known of a closed `PayoutLine`'s child then."""

    def __init__(
        self, open_child: Callable[[int], None], open_closed: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._payout: DrawnPayout | None = None
        self.setDocumentMode(True)
        self._lines = PayoutLinesModel(self)
        self.lines = Table(self._lines, lambda place: self.why.emit(self._line(place)))
        self._not_paid = NotPaidModel(self)
        self.not_paid = Table(
            self._not_paid, lambda place: open_child(self._not_paid.child_at(place))
        )
        self._closed = ClosedPayoutsModel(self)
        self.closed = Table(self._closed, open_closed)
        self.addTab(self.lines, "")
        self.addTab(self.not_paid, "")
        self.addTab(self.closed, "")
        self.why_button = button(
            _("Why this sum?"), lambda: self._tell_selected(self.why), icon="info"
        )
        corner = QWidget()
        beside = QHBoxLayout(corner)
        beside.setContentsMargins(0, 0, 0, 5)
        self.then_button = button(
            _("What was known then"), lambda: self._tell_selected(self.then), icon="history"
        )
        beside.addWidget(self.then_button)
        beside.addWidget(self.why_button)
        self.setCornerWidget(corner)
        self.currentChanged.connect(self._show_button)
        self._name_tabs()

    def show_payout(self, payout: DrawnPayout | None) -> None:
        """Show it, keeping the place in the table where it is of the same quarter."""
        if payout is not self._payout:
            kept = max(self.lines.currentIndex().row(), 0) if self._same_quarter(payout) else 0
            self._payout = payout
            self._lines.show_payout(payout)
            self._not_paid.show_payout(payout)
            last = self._lines.rowCount() - 1
            if last >= 0:
                self.lines.setCurrentIndex(self._lines.index(min(kept, last), 0))
        self._name_tabs()

    def _same_quarter(self, payout: DrawnPayout | None) -> bool:
        shown = self._payout
        return payout is not None and shown is not None and payout.quarter == shown.quarter

    def show_closed(self, rows: list[PayoutRow]) -> None:
        self._closed.show_closed(rows)
        self._name_tabs()

    def _name_tabs(self) -> None:
        paid = isinstance(self._payout, ClosedPayout)
        for table, words in (
            (self.lines, _("Paid: {count}") if paid else _("To pay: {count}")),
            (self.not_paid, _("Not paid this time, and why: {count}")),
            (self.closed, _("Closed payouts: {count}")),
        ):
            named = words.format(count=wording.number(table.rows.rowCount()))
            self.setTabText(self.indexOf(table), named)
            table.setAccessibleName(named)
        self._show_button()

    def _show_button(self) -> None:
        shown = self.currentWidget() is self.lines
        self.why_button.setVisible(shown)
        self.then_button.setVisible(shown and isinstance(self._payout, ClosedPayout))
        for asked in (self.why_button, self.then_button):
            asked.setEnabled(self.lines.rows.rowCount() > 0)

    def _tell_selected(self, asked: SignalInstance) -> None:
        place = self.lines.selected_id()
        if place is not None:
            asked.emit(self._line(place))

    def _line(self, place: int) -> PayoutLine:
        assert self._payout is not None
        return self._payout.lines[place]
