"""One line on the first screen that tells of something to do, and leads to it."""

from PySide6.QtWidgets import QWidget

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import link_style
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.places import Place


class LinkLine(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, context: Context, icon: str) -> None:
        super().__init__()
        self.context = context
        self._place = places.TODAY
        self.open_button = button("", lambda: context.go(self._place), icon=icon)
        self.open_button.setStyleSheet(link_style(theme.INK))
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.hide()

    def tell(self, words: str, place: Place, colour: str = "") -> None:
        self._place = place
        self.open_button.setText(words)
        self.open_button.setStyleSheet(link_style(colour or theme.INK))

    def show_count(self, count: int, words: str, place: Place) -> None:
        """``words`` have ``{count}`` in them."""
        self.tell(words.format(count=wording.number(count)), place)
        self.setVisible(count > 0)
