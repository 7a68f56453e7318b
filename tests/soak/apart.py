"""A trial in a process of its own, which may take only so much time and memory."""

import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

MOST_SECONDS, MOST_KIB = 2.0, 200 * 1024
_GIVEN_UP_AFTER = 60
_LIMIT = 3 << 30


def apart(trial: Callable[[], str]) -> str:
    """What the trial says went wrong, or how it ended or what it took where that is too much.

    Time is the processor's, so that a busy machine makes no difference. The memory counts from
    what the process had before: the modules that it shares with the one it was split off.
    """
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
    if status:
        return f"ended by {status}"
    return said


def _measured(trial: Callable[[], str]) -> str:
    resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
    signal.alarm(_GIVEN_UP_AFTER)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is this trial's own
    began = time.process_time()
    try:
        wrong = trial()
    except BaseException:  # noqa: BLE001 - whatever it is, it is what went wrong
        wrong = "".join(traceback.format_exception(*sys.exc_info(), limit=-6))
    seconds, kib = time.process_time() - began, _peak()
    if not wrong and seconds > MOST_SECONDS:
        wrong = f"took {seconds:.1f} s"
    if not wrong and kib > MOST_KIB:
        wrong = f"took {kib // 1024} MiB"
    return wrong


def _peak() -> int:
    """The most memory that this process had at once, in KiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (line,) = [line for line in status if line.startswith("VmHWM:")]
    return int(line.split()[1])
