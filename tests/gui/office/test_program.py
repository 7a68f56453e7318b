"""Where everything lies is shown, and a press opens the folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app import paths
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place


class Explorer(QObject):
    """What opens folders instead of the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_each_folder_is_shown_and_opened(
    window: MainWindow, database_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: own)
    explorer = Explorer()
    QDesktopServices.setUrlHandler("file", explorer, b"show")
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
    QDesktopServices.unsetUrlHandler("file")
    names = [made.accessibleDescription() for made in buttons]
    assert names == ["Database", "Settings and log", "Saved files"]
    assert explorer.opened == [database_file.parent, own, own / "saved"]
    shown = [label.text() for label in page.program.findChildren(QLabel)]
    for place in (database_file, own, own / "saved"):
        assert str(place) in shown
