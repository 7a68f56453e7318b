"""A list to choose from, in which a choice is also typed: by its words, never by another number."""

from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from desktop_app.identity.folding import folded

_AROUND, _MOST = 40, 270
"""Pixels of its arrow and edges; and how wide it insists on being."""


class ChoiceBox(QComboBox):
    """The wheel scrolls the form around it and never changes what was chosen.

    What is typed chooses the first line in which each of its words begins a word, in any spelling;
    a number is meant as it is. Where there is no such line, what was chosen before stands again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._before = -1
        self._since = QElapsedTimer()
        self.currentIndexChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """What is chosen is read in full, but for what is as long as a sentence."""
        hint, words = super().minimumSizeHint(), self.currentText()
        needed = self.fontMetrics().horizontalAdvance(words) + _AROUND
        return QSize(max(hint.width(), min(needed, _MOST)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_going_on = self._is_going_on()
        is_letter = event.text().isprintable() and event.text().strip()
        with_other_key = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if with_other_key or not (is_letter or (is_going_on and event.text() == " ")):
            super().keyPressEvent(event)
            return
        if not is_going_on:
            self._typed, self._before = "", self.currentIndex()
        self._typed += event.text()
        self._since.start()
        self.setCurrentIndex(self._meant())
        self.activated.emit(self.currentIndex())

    def _is_going_on(self) -> bool:
        pause = QApplication.keyboardInputInterval()
        return bool(self._typed) and self._since.isValid() and not self._since.hasExpired(pause)

    def _meant(self) -> int:
        """The line that is meant; one letter goes on to the next line, and again to one more."""
        words = folded(self._typed).split()
        if not words:  # a sign alone, such as №
            return self._before
        is_one_letter = len(set(self._typed)) == 1
        start = self.currentIndex() + 1 if is_one_letter else max(self._before, 0)
        places = (at % self.count() for at in range(start, start + self.count()))
        return next((at for at in places if _is_meant(words, self.itemText(at))), self._before)


def _is_meant(typed: list[str], line: str) -> bool:
    words = folded(line).split()
    return all(any(_begins(word, each) for each in words) for word in typed)


def _begins(typed: str, word: str) -> bool:
    return word == typed if typed.isdigit() else word.startswith(typed)
