"""What was done to an older database is told with the place of its copy, until it is read."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.at_work.upgraded_line import UpgradedLine
from desktop_app.gui.context import Context
from desktop_app.storage.database import Upgraded


def test_it_is_told_until_it_is_read(qtbot: QtBot, context: Context) -> None:
    context.desk.database.upgraded = Upgraded("0004", "0007", Path("/кеңсе/office-before.sqlite"))
    line = UpgradedLine(context)
    qtbot.addWidget(line)
    assert not line.isHidden()
    assert "office-before.sqlite" in line.words.text()
    assert str(Path("/кеңсе")) in line.words.text()
    line.findChildren(QPushButton)[0].click()
    assert line.isHidden()
    again = UpgradedLine(context)
    qtbot.addWidget(again)
    assert again.isHidden()
