"""Where the office's database is: named or chosen, and told to whoever opens it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.office.database import DatabaseDialog
from tests.gui.keyboard import type_into
from tests.gui.seen import seen
from tests.password_store import Store, store

__all__ = ["store"]

PLACE = "/office/2026.sqlite"


@pytest.fixture
def dialog(qtbot: QtBot) -> DatabaseDialog:
    made = DatabaseDialog(seen(qtbot), PLACE)
    made.open()
    return made


@pytest.fixture
def chosen(dialog: DatabaseDialog) -> list[str]:
    found: list[str] = []
    dialog.chosen.connect(found.append)
    return found


def _browse(dialog: DatabaseDialog, monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """Press Browse; where one begins to look."""
    asked: list[str] = []

    def answered(*given: object, **_options: object) -> tuple[str, str]:
        asked.append(str(given[2]))
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    buttons = {made.text(): made for made in dialog.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Browse…"], Qt.MouseButton.LeftButton)
    return asked


def test_enter_tells_the_place_and_closes(
    qtbot: QtBot, dialog: DatabaseDialog, chosen: list[str]
) -> None:
    assert dialog.focusWidget() is dialog.place.edit
    dialog.place.edit.clear()
    type_into(dialog.place.edit, "postgresql://кеңсе@server/үй")
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog.place.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen == ["postgresql://кеңсе@server/үй"]


def test_no_place_is_a_slip(dialog: DatabaseDialog, chosen: list[str]) -> None:
    dialog.place.edit.clear()
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert (dialog.isVisible(), chosen) == (True, [])
    assert dialog.place.slip == "Name a file or an address."


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("/other/Кеңсе", "/other/Кеңсе.homeedu"),
        ("/other/Кеңсе.sqlite", "/other/Кеңсе.sqlite"),
        ("/other/Кеңсе.db", "/other/Кеңсе.db"),
        ("", PLACE),
    ],
)
def test_a_file_is_chosen_and_nothing_is_opened_yet(
    dialog: DatabaseDialog,
    chosen: list[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    place: str,
) -> None:
    asked = _browse(dialog, monkeypatch, answer)
    assert [Path(folder) for folder in asked] == [Path("/office")]
    assert (Path(dialog.place.value()), chosen) == (Path(place), [])


@pytest.mark.parametrize(
    ("folder", "words"),
    [("OneDrive", "OneDrive copies the folder"), ("a" * 300, "longer than 255 characters")],
)
def test_a_place_that_is_not_safe_is_told_at_the_field(
    dialog: DatabaseDialog, chosen: list[str], tmp_path: Path, folder: str, words: str
) -> None:
    dialog.place.set_value(str(tmp_path / folder / "office.sqlite"))
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert words in dialog.place.slip
    assert (dialog.isVisible(), chosen) == (True, [])


def test_a_network_place_is_told_at_the_field(dialog: DatabaseDialog, chosen: list[str]) -> None:
    dialog.place.set_value("//server/share/office.sqlite")
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert "use PostgreSQL for several PCs" in dialog.place.slip
    assert chosen == []


def test_escape_chooses_nothing(qtbot: QtBot, dialog: DatabaseDialog, chosen: list[str]) -> None:
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert chosen == []


def test_a_file_has_no_password_here(dialog: DatabaseDialog) -> None:
    assert not dialog.password.isVisible()
    dialog.place.edit.setText("postgresql://u@server/n")
    assert dialog.password.isVisible()
    assert dialog.password.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_password_goes_to_the_store_and_is_shown_to_nobody(
    qtbot: QtBot, dialog: DatabaseDialog, chosen: list[str], store: Store
) -> None:
    dialog.place.edit.setText("postgresql://u@server/n")
    dialog.password.edit.setText("Екі  бос: @/")
    with qtbot.waitSignal(dialog.finished):
        dialog.open_button.click()
    assert chosen == ["postgresql://u@server/n"]
    assert list(store.passwords.values()) == ["Екі  бос: @/"]
    again = DatabaseDialog(seen(qtbot), "postgresql://u:Құпия9@server/n")
    assert again.place.value() == "postgresql://u@server/n"


def test_a_password_in_the_address_is_taken_apart(
    qtbot: QtBot, dialog: DatabaseDialog, chosen: list[str], store: Store
) -> None:
    dialog.place.edit.setText("postgresql://u:Құпия9@server/n")
    with qtbot.waitSignal(dialog.finished):
        dialog.open_button.click()
    assert chosen == ["postgresql://u@server/n"]
    assert list(store.passwords.values()) == ["Құпия9"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("postgresql://u:a@b@server/n", "in its own field"),
        ("postgresql://u@server:x/n", "is not a port"),
        ("postgresql://u:Құпия9@server/n", "no store of passwords"),
    ],
)
def test_what_can_not_be_taken_is_told_at_the_field(
    dialog: DatabaseDialog, chosen: list[str], place: str, words: str
) -> None:
    dialog.place.edit.setText(place)
    dialog.open_button.click()
    assert words in dialog.place.slip
    assert (dialog.isVisible(), chosen) == (True, [])
