"""The main window, with the patience of somebody who looks only at what is shown in full."""

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place


class PatientWindow(MainWindow):
    """Opening a place waits until the page shows what it has read.

    Going there from a page does not: whoever pressed something there is still at it.
    """

    def open(self, place: Place) -> None:
        from_a_page = self.sender() is not None
        super().open(place)
        if self.context is not None and not from_a_page:
            settle(self.context)

    def go_back(self) -> None:
        super().go_back()
        if self.context is not None:
            settle(self.context)


def settle(context: Context) -> None:
    """Wait until nothing is done or read any more off the GUI thread, and what came is shown."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    while context.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
