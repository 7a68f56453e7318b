"""A database is opened off the GUI thread; asked for twice, only the last opening counts."""

from PySide6.QtCore import QObject, Signal

from desktop_app.gui import tasks
from desktop_app.gui.opening.chosen import Chosen
from desktop_app.services.logins.doors import Door
from desktop_app.services.logins.sessions import Session

Found = Session | Door


class Opening(QObject):
    """One for the program; asked for once more meanwhile, what comes of before is dropped."""

    found = Signal(object)
    """The `Session` of whoever practises, or the `Door` of a real office."""
    failed = Signal(object)
    """Why it is not open: the error."""

    def __init__(self, parent: QObject, chosen: Chosen) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._count = 0

    def begin(self) -> None:
        """Open and migrate it, with the slow imports off the GUI thread: keys are taken.

        Only what knows nothing of Qt is imported there: classes of Qt are made when they are first
        named, and two threads that make them at once crash.
        """
        self._count = turn = self._count + 1

        def opened(found: Found) -> None:
            if turn == self._count:
                self.found.emit(found)
            elif isinstance(found, Session):
                found.end()

        def failed(error: Exception) -> None:
            if turn == self._count:
                self.failed.emit(error)

        tasks.start(self, self._open, opened, failed)

    def _open(self) -> Found:
        """The session of whoever practises; of a real office the door, which asks who comes."""
        from desktop_app.services.logins.opening import open_office

        chosen = self._chosen
        chosen.take_password_away()
        return open_office(
            chosen.place, chosen.settings, begins=chosen.may_begin, upgrades=chosen.upgrades
        )
