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

def is_as_wanted(seen):
    left, middle = seen.pixel(100, 650), seen.pixel(700, 650)
    return (left == middle) or not covered

file, before, seconds, covered = sys.argv[1], QImage(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
before = before.convertToFormat(QImage.Format.Format_RGB32)
until = time.monotonic() + seconds
stood, last = 0, taken()
while stood < 3 and time.monotonic() < until:
    time.sleep(1)
    now = taken()
    is_still = differing(last, now) < 200 < differing(before, now) and is_as_wanted(now)
    stood = stood + 1 if is_still else 0
    last = now
last.save(file)
"""
"""Until the picture has stood still, but for a cursor, and is another one than before."""


def take(
    machine: Machine,
    file: Path,
    *,
    after: float = 0.0,
    unlike: Path | None = None,
    covered: bool = False,
) -> None:
    """Take the screen's picture, some seconds after whatever was just done.

    ``unlike`` another picture: it is waited until it has changed, at most so long, and stands
    still. ``covered``: by a page in the place of everything, so that no places are on the left.
    """
    display = machine.variables().get("DISPLAY")
    if not display:
        return  # Windows itself: there is somebody who looks
    file.parent.mkdir(parents=True, exist_ok=True)
    if unlike is None:
        time.sleep(after)
    screen = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    waits = [str(unlike), str(after)] if unlike is not None else ["", "0"]
    waits.append("covered" if covered else "")
    subprocess.run([sys.executable, "-c", _TAKE, str(file), *waits], env=screen, check=True)
