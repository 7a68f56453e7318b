"""What nobody caught: known trouble is told in words, a bug in its dialog and the log."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import __version__, paths
from desktop_app.events.log import FILE as LOG_FILE
from desktop_app.gui import errors
from desktop_app.gui.errors import BugDialog
from desktop_app.storage.trouble import DatabaseTrouble


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> Iterator[list[str]]:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    words: list[str] = []
    errors.install(words.append)
    yield words
    for dialog in _dialogs():
        dialog.close()


def _dialogs() -> list[BugDialog]:
    shown = [made for made in QApplication.topLevelWidgets() if isinstance(made, BugDialog)]
    return [dialog for dialog in shown if dialog.isVisible()]


def _happens(error: Exception) -> None:
    sys.excepthook(type(error), error, None)


def test_known_trouble_is_told_and_is_no_bug(told: list[str], tmp_path: Path) -> None:
    _happens(DatabaseTrouble("unreachable"))
    (words,) = told
    assert "can't be reached" in words
    assert not _dialogs()
    assert not (tmp_path / LOG_FILE).exists()


@pytest.mark.parametrize(
    ("error", "words", "is_bug"),
    [(DatabaseTrouble("unreachable"), "can't be reached", False), (RuntimeError("Ә"), "", True)],
)
def test_before_there_is_a_window_it_is_told_in_one_of_its_own(
    told: list[str], tmp_path: Path, error: Exception, words: str, is_bug: bool
) -> None:
    seen: list[QWidget] = []

    def close() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QDialog)
        seen.append(shown)
        assert not is_bug or isinstance(shown, BugDialog)
        assert is_bug or (isinstance(shown, QMessageBox) and words in shown.text())
        shown.accept()

    QTimer.singleShot(0, close)
    errors.tell_alone(error)
    assert len(seen) == 1
    assert (tmp_path / LOG_FILE).exists() == is_bug


def test_a_bug_is_shown_once_and_logged_each_time(told: list[str], tmp_path: Path) -> None:
    for text in ("Әлімқұл", "991231300123"):
        _happens(RuntimeError(text))
    assert not told
    (dialog,) = _dialogs()
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert log.count("RuntimeError") == 2
    assert "builtins.RuntimeError" in dialog.details.toPlainText()
    for personal in ("Әлімқұл", "991231300123"):
        assert personal not in log + dialog.details.toPlainText()


def test_the_report_is_copied_and_saved_as_it_is_read(
    told: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    _happens(RuntimeError("Әлімқұл"))
    (dialog,) = _dialogs()
    report = dialog.details.toPlainText()
    for part in (__version__, "build", "schema", "Python", "RuntimeError", " bug "):
        assert part in report
    assert str(Path.home()) not in report
    dialog.copy()
    assert QApplication.clipboard().text() == report
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report
    assert dialog.told.text() == "Saved: report.txt"
    dialog.save(tmp_path / "жоқ" / "report.txt")
    assert "there is no folder" in dialog.told.text()
