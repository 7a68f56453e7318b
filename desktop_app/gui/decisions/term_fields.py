"""The days of school terms, and the months of a school year, as one types them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.fields.day_edit import DayEdit
from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, label
from desktop_app.law.profile import SchoolTerm
from desktop_app.services.decisions.entry import TermEntry
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.law_values.school_year import SCHOOL_MONTHS
from desktop_app.translation import N_, _

_TERMS = 4
_COLUMNS = 6


class MonthsField(Field):
    """Twelve ticks, from September to August; the value is the numbers of the months."""

    def __init__(self, name: str) -> None:
        editor = QWidget()
        grid = QGridLayout(editor)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        self.ticks: dict[int, QCheckBox] = {}
        for place, number in enumerate(SCHOOL_MONTHS):
            tick = QCheckBox(wording.month_name(number, translation.current()))
            self.ticks[number] = tick
            grid.addWidget(tick, *divmod(place, _COLUMNS))
        editor.setFocusProxy(self.ticks[SCHOOL_MONTHS[0]])
        super().__init__(name, editor)
        for tick in self.ticks.values():
            tick.toggled.connect(self._chosen)

    def _chosen(self) -> None:
        self.show_slip("")
        self.changed.emit()

    def value(self) -> frozenset[int]:
        return frozenset(number for number, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, months: frozenset[int]) -> None:
        for number, tick in self.ticks.items():
            tick.setChecked(number in months)

    def content(self) -> list[int]:
        return sorted(self.value())

    def restore(self, content: Any) -> None:
        self.set_value(frozenset(content or ()))


class TermsField(Field):
    """Up to four terms for each school year; rows that are left empty are no terms."""

    def __init__(self, name: str) -> None:
        self.edits: dict[tuple[int, int], tuple[DayEdit, DayEdit]] = {}
        editor = QWidget()
        self._years = QVBoxLayout(editor)
        self._years.setContentsMargins(0, 0, 0, 0)
        super().__init__(name, editor)
        self.more_button = button(_("One more school year"), self._add_next_year, icon="plus")
        row = Row()
        row.addWidget(self.more_button)
        row.addStretch(1)
        self._years.addLayout(row)

    def show_years(self, years: Iterable[int]) -> None:
        """Have rows for these school years at least."""
        for year in sorted(set(years) - {known for known, _number in self.edits}):
            self._add_year(year)

    def _add_next_year(self) -> None:
        year = max(known for known, _number in self.edits) + 1
        self._add_year(year).show()
        self.edits[year, 1][0].setFocus()

    def _add_year(self, year: int) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        heading = _("School year {year}–{next}").format(year=year, next=year + 1)
        grid.addWidget(label(heading, "quiet"), 0, 0, 1, 6)
        for number in range(1, _TERMS + 1):
            first, last = DayEdit(), DayEdit()
            row, side = divmod(number - 1, 2)
            name = _("Term {number}").format(number=number)
            shown = label(name)
            shown.setWordWrap(False)
            for place, widget in enumerate((shown, first, last)):
                grid.addWidget(widget, row + 1, side * 3 + place)
            for field, which in ((first, _("first day")), (last, _("last day"))):
                field.setAccessibleName(f"{name}, {which}, {heading}")
            for edit in (first, last):
                edit.textChanged.connect(self._typed)
            self.edits[year, number] = first, last
        for column in (1, 2, 4, 5):
            grid.setColumnStretch(column, 1)
        self._years.insertWidget(self._years.count() - 1, box)
        if self.editor.focusProxy() is None:
            self.editor.setFocusProxy(self.edits[year, 1][0])
        self.setTabOrder(self.edits[year, _TERMS][1], self.more_button)
        return box

    def value(self) -> tuple[TermEntry, ...]:
        """The rows in which something stands; EntryError where that is not a day."""
        for first, last in self.edits.values():
            if first.is_wrong() or last.is_wrong():
                label_ = N_("There is no such day. Write it as 21.11.2026.")
                raise EntryError(Slip("terms", label_))
        return tuple(
            TermEntry(year, number, first.value(), last.value())
            for (year, number), (first, last) in self.edits.items()
            if first.value() or last.value()
        )

    def set_value(self, terms: Iterable[SchoolTerm]) -> None:
        """Show these terms and no others."""
        found = {(term.school_year, term.number): term for term in terms}
        self.show_years(year for year, _number in found)
        for key, (first, last) in self.edits.items():
            term = found.get(key)
            first.setText(wording.day(term.first_day if term else None))
            last.setText(wording.day(term.last_day if term else None))

    def content(self) -> list[list[Any]]:
        return [
            [year, number, first.text(), last.text()]
            for (year, number), (first, last) in self.edits.items()
        ]

    def restore(self, content: Any) -> None:
        self.show_years(year for year, _number, _first, _last in content or ())
        for year, number, first, last in content or ():
            self.edits[year, number][0].setText(first)
            self.edits[year, number][1].setText(last)


def beside(*fields: QWidget, stretches: tuple[int, ...] = ()) -> Row:
    """Fields next to each other, their names in one line."""
    row = Row()
    row.setSpacing(10)
    for place, field in enumerate(fields):
        stretch = stretches[place] if stretches else 1
        row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
    return row
