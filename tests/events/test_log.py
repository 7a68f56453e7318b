"""The log: a line for each event, in codes, while it is kept."""

import sys
import threading
import warnings
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.events import log
from desktop_app.events.codes import Event
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import a_school


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "own"
    monkeypatch.setattr(paths, "user_data", lambda: own)
    own.mkdir()
    return own


def lines(folder: Path) -> list[str]:
    """What was noted, without the time."""
    text = (folder / log.FILE).read_text(encoding="utf-8")
    return [line.partition(" ")[2].partition(" ")[2] for line in text.splitlines()]


def test_events_are_written_while_the_log_is_kept(folder: Path) -> None:
    log.note(Event.LOCKED)
    assert not (folder / log.FILE).exists()
    with log.kept():
        log.note(Event.ACT, "annul paper", "notices", 12)
        log.note(Event.TROUBLE, "Әлімқұлова")
    log.note(Event.LOCKED)
    assert lines(folder) == ["started", "act annul paper notices 12", "trouble ?", "ended"]


def test_the_last_events_are_remembered_and_no_more() -> None:
    for number in range(60):
        log.note(Event.ACT, number)
    last = log.last()
    assert len(last) == log.REMEMBERED == 50
    assert (last[0].split()[-1], last[-1].split()[-1]) == ("10", "59")


def test_an_act_is_noted_with_the_records_that_it_changed(folder: Path, desk: Desk) -> None:
    with log.kept():
        school = office.save_school(desk, a_school())
    assert f"act save school providers {school}" in lines(folder)[1]
    assert a_school().name_kk not in (folder / log.FILE).read_text(encoding="utf-8")


def test_trouble_of_the_database_is_noted_with_its_act(folder: Path, desk: Desk) -> None:
    with log.kept(), pytest.raises(DatabaseTrouble), desk.writing(Act.SAVE_SCHOOL):
        raise DatabaseTrouble("busy", "Әлімқұлова")
    assert lines(folder)[1] == "trouble busy save school"


def test_a_bug_is_written_down_also_while_the_log_is_not_kept(folder: Path) -> None:
    with pytest.raises(KeyError) as caught:
        {"": 0}["150407600015"]
    assert log.note_bug(caught.value) == folder / log.FILE
    found = (folder / log.FILE).read_text(encoding="utf-8")
    assert " bug " in found
    assert "    builtins.KeyError\n" in found
    assert "150407600015" not in found
    assert str(Path.home()) not in found


def test_a_large_log_is_set_aside(folder: Path) -> None:
    (folder / log.FILE).write_bytes(b"x" * 500_000)
    with log.kept():
        log.note(Event.LOCKED)
    assert (folder / log.OLDER).stat().st_size > 500_000
    assert lines(folder) == ["locked", "ended"]


def test_a_log_that_cannot_be_written_stops_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: folder / "none")
    (folder / "none").touch()
    with log.kept():
        log.note(Event.LOCKED)
        assert log.note_bug(ValueError()) is None
    assert "locked" in log.last()[-3]


def test_what_nobody_catches_is_noted_and_printed_nowhere(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Gone:
        def __del__(self) -> None:
            raise ValueError("150407600015")

    def fails() -> None:
        raise KeyError("150407600015")

    hooks = sys.unraisablehook, threading.excepthook, warnings.showwarning
    with log.kept():
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
        Gone()
        warnings.showwarning(UserWarning("150407600015"), UserWarning, "a.py", 1)
    assert (sys.unraisablehook, threading.excepthook, warnings.showwarning) == hooks
    assert capfd.readouterr() == ("", "")
    found = (folder / log.FILE).read_text(encoding="utf-8")
    assert found.count(" bug ") == 2
    assert "150407600015" not in found
