"""How long until the window is painted and takes keys, beside a bare Qt window with a table.

Each start is a process of its own, taken in turns with the reference, because a machine's speed
drifts. Quote the median of the ratios, taken round by round.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 25
ROOT = Path(__file__).resolve().parents[2]

_BARE = """
import time; began = time.perf_counter()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication([])
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(0, 8))
window.setCentralWidget(table)
window.resize(1366, 768)
"""

_OURS = """
import time; began = time.perf_counter()
import platformdirs
from desktop_app import settings, translation
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop_app.app import App
from desktop_app.gui import theme
from desktop_app.settings import Settings
app = QApplication(["home-education", *theme.ARGUMENTS])
theme.apply(app)
running = App(Settings.load()._replace(database=DATABASE), save_settings=False)
assert not running.is_shown_elsewhere()
window = running.window
"""

_SHOW_BARE = "window.show()"
_SHOW_OURS = "running.show()"

# Painted, and ready to type: what is sent to the window once it is on the screen has been taken.
# The program goes on opening its database meanwhile.
_MEASURE = """
class Painted(QObject):
    waits = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.waits:
            self.waits = True
            app.postEvent(window, QEvent(QEvent.Type.User))
        elif event.type() == QEvent.Type.User:
            print(time.perf_counter() - began, flush=True)
            import os; os._exit(0)
        return False
painted = Painted()
window.installEventFilter(painted)
SHOW
app.exec()
"""

# The database is open and Today is shown.
_READY = """
from PySide6.QtWidgets import QApplication
SHOW
running.opened.connect(app.quit)
app.exec()
print(time.perf_counter() - began, flush=True)
import os; os._exit(0)
"""


def _once(code: str) -> float:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # As installed: compiled once, not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    return float(done.stdout.strip().splitlines()[-1])


def main() -> None:
    from tests.practice_office import practice_office

    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "office.sqlite")
        practice_office(Path(database))
        os.environ |= {"XDG_DATA_HOME": folder, "WIN_PD_OVERRIDE_LOCAL_APPDATA": folder}
        ours = _OURS.replace("DATABASE", repr(database))
        programs = {
            "bare window, painted": _BARE + _MEASURE.replace("SHOW", _SHOW_BARE),
            "program, painted and ready to type": ours + _MEASURE.replace("SHOW", _SHOW_OURS),
            "program, database open, Today shown": ours + _READY.replace("SHOW", _SHOW_OURS),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for code in programs.values():
            _once(code)
        for _round in range(ROUNDS):
            for name, code in programs.items():
                times[name].append(_once(code))
    reference = times["bare window, painted"]
    for name, taken in times.items():
        ratio = statistics.median(ours / bare for ours, bare in zip(taken, reference, strict=True))
        spread = f"({min(taken):.3f}–{max(taken):.3f})"
        print(f"{name:38} {statistics.median(taken):.3f} s   {ratio:.2f} × bare   {spread}")


if __name__ == "__main__":
    main()
