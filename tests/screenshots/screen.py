"""The smallest screen that offices have, what is open on it, and waiting until it is still."""

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.app import App

ROOT = Path(__file__).resolve().parents[2]
TITLE_BAR = 30
"""Of a dialog, in the program's own pixels."""


class Screen(NamedTuple):
    """What a window has of a screen, in the screen's pixels, and how many of them make one."""

    width: int
    height: int
    scale: float = 1

    @property
    def size(self) -> tuple[int, int]:
        """In the program's own pixels."""
        return int(self.width / self.scale), int(self.height / self.scale)


USUAL = Screen(1366, 768)
shown = USUAL
"""On which one the program runs now."""


def small_screen(screen: Screen = USUAL) -> None:
    """Without a screen, Qt makes one of 800 × 800: dialogs must see the size that offices have."""
    global shown
    shown = screen
    if screen.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = str(screen.scale)
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    made = {"name": "small", "x": 0, "y": 0, "width": screen.width, "height": screen.height}
    made |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = ROOT / "build" / f"screen-{screen.width}-{screen.height}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"screens": [made]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.relative_to(ROOT).as_posix()}"
    os.chdir(ROOT)


def open_dialogs() -> list[QWidget]:
    """The ones that stand over others last."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return sorted(found, key=_depth)


def _depth(widget: QWidget) -> int:
    """Over how many windows a dialog stands."""
    depth, parent = 0, widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth


def _drawn(view: QPdfView) -> bool:
    """Whether its page is more than white paper: pages are drawn in the background."""
    image = view.grab(view.rect().adjusted(20, 20, -40, -20)).toImage()
    first = image.pixelColor(0, 0)
    spots = ((x, y) for y in range(0, image.height(), 3) for x in range(0, image.width(), 3))
    return any(image.pixelColor(x, y) != first for x, y in spots)


def wait_for_papers() -> None:
    """Until every paper in sight is drawn."""
    until = time.monotonic() + 10
    for dialog in open_dialogs():
        for view in dialog.findChildren(QPdfView):
            while not _drawn(view) and time.monotonic() < until:
                QApplication.processEvents()
                time.sleep(0.02)


def settle(app: App) -> None:
    """Until nothing works in the background and everything is laid out and painted."""
    quiet, until = 0, time.monotonic() + 30
    while quiet < 4 and time.monotonic() < until:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        busy = QThreadPool.globalInstance().activeThreadCount() > 0
        busy = busy or (app.context is not None and app.context.is_busy)
        quiet = 0 if busy else quiet + 1
        time.sleep(0.005)
