"""Stops the program at a line of what protects an office: by an exception, or for good.

As a program of its own it is given an act, a database and a number of a line, and dies there.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from desktop_app import paths
from desktop_app.keys import slots
from desktop_app.services.logins import protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter
from tests.builders import Clock
from tests.services.logins import conftest as office

_WATCHED = ("services/logins/protecting.py", "services/logins/replacing.py", "plain_files.py")
NEW_KEY_BY = office.ADMINISTRATOR


class Stopped(Exception):
    pass


class Lines:
    """Counts the lines that are begun, and does something before one of them."""

    def __init__(self, at: int, stop: Callable[[], None]) -> None:
        self.at, self.count, self._stop = at, 0, stop

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Any:
        if not frame.f_code.co_filename.replace(os.sep, "/").endswith(_WATCHED):
            return None
        if event == "line":
            self.count += 1
            if self.count == self.at:
                self._stop()
        return self


def _raise() -> None:
    raise Stopped


def _die() -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


@contextmanager
def stopped(at: int, stop: Callable[[], None] = _raise) -> Iterator[Lines]:
    lines, before = Lines(at, stop), sys.gettrace()
    sys.settrace(lines)
    try:
        yield lines
    finally:
        sys.settrace(before)


def begin(file: Path) -> None:
    session, _code = protecting.begin_office(
        file, office.DETAILS, office.SCHOOL, office.PEOPLE, clock=Clock()
    )
    session.end()


def protect(file: Path) -> None:
    session, _code = protecting.protect(door_of(file), office.PEOPLE, clock=Clock())
    session.end()


def change_key(file: Path) -> None:
    session = enter(door_of(file), NEW_KEY_BY, office.PASSWORDS[NEW_KEY_BY], clock=Clock())
    try:
        protecting.change_key(session).end()
    finally:
        session.end()


ACTS = {"begin": begin, "protect": protect, "change_key": change_key}


def main() -> None:
    act, file, at = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    slots._OPERATIONS, slots._MEMORY = 1, 2**16
    user = file.parent.parent / "user"
    user.mkdir(exist_ok=True)
    paths.user_data = lambda: user
    with stopped(at, _die):
        ACTS[act](file)


if __name__ == "__main__":
    main()
