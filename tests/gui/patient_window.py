"""The main window, with the patience of somebody who looks only at what is shown in full."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place


class PatientWindow(MainWindow):
    """Opening a place waits until the page shows what it has read.

    Going there from a page does not: whoever pressed something there is still at it.
    """

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot

    def attach(self, context: Context) -> None:
        super().attach(context)
        context.went.disconnect(self.open)
        context.went.connect(self._go)

    def open(self, place: Place) -> None:
        super().open(place)
        if self.context is not None:
            settle(self._qtbot, self.context)

    @Slot(object)
    def _go(self, place: Place) -> None:
        super().open(place)


def settle(qtbot: QtBot, context: Context) -> None:
    """Wait until nothing is done or read any more off the GUI thread, and what came is shown."""
    QApplication.processEvents()
    while context.is_busy:
        with qtbot.waitSignal(context.busy, timeout=20_000):
            pass
        QApplication.processEvents()
