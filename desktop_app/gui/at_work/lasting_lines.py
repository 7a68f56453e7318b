"""Lines that stand above every page: each teller takes away its own, and nobody else's."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid


class LastingLines:
    """What one of those who tell has put there."""

    def __init__(self) -> None:
        self._shown: list[QWidget] = []

    def show(self, column: QLayout, lines: Iterable[QWidget]) -> None:
        """In the place of the earlier ones, which may be gone with the column they stood in."""
        before, self._shown = self._shown, list(lines)
        for line in filter(isValid, before):
            line.hide()
            line.deleteLater()
        for line in self._shown:
            column.addWidget(line)
