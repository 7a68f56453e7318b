"""Fields for a few sentences, and for a few paragraphs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fields.line import tip, too_long
from desktop_app.law.steps import Words
from desktop_app.records.act_documents import in_both
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.plain_text import plain
from desktop_app.translation import _

LONGEST = 10_000
"""Characters of a paragraph or of several: some four printed pages."""

_CTRL = Qt.KeyboardModifier.ControlModifier
_TYPES_NOTHING = frozenset({_CTRL, _CTRL | Qt.KeyboardModifier.ShiftModifier})
"""Ctrl+Enter comes with a character as well, but is the window's."""


class Paragraphs(QPlainTextEdit):
    """Like `Line`, over several lines: cleaned where it is pasted; too long is refused and told."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.tell: Callable[[str], None] = partial(tip, self)
        self._most = most

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = plain(source.text())
        if self._fits(text):
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = "" if event.modifiers() in _TYPES_NOTHING else plain(event.text())
        if not typed or self._fits(typed):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._fits(event.commitString()):
            super().inputMethodEvent(event)

    def _fits(self, text: str) -> bool:
        """Whether it fits in; else it is told. What only makes the text shorter always does."""
        gone = len(self.textCursor().selectedText())
        length = self.document().characterCount() - 1 - gone + len(text)
        if not text or length <= self._most:
            return True
        self.tell(too_long(length, self._most))
        return False


class ParagraphField(Field):
    """Plain text over several lines, kept as one paragraph. Tab goes on to the next field."""

    def __init__(self, name: str, *, lines: int = 4, most: int = LONGEST) -> None:
        self.edit = Paragraphs(most)
        super().__init__(name, self.edit)
        self.edit.tell = self.show_slip
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(lines * QFontMetrics(self.edit.font()).lineSpacing() + 22)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        return " ".join(plain(self.edit.toPlainText()).split())

    def set_value(self, text: str) -> None:
        self.edit.setPlainText(plain(text))

    def content(self) -> str:
        return self.edit.toPlainText()

    def restore(self, content: Any) -> None:
        self.set_value(str(content or ""))


class ParagraphsField(ParagraphField):
    """Plain text whose lines stay apart: each is a paragraph, or an item of a list."""

    def value(self) -> str:
        lines = (" ".join(line.split()) for line in plain(self.edit.toPlainText()).splitlines())
        return "\n".join(line for line in lines if line)


class TextOnPaper:
    """What a paper prints as it is typed, asked for in each language that it is printed in.

    ``first`` is the only field where that is one language, and Kazakh where it is both. Where one
    of two is left empty the other stands in both papers: the fields say so.
    """

    def __init__(self, what: str, language: PaperLanguage, *, lines: int = 4) -> None:
        self.is_both = len(language.languages) > 1
        one = _("{what}, in Russian")
        if self.is_both:
            one = _("{what}, in Kazakh; if empty, the Russian text is printed")
        elif language is PaperLanguage.KAZAKH:
            one = _("{what}, in Kazakh")
        other = _("{what}, in Russian; if empty, the Kazakh text is printed")
        self.first = ParagraphField(one.format(what=what), lines=lines)
        self.second = ParagraphField(other.format(what=what), lines=lines)

    def add_to(self, add: Callable[[str, ParagraphField], None], name: str) -> None:
        """To a dialog, as its fields ``name`` and, where there are two, ``name_ru``."""
        add(name, self.first)
        if self.is_both:
            add(f"{name}_ru", self.second)

    def set_value(self, words: Words) -> None:
        self.first.set_value(words.kk)
        self.second.set_value(words.ru)

    def value(self) -> Words:
        """Empty where nothing is typed."""
        return in_both(self.first.value(), self.second.value() if self.is_both else "")
