"""What tests of the commands share: the demo office, and a user's folder of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import cli, paths, translation
from tests import patience
from tests.demo_fixture import DemoOffice, demo_copy, demo_desk, demo_office

__all__ = ["DemoOffice", "Run", "demo_copy", "demo_desk", "demo_office", "looked_at", "run_alone"]

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Settings and the log of nobody; the language is put back afterwards."""
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    before = translation.current()
    yield folder
    translation.use(before)


class Run:
    """Runs a command in this process and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object, language: str = "en") -> tuple[int, str, str]:
        code = cli.main([*map(str, arguments), "--language", language])
        out, err = self._capsys.readouterr()
        return code, out, err

    def fails(self, *arguments: object, language: str = "en") -> str:
        """The one line that a command which can't be done says."""
        code, out, err = self(*arguments, language=language)
        assert (code, out) == (2, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err.strip()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def looked_at(said: str) -> list[str]:
    """Each finding that a draft's command named by its code, looked at, with a reason."""
    codes = [line.split(" ", 1)[0] for line in said.splitlines() if _CODED.match(line)]
    return [part for code in codes for part in ("--seen", f"{code}=құжатпен салыстырылды")]


_CODED = re.compile(r"[0-9a-f]{8} ")


def run_alone(*arguments: object, **variables: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a user does, in a process of its own."""
    command = [sys.executable, "-m", "desktop_app", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        timeout=patience.SECONDS,
        check=False,
    )
