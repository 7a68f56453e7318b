"""Who works, in which database and in which language, below every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui.window.status_line import StatusLine
from tests.gui.seen import seen

STAFF = [("Әлия", "Әлия, clerk"), ("Ғани", "Ғани, head")]


def of_width(qtbot: QtBot, width: int) -> StatusLine:
    """In a window of a width, which a line that is a window itself would not take."""
    window = QWidget()
    made = StatusLine()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    window.setFixedWidth(width)
    seen(qtbot, window)
    return made


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine()
    seen(qtbot, made)
    return made


def _languages(line: StatusLine) -> dict[str, QPushButton]:
    return {made.text(): made for made in line.findChildren(QPushButton)}


def test_who_works_is_there_once_the_database_is_open(line: StatusLine) -> None:
    assert not line.worker.isVisible()
    line.show_staff(STAFF, "Ғани", "office.sqlite")
    assert line.worker.isVisible()
    assert (line.worker.currentText(), line.database_name.text()) == (
        "Ғани, head",
        "office.sqlite",
    )
    line.show_staff(STAFF[:1], "Ғани", "office.sqlite")
    assert [line.worker.itemText(row) for row in range(line.worker.count())] == ["Әлия, clerk"]
    assert line.worker.currentText() == "Әлия, clerk"


def test_nothing_is_said_of_the_office_while_nobody_works(line: StatusLine) -> None:
    line.show_staff(STAFF, "Ғани", "office.sqlite")
    line.show_backup("14:30, 25 cases", is_bad=False)
    line.show_all(shown=False)
    line.show_backup("14:45, 26 cases", is_bad=True)
    assert not line.backup.isVisible()
    line.show_all(shown=True)
    assert line.backup.isVisible()


def test_only_who_is_chosen_by_hand_is_told(qtbot: QtBot, line: StatusLine) -> None:
    told: list[str] = []
    line.worker_chosen.connect(told.append)
    line.show_staff(STAFF, "Әлия", "office.sqlite")
    assert told == []
    QTest.keyClick(line.worker, Qt.Key.Key_Down)
    assert told == ["Ғани"]


def test_the_language_of_the_screen_is_marked(line: StatusLine) -> None:
    marked = {}
    for language in ("kk", "ru"):
        translation.use(language)
        line.mark_language()
        buttons = _languages(line)
        marked[language] = [name for name, made in buttons.items() if made.isChecked()]
    assert marked == {"kk": ["KK"], "ru": ["RU"]}


def test_a_language_is_chosen_and_named_in_itself(line: StatusLine) -> None:
    told: list[str] = []
    line.language_chosen.connect(told.append)
    buttons = _languages(line)
    for made in buttons.values():
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert told == ["kk", "ru"]
    assert buttons["KK"].accessibleName() == "Қазақша"


def test_that_something_runs_moves_nothing(qtbot: QtBot) -> None:
    line = of_width(qtbot, 1000)
    line.show_staff(STAFF, "Ғани", "office.sqlite")
    QApplication.processEvents()
    before = {name: made.geometry() for name, made in _languages(line).items()}
    line.show_busy(busy=True)
    QApplication.processEvents()
    assert line.progress.isVisible()
    assert line.progress.width() == line.width()
    assert {name: made.geometry() for name, made in _languages(line).items()} == before
    assert line.rect().contains(before["RU"])
    line.show_busy(busy=False)
    assert not line.progress.isVisible()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("is_practice", [True, False])
@pytest.mark.parametrize(("width", "folds"), [(1000, True), (2000, False)])
def test_words_that_need_more_than_there_is_fold(
    qtbot: QtBot, language: str, is_practice: bool, width: int, folds: bool
) -> None:
    translation.use(language)
    made = of_width(qtbot, width)
    if is_practice:
        made.show_staff([("Ә", "Ә. Н. Қожағұлова – Руководитель")], "Ә", "office.sqlite")
    else:
        made.show_entered("Ә. Н. Қожағұлова-Сейітмағамбетова – Руководитель", "office.sqlite")
        made.show_backup("Резервная копия 30.11.2026 14:30, 25 заявлений", is_bad=False)
    QApplication.processEvents()
    assert made.database_name.isVisible() is not folds
    assert made.rect().contains(_languages(made)["RU"].geometry())
