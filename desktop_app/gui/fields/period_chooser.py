"""A period of a register: a year, and all of it, a quarter, a month, or any days."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app import translation, wording
from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.parts.pieces import line
from desktop_app.law.quarters import Month, Quarter
from desktop_app.translation import _

_FIRST_YEAR, _LAST_YEAR = 2015, 2099
_DAYS = "days"


class PeriodChooser(QWidget):
    """``changed`` tells of every other period; days that are no period change nothing."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(year)
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName(_("Year"))
        self.part = QComboBox()
        self.part.setAccessibleName(_("Period"))
        self.part.setMaxVisibleItems(18)
        self._offer(year)
        self.first, self.last = DayEdit(), DayEdit()
        self.first.setAccessibleName(_("From"))
        self.last.setAccessibleName(_("To"))
        self._dash = line("–")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.year, self.part, self.first, self._dash, self.last):
            row.addWidget(part)
        self._value = self._whole()
        self._show_days()
        self.year.valueChanged.connect(self._chosen)
        self.part.currentIndexChanged.connect(self._chosen)
        for day in (self.first, self.last):
            day.textChanged.connect(self._typed)

    def _offer(self, year: int) -> None:
        self.part.addItem(_("The whole year"), (1, 12))
        for number in range(1, 5):
            months = Quarter(year, number).months
            name = _("Quarter {number}").format(number=number)
            self.part.addItem(name, (months[0].number, months[2].number))
        for number in range(1, 13):
            name = wording.month_name(number, translation.current())
            self.part.addItem(name.capitalize(), (number, number))
        self.part.addItem(_("From day to day"), _DAYS)

    def _whole(self) -> tuple[date, date]:
        first, last = self._days_of(self.year.value(), *self.part.currentData())
        return first, last + timedelta(days=1)

    @staticmethod
    def _days_of(year: int, first: int, last: int) -> tuple[date, date]:
        """The first day of a month of a year, and the last day of another."""
        return date(year, first, 1), Month(year, last).last_day

    @property
    def _by_days(self) -> bool:
        return bool(self.part.currentData() == _DAYS)

    def _show_days(self) -> None:
        for part in (self.first, self._dash, self.last):
            part.setVisible(self._by_days)
        self.year.setVisible(not self._by_days)

    def _chosen(self) -> None:
        self._show_days()
        if not self._by_days:
            self._value = self._whole()
            self.changed.emit()
        elif not self.first.text():
            first, end = self._value
            self.set_days(first, end - timedelta(days=1))
        else:
            self._typed()

    def _typed(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None and first <= last:
            self._value = first, last + timedelta(days=1)
            self.changed.emit()

    def set_days(self, first: date, last: date) -> None:
        """Choose days, both included."""
        self.part.setCurrentIndex(self.part.findData(_DAYS))
        self.first.setText(wording.day(first))
        self.last.setText(wording.day(last))

    def choose(self, first: date, last: date) -> None:
        """Choose a year, a quarter or a month by its days, or any others as days."""
        self.year.setValue(first.year)
        for index in range(self.part.count()):
            months = self.part.itemData(index)
            if months != _DAYS and self._days_of(first.year, *months) == (first, last):
                self.part.setCurrentIndex(index)
                return
        self.set_days(first, last)

    def value(self) -> tuple[date, date]:
        """The first day, and the day after the last."""
        return self._value
