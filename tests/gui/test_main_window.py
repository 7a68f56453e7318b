"""Going from place to place: the way back, and what can't be kept where one leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts as entries
from desktop_app.storage.entry import drafts
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import home_education_entry, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.services.acts import award, pay


@pytest.fixture
def no_draft_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Undo it, and the database works again."""

    def fail(*_values: object) -> None:
        raise DatabaseTrouble("unreachable")

    monkeypatch.setattr(entries, "save", fail)
    return monkeypatch


@pytest.fixture
def typed(window: MainWindow) -> EntryPage:
    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)
    type_into(page.form.child.surname.edit, "Ұлықбек")
    return page


def test_the_way_back_goes_through_every_case(window: MainWindow, desk: Desk, school: int) -> None:
    entries = [home_education_entry(school, number) for number in (1, 2)]
    one, two = (places.case(registering.register(desk, e).application.id) for e in entries)
    for place in (one, two):
        window.open(place)
    window.go_back()
    window.open(places.CHILDREN)
    window.go_back()
    assert window.page is not None
    assert window.page.place == one
    window.go_back()
    assert window.page.place == places.TODAY


def test_what_can_not_be_kept_keeps_the_page(
    window: MainWindow, typed: EntryPage, desk: Desk, no_draft_can_be_kept: pytest.MonkeyPatch
) -> None:
    buttons = {each.text(): each for each in window.findChildren(QPushButton)}
    for name in ("Children", "KK", "New application"):
        buttons[name].click()
        assert window.page is typed
        assert "can't be reached" in window.banner.words.text()
    assert not buttons["KK"].isChecked()
    window.go_back()
    assert window.page is typed
    assert typed.form.child.surname.value() == "Ұлықбек"
    no_draft_can_be_kept.undo()
    window.go_back()
    assert window.page is not typed
    with desk.database.read() as connection:
        (draft,) = drafts.all_drafts(connection)
    assert draft.content["child"]["surname"] == "Ұлықбек"


def test_closing_warns_once_of_what_can_not_be_kept(
    window: MainWindow, typed: EntryPage, no_draft_can_be_kept: pytest.MonkeyPatch
) -> None:
    assert not window.close()
    said = window.banner.words.text()
    assert "can't be reached" in said
    assert "Close once more" in said
    assert window.close()


def test_the_number_of_a_line_leads_from_paper_to_the_case(
    qtbot: QtBot, window: MainWindow, head: Desk, school: int
) -> None:
    award(head, reimbursement_entry(school))
    second = award(head, reimbursement_entry(school, 2))
    closed = pay(head, "2026Q1")
    line = next(n for n, each in enumerate(closed.lines, 1) if each.child_id == second.child_id)
    in_latin = closed.number.replace("Т", "T")
    type_into(window.search, f" {in_latin} / {line} ")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.place.page == "case")
    assert window.page is not None
    assert window.page.place == places.case(second.id)
