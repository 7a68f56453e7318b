"""A part of the walk, on the screen that most have and on the smallest that things have room on."""

import subprocess
import sys

import pytest

from tests.screenshots.screen import ROOT


@pytest.mark.parametrize(
    ("screen", "look", "language"), [("100", "dark", "kk"), ("150", "light", "ru")]
)
def test_pages_and_dialogs_fit_and_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, screen: str, look: str, language: str
) -> None:
    """In a process of its own: Qt is told of a screen once."""
    shared = tmp_path_factory.getbasetemp() / "walk"
    told = [str(shared), screen, look, language, "--part", "--demo", str(shared / "demo")]
    done = subprocess.run(
        [sys.executable, "-m", "tests.walk.one", *told],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    faults = [line for line in done.stdout.splitlines() if line.startswith("FAULT")]
    assert faults == [], done.stderr
    assert done.returncode == 0, done.stderr
