"""The report of a bug names the program, the system, the places and the last events."""

import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.events.report import build, report_of, schema, system
from desktop_app.storage.schema import HEAD


def test_what_a_report_has_line_by_line() -> None:
    for number in range(70):
        log.note(Event.ACT, "annul paper", "notices", number)
    program, python, _empty, kind, _none, *events = report_of(ValueError("Ә")).splitlines()
    assert program == f"Home Education {__version__}, build source, schema {HEAD}"
    assert python == f"Python {sys.version.split()[0]}, {system()}"
    assert kind == "builtins.ValueError"
    assert events == list(log.last())
    assert len(events) == 50


def test_neither_the_pc_nor_the_user_is_named() -> None:
    report = report_of(ValueError("Ә"))
    assert platform.node() not in report
    assert str(Path.home()) not in report


def test_a_built_program_says_when_it_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "home-education"
    program.touch()
    made = datetime.fromtimestamp(program.stat().st_mtime, UTC)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert build() == f"build {made:%Y%m%d-%H%M}"
    assert schema() == f"schema {HEAD}"
