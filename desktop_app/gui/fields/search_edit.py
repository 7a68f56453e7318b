"""The line in which one types what a list is searched for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.gui.parts.enter_key import is_enter
from desktop_app.records.plain_text import LONGEST_SOUGHT


class SearchEdit(Line):
    """Down or Enter goes on to what was found: to ``found``, once it is set."""

    def __init__(self, words: str) -> None:
        super().__init__(LONGEST_SOUGHT)
        self.found: QWidget | None = None
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.found is not None and (event.key() == Qt.Key.Key_Down or is_enter(event)):
            self.found.setFocus()
            return
        super().keyPressEvent(event)
