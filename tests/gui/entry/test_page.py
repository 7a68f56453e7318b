"""Typing an application in: what is found, suggested, warned of, stopped and answered."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.checklist import DocumentState
from desktop_app.law.iin import Sex
from desktop_app.law.readings import OwnDesk
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import Channel, NoticeKind, Service, Status
from desktop_app.services.applications import home_education, registering
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.law_data import in_force
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.entry import drafts
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from tests.builders import a_child, home_education_entry, make_iban, make_iin
from tests.gui.entry_form import BORN, document, fill_people, opened, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.decision_acts import a_decision


@pytest.fixture
def page(window: MainWindow, school: int) -> EntryPage:
    return opened(window)


def test_iin_fills_in_birth_date_and_sex(page: EntryPage) -> None:
    type_into(page.form.child.iin.edit, make_iin(BORN, Sex.FEMALE, 7))
    settle(page.context)
    assert page.form.child.birth_date.value() == BORN
    assert page.form.child.sex.value() == Sex.FEMALE


def test_a_wrong_check_digit_is_said_at_the_field(page: EntryPage) -> None:
    right = make_iin(BORN, Sex.FEMALE, 7)
    type_into(page.form.child.iin.edit, right[:11] + str((int(right[11]) + 1) % 10))
    settle(page.context)
    assert "mistyped" in page.form.child.iin.slip
    page.form.child.iin.edit.clear()
    assert page.form.child.iin.slip == ""


def test_a_birth_date_that_differs_is_only_a_warning(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.form.child.birth_date.edit.clear()
    type_into(page.form.child.birth_date.edit, "08.04.2015")
    assert "Differs" in page.form.child.birth_date.slip
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        child = people.by_id(connection, stored.by_id(connection, application_id).child_id)
    assert child.birth_date == date(2015, 4, 8)


def test_somebody_on_file_is_found_while_typing(
    page: EntryPage, desk: Desk, school: int, qtbot: QtBot
) -> None:
    with desk.database.begin() as connection:
        people.save(connection, a_child(serial=3), "", desk.now())
    type_into(page.form.child.surname.edit, "әлім")
    settle(page.context)
    popups = [completer.popup() for completer in page.form.child.findChildren(QCompleter)]
    popup = next(popup for popup in popups if popup is not None and popup.isVisible())
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert page.form.child.iin.value() == a_child(serial=3).iin
    assert page.form.child.given_name.value() == a_child(serial=3).given_name


def test_a_known_iin_brings_the_person_in(page: EntryPage, desk: Desk) -> None:
    with desk.database.begin() as connection:
        people.save(connection, a_child(serial=3), "", desk.now())
    type_into(page.form.child.iin.edit, a_child(serial=3).iin)
    settle(page.context)
    assert page.form.child.surname.value() == "Әлімқұлова"


def test_complete_documents_get_a_receipt_slip(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.form.checklist.accept_all()
    assert "receipt slip" in page.answer.follows.words.text()
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        (paper,) = notices.of_application(connection, application_id)
        assert not drafts.all_drafts(connection)
    assert paper.kind is NoticeKind.RECEIPT_SLIP


def test_expired_and_missing_are_refused_on_appendix_2(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    fill_people(page, school)
    page.form.checklist.accept_all()
    medical = document(page, "medical_conclusion")
    medical.expires_on.setText("20.11.2026")
    conclusion = document(page, "pedagogical_conclusion")
    conclusion.state.setCurrentIndex(conclusion.state.findData(DocumentState.MISSING.value))
    said = page.answer.follows.words.text()
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
    page.form.checklist.accept_all()
    page.form.channel.set_value(Channel.PORTAL)
    assert page.form.sent_at.isVisibleTo(page)
    assert "notification of acceptance" in page.answer.follows.words.text()
    assert "Appendix 3" in page.answer.register_button.text()
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert "sent" in page.form.sent_at.slip
    type_into(page.form.sent_at.edit, "09:45")
    application_id = registered(qtbot, page)
    with desk.database.read() as connection:
        (paper,) = notices.of_application(connection, application_id)
    assert paper.kind is NoticeKind.ACCEPTANCE


def test_every_slip_stands_at_its_field_and_nothing_is_registered(
    qtbot: QtBot, page: EntryPage, desk: Desk
) -> None:
    page.form.provider.set_value(0)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    for field in (
        page.form.child.iin,
        page.form.child.surname,
        page.form.applicant.iin,
        page.form.provider,
    ):
        assert field.slip, field.name.text()
    with desk.database.read() as connection:
        assert not stored.ids(connection)


def test_one_is_taken_to_the_topmost_slip(
    qtbot: QtBot, page: EntryPage, window: MainWindow, school: int
) -> None:
    fill_people(page, school)
    page.form.applicant.address.edit.clear()
    page.form.provider.set_value(0)
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert page.form.applicant.address.slip
    assert window.focusWidget() is page.form.provider.box


def test_a_second_open_application_is_stopped_and_shown(
    qtbot: QtBot, window: MainWindow, page: EntryPage, desk: Desk, school: int
) -> None:
    first = registering.register(desk, home_education_entry(school, 3)).application
    with desk.database.read() as connection:
        iin = people.by_id(connection, first.child_id).iin
    type_into(page.form.child.iin.edit, iin)
    settle(page.context)
    assert first.number in page.form.child.iin.slip
    assert page.on_file.open_button.isVisibleTo(page)
    with qtbot.waitSignal(page.context.went) as signal:
        QTest.mouseClick(page.on_file.open_button, Qt.MouseButton.LeftButton)
        settle(page.context)
    assert signal.args == [places.case(first.id)]


def test_a_day_that_does_not_exist_is_said(qtbot: QtBot, page: EntryPage) -> None:
    page.form.child.birth_date.edit.setText("30.02.2015")
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert "no such day" in page.form.child.birth_date.slip


def test_reimbursement_takes_the_papers_from_the_facts(
    qtbot: QtBot, page: EntryPage, school: int, desk: Desk
) -> None:
    page.form.service.set_value(Service.REIMBURSEMENT)
    fill_people(page, school)
    page.form.checklist.accept_all()
    facts = page.form.reimbursement
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
    first = registering.register(desk, home_education_entry(school, 3)).application
    with desk.database.read() as connection:
        child = people.by_id(connection, first.child_id)
        parent = people.by_id(connection, first.applicant_id)
    type_into(page.form.child.iin.edit, child.iin)
    settle(page.context)
    assert page.form.provider.value() == school
    assert parent.full_name in page.form.applicant.offer_button.text()
    QTest.mouseClick(page.form.applicant.offer_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert page.form.applicant.iin.value() == parent.iin
    assert not page.form.applicant.offer_button.isVisibleTo(page)


def _first_certificate(desk: Desk, school: int, serial: int, number: str) -> str:
    """Puts a child with one certificate on file; the child's IIN."""
    child = registering.register(desk, home_education_entry(school, serial)).application.child_id
    year = (date(2026, 9, 1), date(2027, 5, 25))
    certificate = CertificateEntry(number, date(2026, 9, 1), *year)
    home_education.record_certificate(desk, child, school, certificate)
    return a_child(serial=serial).iin


def test_another_child_brings_its_own_certificate(page: EntryPage, desk: Desk, school: int) -> None:
    one, other = (_first_certificate(desk, school, n, f"А-{n}") for n in (3, 4))
    page.form.service.set_value(Service.REIMBURSEMENT)
    facts = page.form.reimbursement
    for iin, number in ((one, "А-3"), (other, "А-4"), (make_iin(BORN, Sex.FEMALE, 7), "")):
        page.form.child.iin.edit.clear()
        type_into(page.form.child.iin.edit, iin)
        settle(page.context)
        assert facts.number.value() == number
        assert bool(facts.first_day.value()) == bool(number)
    assert page.form.child.note.text() == ""
    assert page.form.applicant.offer_button.isHidden()


def test_a_certificate_that_is_typed_in_is_not_asked_for_any_more(page: EntryPage) -> None:
    page.form.service.set_value(Service.REIMBURSEMENT.value)
    facts = page.form.reimbursement
    facts.indefinite.set_value(True)
    page.form.checklist.accept("education_certificate")
    QTest.mouseClick(page.answer.register_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    assert facts.on_file.is_refused
    type_into(facts.number.edit, "17")
    assert not facts.on_file.is_refused


def test_a_certificate_typed_before_the_child_is_kept(
    page: EntryPage, desk: Desk, school: int
) -> None:
    iin = _first_certificate(desk, school, 3, "А-3")
    page.form.service.set_value(Service.REIMBURSEMENT)
    type_into(page.form.reimbursement.number.edit, "17")
    type_into(page.form.child.iin.edit, iin)
    settle(page.context)
    assert page.form.reimbursement.number.value() == "17"
    assert page.form.reimbursement.on_file.value() == ""


def test_the_wheel_scrolls_the_form_and_changes_nothing_in_it(
    page: EntryPage, window: MainWindow
) -> None:
    page.form.service.set_value(Service.REIMBURSEMENT)
    page.form.checklist.accept_all()
    before, bar = page.form.content(), page.area.verticalScrollBar()
    row = document(page, "application")
    for editor in (page.form.relation.box, row.state, row.pages):
        page.area.ensureWidgetVisible(editor)
        bar.setValue(bar.value() - 20)
        stood = bar.value()
        at = QPointF(editor.mapTo(window, editor.rect().center()))
        QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
        assert bar.value() > stood
        assert page.form.content() == before


def test_an_earlier_month_asks_why_and_a_portal_request_for_its_number(page: EntryPage) -> None:
    form = page.form
    form.service.set_value(Service.REIMBURSEMENT)
    assert not form.earlier_day_why.isVisibleTo(page)
    assert not form.request_number.isVisibleTo(page)
    form.applied_on.set_value(date(2026, 10, 31))
    form.channel.set_value(Channel.PORTAL)
    type_into(form.earlier_day_why.edit, "Blank 12")
    type_into(form.request_number.edit, "002241873")
    entry, _slips = form.typed_entry()
    assert (entry.earlier_day_why, entry.request_number) == ("Blank 12", "002241873")
    form.applied_on.set_value(date(2026, 11, 1))
    form.channel.set_value(Channel.OFFICE)
    entry, _slips = form.typed_entry()  # what is not asked any more is not said
    assert (entry.earlier_day_why, entry.request_number) == ("", "")


@pytest.mark.parametrize("service", list(Service))
def test_a_way_of_applying_that_the_act_does_not_name_is_told(
    page: EntryPage, service: Service
) -> None:
    """R-4 and R-7-1; D-6: the department's own desk, too, is told of and stops nobody."""
    form = page.form
    form.service.set_value(service)
    told = set()
    for channel in Channel:
        form.channel.set_value(channel)
        if form.channel.doubt:
            told.add(channel)
    expected = {
        Service.HOME_EDUCATION: {Channel.STATE_CORPORATION},
        Service.REIMBURSEMENT: {Channel.OFFICE, Channel.PROACTIVE},
    }
    assert told == expected[service]


def test_where_the_own_desk_takes_no_applications_it_says_so_at_once(
    head: Desk, page: EntryPage
) -> None:
    """D-6: nobody types a whole application that is then not registered."""
    form = page.form
    form.service.set_value(Service.REIMBURSEMENT)
    form.channel.set_value(Channel.OFFICE)
    before = form.channel.doubt
    first_day = page.context.desk.today().replace(day=1)
    profiles.enter(head, a_decision(first_day, own_desk=OwnDesk.SENDS_ON))
    with head.database.read() as connection:
        form.know_decisions(in_force(connection).profiles)
    assert form.channel.doubt not in {"", before}
    form.channel.set_value(Channel.PORTAL)
    assert not form.channel.doubt


def test_where_no_school_is_on_the_list_it_says_where_one_is_added(
    window: MainWindow, context: Context
) -> None:
    page = opened(window)
    settle(context)
    assert page.form.provider.slip.startswith("No school is on the list yet")
