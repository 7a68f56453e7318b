"""What the first screen does not need is not loaded for it."""

import subprocess
import sys
from pathlib import Path

from tests.practice_office import practice_office
from tests.screenshots.screen import ROOT

_START = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QApplication
from desktop_app.app import App
from desktop_app.gui import theme
from desktop_app.settings import Settings
app = QApplication([])
theme.apply(app)
running = App(Settings(database=sys.argv[1]), save_settings=False)
loaded = []
running.opened.connect(lambda: loaded.extend(sys.modules))
running.opened.connect(app.quit)
running.show()
print(" ".join(sys.modules))
print(" ".join(name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)))
app.exec()
print(" ".join(loaded))
"""
_NOT_FOR_THE_FIRST_PAINT = {
    *("desktop_app.documents", "desktop_app.identity", "desktop_app.law", "desktop_app.services"),
    *("desktop_app.storage", "desktop_app.wording", "desktop_app.records.kinds"),
}
"""Of the program: each module, and each kind of a value in it, takes its time to be made."""
_SLOW_TO_MAKE = {"Qt", "QCalendarWidget", "QUndoView"}
"""Of Qt: the namespace, and classes that nobody uses, which PySide makes with all the others where
it has to tell what a widget is that Qt itself has made. Both take as long as the whole window."""
# What is read after the first screen, in the background, may or may not have begun.
_LATE = {"alembic", "babel", "holidays", "jinja2", "num2words", "openpyxl", "reportlab", "schwifty"}


def test_what_is_not_shown_is_loaded_when_it_is_first_needed(database_file: Path) -> None:
    practice_office(database_file)
    command = [sys.executable, "-c", _START, str(database_file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    painted, made, opened = (set(line.split()) for line in done.stdout.splitlines())
    assert sorted((_LATE | _NOT_FOR_THE_FIRST_PAINT) & painted) == []
    assert sorted(_SLOW_TO_MAKE & made) == []
    assert "desktop_app.gui.today.page" in opened
    assert sorted(_LATE & opened) == []
