"""Slow work off the GUI thread: its result and its errors come back to the GUI thread."""

import gc
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot


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
            result = self._work()
        except Exception as caught:  # noqa: BLE001 - handed over to the GUI thread, which tells
            error = caught
        self._bridge.finished.emit(result, error)


_PAUSE = 100
"""Milliseconds after which one looks whether all work is done."""
_is_looking = False


def _collect_nothing() -> None:
    """From now on, while there is work off the GUI thread, no garbage is collected.

    Python collects in whichever thread has just made something, and an object of Qt that is freed
    outside the GUI thread can end the program. It is let again in the GUI thread only.
    """
    global _is_looking
    gc.disable()
    if not _is_looking:
        _is_looking = True
        QTimer.singleShot(_PAUSE, _look)


def _look() -> None:
    global _is_looking
    _is_looking = False
    if are_running():
        _collect_nothing()
    else:
        gc.enable()


def start(
    owner: QObject,
    work: Callable[[], Any],
    on_done: Callable[[Any], None],
    on_error: Callable[[Exception], None],
) -> None:
    """Run ``work`` in the pool; exactly one of the callbacks follows in the GUI thread.

    ``owner`` must outlive the work; the context does, whose end waits for all work.
    """
    _collect_nothing()
    QThreadPool.globalInstance().start(_Work(work, _Bridge(owner, on_done, on_error)))


def are_running() -> bool:
    return QThreadPool.globalInstance().activeThreadCount() > 0


def when_all_are_done(owner: QObject, then: Callable[[], None]) -> None:
    """Call ``then`` in the GUI thread, which lives meanwhile; at once where nothing runs."""
    if are_running():
        QTimer.singleShot(_PAUSE, owner, lambda: when_all_are_done(owner, then))
    else:
        then()


def wait_for_all() -> None:
    """Let running work finish; called before the program ends."""
    QThreadPool.globalInstance().waitForDone()
    gc.enable()
