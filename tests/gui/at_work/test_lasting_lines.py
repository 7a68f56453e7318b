"""Lines that are told once more take the place of their own, and of nobody else's."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.at_work.lasting_lines import LastingLines


def told(above: QWidget) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    column = above.layout()
    assert column is not None
    found = [item.widget() for n in range(column.count()) if (item := column.itemAt(n)) is not None]
    return [each.text() for each in found if isinstance(each, QLabel)]


def test_each_teller_takes_away_its_own_lines(qtbot: QtBot) -> None:
    above, first, second = QWidget(), LastingLines(), LastingLines()
    qtbot.addWidget(above)
    column = QVBoxLayout(above)
    first.show(column, [QLabel("key"), QLabel("damage")])
    second.show(column, [QLabel("backup")])
    first.show(column, [QLabel("кілт")])
    assert told(above) == ["backup", "кілт"]


def test_lines_that_went_with_their_column_are_told_in_another(qtbot: QtBot) -> None:
    lines, above, anew = LastingLines(), QWidget(), QWidget()
    qtbot.addWidget(anew)
    lines.show(QVBoxLayout(above), [QLabel("key")])
    above.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lines.show(QVBoxLayout(anew), [QLabel("кілт")])
    assert told(anew) == ["кілт"]
