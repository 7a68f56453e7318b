"""The log of this PC: a line for each event, in the user's own folder and for the user alone.

It is written only while `kept` holds, so that who uses a part of the program leaves no trace; the
last events are remembered in any case, for the report of a bug. A log that can't be written stops
nobody. Several windows and commands write the same file, a whole line at a time.
"""

import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app import paths
from desktop_app.disk import private
from desktop_app.events import places
from desktop_app.events.codes import Event, Said, in_log

FILE, OLDER = "events.log", "events-older.log"
_LARGEST = 500_000
"""Bytes; then the log is set aside in the place of the one before."""
REMEMBERED = 50

_last: deque[str] = deque(maxlen=REMEMBERED)
_turn = threading.Lock()
_keepers = 0


def note(event: Event, *said: Said) -> None:
    """Something happened; ``said`` are codes and numbers of records, as `in_log` lets them in."""
    line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {' '.join((event, *map(in_log, said)))}"
    with _turn:
        _last.append(line)
        if _keepers:
            _write([line])


def note_bug(error: BaseException) -> Path | None:
    """A bug, with the kinds of errors and the places; the log, or None where it can't be written.

    Written also while the log is not kept: whoever looks for a bug needs it.
    """
    where = places.place_of(error)
    line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {Event.BUG} {in_log(where)}"
    with _turn:
        _last.append(line)
        return _write([line, *(f"    {each}" for each in places.lines_of(error))])


def last() -> tuple[str, ...]:
    """The last events, the oldest first."""
    with _turn:
        return tuple(_last)


@contextmanager
def kept() -> Iterator[None]:
    """Write the log until the end of the block; what no other code catches is noted in it.

    Errors of threads and of what is thrown away are printed nowhere: their texts may be personal.
    """
    global _keepers
    hooks = sys.unraisablehook, threading.excepthook, warnings.showwarning
    sys.unraisablehook = lambda found: _unnoticed(found.exc_value)
    threading.excepthook = lambda found: _unnoticed(found.exc_value)
    warnings.showwarning = lambda *_, **__: None  # some quote cells
    with suppress(OSError):
        paths.close_own_folder()
    _keepers += 1
    note(Event.STARTED)
    try:
        yield
    finally:
        note(Event.ENDED)
        _keepers -= 1
        sys.unraisablehook, threading.excepthook, warnings.showwarning = hooks


def _unnoticed(error: BaseException | None) -> None:
    if error is not None:
        note_bug(error)


def silence_libraries() -> None:
    """Nothing that a library logs is printed: pypdf and fontTools quote what they read."""
    import logging  # not before the first window

    logging.lastResort = logging.NullHandler()
    logging.raiseExceptions = False


def _write(lines: list[str]) -> Path | None:
    try:
        file = paths.user_data() / FILE
        with private.appended(file) as end:
            end.write("".join(f"{line}\n" for line in lines).encode())
            is_large = end.tell() > _LARGEST
    except OSError:
        return None
    if is_large:
        with suppress(OSError):  # another window is writing just now: the next event tries again
            file.replace(file.with_name(OLDER))
            return file.with_name(OLDER)
    return file
