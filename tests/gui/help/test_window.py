"""F1 opens the guide where one is; it is read and searched while the work goes on."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.help.chapters import chapters
from desktop_app.gui.help.window import HelpWindow
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.window.tour import Tour
from tests.gui.keyboard import type_into


@pytest.fixture(autouse=True)
def russian(window: MainWindow) -> Iterator[None]:
    translation.use("ru")
    window.rebuild()
    yield
    translation.use("en")


def shown(window: MainWindow) -> HelpWindow:
    (found,) = (each for each in window.findChildren(HelpWindow) if each.isVisible())
    return found


def title(opened: HelpWindow) -> str:
    return opened.contents.currentItem().text()


def visible(opened: HelpWindow) -> list[str]:
    items = [opened.contents.item(number) for number in range(opened.contents.count())]
    return [item.text() for item in items if not item.isHidden()]


@pytest.mark.parametrize(
    ("place", "chapter"),
    [
        (places.PAYOUTS, "Выплата за период"),
        (places.CALENDAR, "Календарь и сроки"),
        (places.entry(), "Прием заявления"),
    ],
)
def test_f1_leads_from_a_field_to_the_chapter_of_the_page(
    window: MainWindow, context: Context, place: places.Place, chapter: str
) -> None:
    window.open(place)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    opened = shown(window)
    assert title(opened) == chapter
    assert chapter in opened.text.toPlainText()
    assert not opened.isModal()


def test_before_there_is_a_database_it_says_how_to_begin(qtbot: QtBot) -> None:
    empty = MainWindow()
    qtbot.addWidget(empty)
    empty.show()
    QTest.keyClick(empty, Qt.Key.Key_F1)
    assert title(shown(empty)) == "Начало работы"


def test_a_dialog_that_waits_does_not_keep_it_from_being_used(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    window.open(places.DEBTS)
    waiting = KeyedDialog(window)
    waiting.open()
    QTest.keyClick(waiting, Qt.Key.Key_F1)
    opened = shown(window)
    assert opened.parentWidget() is waiting  # a window below a modal one gets no clicks
    assert title(opened) == "Переплаты: как они возвращаются"
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert waiting.isVisible()
    waiting.reject()


def test_there_is_one_and_it_goes_with_the_language(window: MainWindow, context: Context) -> None:
    window.open(places.TODAY)
    for _ in range(2):
        window.sidebar.help.click()
    shown(window)
    translation.use("kk")
    window.rebuild()
    assert not [each for each in window.findChildren(HelpWindow) if each.isVisible()]


def test_a_search_leaves_the_chapters_that_have_it_and_goes_on_from_hit_to_hit(
    window: MainWindow, context: Context
) -> None:
    window.open(places.TODAY)
    window.show_help(window)
    opened = shown(window)
    type_into(opened.sought, "почт")
    expected = [each.title for each in chapters("ru") if each.hits("почт")]
    assert visible(opened) == expected
    assert len(expected) > 1
    seen = {title(opened)}
    for _ in range(40):
        assert opened.text.textCursor().selectedText().casefold() == "почт"
        QTest.keyClick(opened.sought, Qt.Key.Key_Return)
        seen.add(title(opened))
    assert seen == set(expected)
    type_into(opened.sought, "жоқсөз")
    assert (visible(opened), opened.found.text()) == ([], "Ничего не найдено")


def test_pictures_fit_the_text_and_links_lead_to_the_other_guide_only(
    window: MainWindow, context: Context
) -> None:
    window.open(places.TODAY)
    window.show_help(window)
    opened = shown(window)
    kind = QTextDocument.ResourceType.ImageResource
    picture: Any = opened.text.document().resource(
        kind.value, opened.text.document().baseUrl().resolved(QUrl("images/ru/today.png"))
    )
    assert 0 < picture.width() <= opened.text.viewport().width()
    opened.text.anchorClicked.emit(QUrl("https://example.org"))
    assert title(opened) == "Раздел «Сегодня»"
    opened.text.anchorClicked.emit(QUrl("upkeep.ru.md"))
    assert title(opened) == next(e.title for e in chapters("ru") if e.begins == "upkeep.ru.md")


def test_other_widgets_without_a_window_of_the_program_ignore_it(qtbot: QtBot) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    alone = KeyedDialog(above)
    QTest.keyClick(alone, Qt.Key.Key_F1)
    assert not alone.findChildren(HelpWindow)


def test_the_tour_begins_from_it_but_not_over_a_dialog_that_waits(
    window: MainWindow, context: Context
) -> None:
    window.show_help(window)
    opened = shown(window)
    QTest.mouseClick(opened.tour_button, Qt.MouseButton.LeftButton)
    (tour,) = (each for each in window.findChildren(Tour) if each.isVisible())
    tour.leave()
    waiting = KeyedDialog(window)
    waiting.open()
    window.show_help(waiting)
    assert not shown(window).tour_button.isVisible()
    waiting.reject()
