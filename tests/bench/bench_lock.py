"""From Ctrl+L until the lock page is painted over the administrator's page, beside a bare window.

The bare window is of the same size, with the same words, field and buttons, made and shown in the
same process, dressed by the same style sheet; both were on the screen before. They are taken in
turns, because a machine's speed drifts. Quote the median of the ratios, taken round by round; the
goal is 1.2. What follows the paint, such as keeping what was typed, is told as well: nobody waits
to see it.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.app import App
from desktop_app.gui import tasks, theme
from desktop_app.gui.lock.lock import Lock
from desktop_app.services.logins import entering
from desktop_app.services.logins.doors import door_of
from desktop_app.settings import Settings
from desktop_app.translation import _
from tests.gui.patient_window import settle
from tests.real_office import OFFICE_OWN, real_office

ROUNDS, WARM = 60, 3
_LAST = "Somebody else enters…"
"""The words of the button that is painted last, on both."""


class Painted(QObject):
    """Waits for the next paint of the last button, seen in the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self._loop, self._at = QEventLoop(), 0.0
        self._application = QApplication.instance()
        assert self._application is not None
        self._application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and _is_last(watched):
            self._at = time.perf_counter()
            assert self._application is not None
            self._application.removeEventFilter(self)
            self._loop.quit()
        return False

    def wait(self) -> float:
        """When it was painted."""
        if not self._at:
            self._loop.exec()
        return self._at


def _is_last(watched: QObject) -> bool:
    return isinstance(watched, QPushButton) and watched.text() == _(_LAST)


def bare(size: QSize) -> float:
    painted, began = Painted(), time.perf_counter()
    window, inside = QMainWindow(), QWidget()
    column = QVBoxLayout(inside)
    for words in (_("Locked"), "С. Ахметова", _("PIN or password")):
        column.addWidget(QLabel(words))
    column.addWidget(QLineEdit())
    for words in (_("Go on working"), _(_LAST)):
        column.addWidget(QPushButton(words))
    window.setCentralWidget(inside)
    window.resize(size)
    window.show()
    taken = painted.wait() - began
    window.close()
    window.deleteLater()
    return taken


def locked(lock: Lock, window: QWidget) -> tuple[float, float]:
    """Until it is painted, and until all is done that follows."""
    control = Qt.KeyboardModifier.ControlModifier
    painted, began = Painted(), time.perf_counter()
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, control))
    taken, whole = painted.wait() - began, time.perf_counter() - began
    assert lock.page is not None
    lock.page.woken.emit()
    return taken, whole


def main() -> None:
    application = QApplication(["home-education", *theme.ARGUMENTS])
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_DATA_HOME": folder, "WIN_PD_OVERRIDE_LOCAL_APPDATA": folder}
        place = real_office(Path(folder) / "office.homeedu").file
        app = App(Settings(database=str(place)), save_settings=False)
        app.show()
        while not app.at_window.is_asking:
            application.processEvents()
        app.at_window.gate.entered.emit(entering.enter(door_of(place), 1, OFFICE_OWN))
        while app.window.page is None:
            application.processEvents()
        _measure(app)
        tasks.wait_for_all()
        app.close()


def _measure(app: App) -> None:
    lock = app.at_window.lock
    assert app.context is not None
    assert lock is not None
    references, ours, wholes = [], [], []
    for _round in range(WARM + ROUNDS):
        settle(app.context)
        references.append(bare(app.window.size()))
        settle(app.context)
        taken, whole = locked(lock, app.window)
        ours.append(taken)
        wholes.append(whole)
    pairs = list(zip(ours, references, strict=True))[WARM:]
    ratio = statistics.median(taken / reference for taken, reference in pairs)
    for name, times in (("bare window", references), ("lock page", ours), ("all done", wholes)):
        print(f"{name:12} median {statistics.median(times[WARM:]) * 1000:6.1f} ms")
    print(f"lock page, painted: {ratio:.2f} of a bare window")


if __name__ == "__main__":
    main()
