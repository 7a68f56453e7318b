"""What the first screen does not need is not loaded for it."""

import subprocess
import sys
from pathlib import Path

from tests.practice_office import practice_office
from tests.screenshots.screen import ROOT

_START = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app.app import App
from desktop_app.settings import Settings
app = QApplication([])
running = App(Settings(database=sys.argv[1]), save_settings=False)
loaded = []
running.opened.connect(lambda: loaded.extend(sys.modules))
running.opened.connect(app.quit)
running.show()
app.exec()
print(" ".join(loaded))
"""
# What is read after the first screen, in the background, may or may not have begun.
_LATE = {"alembic", "babel", "holidays", "jinja2", "num2words", "openpyxl", "reportlab", "schwifty"}


def test_heavy_libraries_are_loaded_when_they_are_first_needed(database_file: Path) -> None:
    practice_office(database_file)
    command = [sys.executable, "-c", _START, str(database_file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "desktop_app.gui.today.page" in done.stdout.split()
    assert sorted(_LATE & set(done.stdout.split())) == []
