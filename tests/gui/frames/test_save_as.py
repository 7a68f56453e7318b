"""Where a file is saved, and that the window goes on meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from desktop_app.gui.frames.save_as import ask_where_to_save, documents_folder, save_in_background
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from tests.gui.patient_window import settle

Answer = Callable[[str], list[str]]
Told = list[tuple[str, str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Answers the dialog with a path, and keeps what was suggested."""

    def answered(path: str) -> list[str]:
        suggested: list[str] = []

        def asked(_parent: QWidget, _title: str, name: str, _kind: str) -> tuple[str, str]:
            suggested.append(name)
            return path, ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
        return suggested

    return answered


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/tables/Тізім", Path("/tables/Тізім.xlsx")),
        ("/tables/Тізім.ods", Path("/tables/Тізім.ods")),
        ("", None),
    ],
)
def test_the_ending_is_added_where_none_was_typed(
    qtbot: QtBot, answer: Answer, typed: str, path: Path | None
) -> None:
    suggested, parent = answer(typed), QWidget()
    qtbot.addWidget(parent)
    assert ask_where_to_save(parent, "Save", "Журнал 2026.xlsx") == path
    assert suggested == [str(documents_folder() / "Журнал 2026.xlsx")]
    assert documents_folder().is_dir()


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
