"""Complaints on screen: registered, prepared, signed, sent on, and two people at one (R-9)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, theme
from desktop_app.gui.complaints.dialogs import (
    AnswerDialog,
    ExtendDialog,
    SendOnDialog,
    WithdrawComplaintDialog,
)
from desktop_app.gui.complaints.entry import (
    CorrectComplaintDialog,
    NameComplainantDialog,
    RegisterComplaintDialog,
)
from desktop_app.gui.complaints.list_page import ComplaintsPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.issued import IssuedPaperDialog
from desktop_app.gui.parts.pieces import Banner
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.gui.places import Place
from desktop_app.gui.today.page import TodayPage
from desktop_app.records.complaints import Complaint, ExtensionEntry
from desktop_app.records.kinds import (
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
    NoticeKind,
    PaperLanguage,
)
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import complainant
from desktop_app.services.desk import Desk
from desktop_app.services.papers import tray
from tests.builders import Clock, a_parent, home_education_entry
from tests.gui.case_screen import LEFT, Screen, register, type_in
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, double_click, shown
from tests.services.complaint_acts import ANSWER, a_complaint, now, papers_of

TYPED = "Құжаттар <b>қайта</b> қаралды & {number}\nҚолхат берілді."


def place_of(window: MainWindow) -> Place:
    assert window.page is not None
    return window.page.place


def page_of(window: MainWindow) -> ComplaintsPage:
    page = window.page
    assert isinstance(page, ComplaintsPage)
    return page


def open_list(qtbot: QtBot, window: MainWindow) -> ComplaintsPage:
    window.open(places.COMPLAINTS)
    page = page_of(window)
    settle(page.context)
    return page


# From the desk to the answer


def test_registered_by_keyboard_prepared_by_a_clerk_and_signed_by_the_head(
    qtbot: QtBot, screen: Screen, desk: Desk, head: Desk, monday: Clock
) -> None:
    page = open_list(qtbot, screen.window)
    assert page.nothing.text() == "No complaint waits for an answer."
    QTest.keyClick(page.register_button, Qt.Key.Key_Space)
    dialog = screen.dialog(RegisterComplaintDialog)
    assert "by 23.11.2026: working days from registration: 5" in dialog.follows.words.text()
    assert "Counted: 17–20, 23 November 2026" in dialog.follows.toolTip()
    form = dialog.form
    assert dialog.focusWidget() is form.complainant.edit
    type_into(form.complainant.edit, "Сәрсенбай Үміт")
    type_into(form.address.edit, "Алатау қ., Өркен к., 4")
    QTest.mouseClick(dialog.accept_button, LEFT)
    screen.settle()
    assert form.subject.slip == "Write what the complaint is about."
    type_in(form.subject.edit, "Қолхат берілмеді.")
    QTest.mouseClick(dialog.accept_button, LEFT)
    assert screen.preview().windowTitle() == "Complaint: registration slip Ш-2026-00001"
    screen.preview().close()

    assert screen.page.title.text() == "ШҒ-2026-00001"
    assert screen.page.status.text() == "Being considered"
    assert "answer by" in screen.sentence
    screen.click("answer")
    answer = screen.dialog(AnswerDialog)
    assert answer.accept_button.text() == "Put before the head"
    screen.accept(answer)
    assert answer.outcome.slip == "Choose what came of the complaint."
    assert answer.answer.slip.startswith("Write the answer")
    QTest.keyClick(answer.outcome.box, Qt.Key.Key_Down)
    type_in(answer.answer.edit, TYPED)
    QTest.mouseClick(answer.accept_button, LEFT)
    screen.settle()
    assert screen.page.status.text() == "Waits for the head"
    assert screen.sentence == "Waits for the head's signature."
    assert screen.page.findChild(QPushButton, "answer") is None

    screen.click("draft")
    assert screen.preview().windowTitle() == "Draft: Complaint: answer"
    screen.preview().close()

    screen.context.desk = head
    screen.context.changed.emit()
    screen.settle()
    assert screen.sentence == "Waits for your signature."
    screen.click("sign")
    screen.confirm()
    assert screen.preview().windowTitle().startswith("Complaint: answer Ш-2026-")
    screen.preview().close()
    assert screen.page.status.text() == "Answered"
    assert papers_of(desk, screen.page.place.id) == [
        NoticeKind.COMPLAINT_SLIP,
        NoticeKind.COMPLAINT_ANSWER,
    ]
    assert TYPED in screen.texts()
    assert "may go to court" in screen.sentence
    screen.click("show")
    assert screen.preview().windowTitle().startswith("Complaint: answer Ш-2026-")


def test_the_head_answers_and_sees_the_paper(
    heads_screen: Screen, desk: Desk, complaint: Complaint
) -> None:
    heads_screen.window.open(places.complaint(complaint.id))
    heads_screen.click("answer")
    dialog = heads_screen.dialog(AnswerDialog)
    dialog.outcome.set_value(ComplaintOutcome.DISMISSED)
    type_in(dialog.answer.edit, TYPED)
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.confirm()
    assert heads_screen.preview().windowTitle().startswith("Complaint: answer")
    assert now(desk, complaint).outcome == "dismissed"
    assert now(desk, complaint).answer == TYPED


def test_what_came_back_is_there_to_be_worked_over(
    screen: Screen, desk: Desk, head: Desk, complaint: Complaint
) -> None:
    complaints.answer(desk, complaint, ANSWER)
    (waiting,) = tray.waiting(desk)
    tray.send_back(head, waiting, "Қысқарақ <жаз>")
    screen.window.open(places.complaint(complaint.id))
    assert "Қысқарақ <жаз>" in screen.part(Banner, "trouble").words.text()
    screen.click("answer")
    dialog = screen.dialog(AnswerDialog)
    assert dialog.outcome.value() == ComplaintOutcome.PARTLY
    assert dialog.answer.edit.toPlainText() == ANSWER.answer


def test_the_time_is_extended_with_what_follows_in_sight(
    heads_screen: Screen, desk: Desk, complaint: Complaint
) -> None:
    heads_screen.window.open(places.complaint(complaint.id))
    heads_screen.click("extend")
    dialog = heads_screen.dialog(ExtendDialog)
    assert dialog.until.edit.text() == "30.11.2026"
    told = dialog.follows.words.text()
    assert "23 November 2026" in told
    assert "19 November 2026" in told
    assert "in writing" in told
    dialog.until.edit.setText("31.11.2026")
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.settle()
    assert dialog.until.slip.startswith("There is no such day.")
    assert dialog.why.slip.startswith("Write the reasons")
    dialog.until.edit.clear()
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.settle()
    assert dialog.until.slip == "Enter the day."
    dialog.until.set_value(date(2026, 11, 28))
    type_in(dialog.why.edit, "Мектептің жауабы күтілуде")
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.settle()
    assert dialog.until.slip == "This is a day off. Choose a working day."
    dialog.until.set_value(date(2026, 12, 1))
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.confirm()
    assert heads_screen.preview().windowTitle().startswith("Complaint: notice of extension")
    heads_screen.preview().close()
    assert heads_screen.page.status.text() == "Time extended"
    assert "01.12.2026" in heads_screen.page.deadline.text()
    assert "Мектептің жауабы күтілуде" in heads_screen.texts()
    heads_screen.click("deadline")
    steps = [label.text() for label in heads_screen.dialog(StepsDialog).findChildren(QLabel)]
    assert "The complainant is told of the extension by 19 November 2026 (Thursday)" in steps


def test_what_is_addressed_elsewhere_is_sent_on(
    heads_screen: Screen, desk: Desk, elsewhere: Complaint
) -> None:
    heads_screen.window.open(places.complaint(elsewhere.id))
    assert "Send it on with its file by 19 November 2026" in heads_screen.sentence
    assert heads_screen.page.findChild(QPushButton, "extend") is None
    heads_screen.click("sendOn")
    dialog = heads_screen.dialog(SendOnDialog)
    assert "№ ШҒ-2026-00001 шағым\nәкімшілік іс" in dialog.enclosures.edit.toPlainText()
    heads_screen.accept(dialog)
    assert dialog.to.slip == "Write to whom the complaint goes."
    type_into(dialog.to.edit, "Департамент")
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.confirm()
    assert heads_screen.preview().windowTitle().startswith("Complaint: covering letter")
    assert now(desk, elsewhere).status is ComplaintStatus.SENT_ON


def test_it_can_be_kept_here_only_by_granting_it_in_time(
    heads_screen: Screen, desk: Desk, elsewhere: Complaint, clock: Clock
) -> None:
    heads_screen.window.open(places.complaint(elsewhere.id))
    heads_screen.click("answer")
    dialog = heads_screen.dialog(AnswerDialog)
    assert [dialog.outcome.box.itemData(n) for n in range(dialog.outcome.box.count())] == [
        ComplaintOutcome.SATISFIED
    ]
    dialog.close()
    clock.move_to(date(2026, 11, 20))
    heads_screen.context.changed.emit()
    heads_screen.settle()
    assert heads_screen.page.findChild(QPushButton, "answer") is None
    assert "ended on 19 November 2026" in heads_screen.sentence


def test_a_late_complaint_is_answered_and_not_extended(
    screen: Screen, complaint: Complaint, clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 24))
    screen.window.open(places.complaint(complaint.id))
    assert "ended on 23 November 2026" in screen.sentence
    assert screen.page.findChild(QPushButton, "extend") is None
    assert "1 working day late" in screen.page.deadline.text()


def test_a_complaint_is_corrected_and_withdrawn(
    screen: Screen, desk: Desk, complaint: Complaint
) -> None:
    screen.window.open(places.complaint(complaint.id))
    screen.click("correct")
    dialog = screen.dialog(CorrectComplaintDialog)
    assert not dialog.form.sent_to.editor.isEnabled()
    dialog.form.complainant.set_value("Әлібек Ұлан")
    screen.accept(dialog)
    assert "Әлібек Ұлан" in screen.texts()
    screen.click("withdraw")
    withdraw = screen.dialog(WithdrawComplaintDialog)
    type_in(withdraw.why.edit, "Өзі қайтарып алды")
    QTest.mouseClick(withdraw.accept_button, LEFT)
    screen.settle()
    assert screen.page.status.text() == "Taken back"
    assert "Өзі қайтарып алды" in screen.texts()
    assert papers_of(desk, complaint.id) == [NoticeKind.COMPLAINT_SLIP]


def test_one_that_was_taken_for_anonymous_is_named_at_its_page(
    screen: Screen, desk: Desk, monday: Clock
) -> None:
    kept = complainant.register_anonymous(desk, a_complaint())
    screen.window.open(places.complaint(kept.id))
    assert "names nobody" in screen.sentence
    screen.click("name")
    dialog = screen.dialog(NameComplainantDialog)
    assert dialog.form.complainant.value() == ""
    assert not dialog.form.sent_to.editor.isEnabled()
    QTest.mouseClick(dialog.accept_button, LEFT)
    screen.settle()
    assert dialog.form.complainant.slip
    dialog.form.complainant.set_value("Әлібек Ұлан")
    dialog.form.address.set_value("Ақсу ауылы, Бейбітшілік көшесі, 3")
    screen.accept(dialog)
    screen.dialog(IssuedPaperDialog).close()
    assert "Әлібек Ұлан" in screen.texts()
    assert papers_of(desk, kept.id) == [NoticeKind.COMPLAINT_SLIP]
    assert screen.page.findChild(QPushButton, "answer") is not None


# Whose case it is


def test_a_complaint_about_a_case_begins_with_what_is_known(
    screen: Screen, desk: Desk, school: int, monday: Clock
) -> None:
    case = register(
        desk,
        home_education_entry(school, applied_on=date(2026, 11, 16), language=PaperLanguage.RUSSIAN),
    )
    screen.open(case)
    screen.click("complaint")
    form = screen.dialog(RegisterComplaintDialog).form
    assert form.complainant.value() == a_parent().full_name
    assert (form.iin.value(), form.address.value()) == (a_parent().iin, a_parent().address)
    assert (form.application.value(), form.provider.value()) == (case.id, school)
    assert form.language.value() == PaperLanguage.RUSSIAN
    assert screen.dialog(RegisterComplaintDialog).focusWidget() is form.subject.edit
    type_in(form.subject.edit, "Не выдали расписку")
    QTest.mouseClick(screen.dialog(RegisterComplaintDialog).accept_button, LEFT)
    screen.preview().close()
    assert screen.page.place == places.complaint(1)
    screen.click("case")
    assert screen.page.place == places.case(case.id)
    assert "due 23.11.2026" in screen.texts()
    screen.click("complaint1")
    assert screen.page.place == places.complaint(1)


def test_sentences_are_not_lost_by_one_wrong_key(screen: Screen, monday: Clock) -> None:
    screen.window.open(places.COMPLAINTS)
    QTest.mouseClick(screen.window.page.register_button, LEFT)  # type: ignore[union-attr]
    dialog = screen.dialog(RegisterComplaintDialog)
    type_in(dialog.form.subject.edit, "Қолхат берілмеді.")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Close once more" in dialog.banner.words.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_who_cancels_is_asked_nothing(screen: Screen, monday: Clock) -> None:
    screen.window.open(places.COMPLAINTS)
    QTest.mouseClick(screen.window.page.register_button, LEFT)  # type: ignore[union-attr]
    dialog = screen.dialog(RegisterComplaintDialog)
    type_in(dialog.form.subject.edit, "Қолхат берілмеді.")
    QTest.mouseClick(dialog.cancel_button, LEFT)
    assert not dialog.isVisible()


def test_who_is_on_file_is_found_by_iin(
    screen: Screen, desk: Desk, school: int, monday: Clock
) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    screen.window.open(places.COMPLAINTS)
    QTest.mouseClick(screen.window.page.register_button, LEFT)  # type: ignore[union-attr]
    form = screen.dialog(RegisterComplaintDialog).form
    type_into(form.iin.edit, a_parent().iin)
    screen.settle()
    assert form.complainant.value() == a_parent().full_name
    assert form.application.box.findData(case.id) > 0


# The list and the first screen


def test_the_list_is_narrowed_and_found_in(
    qtbot: QtBot, window: MainWindow, desk: Desk, head: Desk, monday: Clock
) -> None:
    first = complaints.register(desk, a_complaint()).complaint
    complaints.register(
        desk,
        a_complaint(complainant="Қожа Ұлан", body=ComplaintBody.HIGHER, address="Алатау"),
    )
    third = complaints.register(
        desk, a_complaint(complainant="Иванов Сергей", channel=ComplaintChannel.POST)
    ).complaint
    complaints.answer(desk, first, ANSWER)
    complaints.withdraw(desk, third, "Отозвал")
    monday.move_to(date(2026, 11, 20))
    page = open_list(qtbot, window)
    check(page.table)
    columns = ("Number", "Came", "Complainant", "Status", "Deadline")
    assert shown(page.table, *columns) == [
        "ШҒ-2026-00002 | 16.11.2026 | Қожа Ұлан | Being considered | 19.11.2026, 1 day late",
        "ШҒ-2026-00001 | 16.11.2026 | Сәрсенбай Үміт Һамитқызы | Waits for the head | 23.11.2026",
    ]
    late = page.table.model().index(0, 5)
    assert late.data(Qt.ItemDataRole.ForegroundRole).name() == theme.BAD.lower()
    with qtbot.waitSignal(page.shown):
        page.status.setCurrentIndex(1)
    assert page.count.text() == "3 complaints"
    with qtbot.waitSignal(page.shown):
        page.text.setText("сергей")
    assert shown(page.table, *columns) == [
        "ШҒ-2026-00003 | 16.11.2026 | Иванов Сергей | Taken back | 23.11.2026"
    ]
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    double_click(page.table, 0)
    assert place_of(window) == places.complaint(third.id)
    window.go_back()
    assert place_of(window).page == "complaints"
    assert place_of(window).text.startswith("сергей")
    settle(page_of(window).context)


def test_today_tells_what_is_near(
    window: MainWindow, desk: Desk, head: Desk, school: int, complaint: Complaint, clock: Clock
) -> None:
    def lines() -> list[str]:
        window.open(places.TODAY)
        page = window.page
        assert isinstance(page, TodayPage)
        settle(page.context)
        return shown(page.queue.table) if page.queue.table.isVisible() else []

    about = f"{complaint.complainant} | Answer the complaint | {complaint.number}"
    register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    assert lines() == [f"23.11.2026 | {about}"]
    clock.move_to(date(2026, 11, 23))
    assert lines() == [f"23.11.2026, today | {about}"]
    clock.move_to(date(2026, 11, 25))
    assert lines() == [f"23.11.2026, 2 days late | {about}"]
    page = window.page
    assert isinstance(page, TodayPage)
    double_click(page.queue.table, 0)
    assert place_of(window) == places.complaint(complaint.id)
    complaints.answer(head, complaint, ANSWER)
    assert not any(complaint.number in line for line in lines())


# Two at one complaint


def test_a_dialog_tells_that_somebody_was_faster(
    heads_screen: Screen, desk: Desk, complaint: Complaint
) -> None:
    heads_screen.window.open(places.complaint(complaint.id))
    heads_screen.click("extend")
    dialog = heads_screen.dialog(ExtendDialog)
    complaints.answer(desk, complaint, ANSWER)
    type_in(dialog.why.edit, "Сараптама")
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.settle()
    assert f"{desk.worker.name} changed this" in dialog.banner.words.text()
    assert heads_screen.page.status.text() == "Waits for the head"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert now(desk, complaint).extended_until is None
    assert papers_of(desk, complaint.id) == [NoticeKind.COMPLAINT_SLIP]


def test_a_page_that_shows_what_was_says_so(
    heads_screen: Screen, desk: Desk, head: Desk, complaint: Complaint
) -> None:
    heads_screen.window.open(places.complaint(complaint.id))
    heads_screen.click("withdraw")
    dialog = heads_screen.dialog(WithdrawComplaintDialog)
    complaints.extend(head, complaint, ExtensionEntry(date(2026, 11, 30), "Сараптама"))
    type_in(dialog.why.edit, "Қайтарып алды")
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.settle()
    assert f"{head.worker.name} changed this" in dialog.banner.words.text()
    assert now(desk, complaint).status is ComplaintStatus.EXTENDED
