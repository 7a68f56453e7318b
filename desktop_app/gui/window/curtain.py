"""All that is inside the window: the office, and what is drawn before it while nobody works.

Both stay where they are, for whatever changes its parent is dressed anew by the style sheet: taking
the office out of the window and putting it back took ten times as long as showing what covers it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Curtain(QStackedWidget):
    """Shows one of the two; what is not shown can't be typed into."""

    def __init__(self) -> None:
        super().__init__()
        self._office: QWidget | None = None
        self.front: QWidget | None = None
        """What is shown in the place of everything."""

    @property
    def is_drawn(self) -> bool:
        return self.front is not None

    def hang(self, office: QWidget) -> None:
        """Another inside, in the place of the one before; what is drawn before it stays."""
        before, self._office = self._office, office
        self.addWidget(office)
        if self.front is None:
            self.setCurrentWidget(office)
        _drop(self, before)

    def prepare(self, front: QWidget) -> None:
        """Dress what will be drawn some time, while there is time for it."""
        self.addWidget(front)
        front.resize(self.size())
        for each in (front, *front.findChildren(QWidget)):
            each.ensurePolished()

    def draw(self, front: QWidget) -> None:
        """Show this in the place of everything, and of what was drawn before."""
        before, self.front = self.front, front
        if self.indexOf(front) < 0:
            self.addWidget(front)
        self.setCurrentWidget(front)
        if before is None:
            _application().focusChanged.connect(self._keep_focus)
        elif before is not front:
            _drop(self, before)
        front.setFocus()

    def open(self) -> None:
        """Nothing stands before the office any more."""
        front, self.front = self.front, None
        if front is None:
            return
        _application().focusChanged.disconnect(self._keep_focus)
        assert self._office is not None
        self.setCurrentWidget(self._office)
        _drop(self, front)

    def _keep_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A page that has read late, or is made anew, takes no key while it is not seen."""
        if self._office is not None and now is not None and self._office.isAncestorOf(now):
            assert self.front is not None
            self.front.setFocus()


def _drop(stack: QStackedWidget, gone: QWidget | None) -> None:
    if gone is not None and isValid(gone):
        stack.removeWidget(gone)
        gone.deleteLater()


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
