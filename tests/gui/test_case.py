"""A case on screen: what each status asks for, who may do it, and what comes of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import deadlines, places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.certificate import CertificateDialog
from desktop_app.gui.dialogs.consider import ConsiderDialog
from desktop_app.gui.dialogs.decision import DecisionDialog
from desktop_app.gui.dialogs.dialog import AskDialog
from desktop_app.gui.dialogs.order import OrderDialog, usual_period
from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.gui.dialogs.steps import StepsDialog
from desktop_app.gui.dialogs.withdraw import WithdrawDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.pages.case import CasePage
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.parts import Banner
from desktop_app.gui.widgets.table import Table
from desktop_app.law.checklist import DocumentState
from desktop_app.law.facts import EventKind
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.decisions import Decision
from desktop_app.records.kinds import InstructionLanguage, Status
from desktop_app.services import applications, events, home_education, office
from desktop_app.services.desk import Desk
from desktop_app.services.home_education import OrderEntry
from desktop_app.storage import applications as stored
from tests.builders import (
    SCHOOL_YEAR,
    Clock,
    a_document,
    home_education_entry,
    reimbursement_entry,
)

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
TYPED = "Анықтамадағы <b>мөр</b> & {number} жалған"


class Screen:
    """The window at a case, as one who works with it sees and uses it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, context: Context) -> None:
        self.qtbot, self.window, self.context = qtbot, window, context

    def open(self, application: Application) -> None:
        self.window.open(places.case(application.id))

    @property
    def page(self) -> CasePage:
        assert isinstance(self.window.page, CasePage)
        return self.window.page

    def part(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)

    def dialog(self, kind: type[W]) -> W:
        (found,) = [made for made in self.window.findChildren(kind) if made.isVisible()]
        return found

    def accept(self, dialog: AskDialog) -> None:
        """Enter, and wait until everything that follows is done."""
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        while self.context.is_busy:
            with self.qtbot.waitSignal(self.context.busy, timeout=20_000):
                pass

    def preview(self) -> PreviewDialog:
        self.settle()
        found = self.dialog(PreviewDialog)
        assert found.document.pageCount() >= 1
        return found

    def texts(self) -> str:
        shown = self.page.findChildren(QLabel)
        return "\n".join(found.text() for found in shown if found.isVisibleTo(self.page))

    @property
    def sentence(self) -> str:
        return self.part(QLabel, "sentence").text()


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, context: Context) -> Screen:
    return Screen(qtbot, window, context)


@pytest.fixture
def heads_screen(screen: Screen, head: Desk) -> Screen:
    """The same, with the head at work."""
    screen.context.desk = head
    return screen


def type_in(edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As a paste does: simulated keys know Latin letters only."""
    edit.setFocus()
    if isinstance(edit, QLineEdit):
        edit.insert(text)
    else:
        edit.insertPlainText(text)


def register(desk: Desk, entry: ApplicationEntry) -> Application:
    return applications.register(desk, entry).application


def status_of(desk: Desk, application: Application) -> Status:
    with desk.database.read() as connection:
        return stored.by_id(connection, application.id).status


def decision_on(desk: Desk, application: Application) -> Decision:
    with desk.database.read() as connection:
        found = stored.decision_of(connection, application.id)
    assert found is not None
    return found


def ordered(desk: Desk, head: Desk, school: int) -> Application:
    application = register(desk, home_education_entry(school))
    considered = home_education.consider(head, application, "5 А", InstructionLanguage.KAZAKH)
    entry = OrderEntry(date(2026, 11, 23), date(2027, 5, 25), "", "Һ. І. Өтеғұлов")
    home_education.issue_order(head, considered, entry)
    return considered


# Home education, step by step


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


def test_the_certificate_leads_to_the_reimbursement(
    screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
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
    home_education.issue_certificate(desk, application, date(2026, 11, 23), date(2027, 5, 25))
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
        **a_document("application", DocumentState.MISSING),
        **a_document(
            "medical_conclusion", DocumentState.ACCEPTED, expires_on=date(2026, 1, 9), pages=1
        ),
    }
    screen.open(register(desk, home_education_entry(school, documents=lacking)))
    assert "Missing documents:\n– заявление" in screen.texts()
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
    way = [dialog.ground.box, dialog.fact.edit, dialog.cancel_button, dialog.accept_button]
    for expected in way:
        assert dialog.focusWidget() is expected
        QTest.keyClick(expected, Qt.Key.Key_Tab)


# Who may do it


def test_only_the_head_can_press_the_heads_button(
    screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    screen.open(register(desk, home_education_entry(school)))
    assert not screen.part(QPushButton, "consider").isEnabled()
    assert "Who works" in screen.part(QLabel, "whoMustAct").text()
    screen.context.desk = head
    screen.context.changed.emit()
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


# The decision on reimbursement


def test_the_head_awards_what_the_law_proposes(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    assert "to be awarded" in heads_screen.sentence
    assert "September 2025 – May 2026" in heads_screen.texts()
    assert "31\N{NO-BREAK SPACE}456\N{NO-BREAK SPACE}₸" in heads_screen.texts()
    heads_screen.click("decide")
    assert not heads_screen.part(QPushButton, "decide").isEnabled()
    preview = heads_screen.preview()
    assert preview.windowTitle().startswith("Notice of award")
    assert decision_on(desk, application).awarded
    assert heads_screen.page.status.text() == "Awarded"
    preview.close()
    assert heads_screen.window.focusWidget() is heads_screen.page.area
    heads_screen.click("why")
    assert "D-4" in [
        found.text() for found in heads_screen.dialog(StepsDialog).findChildren(QLabel)
    ]


def test_the_head_refuses_what_the_law_refuses(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    facts = {"full_state_support": True, "consent": False}
    application = register(desk, reimbursement_entry(school, facts=facts))
    heads_screen.open(application)
    texts = heads_screen.texts()
    assert "2) the applicant or the materials do not meet the requirements" in texts
    assert "– The child is on full state support" in texts
    assert "4) no consent" in texts
    heads_screen.click("decide")
    assert heads_screen.preview().windowTitle().startswith("Notice of refusal")
    assert decision_on(desk, application).grounds == (2, 4)


def test_a_refusal_on_another_ground_needs_facts(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    heads_screen.click("refuse")
    dialog = heads_screen.dialog(DecisionDialog)
    QTest.keyClick(dialog.ground.box, Qt.Key.Key_Down)
    QTest.keyClick(dialog.ground.box, Qt.Key.Key_Down)
    heads_screen.accept(dialog)
    assert "Write the facts" in dialog.fact.slip
    assert dialog.fact.note.geometry().top() >= dialog.fact.edit.geometry().bottom()
    assert dialog.fact.height() >= dialog.fact.note.geometry().bottom()
    assert status_of(desk, application) is Status.REGISTERED
    type_in(dialog.fact.edit, TYPED)
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.preview()
    assert decision_on(desk, application).grounds == (3,)
    assert TYPED in heads_screen.texts()


def test_what_the_law_can_not_say_is_told(heads_screen: Screen, desk: Desk, school: int) -> None:
    later = replace(SCHOOL_YEAR, first_day=date(2027, 1, 11), last_day=date(2027, 5, 25))
    entry = reimbursement_entry(school, applied_on=date(2026, 11, 20), certificate=later)
    heads_screen.open(register(desk, entry))
    banner = heads_screen.part(Banner, "trouble")
    assert "MCI of January 2027 is not known" in banner.words.text()
    office.add_mci(heads_screen.context.desk, date(2027, 1, 1), 4_500, "Бюджет заңы")
    heads_screen.context.changed.emit()
    assert "to be awarded" in heads_screen.sentence


# Two at the same case


def test_a_dialog_tells_that_the_case_was_changed(
    heads_screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    heads_screen.open(application)
    heads_screen.click("consider")
    dialog = heads_screen.dialog(ConsiderDialog)
    applications.withdraw(desk, application, "Көшіп кетті")
    type_in(dialog.class_name.edit, "5 А")
    heads_screen.accept(dialog)
    assert f"{desk.worker.name} changed this at 21.11.2026 10:00" in dialog.banner.words.text()
    assert heads_screen.page.status.text() == "Withdrawn"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert status_of(desk, application) is Status.WITHDRAWN


def test_a_decision_tells_that_the_case_was_changed(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    applications.withdraw(desk, application, "Көшіп кетті")
    heads_screen.click("decide")
    heads_screen.settle()
    assert f"{desk.worker.name} changed this" in heads_screen.window.banner.words.text()
    assert heads_screen.page.status.text() == "Withdrawn"


def test_nothing_else_is_decided_than_what_was_shown(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    events.record(desk, application.child_id, EventKind.STATE_INSTITUTION, date(2025, 9, 1))
    heads_screen.click("decide")
    heads_screen.settle()
    assert "has changed" in heads_screen.window.banner.words.text()
    assert status_of(desk, application) is Status.REGISTERED
    assert "September 2025 – " not in heads_screen.texts()
    heads_screen.click("decide")
    heads_screen.preview()


def test_the_page_may_be_left_while_it_is_decided(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    other = register(desk, home_education_entry(school, 2))
    heads_screen.open(application)
    heads_screen.click("decide")
    heads_screen.open(other)
    assert heads_screen.preview().windowTitle().startswith("Notice of award")
    assert heads_screen.page.place == places.case(other.id)


# Papers, deadline, and the page itself


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_a_paper_is_opened(screen: Screen, desk: Desk, school: int, way: str) -> None:
    screen.open(register(desk, home_education_entry(school)))
    table = screen.part(Table, "papers")
    if way == "enter":
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
    elif way == "double click":
        middle = table.visualRect(table.rows.index(0, 1)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=middle)
        QTest.mouseDClick(table.viewport(), LEFT, pos=middle)
    else:
        screen.click("openPaper")
    assert screen.preview().windowTitle() == "Receipt slip Ш-2026-00001"


def test_names_lead_to_the_child(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    went: list[Place] = []
    screen.context.went.disconnect(screen.window.open)
    screen.context.went.connect(went.append)
    screen.click("child")
    assert went == [places.child(application.child_id)]


def test_the_history_tells_who_did_what(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    rows = screen.part(Table, "history").rows
    found = [[rows.index(row, column).data() for column in range(3)] for row in range(2)]
    assert found == [
        ["21.11.2026 10:00", desk.worker.name, "Issued: Receipt slip Ш-2026-00001"],
        ["21.11.2026 10:00", desk.worker.name, "Registered the application Ө-2026-00001"],
    ]


def test_the_deadline_and_how_it_was_counted(
    screen: Screen, desk: Desk, clock: Clock, school: int
) -> None:
    clock.move_to(datetime(2026, 11, 20, 15, 0))
    application = register(desk, home_education_entry(school, applied_on=date(2026, 11, 20)))
    screen.open(application)
    assert screen.page.deadline.text() == "due 24.11.2026, in 2 working days"
    assert "2 working days, 2 days off passed over: 24.11.2026" in screen.page.deadline.toolTip()
    clock.move_to(date(2026, 11, 27))
    screen.page.refresh()
    assert screen.page.deadline.text() == "3 working days late: was due 24.11.2026"
    applications.withdraw(desk, application, "Көшіп кетті")
    screen.page.refresh()
    assert not screen.page.deadline.isVisible()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 19), "due 20.11.2026, in 1 working day"),
        (date(2026, 11, 20), "due today, 20.11.2026"),
        (date(2026, 11, 22), "late: was due 20.11.2026"),
        (date(2026, 11, 23), "1 working day late: was due 20.11.2026"),
    ],
)
def test_how_long_there_is_left(today: date, words: str) -> None:
    assert deadlines.left_until(date(2026, 11, 20), today).words == words


def test_a_year_without_known_holidays_has_a_deadline_all_the_same() -> None:
    left = deadlines.left_until(date(2041, 3, 5), date(2041, 3, 6))
    assert (left.words, left.late) == ("due 05.03.2041", True)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 7, 1), date(2026, 9, 1)),
        (date(2026, 11, 21), date(2026, 11, 21)),
        (date(2027, 5, 25), date(2027, 5, 25)),
        (date(2027, 5, 26), date(2027, 9, 1)),
    ],
)
def test_the_usual_period_of_an_order(today: date, first: date) -> None:
    last = date(first.year if first.month < 6 else first.year + 1, 5, 25)
    assert usual_period(today) == (first, last)


def test_reading_again_keeps_place_and_focus(screen: Screen, desk: Desk, school: int) -> None:
    screen.open(register(desk, home_education_entry(school)))
    screen.qtbot.waitActive(screen.window)
    screen.part(Table, "papers").setFocus()
    bar = screen.page.area.verticalScrollBar()
    bar.setValue(120)
    screen.context.changed.emit()
    assert bar.value() == 120
    assert QApplication.focusWidget() is screen.part(Table, "papers")


def test_nothing_is_wider_than_a_small_screen(screen: Screen, desk: Desk, school: int) -> None:
    entry = reimbursement_entry(school, note="Ұзақ ескертпе " * 20)
    screen.open(register(desk, entry))
    inner = screen.page.area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= screen.page.area.viewport().width()
    for button in inner.findChildren(QPushButton):
        right = button.mapTo(inner, QPoint(button.width(), 0)).x()
        assert right <= inner.width()
        assert button.width() >= button.sizeHint().width()
