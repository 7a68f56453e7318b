"""Two windows on one entry, as two clerks have them on two PCs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, tasks
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.records.drafts import Draft
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.storage.applications import on_file as stored
from tests.gui.entry_form import fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import PatientWindow


@pytest.fixture
def beside(qtbot: QtBot, head: Desk) -> Iterator[MainWindow]:
    """The head's window, on a PC of its own."""
    context = Context(replace(head, pc="БАСШЫ-ПК"))
    made = PatientWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.attach(context)
    yield made
    tasks.wait_for_all()
    QApplication.processEvents()


def entry_in(window: MainWindow, place: Place) -> EntryPage:
    window.open(place)
    assert isinstance(window.page, EntryPage)
    return window.page


def kept(desk: Desk) -> dict[int, str]:
    return {each.id: each.content["child"]["surname"] for each in drafts.all_drafts(desk)}


def only(desk: Desk) -> Draft:
    (draft,) = drafts.all_drafts(desk)
    return draft


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def typed(page: EntryPage, surname: str) -> int:
    type_into(page.form.child.surname.edit, surname)
    assert page.draft.save()
    return page.place.id


def test_who_has_it_open_is_said_and_it_is_only_looked_at(
    page: EntryPage, beside: MainWindow, desk: Desk
) -> None:
    draft = typed(page, "Ұ")
    looked = entry_in(beside, places.entry(draft))
    said = looked.draft.words.text()
    assert said.startswith("Маман has this entry open since 21.11.2026 10:00.")
    assert looked.form.child.surname.value() == "Ұ"
    assert not looked.form.child.surname.edit.isEnabled()
    assert not looked.answer.register_button.isVisible()
    assert not looked.answer.sign_button.isVisible()
    before = only(desk)
    QTest.mouseClick(looked.draft.back_button, Qt.MouseButton.LeftButton)
    assert beside.page is not None
    assert beside.page.place == places.TODAY
    assert only(desk) == before


def test_whoever_goes_away_leaves_it_free(
    window: MainWindow, page: EntryPage, beside: MainWindow
) -> None:
    draft = typed(page, "Ұ")
    window.open(places.CHILDREN)
    free = entry_in(beside, places.entry(draft))
    assert not free.draft.isVisible()
    assert free.form.child.surname.edit.isEnabled()
    asked = entry_in(window, places.entry(draft))
    assert "Басшы has this entry open since 21.11.2026 10:00, on БАСШЫ-ПК." in (
        asked.draft.words.text()
    )


def test_taken_over_both_type_on_and_nothing_is_lost(
    page: EntryPage, beside: MainWindow, desk: Desk
) -> None:
    draft = typed(page, "Ұ")
    theirs = entry_in(beside, places.entry(draft))
    assert typed(page, "л") == draft
    QTest.mouseClick(theirs.draft.take_over_button, Qt.MouseButton.LeftButton)
    assert not theirs.draft.isVisible()
    assert theirs.form.child.surname.value() == page.form.child.surname.value()
    assert theirs.answer.register_button.isVisible()
    assert typed(theirs, "X") == draft
    own = typed(page, "ы")
    assert own != draft
    said = page.draft.words.text()
    assert said.startswith("Басшы took this entry over at 21.11.2026 10:00.")
    assert "an entry of its own" in said
    assert typed(page, "қ") == own
    assert kept(desk) == {
        draft: theirs.form.child.surname.content(),
        own: page.form.child.surname.content(),
    }


def test_a_draft_that_was_discarded_and_another_childs_begun_meanwhile(
    page: EntryPage, desk: Desk
) -> None:
    draft = typed(page, "Ұ")
    assert page.draft.seen is not None
    drafts.close(desk, page.draft.seen)
    drafts.discard(desk, page.draft.seen)
    another = drafts.add(desk, {"child": {"surname": "Басқа"}})
    own = typed(page, "л")
    assert own not in {draft, another.id}
    assert "registered or discarded elsewhere" in page.draft.words.text()
    assert kept(desk) == {another.id: "Басқа", own: page.form.child.surname.value()}


def test_registering_from_the_old_window_asks_first_and_leaves_the_others_entry(
    qtbot: QtBot, page: EntryPage, beside: MainWindow, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    assert page.draft.save()
    draft = page.place.id
    theirs = entry_in(beside, places.entry(draft))
    QTest.mouseClick(theirs.draft.take_over_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    assert "Басшы took this entry over" in page.draft.words.text()
    assert page.answer.register_button.isEnabled()
    with desk.database.read() as connection:
        assert stored.ids(connection) == []
    assert set(kept(desk)) == {draft, page.place.id}
    registered(qtbot, page)
    assert set(kept(desk)) == {draft}


def test_an_entry_that_is_gone_is_said_to_be(window: MainWindow, school: int, desk: Desk) -> None:
    gone = drafts.add(desk, {"child": {"surname": "Ұ"}})
    drafts.discard(desk, gone)
    page = entry_in(window, places.entry(gone.id))
    assert "registered or discarded elsewhere" in page.draft.words.text()
    assert page.form.child.surname.value() == ""
    assert page.place == places.entry()
    assert typed(page, "Ұ") != gone.id
