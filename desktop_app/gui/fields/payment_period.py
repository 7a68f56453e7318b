"""Choosing a period that payouts are for: one of those that the decisions give, or the next."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.fields.choice_box import ChoiceBox
from desktop_app.gui.parts.pieces import button, literal
from desktop_app.law.quarters import Period
from desktop_app.translation import _

_SHOWN_AT_ONCE = 16


class PaymentPeriodChooser(QWidget):
    """Empty until periods are offered. Ctrl+PgUp and Ctrl+PgDown go a period back and forth."""

    chosen = Signal(object)
    """Another `Period` was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: list[Period] = []
        self.earlier = button("", lambda: self._step(-1), icon="chevron-left")
        self.later = button("", lambda: self._step(1), icon="chevron-right")
        for turn, words, keys in (
            (self.earlier, _("Previous period"), "Ctrl+PgUp"),
            (self.later, _("Next period"), "Ctrl+PgDown"),
        ):
            turn.setAccessibleName(words)
            turn.setShortcut(keys)
            turn.setToolTip(literal(f"{words} ({keys})"))
        self.box = ChoiceBox()
        self.box.setAccessibleName(_("Payment period"))
        self.box.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.earlier, self.box, self.later):
            row.addWidget(widget)
        self.box.currentIndexChanged.connect(self._tell)

    def value(self) -> Period | None:
        """The chosen period; None as long as nothing is offered."""
        return self._offered[self.box.currentIndex()] if self._offered else None

    def choose(self, period: Period) -> None:
        """Choose a period; one that is not offered is offered from now on."""
        if period == self.value():
            return
        if period in self._offered:
            self.box.setCurrentIndex(self._offered.index(period))
        else:
            self._fill(self._offered, period)
            self.chosen.emit(period)

    def offer(self, offered: Iterable[Period], chosen: Period) -> None:
        """Offer other periods, with the one that is shown among them."""
        self._fill(offered, chosen)

    def _fill(self, offered: Iterable[Period], chosen: Period) -> None:
        periods = sorted({*offered, chosen}, key=lambda period: (period.first_day, period.last_day))
        if periods == self._offered and chosen == self.value():
            return
        self._offered = periods
        language = translation.current()
        names = [wording.period(period, language) for period in periods]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([name[:1].upper() + name[1:] for name in names])
        self.box.setCurrentIndex(periods.index(chosen))
        self.box.blockSignals(False)
        self._show_ends()

    def _step(self, periods: int) -> None:
        wanted = self.box.currentIndex() + periods
        if 0 <= wanted < self.box.count():
            self.box.setCurrentIndex(wanted)

    def _tell(self) -> None:
        self._show_ends()
        self.chosen.emit(self.value())

    def _show_ends(self) -> None:
        """Nothing lies before the first period, nor after the last."""
        self.earlier.setEnabled(self.box.currentIndex() > 0)
        self.later.setEnabled(self.box.currentIndex() < self.box.count() - 1)
