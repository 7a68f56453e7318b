"""What becomes of a form that is left, printed to be signed, or being registered."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Service
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.entry import drafts
from desktop_app.storage.trouble import DatabaseTrouble
from tests.gui.entry_form import document, fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def kept(desk: Desk) -> list[object]:
    with desk.database.read() as connection:
        return [each.content for each in drafts.all_drafts(connection)]


def test_what_is_typed_survives_as_a_draft(
    qtbot: QtBot, page: EntryPage, context: Context, desk: Desk, school: int
) -> None:
    fill_people(page, school)
    page.form.service.set_value(Service.REIMBURSEMENT)
    page.form.reimbursement.iban.edit.setText("KZ1")
    document(page, "application").number.setText("№ 5 <b>")
    qtbot.waitUntil(lambda: kept(desk) == [page.form.content()] and page.place.id > 0)
    again = EntryPage(context, Place("entry", page.place.id))
    qtbot.addWidget(again)
    settle(context)
    assert again.form.content() == page.form.content()


def test_leaving_keeps_the_last_key(page: EntryPage, window: MainWindow, desk: Desk) -> None:
    type_into(page.form.child.surname.edit, "Ұ")
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        (draft,) = drafts.all_drafts(connection)
    assert draft.content["child"]["surname"] == "Ұ"


def test_an_untouched_form_leaves_no_draft(page: EntryPage, window: MainWindow, desk: Desk) -> None:
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        assert not drafts.all_drafts(connection)


def test_whoever_only_looks_at_a_draft_does_not_change_it(
    window: MainWindow, desk: Desk, head: Desk
) -> None:
    window.open(places.entry())
    assert isinstance(window.page, EntryPage)
    type_into(window.page.form.child.surname.edit, "Ұ")
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        (before,) = drafts.all_drafts(connection)
    window.page.context.desk = head
    window.open(places.entry(before.id))
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        assert drafts.all_drafts(connection) == [before]


def test_the_application_is_printed_to_be_signed_before_it_is_registered(
    qtbot: QtBot, window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    fill_people(page, school)
    QTest.mouseClick(page.answer.sign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    (shown,) = window.findChildren(PreviewDialog)
    assert type(shown) is PreviewDialog  # without delivery and registers
    assert shown.document.getAllText(0).text().count("Ғабитова")
    assert shown._file_name == "application.pdf"
    with desk.database.read() as connection:
        assert stored.ids(connection, "", None, ()) == []
    assert page.place.id  # the draft is kept
    shown.close()
    assert page.form.applicant.surname.value() == "Ғабитова"


def test_while_it_is_registered_nothing_is_typed_and_no_draft_is_left(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.form.checklist.accept_all()
    with qtbot.waitSignal(page.registered):
        QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
        assert not page.form.child.surname.edit.isEnabled()
        QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    with desk.database.read() as connection:
        assert len(stored.ids(connection)) == 1
        assert not drafts.all_drafts(connection)


def test_whoever_goes_elsewhere_while_it_is_registered_gets_the_paper_there(
    qtbot: QtBot, page: EntryPage, window: MainWindow, school: int
) -> None:
    fill_people(page, school)
    page.form.checklist.accept_all()
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    window.open(places.CHILDREN)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: window.findChild(PreviewDialog) is not None)
    assert window.page is not None
    assert window.page.place == places.CHILDREN


def test_a_refusal_that_nobody_has_seen_is_not_given_and_its_draft_stays(
    page: EntryPage, window: MainWindow, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    window.open(places.CHILDREN)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(page.context)
    assert window.findChild(ConfirmingPage) is None
    with desk.database.read() as connection:
        assert not stored.ids(connection)
        assert len(drafts.all_drafts(connection)) == 1


def test_whoever_steps_back_from_a_refusal_types_on(
    qtbot: QtBot, page: EntryPage, window: MainWindow, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    asked = window.findChild(ConfirmingPage)
    assert asked is not None
    assert asked.named.text() == "Refuse: Әбдіқадырқызы Үміт"
    QTest.mouseClick(asked.back_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert page.form.child.surname.edit.isEnabled()
    with desk.database.read() as connection:
        assert not stored.ids(connection)
    registered(qtbot, page)


def test_a_form_that_could_not_be_registered_can_be_typed_on(
    qtbot: QtBot, page: EntryPage, school: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: object) -> None:
        raise DatabaseTrouble("busy")

    fill_people(page, school)
    monkeypatch.setattr(registering, "register", fail)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.answer.register_button.isEnabled)
    assert "Somebody else" in page.answer.slips.words.text()
    assert page.form.child.surname.edit.isEnabled()
