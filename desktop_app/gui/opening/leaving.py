"""A database is left: closed when the work that still runs there has ended, in a living window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.gui import tasks
from desktop_app.gui.at_work.at_work import AtWork
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.pieces import Banner
from desktop_app.translation import _


class Leaving(QObject):
    """One for the program, as the window is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._close: Callable[[], None] | None = None

    def leave(self, context: Context | None, work: AtWork | None, then: Callable[[], None]) -> None:
        """Nothing of it is shown any more; ``then`` follows when it is closed."""

        def close() -> None:
            self._close = None
            _close(context, work)

        def closed() -> None:
            if self._close is close:  # the program did not end meanwhile
                close()
                then()

        self._close = close
        if tasks.are_running():
            told = Banner()
            told.say("info", _("What was begun is being finished. One moment."))
            self._window.show_instead(told)
        tasks.when_all_are_done(self, closed)

    def end(self, context: Context | None, work: AtWork | None) -> None:
        """The window is gone: work that still runs is waited for without it."""
        tasks.wait_for_all()
        if self._close is not None:
            self._close()
        _close(context, work)


def _close(context: Context | None, work: AtWork | None) -> None:
    if context is None:
        return
    if work is not None:
        work.end()
    context.desk.database.close()
    log.note(Event.CLOSED)
    context.end()
