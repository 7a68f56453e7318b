"""Choosing a quarter: a year, one of four, and the one before or after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app.gui.widgets.parts import button
from desktop_app.law.quarters import Quarter
from desktop_app.translation import _

FIRST_YEAR, LAST_YEAR = 2015, 2099


class QuarterChooser(QWidget):
    """Keyboard: Ctrl+PgUp and Ctrl+PgDown go a quarter back and forth."""

    chosen = Signal(object)
    """Another `Quarter` was chosen."""

    def __init__(self, quarter: Quarter) -> None:
        super().__init__()
        self.earlier = button("", lambda: self._step(-1), icon="chevron-left")
        self.later = button("", lambda: self._step(1), icon="chevron-right")
        for turn, words, keys in (
            (self.earlier, _("Previous quarter"), "Ctrl+PgUp"),
            (self.later, _("Next quarter"), "Ctrl+PgDown"),
        ):
            turn.setAccessibleName(words)
            turn.setShortcut(keys)
            turn.setToolTip(f"{words} ({keys})")
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName(_("Year"))
        self.number = QComboBox()
        self.number.setAccessibleName(_("Quarter"))
        for number in range(1, 5):
            self.number.addItem(_("Quarter {number}").format(number=number), number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.earlier, self.number, self.year, self.later):
            row.addWidget(widget)
        self._set(quarter)
        self.year.valueChanged.connect(self._tell)
        self.number.currentIndexChanged.connect(self._tell)

    def value(self) -> Quarter:
        return Quarter(self.year.value(), int(self.number.currentData()))

    def choose(self, quarter: Quarter) -> None:
        if quarter != self.value():
            self._set(quarter)
            self._tell()

    def _set(self, quarter: Quarter) -> None:
        for widget in (self.year, self.number):
            widget.blockSignals(True)
        self.year.setValue(quarter.year)
        self.number.setCurrentIndex(quarter.number - 1)
        for widget in (self.year, self.number):
            widget.blockSignals(False)

    def _step(self, quarters: int) -> None:
        wanted = self.value().shifted(quarters)
        if FIRST_YEAR <= wanted.year <= LAST_YEAR:
            self.choose(wanted)

    def _tell(self) -> None:
        self.chosen.emit(self.value())
