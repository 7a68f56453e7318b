"""A paper's window, opened, and waited for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.records.decisions import NoticeRow

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[NoticeRow], IssuedPaperDialog]


def settle(qtbot: QtBot, context: Context) -> None:
    while context.is_busy:
        with qtbot.waitSignal(context.busy):
            pass
