"""Starts of the program as processes of their own, as a double click makes them."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

ROOT = Path(__file__).resolve().parents[3]

_START = """
import sys
from desktop_app import app
from desktop_app.gui.main_window import MainWindow

show, come_forward = app.App.show, MainWindow.come_forward

def shown(self):
    self.opened.connect(lambda: print("opened", flush=True))
    show(self)

def came_forward(self):
    come_forward(self)
    print("came forward", flush=True)

app.App.show, MainWindow.come_forward = shown, came_forward
from desktop_app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


class Start(QProcess):
    """One start on a database; tells what its window does, line by line."""

    def __init__(self, place: Path, data_folder: Path) -> None:
        super().__init__()
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in data_variables(data_folder).items():
            environment.insert(name, value)
        self.setProcessEnvironment(environment)
        self.setWorkingDirectory(str(ROOT))
        self._said = ""
        self.start(sys.executable, ["-c", _START, str(place)])

    @property
    def said(self) -> list[str]:
        self._said += bytes(self.readAllStandardOutput().data()).decode()
        return self._said.splitlines()

    @property
    def complained(self) -> str:
        return bytes(self.readAllStandardError().data()).decode()

    @property
    def is_running(self) -> bool:
        return self.state() != QProcess.ProcessState.NotRunning

    def end(self) -> None:
        """As a power cut does: nothing is put away."""
        self.kill()
        self.waitForFinished(-1)


def data_variables(folder: Path) -> dict[str, str]:
    """Where the program keeps what is the user's, on every system."""
    return dict.fromkeys(("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(folder))
