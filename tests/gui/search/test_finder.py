"""Searching in the window: from anywhere, by keyboard alone, and gone when nobody is there."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.search.finder import Finder
from desktop_app.gui.search.words import title
from desktop_app.records.kinds import Role
from desktop_app.records.search import Group
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import details as office
from tests.builders import a_child, home_education_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.ready_made import ready_made
from tests.services.acts import added, taken_by

NAMES = (("Фёдоров", "Иван"), ("Федоров", "Пётр"), ("Қасымбек", "Айша"), ("Ким", "Ли"))


@pytest.fixture
@ready_made
def children(desk: Desk, school: int) -> dict[str, int]:
    """By their surnames."""
    found = {}
    for number, (surname, given) in enumerate(NAMES, start=1):
        child = a_child(number, surname=surname, given_name=given, patronymic="")
        entry = home_education_entry(school, number, child=child)
        found[surname] = registering.register(desk, entry).application.child_id
    return found


def sought(qtbot: QtBot, window: MainWindow, text: str) -> Finder:
    """What is found stands below the box."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.context is not None
    settle(window.context)
    type_into(window.search, text)
    settle(window.context)
    finder = window.search.finder
    assert finder is not None
    return finder


def names_of(finder: Finder, group: Group = Group.CHILD) -> list[str]:
    return [title(hit) for hit in finder.results.hits if hit.group is group]


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_F])
@pytest.mark.parametrize("place", [places.TODAY, places.APPLICATIONS, places.SETTINGS])
def test_the_keys_put_the_cursor_in_the_box_from_anywhere(
    window: MainWindow, children: dict[str, int], key: Qt.Key, place: places.Place
) -> None:
    window.open(place)
    assert window.page is not None
    window.page.setFocus()
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()


def test_found_while_typing_and_opened_by_enter(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "федоров")
    assert names_of(finder) == ["Федоров Пётр", "Фёдоров Иван"]
    assert window.search.hasFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.child(children["Фёдоров"])
    assert not finder.results.isVisible()
    assert window.search.text() == ""


def test_what_was_begun_and_not_registered_is_found_and_gone_on_with(
    qtbot: QtBot, window: MainWindow, desk: Desk, children: dict[str, int]
) -> None:
    content = {"child": {"surname": "Сейтова", "given_name": "Дана", "iin": "150407603016"}}
    kept = drafts.add(desk, content)
    finder = sought(qtbot, window, "сейтова")
    assert names_of(finder, Group.DRAFT) == ["Сейтова Дана"]
    texts = [item.text(0) for item in finder.results.list.items()]
    assert texts[0] == "Unfinished entries"
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.entry(kept.id)


def test_from_one_letter_on_in_groups(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "к")
    assert names_of(finder) == ["Ким Ли", "Қасымбек Айша"]
    texts = [item.text(0) for item in finder.results.list.items()]
    assert texts[0] == "Children"
    heading = finder.results.list.items()[0]
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_it_stops_at_the_ends(qtbot: QtBot, window: MainWindow, children: dict[str, int]) -> None:
    finder = sought(qtbot, window, "федоров")
    first = finder.results.chosen()
    QTest.keyClick(window.search, Qt.Key.Key_Up)
    assert finder.results.chosen() == first
    QTest.keyClick(window.search, Qt.Key.Key_PageDown)
    last = finder.results.chosen()
    assert last == finder.results.hits[-1]
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert finder.results.chosen() == last


def test_a_click_opens(qtbot: QtBot, window: MainWindow, children: dict[str, int]) -> None:
    finder = sought(qtbot, window, "Kasymbek")
    shown = finder.results.list
    where = shown.visualItemRect(shown.items()[1]).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.page is not None
    assert window.page.place == places.child(children["Қасымбек"])


def test_nothing_found_says_what_was_tried_and_what_is_near(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "Касмыбек")
    assert "telephones" in finder.results.told.text()
    assert names_of(finder) == ["Қасымбек Айша"]
    assert finder.results.chosen() is None
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.TODAY
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.page.place == places.child(children["Қасымбек"])


def test_nothing_near_is_said_too(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "<b>Жоқ</b>")
    assert finder.results.hits == []
    assert "<b>Жоқ</b>" in finder.results.told.text()
    assert finder.results.told.textFormat() is Qt.TextFormat.PlainText


def test_what_was_opened_last(qtbot: QtBot, window: MainWindow, children: dict[str, int]) -> None:
    for name in ("Фёдоров", "Қасымбек"):
        window.open(places.child(children[name]))
    finder = sought(qtbot, window, "")
    assert names_of(finder) == ["Қасымбек Айша", "Фёдоров Иван"]
    assert finder.results.told.text() == "Opened last"


def test_escape_closes_and_leaving_too(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "ким")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not finder.results.isVisible()
    assert window.search.text() == ""
    sought(qtbot, window, "ким")
    QTest.keyClick(window.search, Qt.Key.Key_Tab)
    assert not finder.results.isVisible()


def test_enter_before_the_answer_opens_what_is_alone(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    sought(qtbot, window, "Ким")
    window.open(places.TODAY)
    window.search.setFocus()
    type_into(window.search, "Қасымбек")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.place.page == "child")
    assert window.page is not None
    assert window.page.place == places.child(children["Қасымбек"])


def test_nothing_stays_in_memory_while_nobody_is_there(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    finder = sought(qtbot, window, "ким")
    held = finder.index
    assert not held.is_empty
    window.cover(QLabel("locked"))
    assert [held.is_empty, finder.results.hits, window.search.text()] == [True, [], ""]
    window.uncover()
    assert names_of(sought(qtbot, window, "ким")) == ["Ким Ли"]


def test_whoever_sees_no_families_is_told(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    assert window.context is not None
    finder = sought(qtbot, window, "")
    window.context.desk = taken_by(window.context.desk, Role.ADMINISTRATOR)
    finder.seek("ким")
    settle(window.context)
    assert finder.results.hits == []
    assert not finder.results.isVisible()
    assert finder.index.is_empty
    assert "does not see" in window.banner.words.text()


def test_a_new_family_is_found_at_once(
    qtbot: QtBot, window: MainWindow, children: dict[str, int], desk: Desk, school: int
) -> None:
    assert names_of(sought(qtbot, window, "Жаңа")) == []
    window.search.leave()
    child = a_child(9, surname="Жаңаев", given_name="Ер", birth_date=date(2013, 8, 5))
    registering.register(desk, home_education_entry(school, 9, child=child))
    assert names_of(sought(qtbot, window, "Жаңа")) == [child.full_name]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, None])
def test_whose_role_is_taken_away_in_the_middle_finds_and_opens_nobody_any_more(
    qtbot: QtBot,
    window: MainWindow,
    children: dict[str, int],
    desk: Desk,
    administrator: Desk,
    role: Role | None,
) -> None:
    """The window stays open on another PC, with all that it has in memory; None: taken out."""
    added(administrator, "Екінші маман", Role.CLERK)
    assert names_of(sought(qtbot, window, "Ким")) == ["Ким Ли"]
    if role is None:
        office.retire_worker(administrator, desk.worker)
    else:
        office.save_worker(administrator, replace(desk.worker, role=role))
    assert names_of(sought(qtbot, window, "Федоров")) == []
    window.open(places.child(children["Ким"]))
    assert window.context is not None
    settle(window.context)
    said = " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
    assert "Ким" not in said
    assert "150407" not in said
