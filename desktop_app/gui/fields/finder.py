"""Finding while somebody types: off the GUI thread, and only the last question is answered."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from desktop_app.gui import tasks
from desktop_app.gui.context import Context

Query = Callable[[Connection], list[int]]


class Finder(QObject):
    """Runs a query and gives its ids; the answers to questions that were overtaken are dropped."""

    found = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0

    def ask(self, query: Query) -> None:
        self._asked += 1
        number = self._asked

        def work() -> list[int] | None:
            if number != self._asked:
                return None
            with self._context.desk.database.read() as connection:
                return query(connection)

        def done(ids: list[int] | None) -> None:
            if ids is not None and number == self._asked and shiboken6.isValid(self):
                self.found.emit(ids)

        def failed(error: Exception) -> None:
            if shiboken6.isValid(self):
                self._context.explain(error)

        tasks.start(self._context, work, done, failed)
