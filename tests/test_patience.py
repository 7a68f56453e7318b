"""Tests of windows wait as long as a busy machine needs, and none has a limit of its own."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.patience import PatientBot

TESTS = Path(__file__).parent


def test_windows_are_waited_for_patiently(qtbot: QtBot) -> None:
    assert isinstance(qtbot, PatientBot)


@pytest.mark.parametrize("folder", ["gui", "journeys"])
def test_no_wait_has_a_limit_of_its_own(folder: str) -> None:
    files = (TESTS / folder).rglob("*.py")
    limited = [file.name for file in files if re.search(r"timeout=\d", file.read_text("utf-8"))]
    assert limited == []
