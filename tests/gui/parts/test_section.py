"""A titled table: how many rows, words for when there are none, and what is done with one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.section import Section
from tests.gui.seen import seen
from tests.gui.tables import shown

COLUMNS = [Column[str]("Name", str)]


def _section(opened: list[str] | None = None) -> Section[str]:
    return Section("Payments", COLUMNS, "None yet.", None if opened is None else opened.append)


def test_rows_are_counted_in_the_title_and_none_is_said_in_words(qtbot: QtBot) -> None:
    section = _section()
    seen(qtbot, section)
    section.show_rows(())
    assert (section.title, section.selected()) == ("Payments", None)
    assert (section.empty.isVisible(), section.table.isVisible()) == (True, False)
    section.show_rows(["Әлия", "Ғани"])
    assert (section.title, section.selected()) == ("Payments (2)", "Әлия")
    assert (section.empty.isVisible(), section.table.isVisible()) == (False, True)
    assert shown(section.table) == ["Әлия", "Ғани"]
    assert section.table.accessibleName() == "Payments"


def test_enter_opens_the_row_and_where_none_can_be_nothing_happens(qtbot: QtBot) -> None:
    opened: list[str] = []
    section, shut = _section(opened), _section()
    seen(qtbot, section, shut)
    for each in (section, shut):
        each.show_rows(["Әлия", "Ғани"])
        QTest.keyClick(each.table, Qt.Key.Key_Down)
        QTest.keyClick(each.table, Qt.Key.Key_Return)
        assert each.selected() == "Ғани"
    assert opened == ["Ғани"]


def test_a_note_stands_left_of_the_buttons_in_their_order(qtbot: QtBot) -> None:
    section = _section()
    first, second = QPushButton("One"), QPushButton("Two")
    section.add_button(first)
    section.add_button(second)
    seen(qtbot, section)
    assert section.note.isHidden()
    section.say("Counted by the law as it is known.")
    qtbot.waitUntil(section.note.isVisible)
    assert section.note.x() < first.x() < second.x()
    section.say("")
    assert section.note.isHidden()


def test_sums_are_put_in_order_as_numbers_and_the_chosen_row_stays_chosen(qtbot: QtBot) -> None:
    section = _section()
    seen(qtbot, section)
    section.show_rows(["9 ₸", "34 600 ₸", "–", "120 ₸"])
    section.table.selectRow(1)
    header = section.table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert shown(section.table) == ["9 ₸", "120 ₸", "34 600 ₸", "–"]
    assert section.selected() == "34 600 ₸"
    header.sectionClicked.emit(0)
    assert shown(section.table) == ["34 600 ₸", "120 ₸", "9 ₸", "–"]
    section.show_rows(["1 ₸", "2 ₸"])
    assert shown(section.table) == ["2 ₸", "1 ₸"]
