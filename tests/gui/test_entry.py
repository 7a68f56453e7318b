"""Typing an application in: what is found, suggested, warned of, stopped, kept and answered."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.pages.entry import EntryPage
from desktop_app.gui.places import Place
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import Channel, NoticeKind, PaperLanguage, Service, Status
from desktop_app.services import applications, home_education
from desktop_app.services.desk import Desk
from desktop_app.storage import applications as stored
from desktop_app.storage import drafts, notices, people
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import a_child, a_parent, home_education_entry, make_iban, make_iin
from tests.gui.keyboard import type_into

BORN = date(2015, 4, 7)


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    window.open(places.entry())
    assert isinstance(window.page, EntryPage)
    return window.page


def fill_people(page: EntryPage, school: int) -> None:
    type_into(page.child.iin.edit, make_iin(BORN, Sex.FEMALE, 7))
    type_into(page.child.surname.edit, "Әбдіқадырқызы")
    type_into(page.child.given_name.edit, "Үміт")
    type_into(page.applicant.iin.edit, make_iin(date(1988, 1, 30), Sex.FEMALE, 8))
    type_into(page.applicant.surname.edit, "Ғабитова")
    type_into(page.applicant.address.edit, "Алатау қ., Көктем к., 1")
    page.provider.set_value(school)


def registered(qtbot: QtBot, page: EntryPage) -> int:
    """Press the button and wait until the application is registered; its id."""
    with qtbot.waitSignal(page.registered, timeout=20_000) as signal:
        QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    (application_id,) = signal.args
    return int(application_id)


def test_iin_fills_in_birth_date_and_sex(page: EntryPage) -> None:
    type_into(page.child.iin.edit, make_iin(BORN, Sex.FEMALE, 7))
    assert page.child.birth_date.value() == BORN
    assert page.child.sex.value() == Sex.FEMALE


def test_a_wrong_check_digit_is_said_at_the_field(page: EntryPage) -> None:
    right = make_iin(BORN, Sex.FEMALE, 7)
    type_into(page.child.iin.edit, right[:11] + str((int(right[11]) + 1) % 10))
    assert "mistyped" in page.child.iin.slip
    page.child.iin.edit.clear()
    assert page.child.iin.slip == ""


def test_a_birth_date_that_differs_is_only_a_warning(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.child.birth_date.edit.clear()
    type_into(page.child.birth_date.edit, "08.04.2015")
    assert "Differs" in page.child.birth_date.slip
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        child = people.by_id(connection, stored.by_id(connection, application_id).child_id)
    assert child.birth_date == date(2015, 4, 8)


def test_somebody_on_file_is_found_while_typing(
    page: EntryPage, desk: Desk, school: int, qtbot: QtBot
) -> None:
    with desk.database.begin() as connection:
        people.save(connection, a_child(serial=3), "", desk.now())
    type_into(page.child.surname.edit, "әлім")
    popups = [completer.popup() for completer in page.child.findChildren(QCompleter)]
    popup = next(popup for popup in popups if popup is not None and popup.isVisible())
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert page.child.iin.value() == a_child(serial=3).iin
    assert page.child.given_name.value() == "Әлия"


def test_a_known_iin_brings_the_person_in(page: EntryPage, desk: Desk) -> None:
    with desk.database.begin() as connection:
        people.save(connection, a_child(serial=3), "", desk.now())
    type_into(page.child.iin.edit, a_child(serial=3).iin)
    assert page.child.surname.value() == "Әлімқұлова"


def test_complete_documents_get_a_receipt_slip(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.checklist.accept_all()
    assert "receipt slip" in page.follows.words.text()
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        (paper,) = notices.of_application(connection, application_id)
        assert not drafts.all_drafts(connection)
    assert paper.kind is NoticeKind.RECEIPT_SLIP


def test_expired_and_missing_are_refused_on_appendix_2(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.checklist.accept_all()
    medical = page.checklist.row("medical_conclusion")
    medical.expires_on.setText("20.11.2026")
    application_row = page.checklist.row("application")
    application_row.state.setCurrentIndex(
        application_row.state.findData(DocumentState.MISSING.value)
    )
    said = page.follows.words.text()
    assert "Appendix 2" in said
    assert "20.11.2026" in said
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        assert stored.by_id(connection, application_id).status is Status.REFUSED
        (paper,) = notices.of_application(connection, application_id)
    assert paper.kind is NoticeKind.APPENDIX_TWO_REFUSAL


def test_a_portal_request_is_answered_with_appendix_3(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.checklist.accept_all()
    page.channel.set_value(Channel.PORTAL)
    assert page.sent_at.isVisibleTo(page)
    assert "notification of acceptance" in page.follows.words.text()
    assert "Appendix 3" in page.register_button.text()
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    assert "sent" in page.sent_at.slip
    type_into(page.sent_at.edit, "09:45")
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        (paper,) = notices.of_application(connection, application_id)
    assert paper.kind is NoticeKind.ACCEPTANCE


def test_every_slip_stands_at_its_field_and_nothing_is_registered(
    qtbot: QtBot, page: EntryPage, desk: Desk
) -> None:
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    for field in (page.child.iin, page.child.surname, page.applicant.iin, page.provider):
        assert field.slip, field.name.text()
    with desk.database.read() as connection:
        assert not stored.ids(connection)


def test_one_is_taken_to_the_topmost_slip(
    qtbot: QtBot, page: EntryPage, window: MainWindow, school: int
) -> None:
    fill_people(page, school)
    page.applicant.address.edit.clear()
    page.provider.set_value(0)
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    assert page.applicant.address.slip
    assert window.focusWidget() is page.provider.box


def test_a_second_open_application_is_stopped_and_shown(
    qtbot: QtBot, window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    first = applications.register(desk, home_education_entry(school, 3)).application
    with desk.database.read() as connection:
        iin = people.by_id(connection, first.child_id).iin
    type_into(page.child.iin.edit, iin)
    assert first.number in page.child.iin.slip
    assert page.open_button.isVisibleTo(page)
    with qtbot.waitSignal(page.context.went) as signal:
        QTest.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert signal.args == [places.case(first.id)]


def test_a_day_that_does_not_exist_is_said(qtbot: QtBot, page: EntryPage) -> None:
    page.child.birth_date.edit.setText("30.02.2015")
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    assert "no such day" in page.child.birth_date.slip


def test_what_is_typed_survives_as_a_draft(
    qtbot: QtBot, page: EntryPage, window: MainWindow, context: Context, school: int
) -> None:
    with qtbot.waitSignal(page.draft_saved) as signal:
        fill_people(page, school)
        page.service.set_value(Service.REIMBURSEMENT)
        page.reimbursement.iban.edit.setText("KZ1")
        page.checklist.row("application").number.setText("№ 5 <b>")
    again = EntryPage(context, Place("entry", int(signal.args[0])))
    qtbot.addWidget(again)
    assert again.content() == page.content()


def test_leaving_keeps_the_last_key(page: EntryPage, window: MainWindow, desk: Desk) -> None:
    type_into(page.child.surname.edit, "Ұ")
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        (draft,) = drafts.all_drafts(connection)
    assert draft.content["child"]["surname"] == "Ұ"


def test_an_untouched_form_leaves_no_draft(page: EntryPage, window: MainWindow, desk: Desk) -> None:
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        assert not drafts.all_drafts(connection)


def test_reimbursement_takes_the_papers_from_the_facts(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    page.service.set_value(Service.REIMBURSEMENT)
    fill_people(page, school)
    page.checklist.accept_all()
    facts = page.reimbursement
    type_into(facts.number.edit, "17")
    facts.issued_on.edit.setText("01.09.2026")
    facts.first_day.edit.setText("01.09.2026")
    facts.last_day.edit.setText("25.05.2027")
    facts.indefinite.set_value(True)
    type_into(facts.iban.edit, make_iban(5))
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        kept = {d.code: d for d in stored.documents_of(connection, application_id)}
        application = stored.by_id(connection, application_id)
    assert kept["education_certificate"].number == "17"
    assert kept["bank_account"].number == make_iban(5)
    assert application.consent
    assert application.disability_until is None


def test_the_applicant_of_before_is_offered_at_one_click(
    page: EntryPage, desk: Desk, school: int
) -> None:
    first = applications.register(desk, home_education_entry(school, 3)).application
    with desk.database.read() as connection:
        child = people.by_id(connection, first.child_id)
        parent = people.by_id(connection, first.applicant_id)
    type_into(page.child.iin.edit, child.iin)
    assert page.provider.value() == school
    assert parent.full_name in page.applicant.offer_button.text()
    QTest.mouseClick(page.applicant.offer_button, Qt.MouseButton.LeftButton)
    assert page.applicant.iin.value() == parent.iin
    assert not page.applicant.offer_button.isVisibleTo(page)


def _first_certificate(desk: Desk, school: int, serial: int, number: str) -> str:
    """Puts a child with one certificate on file; the child's IIN."""
    child = applications.register(desk, home_education_entry(school, serial)).application.child_id
    year = (date(2026, 9, 1), date(2027, 5, 25))
    certificate = CertificateEntry(number, date(2026, 9, 1), *year)
    home_education.record_certificate(desk, child, school, certificate)
    return a_child(serial=serial).iin


def test_another_child_brings_its_own_certificate(page: EntryPage, desk: Desk, school: int) -> None:
    one, other = (_first_certificate(desk, school, n, f"А-{n}") for n in (3, 4))
    page.service.set_value(Service.REIMBURSEMENT)
    facts = page.reimbursement
    for iin, number in ((one, "А-3"), (other, "А-4"), (make_iin(BORN, Sex.FEMALE, 7), "")):
        page.child.iin.edit.clear()
        type_into(page.child.iin.edit, iin)
        assert facts.number.value() == number
        assert bool(facts.first_day.value()) == bool(number)
    assert page.child.note.text() == ""
    assert page.applicant.offer_button.isHidden()


def test_a_certificate_typed_before_the_child_is_kept(
    page: EntryPage, desk: Desk, school: int
) -> None:
    iin = _first_certificate(desk, school, 3, "А-3")
    page.service.set_value(Service.REIMBURSEMENT)
    type_into(page.reimbursement.number.edit, "17")
    type_into(page.child.iin.edit, iin)
    assert page.reimbursement.number.value() == "17"
    assert page.reimbursement.on_file.value() == ""


def test_while_it_is_registered_nothing_is_typed_and_no_draft_is_left(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    with qtbot.waitSignal(page.registered, timeout=20_000):
        QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
        assert not page.child.surname.edit.isEnabled()
        QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    with desk.database.read() as connection:
        assert len(stored.ids(connection)) == 1
        assert not drafts.all_drafts(connection)


def test_whoever_goes_elsewhere_while_it_is_registered_gets_the_paper_there(
    qtbot: QtBot, page: EntryPage, window: MainWindow, school: int
) -> None:
    fill_people(page, school)
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    window.open(places.CHILDREN)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: window.findChild(PreviewDialog) is not None, timeout=20_000)
    assert window.page is not None
    assert window.page.place == places.CHILDREN


def test_a_form_that_could_not_be_registered_can_be_typed_on(
    qtbot: QtBot, page: EntryPage, school: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: object) -> None:
        raise DatabaseTrouble("busy")

    fill_people(page, school)
    monkeypatch.setattr(applications, "register", fail)
    QTest.mouseClick(page.register_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.register_button.isEnabled, timeout=20_000)
    assert "Somebody else" in page.slips.words.text()
    assert page.child.surname.edit.isEnabled()


def test_the_wheel_scrolls_the_form_and_changes_nothing_in_it(
    page: EntryPage, window: MainWindow
) -> None:
    page.service.set_value(Service.REIMBURSEMENT)
    page.checklist.accept_all()
    before, bar = page.content(), page.area.verticalScrollBar()
    row = page.checklist.row("application")
    for editor in (page.relation.box, row.state, row.pages):
        page.area.ensureWidgetVisible(editor)
        bar.setValue(bar.value() - 20)
        stood = bar.value()
        at = QPointF(editor.mapTo(window, editor.rect().center()))
        QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
        assert bar.value() > stood
        assert page.content() == before


def test_whoever_only_looks_at_a_draft_does_not_change_it(
    window: MainWindow, desk: Desk, head: Desk
) -> None:
    window.open(places.entry())
    assert isinstance(window.page, EntryPage)
    type_into(window.page.child.surname.edit, "Ұ")
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        (before,) = drafts.all_drafts(connection)
    window.page.context.desk = head
    window.open(places.entry(before.id))
    window.open(places.CHILDREN)
    with desk.database.read() as connection:
        assert drafts.all_drafts(connection) == [before]


# The language on the card, and the application to sign


def on_card(desk: Desk, iin: str) -> str:
    with desk.database.read() as connection:
        found = people.by_iin(connection, iin)
    assert found is not None
    return found.paper_language


def test_the_language_of_papers_is_kept_on_the_applicants_card(
    qtbot: QtBot, page: EntryPage, desk: Desk, school: int
) -> None:
    fill_people(page, school)
    page.checklist.accept_all()
    page.language.set_value(PaperLanguage.BESIDE)
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
    applications.register(desk, entry)
    assert page.language.value() == PaperLanguage.KAZAKH
    type_into(page.applicant.iin.edit, a_parent().iin)
    assert page.language.value() == PaperLanguage.BOTH


def test_a_language_that_was_just_asked_is_not_overruled_by_the_card(
    page: EntryPage, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    applications.register(desk, entry)
    page.language.box.setFocus()
    QTest.keyClick(page.language.box, Qt.Key.Key_Down)
    page.language.box.activated.emit(page.language.box.currentIndex())
    assert page.language.value() == PaperLanguage.RUSSIAN
    type_into(page.applicant.iin.edit, a_parent().iin)
    assert page.language.value() == PaperLanguage.RUSSIAN


def test_a_draft_keeps_its_language_whatever_the_card_says(
    window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    applications.register(desk, entry)
    type_into(page.applicant.iin.edit, a_parent().iin)
    page.language.set_value(PaperLanguage.RUSSIAN)
    window.open(places.TODAY)
    window.go_back()
    assert isinstance(window.page, EntryPage)
    assert window.page.applicant.iin.value() == a_parent().iin
    assert window.page.language.value() == PaperLanguage.RUSSIAN


def test_an_application_from_the_childs_card_takes_the_language_of_the_applicants(
    window: MainWindow, desk: Desk, school: int
) -> None:
    entry = home_education_entry(school, language=PaperLanguage.RUSSIAN)
    child = applications.register(desk, entry).application.child_id
    window.open(places.reimbursement_for(child))
    assert isinstance(window.page, EntryPage)
    assert window.page.language.value() == PaperLanguage.RUSSIAN


def test_the_application_is_printed_to_be_signed_before_it_is_registered(
    qtbot: QtBot, window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    fill_people(page, school)
    QTest.mouseClick(page.sign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    (shown,) = window.findChildren(PreviewDialog)
    assert type(shown) is PreviewDialog  # without delivery and registers
    assert shown.document.getAllText(0).text().count("Ғабитова")
    assert shown._file_name == "application.pdf"
    with desk.database.read() as connection:
        assert stored.ids(connection, "", None, ()) == []
    assert page.place.id  # the draft is kept
    shown.close()
    assert page.applicant.surname.value() == "Ғабитова"
