"""The text of a message as it is sent: to read, with its length, and to copy."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.documents.forms.text_messages import MESSAGE_LENGTH
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import clear, label
from desktop_app.gui.parts.steps import copy_button
from desktop_app.records.messages import sms_parts
from desktop_app.translation import _, ngettext


def length_words(text: str) -> str:
    """``148 characters, 3 SMS``: how long it is, and as how many messages a network sends it."""
    count, parts = len(text), sms_parts(text)
    words = ngettext("{count} character", "{count} characters", count).format(count=count)
    return _("{length} of {most}; {parts} SMS").format(
        length=words, most=MESSAGE_LENGTH, parts=parts
    )


class MessageText(QWidget):
    """One text for each language, each with its length and a button that copies it."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.texts: tuple[str, ...] = ()

    def show_texts(self, texts: tuple[str, ...]) -> None:
        if texts == self.texts:
            return
        self.texts = texts
        clear(self.column)
        for text in texts:
            self.column.addWidget(self._part(text))

    def _part(self, text: str) -> QWidget:
        part = QWidget()
        row = Row(part)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(text))
        long = len(text) > MESSAGE_LENGTH
        words.addWidget(label(length_words(text), "warning" if long else "quiet"))
        row.addLayout(words, 1)
        row.addWidget(copy_button(lambda: text))
        return part
