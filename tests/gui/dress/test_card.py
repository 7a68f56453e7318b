"""The look and the size of letters in the settings, in the whole program."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui import places, theme
from desktop_app.gui.dress.card import DressCard
from desktop_app.settings import Settings
from tests.gui.starting import end
from tests.practice_office import practice_office


def test_the_look_is_chosen_kept_and_worn_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    office = practice_office(tmp_path / "office.sqlite")
    app = App(Settings(database=str(office), language="kk"))
    qtbot.addWidget(app.window)
    try:
        with qtbot.waitSignal(app.opened):
            app.show()
        app.window.open(places.Place("settings", text="program"))
        qtbot.waitUntil(lambda: app.window.findChild(DressCard) is not None)
        card = app.window.findChild(DressCard)
        assert card is not None
        card.look.setCurrentIndex(card.look.findData("dark"))
        card.look.activated.emit(card.look.currentIndex())
        qtbot.waitUntil(lambda: theme.colours().is_dark)
        assert Settings.load().look == "dark"
        assert app.window.page is not None
        assert app.window.page.place.page == "settings"
        QTest.keyClick(app.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: theme.text_scale() == 1.1)
        assert Settings.load().text_size == 110
    finally:
        end(app)
        theme.apply(qapp)
