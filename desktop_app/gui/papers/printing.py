"""Printing pages page by page, as they were printed last on this PC."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.records.kinds import NoticeKind
from desktop_app.settings import Settings

_PRINTED_DPI = 300
"""Sharp on paper; a page at a laser printer's own 1200 dots takes half a gigabyte."""

USUAL_COPIES = {NoticeKind.APPENDIX_TWO_REFUSAL: 2}
"""The form itself says that it is made in two copies, one for each side (R-4, Appendix 2). A
receipt slip has both its halves on one sheet. All else is printed once."""


def copies_of(settings: Settings, kind: NoticeKind | None) -> int:
    """As many as were printed last of this kind of paper, or as many as it is made in."""
    kept = _kept_copies(settings).get(kind or "", "")
    if kept.isascii() and kept.isdigit() and 1 <= int(kept) <= 99:
        return int(kept)
    return USUAL_COPIES.get(kind, 1) if kind is not None else 1


def _kept_copies(settings: Settings) -> dict[str, str]:
    pairs = (pair.partition("=")[::2] for pair in settings.copies.split(";") if "=" in pair)
    return dict(pairs)


def printers() -> list[str]:
    """The names of the printers of this PC."""
    return QPrinterInfo.availablePrinterNames()


def prepared(settings: Settings, kind: NoticeKind | None, printers: list[str]) -> QPrinter:
    """A printer set up as it was last; the system's own where that one is gone."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if settings.printer in printers:
        printer.setPrinterName(settings.printer)
    printer.setCopyCount(copies_of(settings, kind))
    if settings.duplex in QPrinter.DuplexMode.__members__:
        printer.setDuplex(QPrinter.DuplexMode[settings.duplex])
    return printer


def chosen(settings: Settings, kind: NoticeKind | None, printer: QPrinter) -> dict[str, str]:
    """What to remember of how somebody prints."""
    copies = _kept_copies(settings) | {kind or "": str(printer.copyCount())}
    return {
        "printer": printer.printerName(),
        "duplex": printer.duplex().name,
        "copies": ";".join(f"{each}={count}" for each, count in sorted(copies.items())),
    }


class Printing(QObject):
    """Sends a document's pages one after the other; the window can be used meanwhile.

    The document must stay as it is until the end.
    """

    progressed = Signal(int, int)
    """How many pages are done, and of how many."""
    finished = Signal(bool, int)
    """Whether all went well, and how many pages were sent."""

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._printer = document, printer
        self._painter = QPainter()
        first = (printer.fromPage() or 1) - 1
        last = (printer.toPage() or document.pageCount()) - 1
        times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        self._pages = [*range(first, last + 1)] * max(1, times)
        self._sent = 0
        self._stopped = False

    @property
    def sheets(self) -> int:
        """How many sheets come out, both sides used where that was chosen."""
        copies = self._printer.copyCount() if self._printer.supportsMultipleCopies() else 1
        both = self._printer.duplex() in (
            QPrinter.DuplexMode.DuplexLongSide,
            QPrinter.DuplexMode.DuplexShortSide,
        )
        return copies * (-(-self._sent // 2) if both else self._sent)

    def start(self) -> None:
        self._printer.setFullPage(True)
        self._turn(self._pages[0])
        if not self._painter.begin(self._printer):
            self.finished.emit(False, 0)
            return
        self._next()

    def stop(self) -> None:
        """No page after the one that is being sent."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self._sent == len(self._pages):
            ended = self._painter.end()
            self.finished.emit(ended and not self._stopped, self._sent)
            return
        number = self._pages[self._sent]
        if self._sent:
            self._turn(number)
            if not self._printer.newPage():
                self._painter.end()
                self.finished.emit(False, self._sent)
                return
        self._paint(number)
        self._sent += 1
        self.progressed.emit(self._sent, len(self._pages))
        QTimer.singleShot(0, self, self._next)

    def _turn(self, number: int) -> None:
        """The paper as the page is: A4, or an envelope that lies across."""
        size = self._document.pagePointSize(number)
        across = size.width() > size.height()
        upright = size.transposed() if across else size
        match = QPageSize.SizeMatchPolicy.FuzzyMatch
        page = QPageSize(QSizeF(upright), QPageSize.Unit.Point, "", match)
        turned = QPageLayout.Orientation
        self._printer.setPageSize(page)
        self._printer.setPageOrientation(turned.Landscape if across else turned.Portrait)

    def _paint(self, number: int) -> None:
        points = self._printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
        dots = self._printer.resolution() / 72
        drawn = min(self._printer.resolution(), _PRINTED_DPI) / 72
        options = QPdfDocumentRenderOptions()
        image = self._document.render(number, (points * drawn).toSize(), options)
        self._painter.drawImage(QRectF(QPointF(0, 0), points * dots), image)
