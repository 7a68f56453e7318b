"""A window that rests imports its pages: whoever opens one waits for none."""

import subprocess
import sys
from pathlib import Path

from tests.gui.entering import OWN
from tests.practice_office import practice_office
from tests.real_office import PEOPLE, office_of_head
from tests.screenshots.screen import ROOT

_REST_THEN_WALK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.app import App
from desktop_app.gui import places, tasks
from desktop_app.gui.at_work.ahead import Ahead
from desktop_app.settings import Settings
app = QApplication([])
running = App(Settings(database=sys.argv[1]), save_settings=False)
WALK = ("TODAY", "APPLICATIONS", "CHILDREN", "PAYOUTS", "PAPERS", "COMPLAINTS", "REGISTERS",
        "DEBTS", "REPORT", "FORECAST", "SETTINGS")
def walk():
    before = set(sys.modules)
    for place in [*(getattr(places, name) for name in WALK), places.entry()]:
        running.window.open(place)
        while running.context.is_busy:
            app.processEvents()
    new = sorted(each for each in set(sys.modules) - before if each.startswith("desktop_app.gui"))
    print(" ".join(new))
    print("desktop_app.gui.complaints.page" in before)
    app.quit()
def listen():
    running.context.findChild(Ahead).done.connect(walk)
running.opened.connect(lambda: QTimer.singleShot(0, listen))
running.show()
app.exec()
running.close()
"""


def test_pages_are_imported_before_they_are_asked_for(database_file: Path) -> None:
    practice_office(database_file)
    command = [sys.executable, "-c", _REST_THEN_WALK, str(database_file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    new, was_there = done.stdout.split("\n")[:2]
    assert (new, was_there) == ("", "True")


_REST_THEN_ENTER = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app.app import App
from desktop_app.gui.at_work.ahead import Ahead
from desktop_app.settings import Settings
app = QApplication([])
running = App(Settings(database=sys.argv[1], worker=sys.argv[2]), save_settings=False)
before = set()
def enter():
    before.update(sys.modules)
    page = running.at_window.gate.page
    page.password.edit.setText(sys.argv[3])
    page.enter()
def told():
    print(running.window.page.place.page)
    while running.context.is_busy:
        app.processEvents()
    new = set(sys.modules) - before
    print(" ".join(sorted(each for each in new if each.startswith("desktop_app.gui"))))
    app.quit()
running.opened.connect(told)
running.show()
while not running.at_window.is_asking:
    app.processEvents()
running.at_window.findChild(Ahead).done.connect(enter)
app.exec()
running.close()
"""


def test_what_is_seen_first_is_imported_while_the_window_asks_who_enters(
    tmp_path: Path,
) -> None:
    office = office_of_head(tmp_path / "office.homeedu", OWN)
    given = [str(office.file), PEOPLE[1].worker.name, OWN]
    command = [sys.executable, "-c", _REST_THEN_ENTER, *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split("\n")[:2] == ["today", ""]
