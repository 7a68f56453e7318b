"""Slow work off the GUI thread: its result and its errors come back to the GUI thread."""

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid


class _Job:
    """What is to be done, and what came of it.

    It is made and let go in the GUI thread alone: what its work holds may be a window's, and an
    object of Qt that is freed outside the GUI thread can end the program.
    """

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        self._owner, self._work = owner, work
        self._on_done, self._on_error = on_done, on_error
        self._result: Any = None
        self._error: Exception | None = None

    def do(self) -> None:
        try:
            self._result = self._work()
        except Exception as caught:  # noqa: BLE001 - handed over to the GUI thread, which tells
            self._error = caught

    def tell(self) -> None:
        """Nobody hears of it whose owner has gone."""
        if not isValid(self._owner):
            return
        if self._error is None:
            self._on_done(self._result)
        else:
            self._on_error(self._error)


class _Messenger(QObject):
    """Lives in the GUI thread as long as the program: a worker is still within its signal when the
    GUI thread hears it, so that who sends it can't be deleted by then."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.done.connect(self._tell)

    @Slot(object)
    def _tell(self, job: _Job) -> None:
        job.tell()


@cache
def _messenger() -> _Messenger:
    return _Messenger()


class _Work(QRunnable):
    def __init__(self, job: _Job, messenger: _Messenger) -> None:
        super().__init__()
        self._jobs, self._messenger = [job], messenger

    def run(self) -> None:
        job = self._jobs.pop()  # Python never frees what a pool has run
        job.do()
        self._messenger.done.emit(job)


_kept: list[_Job] = []
"""Jobs that a worker may still hold: they are let go when no worker is at work."""

_PAUSE = 100
"""Milliseconds after which one looks whether all work is done."""
_is_looking = False


def _let_go_later() -> None:
    global _is_looking
    if not _is_looking:
        _is_looking = True
        QTimer.singleShot(_PAUSE, _look)


def _look() -> None:
    global _is_looking
    _is_looking = False
    if are_running():
        _let_go_later()
    else:
        _kept.clear()


def start(
    owner: QObject,
    work: Callable[[], Any],
    on_done: Callable[[Any], None],
    on_error: Callable[[Exception], None],
) -> None:
    """Run ``work`` in the pool; exactly one of the callbacks follows in the GUI thread.

    ``owner`` must outlive the work; the context does, whose end waits for all work.
    """
    _let_go_later()
    job = _Job(owner, work, on_done, on_error)
    _kept.append(job)
    QThreadPool.globalInstance().start(_Work(job, _messenger()))


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
    _kept.clear()
