"""A trial in a process of its own, which may take only so much time and memory."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

measuring = False
"""Whether each trial has its process. Among the ordinary tests none has, and nothing is measured:
their process has threads, and much in memory."""

MOST_SECONDS, MOST_KIB = 2.0, 130 * 1024
"""Of one trial; the memory comes to the 70 MiB that the program has with its readers loaded."""
_GIVEN_UP_AFTER = 60
_LIMIT = 3 << 30


def apart(trial: Callable[[], str]) -> str:
    """What the trial says went wrong, or how it ended or what it took where that is too much.

    Time is the processor's, so that a busy machine makes no difference.
    """
    if not measuring:
        return _told(trial)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8", errors="backslashreplace") as out:
            out.write(_measured(trial))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        said = heard.read()
    _, status = os.waitpid(child, 0)
    return f"ended by {status}" if status else said


def _told(trial: Callable[[], str]) -> str:
    try:
        return trial()
    except BaseException:  # noqa: BLE001 - whatever it is, it is what went wrong
        return "".join(traceback.format_exception(*sys.exc_info(), limit=-6))


def _measured(trial: Callable[[], str]) -> str:
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
    signal.alarm(_GIVEN_UP_AFTER)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is this trial's own
    began, before = time.process_time(), _kib("VmRSS")
    wrong = _told(trial)
    seconds, kib = time.process_time() - began, _kib("VmHWM") - before
    if not wrong and seconds > MOST_SECONDS:
        wrong = f"took {seconds:.1f} s"
    if not wrong and kib > MOST_KIB:
        wrong = f"took {kib // 1024} MiB"
    return wrong


def _kib(name: str) -> int:
    """How much memory this process has, ``VmRSS``, or has had at most, ``VmHWM``."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = [line for line in status if line.startswith(f"{name}:")]
    return int(line.split()[1])
