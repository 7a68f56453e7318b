"""A chart is read by keyboard, by mouse and aloud."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.documents.reports.charts import Chart, Series
from desktop_app.gui.reports.chart import ChartView
from tests.gui.seen import seen

CHART = Chart("Төлем", ("Қаң", "Ақп", "Нау"), [Series("paid", (5, 0, 7))], names=("1", "2", "3"))
WORDS = ["1: 5", "2: 0", "3: 7"]
EMPTY = Chart("Төлем", ("Қаң", "Ақп"), [Series("paid", (0, 0))])


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    """Beside a line that has the keyboard."""
    made, line = ChartView(), QLineEdit()
    seen(qtbot, line, made)
    line.setFocus()
    made.show_chart(CHART)
    return made


def _pressed(view: ChartView, *keys: Qt.Key) -> list[str]:
    told = []
    for key in keys:
        QTest.keyClick(view.bars, key)
        told.append(view.said.text())
    return told


def test_arrow_keys_go_from_bar_to_bar_and_no_further(view: ChartView) -> None:
    view.bars.setFocus()
    assert view.said.text() == WORDS[0]
    key = Qt.Key
    assert _pressed(view, key.Key_Right, key.Key_Down, key.Key_Right) == [*WORDS[1:], WORDS[2]]
    assert _pressed(view, key.Key_Left, key.Key_Up, key.Key_Up) == [WORDS[1], WORDS[0], WORDS[0]]


def test_another_chart_has_nothing_chosen(view: ChartView) -> None:
    view.bars.setFocus()
    view.show_chart(Chart("Саны", ("Қ",), [Series("n", (1,))]))
    assert (view.title.text(), view.said.text(), view.bars.chosen) == ("Саны", "", -1)
    assert _pressed(view, Qt.Key.Key_Right) == ["Қ: 1"]


def test_a_chart_without_numbers_says_so_and_is_not_read(view: ChartView) -> None:
    view.show_chart(EMPTY)
    assert view.said.text() == "Nothing in this period."
    view.bars.setFocus()
    assert view.bars.chosen == -1
    view.show_chart(None)
    assert (view.title.text(), view.said.text()) == ("", "")
    assert _pressed(view, Qt.Key.Key_Right) == [""]


def test_all_of_it_is_read_aloud(view: ChartView) -> None:
    assert view.bars.accessibleName() == "Төлем"
    assert view.bars.accessibleDescription().splitlines() == WORDS


def test_the_mouse_finds_the_bar_it_stands_at(view: ChartView) -> None:
    third = view.bars.width() // 3
    places = [QPoint(third * number + third // 2, 3) for number in range(3)]
    assert [view.bars.words_at(place) for place in places] == WORDS
    assert view.bars.words_at(QPoint(view.bars.width() + 50, 3)) == WORDS[2]
    view.show_chart(None)
    assert view.bars.words_at(places[0]) == ""


def test_of_lying_bars_it_finds_those_on_its_height(view: ChartView) -> None:
    series = [Series("a", (3, 1)), Series("b", (1, 3))]
    view.show_chart(Chart("Үлес", ("Ә", "Ғ"), series, stacked=True, lying=True))
    view.bars.grab()
    told = [view.bars.words_at(QPoint(4, y)) for y in range(view.bars.height())]
    assert [words for words in dict.fromkeys(told) if words] == ["Ә – a: 3; b: 1", "Ғ – a: 1; b: 3"]


def test_bars_are_drawn_and_the_chosen_one_is_framed(view: ChartView) -> None:
    def drawn() -> QImage:
        return view.bars.grab().toImage()

    before = drawn()
    view.bars.setFocus()
    chosen = drawn()
    assert chosen != before
    view.show_chart(EMPTY)
    colours = {drawn().pixel(x, y) for x in range(0, 200, 7) for y in range(0, 100, 7)}
    assert len(colours) == 1
