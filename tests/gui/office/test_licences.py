"""What the program is made with can be read, searched and copied in the program itself."""

import platform

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.gui import places
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.licences import LicencesDialog, parts
from desktop_app.gui.office.settings_page import SettingsPage
from tests.gui.keyboard import type_into
from tests.gui.seen import seen


@pytest.fixture
def dialog(qtbot: QtBot) -> LicencesDialog:
    made = LicencesDialog(seen(qtbot))
    made.open()
    qtbot.waitExposed(made)
    return made


def listed(dialog: LicencesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_settings_lead_there(qtbot: QtBot, window: MainWindow) -> None:
    window.open(places.Place("settings", text="program"))
    page = window.page
    assert isinstance(page, SettingsPage)
    QTest.mouseClick(page.program.licences_button, Qt.MouseButton.LeftButton)
    assert isinstance(window.findChild(LicencesDialog), LicencesDialog)


def test_every_part_is_there_with_all_its_words(dialog: LicencesDialog) -> None:
    assert listed(dialog) == [part.title for part in parts()]
    assert listed(dialog)[0] == f"Home Education Office {__version__} – MIT"
    assert f"Python {platform.python_version()} – PSF-2.0" in listed(dialog)
    assert f"Qt {qVersion()} – LGPL-3.0-only" in listed(dialog)
    for row, part in enumerate(parts()):
        dialog.list.setCurrentRow(row)
        shown = dialog.text.toPlainText()
        assert shown.startswith(part.title)
        assert all(address in shown for address in part.addresses)
        assert shown.endswith(part.text)


def test_names_and_texts_are_searched_and_enter_goes_on(dialog: LicencesDialog) -> None:
    type_into(dialog.search, "ZETETIC")
    assert [title.split()[0] for title in listed(dialog)] == ["SQLCipher"]
    assert dialog.text.textCursor().selectedText() == "ZETETIC"
    first = dialog.text.textCursor().position()
    assert len(dialog.text.extraSelections()) == dialog.text.toPlainText().count("ZETETIC")
    QGuiApplication.clipboard().setText("copied before")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert QGuiApplication.clipboard().text() == "copied before"  # no button was pressed
    assert dialog.text.textCursor().position() > first
    for _time in range(len(dialog.text.extraSelections()) - 1):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.text.textCursor().position() == first

    dialog.search.clear()
    assert len(listed(dialog)) > 30
    assert dialog.text.toPlainText().startswith("SQLCipher")  # what one reads stays
    type_into(dialog.search, "nobody has written this")
    assert (listed(dialog), dialog.text.toPlainText()) == ([], "")


def test_a_text_is_copied(dialog: LicencesDialog) -> None:
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "Permission is hereby granted" in QGuiApplication.clipboard().text()
