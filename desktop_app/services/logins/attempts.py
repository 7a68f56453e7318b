"""Wrong passwords slow down: for each worker of an office, on this PC, over restarts.

A try is counted before it is made, so that ending the program meanwhile forgets none.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from math import ceil
from pathlib import Path

from desktop_app import paths
from desktop_app.disk.held import BRIEFLY
from desktop_app.disk.saving import written_beside
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble

FREE = 3
"""Wrong passwords that cost no waiting: slips of the finger."""

LONGEST = 15 * 60
"""Seconds; whoever forgot their password waits no longer than that for the next try."""

_FIRST = 2
_KEPT = 500

Clock = Callable[[], float]
Tries = Mapping[str, tuple[int, float]]
"""How often it was wrong, and when it was tried last."""


def pause(wrong: int) -> float:
    """Seconds to wait after so many wrong passwords: twice as long with each."""
    over = wrong - FREE
    return 0 if over < 0 else min(_FIRST * 2.0 ** min(over, 30), LONGEST)


@contextmanager
def counted(office: str, worker: int, clock: Clock = time.time) -> Iterator[None]:
    """Around the trying of a password; whatever leaves the block by an exception was wrong.

    Trouble where it is too early to try again.
    """
    who = hashlib.sha256(f"{office} {worker}".encode()).hexdigest()[:32]
    tries = dict(_read())
    wrong, last = tries.get(who, (0, 0.0))
    # A clock that was set back makes nobody wait longer than one whole pause.
    left = min(last + pause(wrong) - clock(), pause(wrong))
    if left > 0:
        seconds = str(ceil(left))
        label = N_("The password was wrong {count} times. Wait {seconds} seconds and try again.")
        raise Trouble(label, count=wrong, seconds=int(seconds))
    tries.pop(who, None)
    _keep({**tries, who: (wrong + 1, clock())})
    yield
    _keep({each: told for each, told in _read().items() if each != who})


def _file() -> Path:
    return paths.user_data() / "attempts.json"


def _read() -> Tries:
    """What was kept; nothing where that was never done or can't be read.

    Who may delete this file may start the guessing over: each guess still costs what Argon2id asks.
    """
    try:
        stored = json.loads(_file().read_text(encoding="utf-8"))
        return {str(who): (int(wrong), float(last)) for who, (wrong, last) in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(tries: Tries) -> None:
    newest = dict(list(tries.items())[-_KEPT:])
    # A full disk keeps nobody from looking at what is on file.
    with suppress(OSError), written_beside(_file(), pauses=BRIEFLY) as beside:
        if os.name == "posix":
            os.fchmod(beside.fileno(), 0o600)
        beside.write(json.dumps(newest).encode())
