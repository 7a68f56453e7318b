"""A paper in sight: a PDF that may be shown anew, at the place where one was reading."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.translation import _


class PaperView(QWidget):
    """Shows the pages of a PDF below one another, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        # In this order they go away again: a document tells its view when it is closed.
        self.paper = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.pages = QPdfView(self)
        self.pages.setDocument(self.paper)
        self.pages.setAccessibleName(_("Paper"))
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_pdf(self, pdf: bytes) -> None:
        place = self.pages.verticalScrollBar().value()
        self.paper.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.paper.load(self._buffer)
        self.pages.verticalScrollBar().setValue(place)
