"""A payout on screen: its figures, lines, checks, whom it does not pay, and what has changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from desktop_app import wording
from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.paged import PagedModel
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.parts.sorting import SortedByClick
from desktop_app.gui.parts.table import Table
from desktop_app.gui.payouts.answer_tables import by_hand_columns
from desktop_app.gui.payouts.changes import PayoutChanges
from desktop_app.gui.payouts.checks import PayoutChecksModel
from desktop_app.gui.payouts.tables import ApprovedPayoutsModel, NotPaidModel, PayoutLinesModel
from desktop_app.records.payout_checks import PayoutCheck
from desktop_app.records.payouts import DrawnPayout, PayoutLine, PayoutRow
from desktop_app.services.bank.proposed import WrongRow
from desktop_app.services.payouts.changes import Compared
from desktop_app.translation import _


class PayoutFigures(QWidget):
    """Lines, children, the sum, and how much of it is arrears."""

    def __init__(self) -> None:
        super().__init__()
        self._row = Row(self)
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
                value.setText("–")
            return
        figures = payout.figures
        self.lines.setText(wording.number(figures.lines))
        self.children_.setText(wording.number(figures.children))
        self.total.setText(wording.tenge(figures.total))
        self.arrears.setText(wording.tenge(figures.arrears))


class PayoutTabs(QTabWidget):
    """The lines of a payout, what the checks found, whom it does not pay, what differs from the
    period before, and approved payouts."""

    why = Signal(object)
    """Somebody asks why a `PayoutLine` has its sum."""
    then = Signal(object)
    """Somebody asks what was known of an approved `PayoutLine`'s child then."""
    seen = Signal(object)
    """Somebody has looked at findings: the set of their keys."""
    settled = Signal(object)
    """Somebody has settled movements of a statement by hand: the set of their places."""

    def __init__(
        self,
        context: Context,
        open_child: Callable[[int], None],
        open_approved: Callable[[int], None],
        *,
        approved: bool,
    ) -> None:
        super().__init__()
        self._payout: DrawnPayout | None = None
        self._approved, self._may_tick = approved, False
        self.setDocumentMode(True)
        self._lines = PayoutLinesModel(self, approved=approved)
        self.lines = Table(self._lines, lambda place: self.why.emit(self._line(place)))
        self._sorted = SortedByClick(self.lines, self._show_lines)
        if approved:
            self.lines.choose_many()
        self._checks = PayoutChecksModel(self)
        self.checks = Table(
            self._checks, lambda place: open_child(self._checks.check_at(place).child_id)
        )
        self.checks.choose_many()
        self._not_paid = NotPaidModel(context, self)
        self.not_paid = Table(
            self._not_paid, lambda place: open_child(self._not_paid.child_at(place))
        )
        self._sheets = ApprovedPayoutsModel(self)
        self.approved = Table(self._sheets, open_approved)
        self.changes = PayoutChanges(open_child)
        self._by_hand: Sequence[WrongRow] = ()
        left = PagedModel(by_hand_columns(context), self._left, self)
        self.by_hand = Table(left)
        self.by_hand.choose_many()
        every = (self.lines, self.by_hand, self.checks, self.not_paid, self.changes, self.approved)
        for tab in every:
            self.addTab(tab, "")
        self.setTabVisible(self.indexOf(self.by_hand), False)
        self.setCornerWidget(self._corner())
        self.currentChanged.connect(self._show_buttons)
        self.checks.selectionModel().selectionChanged.connect(self._show_buttons)
        self.show_changes(None)

    def add_looks(self, looks: QWidget) -> None:
        """Who looked: a picture alone, for the line of the tabs is full."""
        name = _("Who looked")
        place = self.addTab(looks, theme.icon("eye"), "")
        self.setTabToolTip(place, name)
        self.tabBar().setAccessibleTabName(place, name)

    def _corner(self) -> QWidget:
        """The acts of the tab in sight, beside the tabs."""
        self.why_button = button(
            _("Why this sum?"), lambda: self._tell_selected(self.why), icon="info"
        )
        then = _("What was known then")
        self.then_button = button(then, lambda: self._tell_selected(self.then), icon="history")
        self.then_button.setToolTip(_("What was known then"))
        self.then_button.setAccessibleName(then)
        self.open_button = button(_("Open the child"), self._open_checked, icon="user")
        self.seen_button = button(_("Seen"), self._tell_seen, icon="eye")
        self.settled_button = button(
            _("Settled"), lambda: self.settled.emit(set(self.by_hand.chosen_ids())), icon="check"
        )
        corner = QWidget()
        beside = Row(corner)
        beside.setContentsMargins(0, 0, 0, 5)
        for made in (
            self.then_button,
            self.why_button,
            self.open_button,
            self.seen_button,
            self.settled_button,
        ):
            beside.addWidget(made)
        return corner

    def show_payout(self, payout: DrawnPayout | None) -> None:
        """Show it, keeping the place in the table where it is of the same period."""
        if payout is not self._payout:
            kept = max(self.lines.currentIndex().row(), 0) if self._same_quarter(payout) else 0
            self._payout = payout
            self._lines.show_payout(payout)
            self._show_lines()
            self._not_paid.show_payout(payout)
            last = self._lines.rowCount() - 1
            if last >= 0:
                self.lines.setCurrentIndex(self._lines.index(min(kept, last), 0))
        self._name_tabs()

    def _show_lines(self) -> None:
        """In the order that somebody clicked; the chosen line stays chosen."""
        rows = self._lines.every()
        self.lines.show_ids(self._sorted.places(self._lines.columns, rows))

    def show_by_hand(self, rows: Sequence[WrongRow]) -> None:
        """What a statement left to a person; no tab where it left nothing."""
        self._by_hand = rows
        self.by_hand.show_ids(list(range(len(rows))))
        self.setTabVisible(self.indexOf(self.by_hand), bool(rows))
        # Six tabs leave room for a picture alone.
        self.then_button.setText("" if rows else self.then_button.toolTip())
        self._name_tabs()

    def _left(self, places: list[int]) -> list[WrongRow]:
        return [self._by_hand[place] for place in places]

    def _same_quarter(self, payout: DrawnPayout | None) -> bool:
        shown = self._payout
        return payout is not None and shown is not None and payout.quarter == shown.quarter

    def show_checks(self, checks: Sequence[PayoutCheck], *, may_tick: bool) -> None:
        """What was found; ``may_tick`` where a draft waits and somebody may tick it."""
        kept = max(self.checks.currentIndex().row(), 0)
        self._may_tick = may_tick
        self._checks.show_checks(checks)
        if checks:
            self.checks.selectRow(min(kept, len(checks) - 1))
        self._name_tabs()

    def show_changes(self, compared: Compared | None) -> None:
        """What differs from the period before; no tab where there is nothing to compare with."""
        self.changes.show_changes(compared.changes if compared else ())
        can_compare = compared is not None and bool(compared.numbers)
        self.setTabVisible(self.indexOf(self.changes), can_compare)
        self._name_tabs()

    def show_approved(self, rows: Sequence[PayoutRow]) -> None:
        self._sheets.show_approved(rows)
        self._name_tabs()

    def chosen_lines(self) -> list[int]:
        """The places of the chosen lines."""
        return self.lines.chosen_ids()

    def _name_tabs(self) -> None:
        """Five tabs and two buttons share one line: long names are the tips of short ones."""
        lines = _("On the sheet: {count}") if self._approved else _("To pay: {count}")
        for table, words, whole in (
            (self.lines, lines, ""),
            (self.by_hand, _("By hand: {count}"), _("To be settled by hand: {count}")),
            (self.checks, _("Checks: {count}"), ""),
            (self.not_paid, _("Not paid: {count}"), _("Not paid this time, and why: {count}")),
            (self.approved, _("Approved sheets: {count}"), ""),
        ):
            count = wording.number(table.rows.rowCount())
            table.setAccessibleName((whole or words).format(count=count))
            self.setTabText(self.indexOf(table), words.format(count=count))
            self.setTabToolTip(self.indexOf(table), whole.format(count=count))
        changes, count = self.indexOf(self.changes), wording.number(self.changes.model.rowCount())
        self.setTabText(changes, _("Changes: {count}").format(count=count))
        self.setTabToolTip(changes, self.changes.name)
        self._show_buttons()

    def _show_buttons(self) -> None:
        of_lines = self.currentWidget() is self.lines
        of_checks = self.currentWidget() is self.checks
        of_left = self.currentWidget() is self.by_hand
        self.settled_button.setVisible(of_left)
        self.settled_button.setEnabled(of_left and bool(self._by_hand))
        self.why_button.setVisible(of_lines)
        self.then_button.setVisible(of_lines and self._approved)
        self.open_button.setVisible(of_checks)
        self.seen_button.setVisible(of_checks and not self._approved)
        for asked in (self.why_button, self.then_button):
            asked.setEnabled(self.lines.rows.rowCount() > 0)
        chosen = self._chosen_checks()
        self.open_button.setEnabled(bool(chosen))
        self.seen_button.setEnabled(
            self._may_tick and any(not check.blocks and not check.seen_by for check in chosen)
        )

    def _chosen_checks(self) -> list[PayoutCheck]:
        return [self._checks.check_at(place) for place in self.checks.chosen_ids()]

    def _open_checked(self) -> None:
        self.checks.open_at(self.checks.currentIndex())

    def _tell_seen(self) -> None:
        self.seen.emit({check.key for check in self._chosen_checks()})

    def _tell_selected(self, asked: SignalInstance) -> None:
        place = self.lines.selected_id()
        if place is not None:
            asked.emit(self._line(place))

    def _line(self, place: int) -> PayoutLine:
        assert self._payout is not None
        return self._payout.lines[place]
