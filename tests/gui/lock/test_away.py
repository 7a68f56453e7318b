"""Whoever goes away is told of, and nobody else."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.lock.away import Away
from desktop_app.gui.system.going import Going


def test_a_lid_that_was_closed_already_is_no_news(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    away = Away(int(window.winId()), window)
    told: list[bool] = []
    away.told.connect(lambda: told.append(True))
    away.hear(Going.LID_CLOSED)
    assert told == []
    away.hear(Going.LID_OPEN)
    away.hear(Going.LID_CLOSED)
    away.hear(Going.AWAY)
    assert told == [True, True]
    away.stop()
