"""A chart on screen: the shapes of `documents.charts`, read by mouse, by keyboard and aloud."""

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from desktop_app.documents.reports.charts import Chart, Drawing, Look, draw
from desktop_app.gui import theme
from desktop_app.gui.parts.pieces import label, literal
from desktop_app.translation import _

_FILLS = theme.Named(
    {
        Look.SOLID: "accent",
        Look.STRIPED: "base",
        Look.LIGHT: "pale",
        Look.CROSSED: "base",
        Look.EMPTY: "base",
    }
)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """A chart under its title, or that there is nothing to show.

    The arrow keys go from bar to bar; what is chosen is written above the bars.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bars = ChartBars()
        self.title = label("", "heading")
        self.said = label("", "quiet")
        for part in (self.title, self.said):
            part.setWordWrap(False)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bars.setMinimumHeight(110)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addWidget(self.bars, 1)
        self.bars.told.connect(self._say)

    def show_chart(self, chart: Chart | None) -> None:
        self.title.setText(chart.title if chart else "")
        self.bars.show_chart(chart)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setToolTip(literal(words))


class ChartBars(QWidget):
    """The bars themselves."""

    told = Signal(str)
    """The words of the bar that was chosen, empty where none is."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.chosen = -1
        self._drawing = Drawing()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_chart(self, chart: Chart | None) -> None:
        """Nothing of another chart stays chosen."""
        self.chart, self.chosen = chart, -1
        self.setAccessibleName(chart.title if chart else "")
        words = map(chart.words, range(len(chart.labels))) if chart else ()
        self.setAccessibleDescription("\n".join(words))
        self.told.emit(_("Nothing in this period.") if chart and chart.is_empty else "")
        self.update()

    # Reading it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.chart is None or not self.chart.labels:
            super().keyPressEvent(event)
            return
        last = len(self.chart.labels) - 1
        self._choose(min(max(self.chosen + step, 0), last))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chosen < 0 and self.chart and not self.chart.is_empty:
            self._choose(0)

    def _choose(self, slot: int) -> None:
        assert self.chart is not None
        self.chosen = slot
        self.told.emit(self.chart.words(slot))
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), literal(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def words_at(self, point: QPoint) -> str:
        """What stands under the mouse, in words."""
        chart = self.chart
        if chart is None or not chart.labels:
            return ""
        if not chart.lying:
            slot = int(point.x() * len(chart.labels) / max(1, self.width()))
            return chart.words(min(max(slot, 0), len(chart.labels) - 1))
        for box in self._drawing.boxes:
            around = QRectF(0, box.top, self.width(), box.height)
            if box.slot >= 0 and around.contains(QPointF(point)):
                return chart.words(box.slot)
        return ""

    # Drawing it

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is None or self.chart.is_empty:
            return
        metrics = self.fontMetrics()
        self._drawing = draw(
            self.chart,
            self.width() - 2,
            self.height() - 2,
            lambda text: float(metrics.horizontalAdvance(text)),
            float(metrics.height()),
        )
        painter = QPainter(self)
        painter.translate(1, 1)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        edge = QPen(QColor(theme.ACCENT), 1)
        for box in self._drawing.boxes:
            painter.setPen(edge)
            painter.setBrush(QColor(_FILLS[box.look]))
            painter.drawRect(QRectF(box.left, box.top, box.width, box.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self._drawing.strokes:
            painter.setPen(QPen(QColor(theme.LINE if stroke.faint else theme.ACCENT), 1))
            painter.drawLine(QLineF(stroke.left, stroke.top, stroke.right, stroke.bottom))
        for each in self._drawing.labels:
            painter.setPen(QColor(theme.QUIET if each.quiet else theme.INK))
            wide = painter.fontMetrics().horizontalAdvance(each.text)
            left = each.left - (each.side + 1) * wide / 2
            painter.drawText(QPointF(left, each.baseline), each.text)
        if self.hasFocus() and self.chosen >= 0:
            self._frame_chosen(painter)

    def _frame_chosen(self, painter: QPainter) -> None:
        """A frame around the bars of the chosen slot."""
        mine = [box for box in self._drawing.boxes if box.slot == self.chosen]
        if not mine:
            return
        left, top = min(box.left for box in mine), min(box.top for box in mine)
        right = max(box.left + box.width for box in mine)
        bottom = max(box.top + box.height for box in mine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.INK), 2))
        painter.drawRect(QRectF(left - 2, top - 2, right - left + 4, bottom - top + 4))
