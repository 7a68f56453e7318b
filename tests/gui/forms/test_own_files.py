"""The files of the office's own forms, as the window finds, keeps and leaves them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.forms import filling as forms
from tests.gui.case_screen import Screen
from tests.gui.forms.form_window import (
    OWN_WORDS,
    body_line,
    edit,
    press,
    problems,
    row_of,
    tab,
    type_at_line,
)


def test_both_languages_are_edited_and_nothing_is_lost_on_closing(
    heads_screen: Screen, folder: Path
) -> None:
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    press(heads_screen, dialog.languages.button(1))  # type: ignore[arg-type]
    assert dialog.language == "ru"
    assert OWN_WORDS not in dialog.text
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    assert "Close once more" in dialog.banner.words.text()
    press(heads_screen, dialog.languages.button(0))  # type: ignore[arg-type]
    assert OWN_WORDS in dialog.text
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_in_another_encoding_can_be_mended(heads_screen: Screen, folder: Path) -> None:
    path = folder / "kk" / "receipt_slip.txt"
    path.parent.mkdir(parents=True)
    shipped = form_files.shipped("receipt_slip", "kk").form.read_bytes()
    path.write_bytes(
        b"\xef\xbb\xbf"
        + shipped.replace(b"\n", b"\r\n")
        + "Шешім".replace("і", "i").encode("cp1251")
    )
    dialog = edit(heads_screen)
    lines = dialog.text.rstrip("\n").split("\n")
    assert lines[-1].startswith("\N{REPLACEMENT CHARACTER}")
    assert problems(dialog) == [
        f"Line {len(lines)}. This character can't be printed: \N{REPLACEMENT CHARACTER}"
    ]


def test_no_letter_is_changed_that_was_not_typed(heads_screen: Screen, folder: Path) -> None:
    path = folder / "kk" / "receipt_slip.txt"
    path.parent.mkdir(parents=True)
    shipped = forms.read(form_files.shipped("receipt_slip", "kk").form)
    text = shipped.rstrip("\n") + "\n\n№\N{NO-BREAK SPACE}5\tӘ"
    path.write_text(text, encoding="utf-8", newline="\r\n")
    dialog = edit(heads_screen)
    assert not dialog.save_button.isEnabled()
    dialog.editor.moveCursor(QTextCursor.MoveOperation.End)
    dialog.editor.insertPlainText("Ғ")
    press(heads_screen, dialog.save_button)
    assert dialog.banner.words.text() == "Saved. The next papers have these words."
    assert path.read_bytes() == f"{text}Ғ".encode()
    assert not dialog.save_button.isEnabled()


def test_a_file_that_can_not_be_read_is_told(heads_screen: Screen, folder: Path) -> None:
    (folder / "kk" / "receipt_slip.txt").mkdir(parents=True)
    opened = tab(heads_screen)
    opened.edit(row_of(opened, "receipt_slip", "kk"))
    heads_screen.settle()
    assert heads_screen.window.banner.words.text() == (
        "The form kk/receipt_slip.txt can't be read."
    )


def test_another_folder_is_chosen(
    heads_screen: Screen, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "ортақ"
    opened = tab(heads_screen)
    answer: Callable[..., str] = lambda *_arguments: str(other)  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    with heads_screen.qtbot.waitSignal(heads_screen.context.forms_folder_chosen) as chosen:
        press(heads_screen, opened.choose_button)
    assert chosen.args == [str(other)]


def test_the_programs_own_folder_is_never_written_to(
    qtbot: QtBot, heads_screen: Screen, folder: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in paths.forms().rglob("*")}
    dialog = edit(heads_screen)
    type_at_line(dialog.editor, body_line(dialog), OWN_WORDS)
    press(heads_screen, dialog.save_button)
    press(heads_screen, dialog.shipped_button)
    assert {path: path.stat().st_mtime_ns for path in paths.forms().rglob("*")} == before
