"""A line for a date: read however it is written, or chosen in a month."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.translation import _


def parse_day(text: str) -> date | None:
    """Read ``21.11.2026``, ``21112026``, ``21/11/26`` or ``2026-11-21``; None for anything else."""
    text = text.strip().replace("/", ".").replace(",", ".").replace(" ", "")
    for form in ("%d.%m.%Y", "%d.%m.%y", "%d%m%Y", "%Y-%m-%d"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if 1900 <= found.year <= 2100 else None
    return None


def _calendar(parent: QWidget) -> QCalendarWidget:
    """A month to choose a day from, in the language of the screen and without week numbers."""
    calendar = QCalendarWidget(parent)
    calendar.setLocale(QLocale(translation.current()))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    # Lists have roomy cells; here a day must fit its cell.
    calendar.setStyleSheet(
        f"QTableView {{ border: 1px solid {theme.LINE}; border-top: none; }}"
        " QTableView::item { padding: 0; }"
    )
    calendar.ensurePolished()
    calendar.setMinimumSize(calendar.sizeHint())
    return calendar


class DayEdit(Line):
    """A line for a date, with a calendar to choose from; tidied when one leaves it."""

    def __init__(self) -> None:
        super().__init__(12)
        self.setPlaceholderText(_("dd.mm.yyyy"))
        self.setMinimumWidth(theme.scaled(118))
        choose = QAction(theme.icon("calendar"), _("Choose a day"), self)
        choose.triggered.connect(self._choose)
        self.addAction(choose, Line.ActionPosition.TrailingPosition)

    def _choose(self) -> None:
        menu = QMenu(self)
        calendar = _calendar(menu)
        now = parse_day(self.text())
        if now is not None:
            calendar.setSelectedDate(QDate(now.year, now.month, now.day))

        def chosen(day: QDate) -> None:
            self.setText(day.toString("dd.MM.yyyy"))
            menu.close()

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        found = parse_day(self.text())
        if found is not None and self.text() != wording.day(found):
            self.setText(wording.day(found))
        super().focusOutEvent(event)

    def value(self) -> date | None:
        return parse_day(self.text())

    def is_wrong(self) -> bool:
        return bool(self.text().strip()) and self.value() is None
