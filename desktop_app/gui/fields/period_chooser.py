"""A period of a register: a year, all of it, a quarter, a month, a school year, or any days.

Where the decision in force pays by school terms, the terms that begin in the year are offered, too.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app import translation, wording
from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.parts.pieces import line
from desktop_app.law.quarters import Month, Period, Quarter, Term
from desktop_app.translation import _

_FIRST_YEAR, _LAST_YEAR = 2015, 2099
_DAYS = "days"
_MONTHS_END = 16
"""The place of December: what stands up to it is the same in every year."""


class PeriodChooser(QWidget):
    """``changed`` tells of every other period; days that are no period change nothing."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self._terms: list[Term] = []
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(year)
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName(_("Year"))
        self.part = QComboBox()
        self.part.setAccessibleName(_("Period"))
        self.part.setMaxVisibleItems(24)
        self._offer()
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
        self.year.valueChanged.connect(self._other_year)
        self.part.currentIndexChanged.connect(self._chosen)
        for day in (self.first, self.last):
            day.textChanged.connect(self._typed)

    def _offer(self) -> None:
        """The parts of the chosen year; each is named by its first month and how many it has."""
        year, language = self.year.value(), translation.current()
        self.part.addItem(_("The whole year"), (Month(year, 1), 12))
        for number in range(1, 5):
            name = _("Quarter {number}").format(number=number)
            self.part.addItem(name, (Quarter(year, number).months[0], 3))
        for number in range(1, 13):
            name = wording.month_name(number, language)
            self.part.addItem(name.capitalize(), (Month(year, number), 1))
        for term in self._terms:
            if term.months[0].year == year:
                self.part.addItem(
                    wording.period(term, language), (term.months[0], len(term.months))
                )
        name = _("School year {year}–{next}").format(year=year, next=year + 1)
        self.part.addItem(name, (Month(year, 9), 12))
        self.part.addItem(_("From day to day"), _DAYS)

    def offer_terms(self, paid_by: Sequence[Period]) -> None:
        """Offer the school terms among the periods that the office pays by."""
        self._terms = [period for period in paid_by if isinstance(period, Term)]
        if self._terms:
            self._offer_again()

    def _other_year(self) -> None:
        self._offer_again()
        self._chosen()

    def _offer_again(self) -> None:
        """The same part of another year, or all of it where that has no such part."""
        chosen = self.part.currentIndex()
        days = self.part.findData(_DAYS) - chosen  # the school year and the days stand last
        with QSignalBlocker(self.part):
            self.part.clear()
            self._offer()
            last = self.part.count() - 1
            self.part.setCurrentIndex(
                last - days if days < 2 else chosen if chosen <= _MONTHS_END else 0
            )

    def _whole(self) -> tuple[date, date]:
        first, last = self._days_of(*self.part.currentData())
        return first, last + timedelta(days=1)

    @staticmethod
    def _days_of(first: Month, count: int) -> tuple[date, date]:
        """The first day of a month, and the last day of the last of so many."""
        return first.first_day, first.shifted(count - 1).last_day

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
        """Choose a year, a quarter, a month or another part by its days, or any others as days."""
        self.year.setValue(first.year)
        for index in range(self.part.count()):
            months = self.part.itemData(index)
            if months != _DAYS and self._days_of(*months) == (first, last):
                self.part.setCurrentIndex(index)
                return
        self.set_days(first, last)

    def value(self) -> tuple[date, date]:
        """The first day, and the day after the last."""
        return self._value
