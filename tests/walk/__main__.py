"""The whole walk: one process for each screen, look and language."""

import argparse
import subprocess
import sys
from itertools import product
from pathlib import Path

from desktop_app import translation
from tests.screenshots.screen import ROOT
from tests.walk.screens import LOOKS, SCREENS


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python run.py walk", allow_abbrev=False)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "walk")
    parser.add_argument("--screens", nargs="+", choices=SCREENS, default=list(SCREENS))
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=list(LOOKS))
    languages = list(translation.LANGUAGES)
    parser.add_argument("--languages", nargs="+", choices=languages, default=languages)
    parser.add_argument("--part", action="store_true", help="the pages only, as the tests do")
    parser.add_argument("--text", default="100", help="the size of letters, in per cent")
    options = parser.parse_args(arguments)
    found = []
    for screen, look, language in product(options.screens, options.looks, options.languages):
        told = [str(options.folder), screen, look, language, "--text", options.text]
        told += ["--part"] if options.part else []
        done = subprocess.run(
            [sys.executable, "-m", "tests.walk.one", *told], cwd=ROOT, check=False
        )
        if done.returncode:
            found.append(f"{screen} {look} {language}")
    print(f"Not as it should be: {', '.join(found) or 'nothing'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
