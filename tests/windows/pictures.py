"""Pictures of the whole screen on which Wine draws."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.windows.machine import Machine

_TAKE = """
import sys, time
from PySide6.QtGui import QGuiApplication, QImage
application = QGuiApplication([])

def taken():
    seen = application.primaryScreen().grabWindow(0).toImage()
    return seen.convertToFormat(QImage.Format.Format_RGB32)

def differing(one, other):
    if one.size() != other.size():
        return other.width() * other.height()
    pairs = zip(memoryview(one.constBits()).cast("I"), memoryview(other.constBits()).cast("I"))
    return sum(a != b for a, b in pairs)

file, before, seconds = sys.argv[1], QImage(sys.argv[2]), float(sys.argv[3])
before = before.convertToFormat(QImage.Format.Format_RGB32)
until = time.monotonic() + seconds
stood, last = 0, taken()
while stood < 3 and time.monotonic() < until:
    time.sleep(1)
    now = taken()
    stood = stood + 1 if differing(last, now) < 200 < differing(before, now) else 0
    last = now
last.save(file)
"""
"""Until the picture has stood still, but for a cursor, and is another one than before."""


def take(machine: Machine, file: Path, *, after: float = 0.0, unlike: Path | None = None) -> None:
    """Take the screen's picture, some seconds after whatever was just done.

    ``unlike`` another picture: it is waited until it has changed, at most so long, and stands
    still.
    """
    display = machine.variables().get("DISPLAY")
    if not display:
        return  # Windows itself: there is somebody who looks
    file.parent.mkdir(parents=True, exist_ok=True)
    if unlike is None:
        time.sleep(after)
    screen = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    waits = [str(unlike), str(after)] if unlike is not None else ["", "0"]
    subprocess.run([sys.executable, "-c", _TAKE, str(file), *waits], env=screen, check=True)
