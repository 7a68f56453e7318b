"""What the page of an old register tells, with the file or the import that it tells of."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.records.imports import ImportRecord
from desktop_app.translation import _


class ToldBanner(Banner):
    """A message, with what it offers: to open a saved file, or to take an import back."""

    take_back_wanted = Signal(object)
    """An `ImportRecord` is to be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self._saved = Path()
        self._undoable: ImportRecord | None = None
        self.open_button = button(_("Open"), self._open_file, icon="table")
        self.undo_button = button(
            _("Take back…"), lambda: self.take_back_wanted.emit(self._undoable), icon="undo-2"
        )
        for each in (self.open_button, self.undo_button):
            self.extras.addWidget(each)

    def tell(
        self,
        kind: str,
        words: str,
        *,
        saved: Path | None = None,
        undoable: ImportRecord | None = None,
    ) -> None:
        self._saved, self._undoable = saved or Path(), undoable
        self.open_button.setVisible(saved is not None)
        self.undo_button.setVisible(undoable is not None)
        self.say(kind, words)

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))
