"""A bar for each month of a forecast."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.services.reports.forecast import ForecastMonth
from desktop_app.translation import _

_GAP = 0.28


class MonthBars(QWidget):
    """Tenge by month; the part that rests on renewed certificates is lighter."""

    def __init__(self) -> None:
        super().__init__()
        self.months: Sequence[ForecastMonth] = ()
        self.setMinimumSize(300, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Tenge by month"))

    def show_months(self, months: Sequence[ForecastMonth]) -> None:
        self.months = months
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        most = max((month.tenge for month in self.months), default=0)
        if not most:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        slot = self.width() / len(self.months)
        room = self.height() - 2 * line - 12
        foot = self.height() - line - 6
        for place, month in enumerate(self.months):
            left = place * slot
            high = room * month.tenge / most
            bar = QRectF(left + slot * _GAP / 2, foot - high, slot * (1 - _GAP), high)
            painter.fillRect(bar, QColor(theme.ACCENT))
            renewed = QRectF(bar)
            renewed.setHeight(room * month.renewed / most)
            painter.fillRect(renewed, QColor(theme.colours().pale))
            painter.setPen(QColor(theme.QUIET))
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            over = QRectF(left, foot - high - line - 2, slot, line)
            painter.drawText(over, centre, _short(month.tenge, most))
            under = QRectF(left, foot + 4, slot, line)
            name = wording.month_name(month.month.number, translation.current())
            painter.drawText(under, centre, name[:3])
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(0, round(foot), self.width(), round(foot))
        painter.end()


def _short(tenge: int, most: int) -> str:
    """In millions where the largest sum has several, else in thousands."""
    if most >= 10_000_000:
        return wording.number(round(tenge / 1_000_000))
    return wording.number(round(tenge / 1000))


def unit(months: Sequence[ForecastMonth]) -> str:
    """What the numbers over the bars count."""
    most = max((month.tenge for month in months), default=0)
    return _("million tenge by month") if most >= 10_000_000 else _("thousand tenge by month")
