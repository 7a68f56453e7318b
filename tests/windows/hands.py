"""Run by a Python for Windows: types and looks as somebody at the keyboard would.

    python hands.py

Each line that comes is one thing to do; a line tells when it is done.

    window SECONDS TITLE    a window with TITLE in its title is there, and takes the keys: its title
    gone SECONDS TITLE      there is none any more
    type TEXT               in the window in front
    press KEY+KEY           such as ctrl+l, all at once

What does not come in time is told as “no”, with the titles of what is there.
"""

import ctypes
import sys
import time
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from window_seen import title_of, user32, windows_called  # type: ignore[import-not-found]

KEYBOARD, RELEASED, LETTER = 1, 2, 4
KEYS = {"ctrl": 0x11, "alt": 0x12, "tab": 0x09, "enter": 0x0D, "escape": 0x1B, "down": 0x28}
PAUSE = 0.03  # seconds: no hand is faster


class _Key(ctypes.Structure):
    _fields_ = [
        ("code", wintypes.WORD),
        ("letter", wintypes.WORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_void_p),
    ]


class _Input(ctypes.Structure):
    """A key of the keyboard; a mouse's would take more room."""

    _fields_ = [("kind", wintypes.DWORD), ("key", _Key), ("room", ctypes.c_byte * 8)]


def _send(code: int, letter: int, flags: int) -> None:
    one = _Input(KEYBOARD, _Key(code, letter, flags, 0, None))
    user32.SendInput(1, ctypes.byref(one), ctypes.sizeof(one))
    time.sleep(PAUSE)


def type_text(text: str) -> str:
    for letter in text:
        _send(0, ord(letter), LETTER)
        _send(0, ord(letter), LETTER | RELEASED)
    return "typed"


def press(keys: str) -> str:
    codes = [KEYS.get(name) or ord(name.upper()) for name in keys.split("+")]
    for code in codes:
        _send(code, 0, 0)
    for code in reversed(codes):
        _send(code, 0, RELEASED)
    return "pressed"


def window(said: str) -> str:
    seconds, _, title = said.partition(" ")
    if not _comes(lambda: bool(windows_called(title)), float(seconds)):
        return _no()
    [found, *_others] = windows_called(title)
    user32.SetForegroundWindow(found)
    return str(title_of(found))


def gone(said: str) -> str:
    seconds, _, title = said.partition(" ")
    return "gone" if _comes(lambda: not windows_called(title), float(seconds)) else _no()


def _comes(seen: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not seen():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _no() -> str:
    return "no, there is: " + ", ".join(title_of(each) or "(none)" for each in windows_called(""))


DONE = {"window": window, "gone": gone, "type": type_text, "press": press}


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        what, _, rest = line.rstrip("\r\n").partition(" ")
        print(DONE[what](rest), flush=True)
