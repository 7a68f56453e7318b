"""A case of home education on screen: what each status asks for, and who may do it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.gui import places, theme
from desktop_app.gui.applications.certificate import CertificateDialog
from desktop_app.gui.applications.consider import ConsiderDialog
from desktop_app.gui.applications.order import OrderDialog
from desktop_app.gui.applications.withdraw import WithdrawDialog
from desktop_app.gui.awards.decide import DecisionDialog
from desktop_app.gui.parts.table import Table
from desktop_app.gui.places import Place
from desktop_app.law.checklist import DocumentState
from desktop_app.records.kinds import InstructionLanguage
from desktop_app.services.applications import home_education
from desktop_app.services.desk import Desk
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.applications import on_file as stored
from tests.builders import a_document, home_education_entry, reimbursement_entry
from tests.gui.case_screen import LEFT, Screen, ordered, register, type_in


def test_the_head_sets_class_and_language(heads_screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    heads_screen.open(application)
    assert heads_screen.page.status.text() == "Registered"
    heads_screen.click("consider")
    dialog = heads_screen.dialog(ConsiderDialog)
    assert dialog.focusWidget() is dialog.class_name.edit
    heads_screen.accept(dialog)
    assert "Enter the class" in dialog.class_name.slip
    type_in(dialog.class_name.edit, "5 Ә")
    heads_screen.accept(dialog)
    assert heads_screen.page.status.text() == "Considered by the head"
    assert "5 Ә" in heads_screen.texts()
    assert heads_screen.part(QPushButton, "order").isEnabled()


def test_the_order_is_issued_and_shown(heads_screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    head = heads_screen.context.desk
    home_education.consider(head, application, "5 А", InstructionLanguage.RUSSIAN)
    heads_screen.open(application)
    heads_screen.click("order")
    dialog = heads_screen.dialog(OrderDialog)
    assert dialog.period.first.content() == "21.11.2026"
    assert dialog.period.last.content() == "25.05.2027"
    assert dialog.controller.value() == "Һ. І. Өтеғұлов"
    type_in(dialog.teacher.edit, "Ғ. Сейтқали")
    heads_screen.accept(dialog)
    preview = heads_screen.preview()
    assert preview.windowTitle() == "Order of admission to home education Б-2026-00001"
    with desk.database.read() as connection:
        order = stored.order_of(connection, application.id)
    assert order is not None
    assert order.teacher == "Ғ. Сейтқали"
    assert heads_screen.page.status.text() == "Order issued"


def test_slips_of_a_period_are_at_its_days(
    heads_screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    application = ordered(desk, head, school)
    heads_screen.open(application)
    heads_screen.click("certificate")
    dialog = heads_screen.dialog(CertificateDialog)
    dialog.period.last.edit.clear()
    heads_screen.accept(dialog)
    assert dialog.period.last.slip == "Enter the last day."
    type_in(dialog.period.last.edit, "01.09.2026")
    heads_screen.accept(dialog)
    assert "ends before it begins" in dialog.period.last.slip
    assert dialog.isVisible()


def test_what_a_clerk_prepares_waits_for_the_heads_signature(
    screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    application = ordered(desk, head, school)
    screen.open(application)
    screen.click("certificate")
    dialog = screen.dialog(CertificateDialog)
    assert dialog.accept_button.text() == "Prepare for signature"
    screen.accept(dialog)
    assert "waits for the head's signature" in screen.window.banner.words.text()
    assert "The certificate waits for the head's signature." in screen.sentence
    (waiting,) = tray.waiting(desk)
    screen.click("tray")
    assert screen.window.page is not None
    assert screen.window.page.place == places.TO_SIGN
    signing.approve(head, waiting)
    screen.open(application)
    assert "The certificate is there." in screen.sentence


def test_the_certificate_leads_to_the_reimbursement(
    heads_screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    screen = heads_screen
    application = ordered(desk, head, school)
    screen.open(application)
    screen.click("certificate")
    dialog = screen.dialog(CertificateDialog)
    assert dialog.period.days() == (date(2026, 11, 23), date(2027, 5, 25))
    screen.accept(dialog)
    screen.preview().close()
    went: list[Place] = []
    screen.context.went.disconnect(screen.window.open)
    screen.context.went.connect(went.append)
    screen.click("reimbursement")
    assert went == [places.reimbursement_for(application.child_id)]


def test_a_reimbursement_that_was_applied_for_is_opened(
    screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    application = ordered(desk, head, school)
    home_education.issue_certificate(head, application, date(2026, 11, 23), date(2027, 5, 25))
    with desk.database.read() as connection:
        (certificate,) = stored.certificates_of(connection, application.child_id)
    entry = reimbursement_entry(school, applied_on=date(2026, 11, 21), certificate=certificate)
    following = register(desk, entry)
    screen.open(application)
    assert following.number in screen.sentence
    screen.click("reimbursement")
    assert screen.page.place == places.case(following.id)


def test_a_refused_package_names_its_documents(screen: Screen, desk: Desk, school: int) -> None:
    lacking = {
        **a_document("pedagogical_conclusion", DocumentState.MISSING),
        **a_document(
            "medical_conclusion", DocumentState.ACCEPTED, expires_on=date(2026, 1, 9), pages=1
        ),
    }
    screen.open(register(desk, home_education_entry(school, documents=lacking)))
    assert "Missing documents:\n– заключение психолого" in screen.texts()
    assert "(09.01.2026)" in screen.texts()
    screen.click("show")
    preview = screen.preview()
    assert preview.windowTitle().startswith("Refusal (Appendix 2)")
    preview.close()
    screen.click("again")
    assert screen.window.page is not None
    assert screen.window.page.place.page == "entry"


def test_expired_documents_are_red_words(screen: Screen, desk: Desk, school: int) -> None:
    expired = a_document(
        "medical_conclusion", DocumentState.ACCEPTED, expires_on=date(2026, 1, 9), pages=1
    )
    screen.open(register(desk, home_education_entry(school, documents=expired)))
    rows = screen.part(Table, "documents").rows
    index = rows.index(1, 1)
    assert index.data() == "expired"
    assert index.data(Qt.ItemDataRole.ForegroundRole).name().upper() == theme.BAD


def test_dialogs_begin_at_the_first_field_and_end_at_the_buttons(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    heads_screen.open(register(desk, reimbursement_entry(school)))
    heads_screen.click("refuse")
    dialog = heads_screen.dialog(DecisionDialog)
    dialog.activateWindow()
    heads_screen.qtbot.waitActive(dialog)
    facts, why = dialog.fact.edit, dialog.left_out.edit
    way = [dialog.ground.box, facts, why, dialog.cancel_button, dialog.accept_button]
    for expected in way:
        assert dialog.focusWidget() is expected
        QTest.keyClick(expected, Qt.Key.Key_Tab)


# Who may do it


def test_only_the_head_can_press_the_heads_button(
    screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    screen.open(register(desk, home_education_entry(school)))
    assert not screen.part(QPushButton, "consider").isEnabled()
    assert screen.part(QLabel, "whoMustAct").text() == "Only the head does this."
    screen.context.desk = head
    screen.context.changed.emit()
    screen.settle()
    assert screen.part(QPushButton, "consider").isEnabled()
    assert screen.page.findChild(QLabel, "whoMustAct") is None


def test_a_clerk_can_withdraw_with_a_reason(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    screen.click("withdraw")
    dialog = screen.dialog(WithdrawDialog)
    QTest.mouseClick(dialog.accept_button, LEFT)
    screen.settle()
    assert "Write why" in dialog.why.slip
    type_in(dialog.why.edit, "Moved & <b>left</b>")
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Tab)
    QTest.mouseClick(dialog.accept_button, LEFT)
    screen.settle()
    assert screen.page.status.text() == "Withdrawn"
    assert "Moved & <b>left</b>" in screen.texts()
