"""How far work off the GUI thread has come."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar

from desktop_app.gui.system import taskbar


class Progress(QObject):
    """Told in the worker's thread how many are done, tells it in the GUI thread.

    It belongs to no window, so that a page may go while its work is still running.
    """

    went_on = Signal(int)

    def __call__(self, done: int) -> None:
        self.went_on.emit(done)


class ProgressOfMany(QObject):
    """The same where it is known only later how many there are."""

    went_on = Signal(int, int)

    def __call__(self, done: int, count: int) -> None:
        self.went_on.emit(done, count)


class ProgressBar(QProgressBar):
    """Shows in the taskbar, too, how far it is, for whoever works in another program meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.valueChanged.connect(self._show_in_taskbar)

    def _show_in_taskbar(self, done: int) -> None:
        if not self.isHidden() and done >= self.minimum():
            taskbar.go_on(done, self.maximum())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # the window itself may be minimised: then it is looked at most
            taskbar.rest()


class ProgressLine(ProgressBar):
    """A thin line that is there only while there is something to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(5)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, count: int) -> Progress:
        """Begin anew with so many to do; give what is returned to the work."""
        self.setRange(0, max(count, 1))
        self.setValue(0)
        self.show()
        told = Progress()
        told.went_on.connect(self.setValue)
        return told

    def begin_unknown(self) -> ProgressOfMany:
        """Begin where nobody knows yet how long it takes; give what is returned to the work."""
        self.begin(0)
        self.setRange(0, 0)
        told = ProgressOfMany()
        told.went_on.connect(self._go_on)
        return told

    def _go_on(self, done: int, count: int) -> None:
        self.setRange(0, count)
        self.setValue(done)
