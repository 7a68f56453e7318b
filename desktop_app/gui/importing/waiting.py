"""How far the reading of an old register has come, and a way to stop it."""

from threading import Event

from PySide6.QtWidgets import QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.progress import Progress, ProgressLine
from desktop_app.translation import _


class WaitingLine(QWidget):
    """One piece of work at a time; ``stop`` is given to what can be stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = Event()
        self.progress = ProgressLine()
        self.stop_button = button(_("Stop"), lambda: self.stop.set(), icon="x")
        self.stop_button.hide()
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)

    def begin(self, count: int, *, can_stop: bool = False) -> Progress:
        """So many are to be done; give what is returned to the work."""
        self.stop = Event()
        self.stop_button.setVisible(can_stop)
        return self.progress.begin(count)

    def rest(self) -> None:
        self.progress.hide()
        self.stop_button.hide()
