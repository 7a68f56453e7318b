"""A new recovery code whose window is gone by the time it is made."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui.logins.first_password import NewCodeDialog
from tests.gui.patient_window import settle


def test_a_code_that_nobody_has_seen_is_told(qtbot: QtBot, entered: Callable[[int], App]) -> None:
    app = entered(0)
    assert app.context is not None
    assert app.context.session is not None
    asked = NewCodeDialog(app.window, app.context, app.context.session)
    asked.accept_button.click()
    asked.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(app.context)
    assert "could not be shown" in app.window.banner.words.text()
