"""A paper as it was issued: look at it, print it, save it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.save_as import ask_where_to_save
from desktop_app.gui.widgets.parts import Banner, button
from desktop_app.services.files import save_bytes
from desktop_app.translation import _

_ZOOM_STEP = 1.25
_PRINTED_DPI = 300
"""Sharp on paper; a page at a laser printer's own 1200 dots takes half a gigabyte."""


class PreviewDialog(QDialog):
    """Shows the bytes of an issued paper; nothing that is printed is made anew."""

    def __init__(
        self, parent: QWidget, context: Context, title: str, file_name: str, pdf: bytes
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pdf, self._file_name = pdf, file_name
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.addLayout(self._toolbar())
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)
        screen = self.screen().availableGeometry()
        self.resize(min(860, screen.width() - 40), min(920, screen.height() - 60))

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.print_button = button(_("Print…"), self.print_paper, icon="printer", primary=True)
        self.save_button = button(_("Save as…"), self.save_as, icon="save")
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        pages = QLabel(_("Pages: {count}").format(count=self.document.pageCount()))
        pages.setProperty("role", "quiet")
        row.addWidget(pages)
        row.addWidget(button("−", lambda: self._zoom(1 / _ZOOM_STEP)))
        row.addWidget(button("+", lambda: self._zoom(_ZOOM_STEP)))
        row.addWidget(button(_("Close"), self.accept))
        return row

    def _zoom(self, factor: float) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(0.3, min(4.0, self.view.zoomFactor() * factor)))

    def save_as(self) -> None:
        """Ask where, then save the bytes as they were issued."""
        path = ask_where_to_save(self, _("Save the paper"), self._file_name, "PDF (*.pdf)")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        try:
            save_bytes(self._pdf, path)
        except Exception as error:  # noqa: BLE001 - told in words, or raised again as a bug
            self.context.explain(error, failed=lambda words: self.banner.say("bad", words))
            return
        self.banner.say("good", _("Saved: {file}").format(file=path.name))

    def print_paper(self) -> None:
        """Print through the system's dialog; says so where there is no printer."""
        if not QPrinterInfo.availablePrinters():
            self.banner.say(
                "warn", _("This PC has no printer. Save the paper and print it elsewhere.")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        first = (printer.fromPage() or 1) - 1
        last = (printer.toPage() or self.document.pageCount()) - 1
        painter = QPainter()
        if not painter.begin(printer):
            self.banner.say("bad", _("The printer does not answer. The paper is kept; try again."))
            return
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            self._paint(painter, printer, number)
        painter.end()
        self.banner.say("good", _("Sent to the printer."))

    def _paint(self, painter: QPainter, printer: QPrinter, number: int) -> None:
        points = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
        dots = printer.resolution() / 72
        drawn = min(printer.resolution(), _PRINTED_DPI) / 72
        image = self.document.render(number, (points * drawn).toSize(), QPdfDocumentRenderOptions())
        painter.drawImage(QRectF(QPointF(0, 0), points * dots), image)
