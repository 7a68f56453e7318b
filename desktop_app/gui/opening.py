"""A database is opened off the GUI thread; asked for twice, only the last opening counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.gui import tasks
from desktop_app.services.logins.doors import Door
from desktop_app.services.logins.sessions import Session

Found = Session | Door


class Opening(QObject):
    """One for the program; asked for once more meanwhile, what comes of before is dropped."""

    found = Signal(object)
    """The `Session` of whoever practises, or the `Door` of a real office."""
    failed = Signal(object)
    """Why it is not open: the error."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0

    def begin(self, open_it: Callable[[], Found]) -> None:
        self._count = turn = self._count + 1

        def opened(found: Found) -> None:
            if turn == self._count:
                self.found.emit(found)
            elif isinstance(found, Session):
                found.end()

        def failed(error: Exception) -> None:
            if turn == self._count:
                self.failed.emit(error)

        tasks.start(self, open_it, opened, failed)
