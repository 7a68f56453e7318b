"""Takes the pictures and says which texts are cut off: ``python run.py screenshots``."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app import translation, wording
from desktop_app.demo import office
from desktop_app.gui import theme
from tests.gui.system.starts import data_variables
from tests.screenshots.pictures import Camera
from tests.screenshots.screen import ROOT, small_screen
from tests.screenshots.walk import photograph

GUIDE = ROOT / "resources" / "guide" / "images"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python run.py screenshots", allow_abbrev=False)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--guide", action="store_true", help="renew the pictures of the guide too")
    options = parser.parse_args(arguments)
    folder: Path = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    demo = ROOT / "build" / "demo"
    make_demo(demo)
    small_screen()
    qInstallMessageHandler(say_what_matters)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply(application)
    application.setQuitOnLastWindowClosed(False)
    cameras = []
    for language in translation.LANGUAGES:
        guide = GUIDE / language if options.guide else None
        camera = Camera(language, folder, guide)
        with tempfile.TemporaryDirectory() as own:  # nothing of the user's own is looked into
            os.environ.update(data_variables(Path(own)))
            photograph(demo / office.DATABASE_FILE, camera)
        cameras.append(camera)
        print(f"{language}: {camera.taken} pictures in {folder}", flush=True)
    for camera in cameras:
        for note, file in camera.notes.items():
            print(f"  to look at, {file}: {note}")
    for camera in cameras:
        for fault, file in camera.faults.items():
            print(f"CUT OFF, {file}: {fault}")
    total = sum(len(camera.faults) for camera in cameras)
    print(f"Texts cut off: {wording.number(total)}")
    return 1 if total else 0


def make_demo(folder: Path) -> None:
    """Make the demo office, unless it is there and no older than the program."""
    database = folder / office.DATABASE_FILE
    program = [*(ROOT / "desktop_app").rglob("*.py"), *(ROOT / "forms").rglob("*.*")]
    newest = max(file.stat().st_mtime for file in program)
    if database.exists() and database.stat().st_mtime < newest:
        shutil.rmtree(folder)
    if not database.exists():
        office.make(folder)


def say_what_matters(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
