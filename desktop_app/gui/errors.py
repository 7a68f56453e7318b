"""A bug: the program says so, shows its report to copy or save, keeps a log, and goes on."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from desktop_app import translation
from desktop_app.events import log
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import button, label, literal
from desktop_app.translation import _


class BugDialog(KeyedDialog):
    """Shown for what nobody foresaw."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(_("An error in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 380)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Something went wrong in the program."), "heading"))
        words = _(
            "What was confirmed before is saved; what you are typing stays on the screen and in "
            "the draft. You can go on working. Please send this report to those who look after the "
            "program. It holds what you see here and nothing else: no person, no file and no PC is "
            "named in it. Nothing leaves this PC by itself."
        )
        column.addWidget(label(words))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("What happened"))
        column.addWidget(self.details, 1)
        self.told = label("", "quiet")
        self.told.hide()
        column.addWidget(self.told)
        row = Row()
        row.addWidget(button(_("Copy the report"), self.copy, icon="copy"))
        row.addWidget(button(_("Save the report…"), self.ask_where, icon="download"))
        row.addStretch(1)
        self.main_button = button(_("Go on working"), self.accept, primary=True)
        row.addWidget(self.main_button)
        column.addLayout(row)
        self.main_button.setFocus()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def ask_where(self) -> None:
        title, kind = _("Save the report…"), _("Text") + " (*.txt)"
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "home-education-report.txt", kind)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """What stands in the window, letter by letter; known trouble is told in it."""
        from desktop_app.services.errors import Trouble
        from desktop_app.services.files import save_bytes
        from desktop_app.wording import step

        words = _("Saved: {file}").format(file=path.name)
        try:
            save_bytes(self.details.toPlainText().encode(), path)
        except Trouble as trouble:
            words = step(trouble.step, translation.current())
        self.told.setText(words)
        self.told.show()


def _noted(error: BaseException) -> str:
    """The report of a bug, which stands in the log from now on."""
    from desktop_app.events.report import report_of

    log.note_bug(error)
    return report_of(error)


def tell_alone(error: Exception) -> None:
    """In a window of its own, of an error that lets no other be made; returns when it is closed."""
    from desktop_app.services.explaining import message_of

    message = message_of(error, translation.current())
    if message is not None:
        QMessageBox.critical(None, "Home Education", literal(message))
        return
    BugDialog(_noted(error)).exec()


def install(tell: Callable[[str], None]) -> None:
    """Show every unforeseen error in the dialog, one at a time; known trouble is told in words."""
    shown: list[BugDialog] = []

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        from desktop_app.services.explaining import message_of

        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        message = message_of(error, translation.current())
        if message is not None:
            tell(message)
            return
        report = _noted(error)
        if shown:
            return
        dialog = BugDialog(report)
        shown.append(dialog)
        dialog.finished.connect(lambda _result: shown.clear())
        dialog.open()

    sys.excepthook = hook
