"""One card in the middle of the window, in the place of everything else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Banner, Card

WIDTH = 470


class CardPage(QWidget):
    """Scrolls where the window is too low for it."""

    def __init__(self, heading: str, width: int = WIDTH) -> None:
        super().__init__()
        self.card = Card(heading)
        self.card.setFixedWidth(width)
        self.card.column.setContentsMargins(24, 20, 24, 22)
        self.card.column.setSpacing(12)
        self.banner = Banner()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 20, 20)
        row = Row()
        row.addStretch(1)
        row.addWidget(self.card)  # not aligned: then lines that wrap would get no room
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def say(self, kind: str, words: str) -> None:
        """Tell something; below everything, where a page has no other place for it."""
        if self.banner.parentWidget() is None:
            self.card.column.addWidget(self.banner)
        self.banner.say(kind, words)
