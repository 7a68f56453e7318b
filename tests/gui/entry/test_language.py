"""The language of papers: asked at the form, kept on the applicant's card."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.people import on_file as people
from tests.builders import a_parent, home_education_entry, make_iin
from tests.gui.entry_form import BORN, fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def on_card(desk: Desk, iin: str) -> str:
    with desk.database.read() as connection:
        found = people.by_iin(connection, iin)
    assert found is not None
    return found.paper_language


def test_the_language_of_papers_is_kept_on_the_applicants_card(
    qtbot: QtBot, page: EntryPage, desk: Desk, school: int
) -> None:
    fill_people(page, school)
    page.form.checklist.accept_all()
    page.form.language.set_value(PaperLanguage.BESIDE)
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        application = stored.by_id(connection, application_id)
    assert application.language is PaperLanguage.BESIDE
    assert on_card(desk, make_iin(date(1988, 1, 30), Sex.FEMALE, 8)) == "kk|ru"
    assert on_card(desk, make_iin(BORN, Sex.FEMALE, 7)) == ""


def test_an_applicant_on_file_is_given_papers_in_the_language_of_their_card(
    page: EntryPage, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    registering.register(desk, entry)
    assert page.form.language.value() == PaperLanguage.KAZAKH
    type_into(page.form.applicant.iin.edit, a_parent().iin)
    settle(page.context)
    assert page.form.language.value() == PaperLanguage.BOTH


def test_a_language_that_was_just_asked_is_not_overruled_by_the_card(
    page: EntryPage, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    registering.register(desk, entry)
    page.form.language.box.setFocus()
    QTest.keyClick(page.form.language.box, Qt.Key.Key_Down)
    page.form.language.box.activated.emit(page.form.language.box.currentIndex())
    assert page.form.language.value() == PaperLanguage.RUSSIAN
    type_into(page.form.applicant.iin.edit, a_parent().iin)
    settle(page.context)
    assert page.form.language.value() == PaperLanguage.RUSSIAN


def test_a_draft_keeps_its_language_whatever_the_card_says(
    window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    registering.register(desk, entry)
    type_into(page.form.applicant.iin.edit, a_parent().iin)
    settle(page.context)
    page.form.language.set_value(PaperLanguage.RUSSIAN)
    window.open(places.TODAY)
    window.go_back()
    assert isinstance(window.page, EntryPage)
    assert window.page.form.applicant.iin.value() == a_parent().iin
    assert window.page.form.language.value() == PaperLanguage.RUSSIAN


def test_an_application_from_the_childs_card_takes_the_language_of_the_applicants(
    window: MainWindow, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.RUSSIAN)
    child = registering.register(desk, entry).application.child_id
    window.open(places.reimbursement_for(child))
    assert isinstance(window.page, EntryPage)
    assert window.page.form.language.value() == PaperLanguage.RUSSIAN
