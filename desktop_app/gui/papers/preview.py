"""A paper on the screen: look at it, print it, save it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.consequences.pdf_pages import PdfPages
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.save_as import PDF, ask_where_to_save
from desktop_app.gui.papers import printing
from desktop_app.gui.papers.printing import Printing
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.parts.progress import ProgressBar
from desktop_app.records.kinds import NoticeKind, PrintingWay
from desktop_app.services.files import save_bytes
from desktop_app.translation import _


class PreviewDialog(KeyedDialog):
    """Shows the bytes of a paper; nothing that is printed is made anew.

    ``kind`` is what the copies of the last time are remembered by.
    """

    printed = Signal()
    """The printer has everything, or has stopped answering; the banner says which."""
    saved = Signal()
    """The file is written, or could not be; the banner says which."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        title: str,
        file_name: str,
        pdf: bytes,
        kind: NoticeKind | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pdf, self._file_name, self._kind = pdf, file_name, kind
        self._printing: Printing | None = None
        self.pages = PdfPages(pdf, context.settings.zoom)
        self.pages.zoomed.connect(lambda zoom: context.remember(zoom=zoom))
        self.document, self.view = self.pages.document, self.pages.view
        self.banner = Banner()
        self.folder_button = button(_("Open the folder"), self.open_folder, icon="folder-open")
        self.folder_button.hide()
        self.banner.extras.addWidget(self.folder_button)
        self._folder = Path()
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._toolbar())
        self.column.addWidget(self.banner)
        self.column.addLayout(self._progress())
        self.column.addWidget(self.pages, 1)
        screen = self.screen().availableGeometry()
        self.resize(min(1000, screen.width() - 40), min(920, screen.height() - 60))
        self.view.setFocus()

    def _toolbar(self) -> Row:
        row = Row()
        self.print_button = button(_("Print…"), self.print_paper, icon="printer", primary=True)
        self.save_button = button(_("Save as…"), self.save_as, icon="save")
        self.close_button = button(_("Close"), self.accept)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addSpacing(12)
        row.addLayout(self.pages.bar, 1)
        row.addSpacing(12)
        row.addWidget(self.close_button)
        return row

    def _progress(self) -> Row:
        row = Row()
        self.progress = ProgressBar()
        self.progress.setTextVisible(True)
        self.stop_button = button(_("Stop"), self._stop_printing, icon="x")
        for made in (self.progress, self.stop_button):
            made.hide()
            row.addWidget(made)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            QKeySequence.StandardKey.Print: self.print_button,
            QKeySequence.StandardKey.Save: self.save_button,
        }
        for standard, pressed in keys.items():
            if event.matches(standard):
                if pressed.isVisibleTo(self):  # a draft is neither printed nor saved
                    pressed.click()
                return
        if not self.pages.turn_by_key(event):
            super().keyPressEvent(event)

    def say(self, kind: str, words: str) -> None:
        """Tell how it went; the folder is offered only where a file was saved."""
        self.folder_button.hide()
        self.banner.say(kind, words)

    def show_other(self, title: str, file_name: str, pdf: bytes) -> None:
        """The same paper set in another way."""
        self._pdf, self._file_name = pdf, file_name
        self.setWindowTitle(title)
        self.pages.show_pdf(pdf)

    def keep(self, way: PrintingWay, sheets: int) -> None:
        """Record that the paper was printed or saved; a paper without a number is not recorded."""

    # Saving

    def save_as(self) -> None:
        """Ask where, then save the bytes that are shown."""
        title, name = _("Save the paper"), self._file_name
        ask_where_to_save(self, self.context, title, name, self.save_to, PDF)

    def save_to(self, path: Path) -> None:
        """Off the GUI thread: a disk in the network can take its time."""
        pdf = self._pdf
        self.save_button.setEnabled(False)

        def done(_none: object) -> None:
            if isValid(self):
                self.save_button.setEnabled(True)
                self.say("good", _("Saved: {file}").format(file=path.name))
                self._folder = path.parent
                self.folder_button.show()
                self.keep(PrintingWay.FILE, self.document.pageCount())
                self.saved.emit()

        def failed(words: str) -> None:
            if isValid(self):
                self.save_button.setEnabled(True)
                self.say("bad", words)
                self.saved.emit()

        self.context.act(lambda: save_bytes(pdf, path), done, failed=failed, changes=False)

    def open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.say("warn", _("The folder can't be opened here: {path}").format(path=self._folder))

    # Printing

    def print_paper(self) -> None:
        """Print through the system's dialog, set as last time; says where there is no printer."""
        printers = printing.printers()
        if not printers:
            self.say("warn", _("This PC has no printer. Save the paper and print it elsewhere."))
            return
        printer = printing.prepared(self.context.settings, self._kind, printers)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.document.pageCount())
        if dialog.exec() == KeyedDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Send the pages one by one; how it went is told when the printer has them."""
        if self._printing is not None:
            return
        self.context.remember(**printing.chosen(self.context.settings, self._kind, printer))
        # Seen by everybody who shares the printer: the number, as the file has it, and nobody.
        printer.setDocName(Path(self._file_name).stem)
        self._printing = job = Printing(self.document, printer, self)
        job.progressed.connect(self._show_progress)
        job.finished.connect(partial(self._printed, job))
        self._set_printing(True)
        job.start()

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _stop_printing(self) -> None:
        if self._printing is not None:
            self._printing.stop()

    def _set_printing(self, runs: bool) -> None:
        """The pages that are printed stay as they are meanwhile."""
        long = runs and self.document.pageCount() > 1
        self.progress.setVisible(long)
        self.stop_button.setVisible(long)
        for made in (self.print_button, self.save_button, self.close_button):
            made.setEnabled(not runs)

    def _printed(self, job: Printing, whole: bool, sent: int) -> None:
        self._printing = None
        self._set_printing(False)
        if whole:
            self.say("good", _("Sent to the printer."))
        elif sent:
            words = _(
                "Printing ended early. Pages sent: {count}. The paper is kept; print it again."
            )
            self.say("warn", words.format(count=sent))
        else:
            self.say("bad", _("The printer does not answer. The paper is kept; try again."))
        if sent:
            self.keep(PrintingWay.PRINTER, job.sheets)
        job.deleteLater()
        self.printed.emit()

    def reject(self) -> None:
        """Close, but not under pages that are being sent."""
        if self._printing is None:
            super().reject()
