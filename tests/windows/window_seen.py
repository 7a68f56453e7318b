"""Run by a Python for Windows: starts a program and says when its window is to be seen.

    python window_seen.py SECONDS TITLE PROGRAM [ARGUMENT ...]

Prints the seconds from the start until a window is to be seen whose title has TITLE in it, and that
title; then waits for a line, closes the window as its cross would, and ends with the program's
exit code.
"""

import ctypes
import os
import subprocess
import sys
import time
from ctypes import wintypes
from threading import Thread
from typing import IO

user32 = ctypes.windll.user32  # type: ignore[attr-defined]
CALLBACK = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)  # type: ignore[attr-defined]
CLOSE = 0x0010
CLOSING = 100  # seconds
SMALLEST = 200  # pixels: hidden helpers of Qt are smaller


def windows_called(title: str) -> list[int]:
    """The visible windows, of any process, that somebody could work in."""
    found: list[int] = []

    def note(window: int, _none: int) -> bool:
        frame = wintypes.RECT()
        user32.GetWindowRect(window, ctypes.byref(frame))
        is_large = frame.right - frame.left > SMALLEST and frame.bottom - frame.top > SMALLEST
        if user32.IsWindowVisible(window) and is_large and title in title_of(window):
            found.append(window)
        return True

    user32.EnumWindows(CALLBACK(note), 0)
    return found


def title_of(window: int) -> str:
    text = ctypes.create_unicode_buffer(500)
    user32.GetWindowTextW(window, text, 500)
    return text.value


def main(seconds: float, title: str, command: list[str]) -> int:
    started = time.monotonic()
    pipe = subprocess.PIPE
    program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT)
    told = bytearray()
    # Not to the end of the pipe: what the program has started may hold it open.
    assert program.stdout is not None
    reader = Thread(target=_read, args=(program.stdout, told), daemon=True)
    reader.start()
    while not (found := windows_called(title)):
        if program.poll() is not None or time.monotonic() - started > seconds:
            program.kill()
            print("no window", flush=True)
            return 1
        time.sleep(0.01)
    print(f"{time.monotonic() - started:.2f} {title_of(found[0])}", flush=True)
    sys.stdin.readline()
    for window in windows_called(title):
        user32.PostMessageW(window, CLOSE, 0, 0)
    code = program.wait(CLOSING)
    reader.join(2)
    print(bytes(told).decode("utf-8", "replace"), flush=True)
    return code


def _read(pipe: IO[bytes], into: bytearray) -> None:
    while part := os.read(pipe.fileno(), 65536):
        into += part


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(float(sys.argv[1]), sys.argv[2], sys.argv[3:]))
