"""The walk on one screen in one look: Qt is told of a screen once, before it begins."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app import translation
from desktop_app.demo import office
from desktop_app.gui import theme
from tests.gui.system.starts import data_variables
from tests.screenshots.__main__ import make_demo, say_what_matters
from tests.screenshots.screen import ROOT, small_screen
from tests.screenshots.walk import photograph
from tests.walk.inspector import Inspector
from tests.walk.part import photograph_part
from tests.walk.screens import LOOKS, SCREENS


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.walk.one", allow_abbrev=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("screen", choices=SCREENS)
    parser.add_argument("look", choices=LOOKS)
    parser.add_argument("language", choices=translation.LANGUAGES)
    parser.add_argument("--part", action="store_true")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--demo", type=Path, default=ROOT / "build" / "demo")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve() / f"{options.screen}-{options.look}"
    folder.mkdir(parents=True, exist_ok=True)
    demo = options.demo.resolve()
    make_demo(demo)
    small_screen(SCREENS[options.screen])
    qInstallMessageHandler(say_what_matters)
    application = QApplication.instance() or QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    assert isinstance(application, QApplication)
    theme.apply(application, options.look, options.text)
    application.setQuitOnLastWindowClosed(False)
    inspector, began = Inspector(options.language, folder, None), time.monotonic()
    with tempfile.TemporaryDirectory() as own:  # nothing of the user's own is looked into
        os.environ.update(data_variables(Path(own)))
        walk = photograph_part if options.part else photograph
        walk(demo / office.DATABASE_FILE, inspector)
    for fault, file in inspector.faults.items():
        print(f"FAULT {options.screen} {options.look}, {file}: {fault}")
    seconds = round(time.monotonic() - began)
    print(f"{options.screen} {options.look} {options.language}: {inspector.taken} in {seconds} s")
    return 1 if inspector.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
