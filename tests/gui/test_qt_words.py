"""What Qt says by itself – menus, months, days – is in the language of the screen too."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import qt_words
from desktop_app.gui.fields.entries import DayField


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    yield
    qt_words.use("en")


@pytest.mark.parametrize(
    ("language", "paste", "month", "monday"),
    [("kk", "Кіріс&тіру", "Қараша", "дс"), ("ru", "В&ставить", "ноябрь", "пн")],
)
def test_menus_and_calendars_speak_the_language_of_the_screen(
    qtbot: QtBot, language: str, paste: str, month: str, monday: str
) -> None:
    translation.use(language)
    qt_words.use(language)
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert any(action.text().startswith(paste) for action in menu.actions())

    field = DayField("")
    qtbot.addWidget(field)
    field.edit.setText("21.11.2026")
    field.show()
    field.edit.actions()[0].trigger()
    calendar = field.edit.findChildren(QCalendarWidget)[0]
    names = [button.text() for button in calendar.findChildren(QToolButton)]
    assert month in names
    days = calendar.findChildren(QTableView)[0]
    shown = [days.model().index(0, column).data() for column in range(8)]
    assert monday in shown
    qtbot.waitUntil(calendar.isVisible)
    # Every day has the room its words want: nothing is cut off at the edge.
    assert calendar.width() >= calendar.sizeHint().width()
    assert calendar.height() >= calendar.sizeHint().height()
    assert not days.verticalScrollBar().isVisible()
    menu_of_days = calendar.parentWidget()
    assert menu_of_days is not None
    menu_of_days.close()
