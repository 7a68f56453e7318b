"""Slow work off the GUI thread: its result and its errors come back to the GUI thread."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class _Bridge(QObject):
    """Lives in the GUI thread; the worker's signals are queued to it."""

    finished = Signal(object, object)

    def __init__(
        self,
        parent: QObject,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(parent)
        self._on_done, self._on_error = on_done, on_error
        self.finished.connect(self._deliver)

    @Slot(object, object)
    def _deliver(self, result: Any, error: Exception | None) -> None:
        self.deleteLater()
        if error is None:
            self._on_done(result)
        else:
            self._on_error(error)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], bridge: _Bridge) -> None:
        super().__init__()
        self._work, self._bridge = work, bridge

    def run(self) -> None:
        result, error = None, None
        try:
            with _nothing_collected():
                result = self._work()
        except Exception as caught:  # noqa: BLE001 - handed over to the GUI thread, which tells
            error = caught
        self._bridge.finished.emit(result, error)


_counting = Lock()
_at_work = 0
_was_collecting = False


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While somebody works off the GUI thread, no garbage is collected.

    Python collects in whichever thread has just made something, and an object of Qt that is freed
    outside the GUI thread can end the program.
    """
    global _at_work, _was_collecting
    with _counting:
        if _at_work == 0:
            _was_collecting = gc.isenabled()
            gc.disable()
        _at_work += 1
    try:
        yield
    finally:
        with _counting:
            _at_work -= 1
            if _at_work == 0 and _was_collecting:
                gc.enable()


def start(
    owner: QObject,
    work: Callable[[], Any],
    on_done: Callable[[Any], None],
    on_error: Callable[[Exception], None],
) -> None:
    """Run ``work`` in the pool; exactly one of the callbacks follows in the GUI thread.

    ``owner`` must outlive the work; the context, which lives as long as the program, does.
    """
    QThreadPool.globalInstance().start(_Work(work, _Bridge(owner, on_done, on_error)))


def wait_for_all() -> None:
    """Let running work finish; called before the program ends."""
    QThreadPool.globalInstance().waitForDone()
