"""Garbage is collected in the window's thread alone, and while it is at rest.

By itself Python collects within whatever makes an object just then, in any thread. PySide makes
some while Qt holds the lock of a signal: where a receiver is being freed, its sender is asked for a
``disconnectNotify`` of its own. An object of Qt that is freed right there waits for the same lock,
for ever; one that is freed in a worker's thread can end the program.
"""

import gc
from collections.abc import Iterator
from types import FunctionType, ModuleType
from weakref import ref

from PySide6.QtCore import QObject, QTimerEvent
from shiboken6 import isValid

from desktop_app.gui import tasks

_EVERY = 1_000
"""Milliseconds between two looks whether there is anything to collect."""
_FEW, _FEW_AT_WORK = 700, 50_000
"""Fewer new objects are not worth a look; more are made quickly, none of them garbage, while a
register or the like is read off this thread."""
_MIDDLE = 10_000
_MANY, _MANY_AT_WORK = 50_000, 2_000_000
"""New objects after which all are looked through, but never fewer than a quarter of all."""
_SPARED_BY_PYTHON = 1_000
"""At most so many objects Python spares by itself."""


_going: list[list[ref[QObject]]] = []
"""Each page that is to be deleted, with all that is in it."""


def let_go(page: QObject) -> None:
    """To be called before it is deleted: what it holds is freed soon after, and looked for by none.

    A page is in circles with the slots of its own widgets, and with it all rows that it has read: a
    sheet of a region is some 200 000 objects, and to find them would halt the window for as long.
    """
    _going[:] = [each for each in _going if each[0]() is not None]
    _going.append([ref(each) for each in (page, *page.findChildren(QObject)) if vars(each)])


_rest: list[list[object]] = []
"""What long lists of pages that have gone held: some of it is let go at a time."""
_LONG, _AT_ONCE, _LOOKED_AT = 2_000, 2_000, 20_000


def _free_what_has_gone() -> None:
    """Nobody is at work that could still ask them for anything."""
    while _rest and not _rest[-1]:
        _rest.pop()
    if _rest:
        del _rest[-1][-_AT_ONCE:]
        return
    gone = [each for each in _going if (page := each[0]()) is None or not isValid(page)]
    _going[:] = [each for each in _going if each not in gone]
    parts = [part() for page in gone for part in page]
    # What was moved elsewhere goes on.
    held = [vars(each) for each in parts if each is not None and not isValid(each)]
    _rest.extend(_long_lists(held))
    for each in held:
        each.clear()


def _long_lists(roots: list[dict[str, object]]) -> Iterator[list[object]]:
    """What long lists hold that are reached from there, but not through widgets or code."""
    waiting: list[object] = [*roots]
    seen: set[int] = set()
    while waiting and len(seen) < _LOOKED_AT:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, QObject | type | ModuleType | FunctionType):
            continue
        seen.add(id(one))
        if isinstance(one, list | tuple) and len(one) > _LONG:
            yield list(one)
        elif isinstance(one, dict) and len(one) > _LONG:
            yield list(one.values())
        else:
            waiting += gc.get_referents(one)


class Garbage(QObject):
    """From now to the end of the process nothing is collected but by this; not while it ends.

    All that Python tracks is looked through seldom, what is new often, as Python itself does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = 0
        self._living = self._since_middle = self._since_all = 0

    def begin(self) -> None:
        self._timer = self.startTimer(_EVERY)

    def end(self) -> None:
        """What is left goes with the process."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0

    def spare_what_is_loaded(self) -> None:
        """What is there by now are the modules, which stay: it is not looked through again.

        Once, before anything of an office is there: that must be freed when it is left.
        """
        if gc.get_freeze_count() < _SPARED_BY_PYTHON:
            gc.freeze()

    def timerEvent(self, _event: QTimerEvent) -> None:
        self.collect()

    def collect(self) -> None:
        """As much as is due."""
        at_work, new = tasks.are_running(), gc.get_count()[0]
        if (_going or _rest) and not at_work:
            _free_what_has_gone()
        if new < (_FEW_AT_WORK if at_work else _FEW):
            return
        self._since_middle += new
        self._since_all += new
        due = max(_MANY_AT_WORK if at_work else _MANY, self._living // 4)
        if self._since_all >= due:
            found, self._since_all, self._since_middle = gc.collect(), 0, 0
        elif self._since_middle >= _MIDDLE:
            found, self._since_middle = gc.collect(1), 0
        else:
            found = gc.collect(0)
        self._living = max(0, self._living + new - found)
