"""A page that is one list: narrowed while typing, counted, opened, and come back to."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from desktop_app.gui.context import Context
from desktop_app.gui.frames.list_page import FilteredListPage, filter_box
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.places import Place
from desktop_app.services import listing
from desktop_app.services.listing import Listing
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen
from tests.gui.tables import double_click, shown

LETTERS = {1: "Әліпби", 2: "Ғарыш", 3: "Қала", 4: "Ңқ", 5: "Өлең", 6: "әке"}


class Letters(Listing[str]):
    """Those with the text in them, of odd or even ids."""

    def __init__(self, text: str, rest: int | None) -> None:
        self.text, self.rest = text, rest

    def ids(self, connection: Connection) -> list[int]:
        return [
            each
            for each, word in LETTERS.items()
            if self.text.casefold() in word.casefold() and self.rest in (None, each % 2)
        ]

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[str]:
        return [LETTERS[each] for each in wanted]


class LettersPage(FilteredListPage[str]):
    which = "words"

    def put_above(self) -> None:
        every: list[tuple[str, object]] = [("All", None), ("Even", 0), ("Odd", 1)]
        self.rest = filter_box("Which", every)
        self.add_filters("A word", self.rest)

    def columns(self) -> Sequence[Column[str]]:
        return [Column[str]("Word", str)]

    def listing(self) -> Listing[str]:
        return Letters(self.text.text(), self.rest.currentData())

    def count_words(self, count: int) -> str:
        return "{count} words"

    def nothing_words(self) -> str:
        return f"No word has “{self.text.text()}” in it."

    def place_of(self, row_id: int) -> Place:
        return Place("word", row_id)


class Opened:
    """The page as it was opened, and where it led."""

    def __init__(self, qtbot: QtBot, context: Context, place: Place) -> None:
        self.page = LettersPage(context, place, "Words")
        self.went: list[Place] = []
        context.went.connect(self.went.append)
        seen(qtbot, self.page)
        self.page.refresh()
        settle(context)

    @property
    def words(self) -> list[str]:
        settle(self.page.context)
        return shown(self.page.table)


@pytest.fixture
def at(qtbot: QtBot, context: Context) -> Opened:
    return Opened(qtbot, context, Place("words"))


def test_all_are_counted_and_the_line_to_type_in_has_the_keyboard(at: Opened) -> None:
    assert at.words == list(LETTERS.values())
    assert at.page.count.text() == "6 words"
    assert at.page.text.hasFocus()
    assert at.page.table.accessibleName() == "Words"


def test_typing_and_the_boxes_narrow_it_and_the_place_keeps_them(at: Opened) -> None:
    type_into(at.page.text, "ә")
    assert at.words == ["Әліпби", "әке"]
    QTest.keyClick(at.page.rest, Qt.Key.Key_Down)
    assert at.words == ["әке"]
    assert (at.page.place, at.page.count.text()) == (Place("words", text="ә\t1"), "1 words")


def test_nobody_found_is_said_in_words(at: Opened) -> None:
    type_into(at.page.text, "щ")
    assert at.words == []
    assert (at.page.nothing.isVisible(), at.page.table.isVisible()) == (True, False)
    assert at.page.nothing.text() == "No word has “щ” in it."
    QTest.keyClick(at.page.text, Qt.Key.Key_Backspace)
    assert at.words == list(LETTERS.values())
    assert (at.page.nothing.isVisible(), at.page.table.isVisible()) == (False, True)


def test_from_what_is_typed_to_what_is_found_by_keys(at: Opened) -> None:
    QTest.keyClick(at.page.text, Qt.Key.Key_Down)
    QTest.keyClick(at.page.table, Qt.Key.Key_Down)
    QTest.keyClick(at.page.table, Qt.Key.Key_Return)
    assert at.went == [Place("word", 2)]
    assert at.page.place.id == 2
    double_click(at.page.table, 4)
    assert at.went[1:] == [Place("word", 5)]


def test_one_comes_back_to_what_was_opened(qtbot: QtBot, context: Context) -> None:
    at = Opened(qtbot, context, Place("words", 4, "\t1"))
    assert (at.words, at.page.table.selected_id()) == (["Ғарыш", "Ңқ", "әке"], 4)
    QTest.keyClick(at.page.table, Qt.Key.Key_Down)
    at.page.refresh()
    assert (len(at.words), at.page.table.selected_id()) == (3, 6)


def test_what_is_narrowed_begins_at_its_first_row(at: Opened) -> None:
    QTest.keyClick(at.page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert at.page.table.selected_id() == 6
    type_into(at.page.text, "ә")
    assert (at.words, at.page.table.selected_id()) == (["Әліпби", "әке"], 1)


def click_heading(at: Opened) -> None:
    header = at.page.table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_on_a_heading_puts_in_order_of_the_alphabet_then_back(at: Opened) -> None:
    assert at.words == list(LETTERS.values())
    click_heading(at)
    assert at.words == ["әке", "Әліпби", "Ғарыш", "Қала", "Ңқ", "Өлең"]
    click_heading(at)
    assert at.words == ["Өлең", "Ңқ", "Қала", "Ғарыш", "Әліпби", "әке"]
    type_into(at.page.text, "ә")
    assert at.words == ["Әліпби", "әке"]  # the order stays while one narrows it
    click_heading(at)
    assert at.words == ["Әліпби", "әке"]
    assert not at.page.table.horizontalHeader().isSortIndicatorShown()


def test_what_is_opened_in_another_order_is_the_row_that_was_meant(at: Opened) -> None:
    click_heading(at)
    assert len(at.words) == len(LETTERS)
    double_click(at.page.table, 0)
    assert at.went == [Place("word", 6)]


def test_a_list_too_long_to_be_read_whole_stays_as_it_is(
    at: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_IN_ORDER", 5)
    click_heading(at)
    assert at.words == list(LETTERS.values())


def test_the_list_is_saved_as_it_is_shown(
    at: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    click_heading(at)
    assert len(at.words) == len(LETTERS)
    file = tmp_path / "words.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(file), ""))
    at.page.save_button.click()
    settle(at.page.context)
    cells = [cell.value for row in load_workbook(file).worksheets[0] for cell in row]
    assert [cell for cell in cells if cell in LETTERS.values()] == at.words
