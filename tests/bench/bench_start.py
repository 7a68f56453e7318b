"""How long until the window takes keys and until Today is there, beside a bare window of Qt.

Each start is a process of its own, taken in turns with the reference, because a machine's speed
drifts. Quote the median of the ratios, taken round by round.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import results

ROUNDS = 15
ROOT = Path(__file__).resolve().parents[2]

_BARE = """
import time; began = time.perf_counter(), time.process_time()
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
import time; began = time.perf_counter(), time.process_time()
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
            print(time.perf_counter() - began[0], time.process_time() - began[1], flush=True)
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
print(time.perf_counter() - began[0], time.process_time() - began[1], flush=True)
import os; os._exit(0)
"""

# Somebody has taken a moment to type, and then Today is there with its rows.
_ENTERED = """
from PySide6.QtWidgets import QApplication
from desktop_app.gui.at_work.ahead import Ahead
def enter():
    global began
    page = running.at_window.gate.page
    page.password.edit.setText(PASSWORD)
    began = time.perf_counter(), time.process_time()
    page.enter()
def told():
    while running.context.is_busy:
        app.processEvents()
    window.repaint()
    print(time.perf_counter() - began[0], time.process_time() - began[1], flush=True)
    import os; os._exit(0)
running.opened.connect(told)
SHOW
while not running.at_window.is_asking:
    app.processEvents()
running.at_window.findChild(Ahead).done.connect(enter)
app.exec()
"""
_PASSWORD = "көпір 55 жаңғақ"


def _once(code: str) -> tuple[float, float]:
    """Seconds that passed, and that the process took."""
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
    passed, taken = done.stdout.strip().splitlines()[-1].split()
    return float(passed), float(taken)


def main() -> None:
    from tests.practice_office import practice_office
    from tests.real_office import PEOPLE, office_of_head

    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "office.sqlite")
        practice_office(Path(database))
        os.environ |= {"XDG_DATA_HOME": folder, "WIN_PD_OVERRIDE_LOCAL_APPDATA": folder}
        real = office_of_head(Path(folder) / "real.homeedu", _PASSWORD)
        ours = _OURS.replace("DATABASE", repr(database))
        named = f"database={str(real.file)!r}, worker={PEOPLE[1].worker.name!r}"
        entered = _OURS.replace("database=DATABASE", named) + _ENTERED
        programs = {
            "bare window, painted": _BARE + _MEASURE.replace("SHOW", _SHOW_BARE),
            "program, painted and ready to type": ours + _MEASURE.replace("SHOW", _SHOW_OURS),
            "program, practice open, Today shown": ours + _READY.replace("SHOW", _SHOW_OURS),
            "from the password to Today": (
                entered.replace("SHOW", _SHOW_OURS).replace("PASSWORD", repr(_PASSWORD))
            ),
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for code in programs.values():
            _once(code)
        for _round in range(ROUNDS):
            for name, code in programs.items():
                times[name].append(_once(code))
    bare = times["bare window, painted"]
    rows = [["", "seconds passed", "× bare", "of the processor", "× bare"]]
    for name, taken in times.items():
        cells = []
        for which in (0, 1):
            middle = statistics.median(each[which] for each in taken)
            pairs = zip(taken, bare, strict=True)
            ratio = statistics.median(ours[which] / one[which] for ours, one in pairs)
            cells += [f"{middle:.3f}", f"{ratio:.2f}"]
        rows.append([name, *cells])
    print("\n".join(" | ".join(row) for row in rows))
    words = f"Medians of {ROUNDS} rounds, each start a process of its own, in turn with the others."
    results.keep("Start", words, rows)


if __name__ == "__main__":
    main()
