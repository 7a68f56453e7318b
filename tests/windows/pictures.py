"""Pictures of the whole screen on which Wine draws."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.windows.machine import Machine

_TAKE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def take(machine: Machine, file: Path, *, after: float = 0.0) -> None:
    """Take the screen's picture, some seconds after whatever was just done."""
    display = machine.variables().get("DISPLAY")
    if not display:
        return  # Windows itself: there is somebody who looks
    file.parent.mkdir(parents=True, exist_ok=True)
    time.sleep(after)
    screen = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, "-c", _TAKE, str(file)], env=screen, check=True)
