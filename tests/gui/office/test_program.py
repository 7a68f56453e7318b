"""Where everything lies is shown, and a press opens the folder."""

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app import __version__, paths
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office import program
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.parts.pieces import Banner
from desktop_app.gui.places import Place
from desktop_app.services.office.upgrading import SCHEMA


class Explorer:
    """Opens folders instead of the system's file manager."""

    opened: ClassVar[list[Path]] = []

    @classmethod
    def openUrl(cls, url: QUrl) -> bool:
        cls.opened.append(Path(url.toLocalFile()))
        return len(cls.opened) < 3


def test_each_folder_is_shown_and_opened(
    window: MainWindow, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: own)
    monkeypatch.setattr(program, "QDesktopServices", Explorer)
    window.open(Place("settings", text="program"))
    page = window.page
    assert isinstance(page, SettingsPage)
    buttons = [
        made
        for made in page.program.findChildren(QPushButton)
        if made.text() == "Open the folder" and not made.isHidden()
    ]
    for made in buttons:
        made.click()
    names = [made.accessibleDescription() for made in buttons]
    assert names == ["Database", "Settings and log", "Saved files"]
    assert Explorer.opened == [database_file.parent, own, own / "saved"]
    assert "can't be opened here" in window.banner.words.text()
    shown = [label.text() for label in page.program.findChildren(QLabel)]
    assert "None entered: nothing is erased." in shown
    assert any(words.startswith(f"{__version__} (Qt ") for words in shown)
    assert {"from source", SCHEMA} <= set(shown)
    for place in (database_file, own, own / "saved"):
        assert str(place) in shown


def test_weaker_tls_is_shown_beside_the_server(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(Place("settings", text="program"))
    page = window.page
    assert isinstance(page, SettingsPage)
    assert page.program.findChild(Banner) is None
    database = page.context.desk.database
    monkeypatch.setattr(database, "place", "postgresql://u@server/n?sslmode=require")
    page.program.refresh()
    banner = page.program.findChild(Banner)
    assert banner is not None
    assert "without a check of whose server it is" in banner.words.text()
