"""The pages of a PDF: paged through, enlarged and searched."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QModelIndex,
    QObject,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, literal, restyle
from desktop_app.records.plain_text import LONGEST_SOUGHT
from desktop_app.translation import _

WIDTH, PAGE = "width", "page"
"""How pages are shown when they are not shown in a size of their own, such as ``125``."""

_STEP = 1.25
_LEAST, _MOST = 30, 400
_OFFERED = (50, 75, 100, 125, 150, 200, 300)


class PdfPages(QWidget):
    """The view with its controls in ``bar``; PgUp, PgDn, Home, End and Ctrl with the wheel work."""

    zoomed = Signal(str)
    """Another size was chosen: ``width``, ``page`` or per cent."""

    def __init__(self, pdf: bytes, zoom: str = WIDTH) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(_("Paper"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.bar = Row()
        self.bar.setSpacing(4)
        self._make_paging()
        self._make_zoom()
        self._make_search()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        self.show_pdf(pdf)
        self.set_zoom(zoom)
        self.view.pageNavigator().currentPageChanged.connect(self._show_number)

    def show_pdf(self, pdf: bytes) -> None:
        """Show other bytes, from their first page."""
        before = getattr(self, "_buffer", None)
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        if before is not None:
            before.deleteLater()
        count = self.document.pageCount()
        self.page.setRange(1, max(1, count))
        self.page.setSuffix(f" / {count}")
        self.go_to(1)
        for paging in (self.back, self.page, self.forward):
            paging.setVisible(count > 1)

    # Paging

    def _make_paging(self) -> None:
        self.back = self._tool("chevron-left", _("Previous page"), lambda: self._turn(-1))
        self.page = QSpinBox()
        self.page.setAccessibleName(_("Page"))
        self.page.setToolTip(_("Page"))
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setKeyboardTracking(False)
        self.page.setMinimumWidth(70)
        self.page.valueChanged.connect(self.go_to)
        self.page.installEventFilter(self)
        self.forward = self._tool("chevron-right", _("Next page"), lambda: self._turn(1))
        for made in (self.back, self.page, self.forward):
            self.bar.addWidget(made)
        self.bar.addSpacing(8)

    def _tool(self, icon: str, name: str, clicked: object) -> QPushButton:
        made = button("", clicked, icon=icon)  # type: ignore[arg-type]
        made.setToolTip(literal(name))
        made.setAccessibleName(name)
        return made

    @property
    def number(self) -> int:
        """The page that is shown, from 1."""
        return self.view.pageNavigator().currentPage() + 1

    def _turn(self, by: int) -> None:
        self.go_to(self.number + by)

    @property
    def _bar(self) -> QScrollBar:
        return self.view.verticalScrollBar()

    def _read_on(self, way: int) -> None:
        """By as much as is seen at once, to the edge of the page; from there to the next page."""
        room, value = self.view.viewport().height(), self._bar.value()
        top = self._top_of(self.number)
        bottom = top + self._height_of(self.number)
        rest = bottom - (value + room) if way > 0 else value - top
        if rest > 0 and self.view.zoomMode() is not QPdfView.ZoomMode.FitInView:
            self._bar.setValue(value + way * min(rest, room))
        else:
            self._turn(way)

    def _top_of(self, number: int) -> int:
        before = sum(self._height_of(each) for each in range(1, number))
        spaces = (number - 1) * self.view.pageSpacing()
        return self.view.documentMargins().top() + before + spaces

    def _height_of(self, number: int) -> int:
        high = self.document.pagePointSize(number - 1).height()
        return round(high * self._shown_factor(number) * self.view.logicalDpiY() / 72)

    def go_to(self, number: int) -> None:
        number = max(1, min(number, self.document.pageCount()))
        self.view.pageNavigator().jump(number - 1, QPointF(), 0)
        self._show_number()

    def _show_number(self) -> None:
        self.page.blockSignals(True)
        self.page.setValue(self.number)
        self.page.blockSignals(False)
        self.back.setEnabled(self.number > 1)
        self.forward.setEnabled(self.number < self.document.pageCount())

    # Size

    def _make_zoom(self) -> None:
        self.smaller = self._tool("zoom-out", _("Smaller"), lambda: self._zoom_by(1 / _STEP))
        self.larger = self._tool("zoom-in", _("Larger"), lambda: self._zoom_by(_STEP))
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(_("Size"))
        self.zoom.setToolTip(_("Size"))
        self.zoom.addItem(_("Page width"), WIDTH)
        self.zoom.addItem(_("Whole page"), PAGE)
        for percent in _OFFERED:
            self.zoom.addItem(f"{percent} %", str(percent))
        self.zoom.activated.connect(lambda _index: self._choose(self.zoom.currentData()))
        for made in (self.smaller, self.zoom, self.larger):
            self.bar.addWidget(made)
        self.bar.addSpacing(8)

    def set_zoom(self, zoom: str) -> None:
        """Show pages in this size; anything unreadable is the page's width."""
        percent = int(zoom) if zoom.isascii() and zoom.isdigit() else 0
        if percent:
            percent = max(_LEAST, min(_MOST, percent))
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(percent / 100)
        elif zoom == PAGE:
            self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        else:
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_zoom(str(percent) if percent else PAGE if zoom == PAGE else WIDTH)

    def _show_zoom(self, chosen: str) -> None:
        """A size between those that are offered stands as the last of them."""
        last = self.zoom.count() - 1
        if self.zoom.itemData(last) not in map(str, _OFFERED):
            self.zoom.removeItem(last)
        if self.zoom.findData(chosen) < 0:
            self.zoom.addItem(f"{chosen} %", chosen)
        self.zoom.setCurrentIndex(self.zoom.findData(chosen))

    def _choose(self, zoom: str) -> None:
        number = self.number
        self.set_zoom(zoom)
        self.go_to(number)
        self.zoomed.emit(self.zoom.currentData())

    def _zoom_by(self, factor: float) -> None:
        self._choose(str(round(self._shown_factor() * factor * 100)))

    def _shown_factor(self, number: int = 0) -> float:
        """The size in which a page, or this one, stands on the screen, also where it is fitted."""
        mode = self.view.zoomMode()
        if mode is QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor()
        page = self.document.pagePointSize((number or self.number) - 1)
        margins, room = self.view.documentMargins(), self.view.viewport().size()
        dots = self.view.logicalDpiX() / 72
        wide = (room.width() - margins.left() - margins.right()) / (page.width() * dots)
        if mode is QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, (room.height() - margins.top()) / (page.height() * dots))

    # Search

    def _make_search(self) -> None:
        self._place = -1
        self.found = QPdfSearchModel(self)
        self.found.setDocument(self.document)
        self.view.setSearchModel(self.found)
        self.text = Line(LONGEST_SOUGHT)
        self.text.setPlaceholderText(_("Find in the paper"))
        self.text.setAccessibleName(_("Find in the paper"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(150)
        self.text.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.text.textChanged.connect(self._search)
        self.text.installEventFilter(self)
        self.found.countChanged.connect(self._found_some)
        self.bar.addWidget(self.text, 1)

    def _search(self, text: str) -> None:
        self._place = -1
        self.found.setSearchString(text)
        self._mark_missing()

    def _found_some(self) -> None:
        """The first place that is found is shown while one types."""
        if self._place < 0 and self.found.rowCount(QModelIndex()):
            self._show_found(1)
        self._mark_missing()

    def _mark_missing(self) -> None:
        wrong = bool(self.text.text()) and not self.found.rowCount(QModelIndex())
        self.text.setProperty("wrong", wrong)
        restyle(self.text)

    def _show_found(self, by: int) -> None:
        """The next place or the one before, round from the last to the first."""
        count = self.found.rowCount(QModelIndex())
        if not count:
            return
        self._place = (self._place + by) % count
        self.view.setCurrentSearchResultIndex(self._place)
        link = self.found.resultAtIndex(self._place)
        self.view.pageNavigator().jump(link.page(), link.location(), 0)

    # Keys and wheel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                turned = event.angleDelta().y()
                if turned:
                    self._zoom_by(_STEP if turned > 0 else 1 / _STEP)
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.view:
                return self.turn_by_key(event)
            return self._entered(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _entered(self, watched: QObject, event: QKeyEvent) -> bool:
        """Enter in a field does what the field is for, not what the window's first button does."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.page and enters:
            self.page.interpretText()
            return True
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if watched is self.text and (enters or event.key() in ways):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._show_found(-1 if shift else ways.get(Qt.Key(event.key()), 1))
            return True
        return False

    def turn_by_key(self, event: QKeyEvent) -> bool:
        """Whether the key turned a page or changed the size."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_PageUp:
                self._read_on(-1)
            case Qt.Key.Key_PageDown:
                self._read_on(1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(self.document.pageCount())
                self._bar.setValue(self._bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if control:
                self._zoom_by(_STEP)
            case Qt.Key.Key_Minus if control:
                self._zoom_by(1 / _STEP)
            case Qt.Key.Key_0 if control:
                self._choose("100")
            case Qt.Key.Key_F if control:
                self.text.setFocus()
            case _:
                return False
        return True
