"""A plain editor for a form's text: line numbers, its signs in colour, lines with slips marked."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop_app.gui import theme
from desktop_app.gui.fields.paragraph import Paragraphs

_SIGNS = (
    (re.compile(r"\{\{.*?\}\}"), "accent"),
    (re.compile(r"\{%.*?%\}|\{#.*?#\}"), "warn"),
    (re.compile(r"^\s*#\w*"), "good"),
    (re.compile(r"\*\*|\|"), "good"),
)
_HEAD, _BODY = 1, 2


_LONGEST = 100_000
"""Characters of a form: no paper has so many."""


class FormEditor(Paragraphs):
    """Tab goes on to the next part of the window; forms need none."""

    def __init__(self, text: str) -> None:
        super().__init__(_LONGEST)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setTabChangesFocus(True)
        self._wrong: set[int] = set()
        self._numbers = _LineNumbers(self)
        self._signs = _Signs(self.document())
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self.setPlainText(text)
        self.document().setModified(False)
        self._make_room()

    def text(self) -> str:
        """As it will be saved: Qt's own plain text would lose no-break spaces."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def mark(self, lines: Iterable[int]) -> None:
        """Mark these lines, and no others, as wrong."""
        self._wrong = set(lines)
        marks = []
        for number in sorted(self._wrong):
            block = self.document().findBlockByNumber(number - 1)
            if block.isValid():
                mark = QTextEdit.ExtraSelection()
                mark.format.setBackground(QColor(theme.colours().bad_ground))
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                mark.cursor = QTextCursor(block)
                marks.append(mark)
        self.setExtraSelections(marks)
        self._numbers.update()

    def go_to(self, line: int) -> None:
        block = self.document().findBlockByNumber(max(line, 1) - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus()

    def replace_all(self, text: str) -> None:
        """Other words, which Ctrl+Z takes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def put_in(self, name: str, written: str) -> None:
        """A field at the cursor; only its name where the cursor stands inside of braces."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        inside = max(before.rfind("{{"), before.rfind("{%")) > max(
            before.rfind("}}"), before.rfind("%}")
        )
        cursor.insertText(name if inside else written)
        self.setTextCursor(cursor)
        self.setFocus()

    # The numbers at the left

    def numbers_width(self) -> int:
        digits = max(2, len(str(self.blockCount())))
        return digits * self.fontMetrics().horizontalAdvance("0") + 16

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def paint_numbers(self, event: QPaintEvent) -> None:
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(theme.colours().side))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        # The text begins below the padding that the style sheet gives the editor.
        padding = self.viewport().geometry().top() - self._numbers.geometry().top()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            top = round(place.top()) + padding
            if top > event.rect().bottom():
                break
            if block.isVisible() and top + place.height() >= event.rect().top():
                number = block.blockNumber() + 1
                wrong = number in self._wrong
                painter.setPen(QColor(theme.BAD if wrong else theme.QUIET))
                width, height = self._numbers.width() - 8, self.fontMetrics().height()
                painter.drawText(0, top, width, height, Qt.AlignmentFlag.AlignRight, str(number))
            block = block.next()
        painter.end()


class _LineNumbers(QWidget):
    def __init__(self, editor: FormEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)


class _Signs(QSyntaxHighlighter):
    """The head is quiet; fields, tags and directives have a colour each."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        in_head = self.previousBlockState() in (-1, _HEAD)
        ends = text.strip() == "---"
        self.setCurrentBlockState(_HEAD if in_head and not ends else _BODY)
        if in_head:
            self.setFormat(0, len(text), _coloured(theme.QUIET))
            return
        for pattern, name in _SIGNS:
            colour = getattr(theme.colours(), name)
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), _coloured(colour))


def _coloured(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made
