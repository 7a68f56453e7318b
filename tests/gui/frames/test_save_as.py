"""Where a file is saved, and that the window goes on meanwhile."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.disk import network
from desktop_app.disk.network import DRIVE_REMOVABLE
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.leaving import LeavingDialog
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import (
    ask_for_folder,
    ask_what_to_read,
    ask_where_to_save,
    documents_folder,
    save_in_background,
)
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from tests.disk.test_network import windows
from tests.gui.patient_window import settle

Told = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of the program."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


class Answers:
    """What the system's dialogs answer, which can't be driven without a screen, one by one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        self.suggested: list[Path] = []
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *given: (self._answer(given), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: self._answer(given))

    def _answer(self, given: tuple[object, ...]) -> str:
        self.suggested.append(Path(str(given[2])))
        return self.paths.pop(0)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return folder


def _ask(parent: QWidget, context: Context, saved: list[Path], name: str = "Тізім.xlsx") -> None:
    ask_where_to_save(parent, context, "Save", name, saved.append)


def _question(parent: QWidget) -> LeavingDialog:
    (found,) = [each for each in parent.findChildren(LeavingDialog) if each.isVisible()]
    return found


def _press(made: QPushButton) -> None:
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/tables/Тізім", Path("/tables/Тізім.xlsx")),
        ("/tables/Тізім.ods", Path("/tables/Тізім.ods")),
        ("", None),
    ],
)
def test_the_ending_is_added_where_none_was_typed(
    parent: QWidget, context: Context, answers: Answers, typed: str, path: Path | None
) -> None:
    answers.paths, saved = [typed], list[Path]()
    _ask(parent, context, saved)
    assert saved == ([path] if path else [])


def test_files_are_saved_in_a_folder_of_the_programs_own(
    parent: QWidget, context: Context, answers: Answers, own: Path
) -> None:
    answers.paths = [""]
    _ask(parent, context, [])
    assert answers.suggested == [own / "saved" / "Тізім.xlsx"]
    assert (own / "saved").is_dir()
    assert context.settings.saved_in == ""


def test_the_folder_that_was_chosen_is_suggested_next_time(
    parent: QWidget, context: Context, answers: Answers, tmp_path: Path, own: Path
) -> None:
    chosen = tmp_path / "таңдалған"
    chosen.mkdir()
    answers.paths = [str(chosen / "a.xlsx"), str(chosen), ""]
    _ask(parent, context, [])
    ask_for_folder(parent, context, "Folder", lambda _folder: None)
    assert answers.suggested[1] == chosen
    chosen.rmdir()
    _ask(parent, context, [])
    assert answers.suggested[2] == own / "saved" / "Тізім.xlsx"


def test_a_suggested_name_can_be_one_on_windows(
    parent: QWidget, context: Context, answers: Answers
) -> None:
    answers.paths = [""]
    _ask(parent, context, [], name="Т/2026: 1.xlsx")
    assert answers.suggested[0].name == "Т-2026- 1.xlsx"


def test_a_workbook_is_looked_for_where_the_last_one_was(
    parent: QWidget, context: Context, answers: Answers, tmp_path: Path
) -> None:
    read: list[Path] = []
    answers.paths = [str(tmp_path / "a.xlsx"), ""]
    for _turn in range(2):
        ask_what_to_read(parent, context, "Read", read.append)
    assert read == [tmp_path / "a.xlsx"]
    assert answers.suggested == [documents_folder(), tmp_path]
    assert documents_folder().is_dir()


def test_before_a_file_leaves_the_pc_it_is_asked_once(
    parent: QWidget, context: Context, answers: Answers, cloud: Path
) -> None:
    answers.paths, saved = [str(cloud / "a.xlsx"), str(cloud / "b" / "b.xlsx")], list[Path]()
    _ask(parent, context, saved)
    question = _question(parent)
    told = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "Dropbox copies" in told
    assert str(cloud) in told
    assert saved == []
    _press(question.accept_button)
    assert saved == [cloud / "a.xlsx"]
    _ask(parent, context, saved)
    assert saved == [cloud / "a.xlsx", cloud / "b" / "b.xlsx"]
    assert context.settings.agreed_folders == (cloud,)


def test_enter_and_escape_save_nothing_there(
    qtbot: QtBot, parent: QWidget, context: Context, answers: Answers, cloud: Path
) -> None:
    saved: list[Path] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        answers.paths = [str(cloud / "a.xlsx")]
        _ask(parent, context, saved)
        question = _question(parent)
        with qtbot.waitSignal(question.finished):
            QTest.keyClick(question, key)
    assert (saved, context.settings.agreed, context.settings.saved_in) == ([], "", "")


def test_another_folder_can_be_chosen(
    parent: QWidget, context: Context, answers: Answers, cloud: Path, tmp_path: Path
) -> None:
    answers.paths, saved = [str(cloud / "a.xlsx"), str(tmp_path / "a.xlsx")], list[Path]()
    _ask(parent, context, saved)
    _press(_question(parent).another_button)
    assert (saved, context.settings.agreed) == ([tmp_path / "a.xlsx"], "")


def test_a_server_that_is_gone_is_not_waited_for(
    parent: QWidget, context: Context, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stands still while Windows looks for it."""

    def asked(*_given: object, **_more: object) -> None:
        pytest.fail("the disk was asked")

    context.remember(saved_in="//server/share", read_from="//server/share")
    answers.paths = ["//server/share/a.xlsx", ""]
    with monkeypatch.context() as patched:
        for name in ("is_dir", "exists", "stat", "lstat"):
            patched.setattr(Path, name, asked)
        patched.setattr(os.path, "realpath", asked)
        _ask(parent, context, [])
        ask_what_to_read(parent, context, "Read", lambda _path: None)
    assert answers.suggested == [Path("//server/share/Тізім.xlsx"), Path("//server/share")]
    assert _question(parent).isVisible()


def test_a_stick_is_asked_about_once(
    parent: QWidget, context: Context, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = windows({"E:\\": DRIVE_REMOVABLE})
    monkeypatch.setattr(network, "THIS_SYSTEM", stick)
    answers.paths, saved = ["E:/a.xlsx", "E:/b.xlsx"], list[Path]()
    _ask(parent, context, saved)
    told = " ".join(each.text() for each in _question(parent).findChildren(QLabel))
    assert "USB stick" in told
    _press(_question(parent).accept_button)
    _ask(parent, context, saved)
    assert saved == [Path("E:/a.xlsx"), Path("E:/b.xlsx")]


def test_many_files_are_asked_about_too(
    parent: QWidget, context: Context, answers: Answers
) -> None:
    answers.paths, saved = ["//server/share"], list[Path]()
    ask_for_folder(parent, context, "Folder", saved.append)
    question = _question(parent)
    assert "is on another PC" in " ".join(each.text() for each in question.findChildren(QLabel))
    _press(question.accept_button)
    assert saved == [Path("//server/share")]


def test_what_names_no_child_is_not_asked_about(
    parent: QWidget, context: Context, answers: Answers, cloud: Path
) -> None:
    answers.paths, saved = [str(cloud / "a.xlsx")], list[Path]()
    ask_where_to_save(parent, context, "Save", "a.xlsx", saved.append, names_children=False)
    assert saved == [cloud / "a.xlsx"]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Page:
    made = Page(context, places.REGISTERS)
    qtbot.addWidget(made)
    return made


def _saved(page: Page, write: Callable[[], None], path: Path) -> tuple[QPushButton, Told]:
    """The button that began it, and what is told."""
    made, told = QPushButton("Save", page), Told()
    save_in_background(page, made, write, path, lambda kind, words: told.append((kind, words)))
    return made, told


def test_the_button_rests_while_it_is_written(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "Тізім.xlsx"
    made, told = _saved(page, lambda: path.touch(), path)
    assert (made.isEnabled(), told) == (False, [])
    settle(page.context)
    assert (made.isEnabled(), told) == (True, [("good", "Saved: Тізім.xlsx")])
    assert path.exists()


def test_trouble_is_told_and_it_can_be_saved_again(page: Page, tmp_path: Path) -> None:
    def write() -> None:
        raise Trouble(N_("The folder can't be written to."))

    made, told = _saved(page, write, tmp_path / "Тізім.xlsx")
    settle(page.context)
    assert (made.isEnabled(), told) == (True, [("bad", "The folder can't be written to.")])


def test_the_page_may_go_meanwhile(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    page, gate = Page(context, places.REGISTERS), threading.Event()

    def write() -> None:
        gate.wait()

    _made, told = _saved(page, write, tmp_path / "Тізім.xlsx")
    gone = qtbot.waitSignal(page.destroyed)
    page.deleteLater()
    gone.wait()
    gate.set()
    settle(context)
    assert told == []
