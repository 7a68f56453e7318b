"""Pages are imported before they are asked for, while the window rests.

What knows nothing of Qt is imported off the GUI thread; then the pages' own modules in the GUI
thread, where classes of Qt must be made, one at a time and never right after a key or a click.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.gui import tasks
from desktop_app.gui.context import Context
from desktop_app.gui.window.pages import rooms

_REST = 400
"""Milliseconds without a key, a click or work before the window is said to rest."""
_BETWEEN = 10
"""Milliseconds in which the window is its user's alone."""
_HANDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Ahead(QObject):
    """Of one context; what it has imported stays for those that follow."""

    done = Signal()
    """Every page is imported."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
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
        if self._context.is_busy:
            self._timer.start(_REST)
        elif not self._has_begun:
            self._has_begun = True
            tasks.start(self._context, _import_services, self._begin_pages, _told_by_its_page)
        else:
            self._next()

    def _begin_pages(self, _nothing: object) -> None:
        self._left = (name for room in rooms() for name in _modules(room))
        self._timer.start(_BETWEEN)

    def _next(self) -> None:
        name = next(self._left, None)
        if name is None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.done.emit()
            return
        import_module(name)
        self._timer.start(_BETWEEN)


def _import_services() -> None:
    """Those of the subjects that have a page, with all that these need."""
    for room in rooms():
        package = room.replace(".gui.", ".services.")
        if find_spec(package) is not None:
            for name in _modules(package):
                import_module(name)


def _modules(package: str) -> Iterator[str]:
    """Every module below a package."""
    path = import_module(package).__path__
    return (each.name for each in pkgutil.walk_packages(path, f"{package}.") if not each.ispkg)


def _told_by_its_page(_error: Exception) -> None:
    """A module that can't be imported is told by the page that needs it."""
