"""A bug: the program says so, gives details to copy, keeps a log, and goes on."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from desktop_app import __version__, translation
from desktop_app.gui.parts.pieces import button, label, literal
from desktop_app.translation import _


def details_of(error: BaseException) -> str:
    """Where it went wrong: files, lines and kinds of error, never values, which may be personal."""
    lines = [f"Home Education {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        lines.append(type(link).__name__)
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


class BugDialog(QDialog):
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
            "the draft. You can go on working. Please send these details to those who look after "
            "the program: they hold no personal data."
        )
        column.addWidget(label(words))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        column.addWidget(self.details, 1)
        row = QHBoxLayout()
        row.addWidget(button(_("Copy the details"), self.copy, icon="copy"))
        row.addStretch(1)
        row.addWidget(button(_("Go on working"), self.accept, primary=True))
        column.addLayout(row)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def tell_alone(error: Exception) -> None:
    """In a window of its own, of an error that lets no other be made; returns when it is closed."""
    from desktop_app.services.explaining import message_of, note_bug

    message = message_of(error, translation.current())
    if message is not None:
        QMessageBox.critical(None, "Home Education", literal(message))
        return
    note_bug(error)
    BugDialog(details_of(error)).exec()


def install(tell: Callable[[str], None]) -> None:
    """Show every unforeseen error in the dialog, one at a time; known trouble is told in words."""
    shown: list[BugDialog] = []

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        from desktop_app.services.explaining import message_of, note_bug

        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        message = message_of(error, translation.current())
        if message is not None:
            tell(message)
            return
        note_bug(error)
        if shown:
            return
        dialog = BugDialog(details_of(error))
        shown.append(dialog)
        dialog.finished.connect(lambda _result: shown.clear())
        dialog.open()

    sys.excepthook = hook
