"""One line to type in: what is pasted is cleaned; what is too long is refused, told, never cut."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.gui.parts.pieces import literal
from desktop_app.records.plain_text import in_one_line
from desktop_app.translation import _


class Line(QLineEdit):
    """At most ``most`` characters. A text that was longer on file stays until it is made shorter.

    ``tell`` says what was refused, such as at the field; a tip below the line does it else.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.tell: Callable[[str], None] = partial(tip, self)
        self._most = self._allowed = most
        self.setValidator(_Check(self))
        self.textChanged.connect(lambda text: self._allow(text))

    def minimumSizeHint(self) -> QSize:
        """Room for a dozen letters or digits, such as an IIN, where as many can be typed."""
        hint = super().minimumSizeHint()
        digits = self.fontMetrics().horizontalAdvance("0" * min(self._most, 12))
        return QSize(max(hint.width(), digits + 28), hint.height())

    def setText(self, given: str | None) -> None:
        text = in_one_line(given or "")
        self._allow(text)
        super().setText(text)
        self._show_beginning()
        if len(text) > self._most:
            self.tell(too_long(len(text), self._most))

    def _show_beginning(self) -> None:
        """Of what is longer than the line, while nobody types in it."""
        longer = (
            self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width() - 20
        )
        if longer and not self.hasFocus():
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not _comes_back(event):
            self._show_beginning()

    def _allow(self, text: str) -> None:
        self._allowed = max(self._most, len(text))

    def check(self, text: str) -> QValidator.State:
        """Called for every change, before it is shown."""
        if len(text) <= self._allowed:
            return QValidator.State.Acceptable
        self.tell(too_long(len(text), self._most))
        return QValidator.State.Invalid


class _Check(QValidator):
    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self._line = line

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        kept = in_one_line(text)
        return self._line.check(kept), kept, min(place, len(kept))


def _comes_back(event: QFocusEvent) -> bool:
    """Whoever goes for such a reason types on where the cursor was."""
    from PySide6.QtCore import Qt  # slow to make for the first time: not before the first paint

    reasons = Qt.FocusReason
    return event.reason() in {
        reasons.PopupFocusReason,
        reasons.MenuBarFocusReason,
        reasons.ActiveWindowFocusReason,
    }


def tip(editor: QWidget, words: str) -> None:
    """Say it right below an editor that has no line for slips."""
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), literal(words), editor)


def too_long(length: int, most: int) -> str:
    """What to say of a text that does not fit; Qt gives no more than 32 767 characters."""
    from desktop_app import wording  # with months and steps, which the first window does without

    words = _("At most {most} characters fit here; this would be {length}. Nothing was put in.")
    return words.format(most=wording.number(most), length=wording.number(length))
