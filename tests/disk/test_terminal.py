"""A scheduled task has nobody to ask, whatever its system calls nothing."""

import subprocess
import sys

from desktop_app.disk import terminal

ASKS = "from desktop_app.disk import terminal; print(terminal.is_there())"


def test_nobody_is_there_where_nothing_is_connected() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKS], stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"False"


def test_nobody_is_there_without_an_input() -> None:
    kept, sys.stdin = sys.stdin, None
    try:
        assert not terminal.is_there()
    finally:
        sys.stdin = kept
