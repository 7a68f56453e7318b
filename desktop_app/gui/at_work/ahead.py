"""Pages are imported before they are asked for, while the window rests.

While it asks who enters, those that are shown first; while somebody works, all of them.

What knows nothing of Qt is imported off the GUI thread; then the pages' own modules in the GUI
thread, where classes of Qt must be made, one at a time and never right after a key or a click.
"""

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.gui import tasks
from desktop_app.gui.context import Context
from desktop_app.gui.window.pages import rooms

_FIRST = (
    *("desktop_app.gui.window", "desktop_app.gui.lock", "desktop_app.gui.today"),
    "desktop_app.gui.at_work",
)
"""Rooms of what everybody sees first who enters."""
_BELOW_FIRST = (
    *("desktop_app.services.tasks", "desktop_app.services.entry", "desktop_app.services.backups"),
    *("desktop_app.services.health", "desktop_app.services.office", "desktop_app.services.today"),
)
"""What these read through: imported off the GUI thread."""
_REST = 400
"""Milliseconds without a key, a click or work before the window is said to rest."""
_BETWEEN = 10
"""Milliseconds in which the window is its user's alone."""
_HANDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Ahead(QObject):
    """Imports the modules of some rooms; what it has imported stays for those that follow."""

    done = Signal()
    """All of them are imported."""

    def __init__(
        self,
        owner: QObject,
        of_gui: Sequence[str],
        below: Sequence[str],
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """Rooms ``of_gui``, once what knows nothing of Qt, ``below``, is imported off its thread.

        It waits while ``is_busy``, and goes with its owner.
        """
        super().__init__(owner)
        self._owner, self._of_gui, self._below, self._is_busy = owner, of_gui, below, is_busy
        self._left: Iterator[str] = iter(())
        self._has_begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._timer.start(_REST)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS and self._timer.isActive():
            self._timer.start(_REST)
        return False

    def _go_on(self) -> None:
        if self._is_busy():
            self._timer.start(_REST)
        elif not self._has_begun:
            self._has_begun = True
            tasks.start(self._owner, self._import_below, self._begin_pages, _told_by_its_page)
        else:
            self._next()

    def _begin_pages(self, _nothing: object) -> None:
        self._left = (name for room in self._of_gui for name in _modules(room))
        self._timer.start(_BETWEEN)

    def _next(self) -> None:
        name = next(self._left, None)
        if name is None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.done.emit()
            self.deleteLater()
            return
        import_module(name)
        self._timer.start(_BETWEEN)

    def _import_below(self) -> None:
        """With all that these need."""
        for package in self._below:
            if find_spec(package) is not None:
                for name in _modules(package):
                    import_module(name)


def all_pages(context: Context) -> Ahead:
    """With the services of their subjects, while somebody works with a context."""
    below = [room.replace(".gui.", ".services.") for room in rooms()]
    return Ahead(context, rooms(), below, lambda: context.is_busy)


def first_screen(owner: QObject) -> Ahead:
    """What is shown to whoever enters, while the window asks who that is."""
    return Ahead(owner, _FIRST, _BELOW_FIRST)


def _modules(package: str) -> Iterator[str]:
    """Every module below a package."""
    path = import_module(package).__path__
    return (each.name for each in pkgutil.walk_packages(path, f"{package}.") if not each.ispkg)


def _told_by_its_page(_error: Exception) -> None:
    """A module that can't be imported is told by the page that needs it."""
