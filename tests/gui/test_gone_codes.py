"""Windows on data that name what the lists have no more: said in words, never a bug."""

from contextlib import suppress

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop_app.gui import places, tasks
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.law.checklist import DocumentState
from desktop_app.records.kinds import Service
from desktop_app.records.stored_words import UnknownWord
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.explaining import message_of
from desktop_app.storage import tables as t
from tests.builders import a_document, home_education_entry, reimbursement_entry
from tests.gui.case_screen import Screen
from tests.gui.entry_form import fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.tables import shown
from tests.services.acts import register
from tests.shipped_law import ShippedLaw, shipped_law

__all__ = ["shipped_law"]

GONE = "(no longer in the lists)"


def test_a_case_shows_its_documents_and_the_head_decides(
    heads_screen: Screen, head: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    lacking = a_document("consent", DocumentState.MISSING)
    application = register(head, reimbursement_entry(school, documents=lacking))
    shipped_law.without_document("consent")
    heads_screen.open(application)
    names = shown(heads_screen.part(QTableView, "documents"), "Document")
    assert [name for name in names if GONE in name] == [
        f"согласие на доступ к персональным данным {GONE}"
    ]


def test_a_refused_package_names_what_was_missing(
    screen: Screen, desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    lacking = a_document("medical_conclusion", DocumentState.MISSING)
    application = register(desk, home_education_entry(school, documents=lacking))
    shipped_law.without_document("medical_conclusion")
    screen.open(application)
    assert f"заключение врачебно-консультационной комиссии (форма 035-1/у) {GONE}" in screen.texts()


def test_a_draft_keeps_and_shows_what_is_not_asked_for_any_more(
    qtbot: QtBot, window: MainWindow, desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    page = opened(window)
    row = page.form.checklist.row("medical_conclusion")
    assert row is not None
    type_into(row.number, "12-345")
    window.open(places.TODAY)
    (draft,) = drafts.all_drafts(desk)
    shipped_law.without_document("medical_conclusion")
    window.open(places.entry(draft.id))
    again = window.page
    assert isinstance(again, EntryPage)
    assert again.form.checklist.row("medical_conclusion") is None
    qtbot.waitUntil(again.form.checklist.gone.isVisible)
    assert "medical_conclusion 12-345" in again.form.checklist.gone.text()
    type_into(again.form.child.surname.edit, "Ұ")
    window.open(places.TODAY)
    (kept,) = drafts.all_drafts(desk)
    assert kept.content["documents"]["medical_conclusion"]["number"] == "12-345"


def test_a_draft_of_choices_that_are_gone_says_so_and_can_be_typed_on(
    qtbot: QtBot, window: MainWindow, desk: Desk, school: int
) -> None:
    content = {"service": "gone", "channel": "pigeon", "provider": 77, "language": "xx"}
    draft = drafts.add(desk, content)
    window.open(places.entry(draft.id))
    page = window.page
    assert isinstance(page, EntryPage)
    assert page.form.service.value() == Service.HOME_EDUCATION
    for field, value in (
        (page.form.service, "gone"),
        (page.form.channel, "pigeon"),
    ):
        assert field.slip == f"“{value}” is no longer in the lists: choose another one."
    # A school is on file by its number there, which nobody has ever seen.
    told = "What was chosen is no longer in the lists: choose another one."
    assert page.form.provider.slip == told
    fill_people(page, school)
    assert page.form.provider.slip == ""
    assert registered(qtbot, page)


def test_a_form_without_the_documents_it_knows(
    window: MainWindow, school: int, shipped_law: ShippedLaw
) -> None:
    shipped_law.without_document(
        "application",
        "education_certificate",
        "disability_certificate",
        "bank_account",
        "consent",
    )
    page = opened(window)
    fill_people(page, school)
    page.form.service.set_value(Service.REIMBURSEMENT)
    type_into(page.form.reimbursement.number.edit, "17")
    type_into(page.form.reimbursement.iban.edit, "KZ1")
    page.form.reimbursement.indefinite.set_value(True)
    page.form.reimbursement.number.edit.clear()
    assert page.form.typed_entry()[0].reimbursement.consent


@pytest.mark.parametrize("name", ["case", "child", "complaint"])
def test_a_page_of_what_is_not_on_file_is_told_in_words(window: MainWindow, name: str) -> None:
    window.open(Place(name, 999_999))
    assert "not on file any more" in window.banner.words.text()


def test_lists_and_pages_tell_a_word_that_the_program_has_not(
    qtbot: QtBot, window: MainWindow, desk: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    with desk.database.begin() as connection:
        connection.execute(update(t.applications).values(status="of a later program"))
    seen = (places.TODAY, places.APPLICATIONS, places.CHILDREN, places.case(application.id))
    for place in seen:
        with qtbot.capture_exceptions() as caught, suppress(UnknownWord):
            window.open(place)
            tasks.wait_for_all()
            QApplication.processEvents()
        for _kind, error, _where in caught:
            assert message_of(error, "en") is not None, place
