"""Fields for a few sentences, and for a few paragraphs."""

from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.gui.fields.entries import Field


class ParagraphField(Field):
    """Plain text over several lines, kept as one paragraph. Tab goes on to the next field."""

    def __init__(self, name: str, *, lines: int = 4) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(name, self.edit)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(lines * QFontMetrics(self.edit.font()).lineSpacing() + 22)
        self.edit.textChanged.connect(self._typed)

    def _typed(self) -> None:
        self.show_slip("")
        self.changed.emit()

    def value(self) -> str:
        return " ".join(self.edit.toPlainText().split())

    def set_value(self, text: str) -> None:
        self.edit.setPlainText(text)

    def content(self) -> str:
        return self.edit.toPlainText()

    def restore(self, content: Any) -> None:
        self.set_value(str(content or ""))


class ParagraphsField(ParagraphField):
    """Plain text whose lines stay apart: each is a paragraph, or an item of a list."""

    def value(self) -> str:
        lines = (" ".join(line.split()) for line in self.edit.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)
