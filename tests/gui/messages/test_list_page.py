"""Proactive messages at the desk: from the text that is sent to the application (R-7-1)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.applications.list_page import ApplicationsPage
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.messages.answer import AnswerDialog
from desktop_app.gui.messages.list_page import ProactivePage
from desktop_app.gui.messages.send import MessageDialog
from desktop_app.gui.messages.words import time_left
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.places import Place
from desktop_app.gui.today.page import TodayPage
from desktop_app.law.facts import EventKind
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import Channel, MessageAnswer, PaperLanguage, Service
from desktop_app.records.messages import Message, MessageEntry, MessageRow
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.messages import proactive
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.messages import sent as messages
from desktop_app.storage.people import on_file as people
from tests.builders import NOW, Clock, a_child, a_parent, make_iin
from tests.gui.case_screen import Screen, type_in
from tests.gui.keyboard import type_into
from tests.gui.tables import check, double_click, shown
from tests.ready_made import ready_made

LEFT = Qt.MouseButton.LeftButton
SENT = datetime(2026, 11, 21, 9, 0)
W = TypeVar("W", bound=QWidget)


@ready_made
def sent(desk: Desk, school: int, serial: int = 1, at: datetime = SENT) -> Message:
    entry = MessageEntry(
        child=a_child(serial),
        parent=a_parent(serial),
        provider_id=school,
        phone="+7 701 000 00 01",
        language=PaperLanguage.KAZAKH,
        sent_at=at,
    )
    return proactive.send(desk, entry)


class Proactive:
    """The window at the messages, as one who works with it sees and uses it."""

    def __init__(self, qtbot: QtBot, screen: Screen) -> None:
        self.qtbot, self.screen = qtbot, screen
        self.window = screen.window

    def open(self) -> ProactivePage:
        self.window.open(places.PROACTIVE)
        self.wait()
        return self.page

    def go(self, place: Place, kind: type[W]) -> W:
        self.window.open(place)
        return self.shown(kind)

    def shown(self, kind: type[W]) -> W:
        self.screen.settle()
        assert isinstance(self.window.page, kind)
        return self.window.page

    @property
    def page(self) -> ProactivePage:
        return self.shown(ProactivePage)

    def wait(self) -> None:
        """Until the list has the answer to its last question."""
        self.screen.settle()
        with self.qtbot.waitSignal(self.page.shown):
            self.page.refresh()
        self.screen.settle()

    def press(self, name: str) -> None:
        QTest.mouseClick(self._buttons()[name], LEFT)

    def buttons(self) -> list[str]:
        """What can be done with the message that is chosen; what is next comes first."""
        return [name for name in self._buttons() if name != "new-message"]

    def _buttons(self) -> dict[str, QPushButton]:
        QApplication.processEvents()
        found = self.page.findChildren(QPushButton)
        return {b.objectName(): b for b in found if b.objectName() and b.isVisibleTo(self.page)}

    def dialog(self, kind: type[W]) -> W:
        return self.screen.dialog(kind)

    def accept(self, dialog: AskDialog) -> None:
        QTest.mouseClick(dialog.accept_button, LEFT)
        self.screen.settle()

    @property
    def sentence(self) -> str:
        return self.page.card.sentence.text()


@pytest.fixture
def at(qtbot: QtBot, screen: Screen, school: int) -> Proactive:
    return Proactive(qtbot, screen)


@pytest.fixture
def on_file(desk: Desk) -> Callable[[], list[MessageRow]]:
    def rows() -> list[MessageRow]:
        with desk.database.read() as connection:
            return messages.rows(connection, messages.ids(connection))

    return rows


def test_from_the_message_to_the_registered_application(
    at: Proactive,
    qtbot: QtBot,
    desk: Desk,
    clock: Clock,
    school: int,
    on_file: Callable[[], list[MessageRow]],
) -> None:
    QTest.mouseClick(at.go(places.APPLICATIONS, ApplicationsPage).proactive, LEFT)
    at.wait()

    # The text is made while one types; it is copied, sent by other means, and recorded as sent.
    at.press("new-message")
    dialog = at.dialog(MessageDialog)
    type_into(dialog.child.iin.edit, a_child(1).iin)
    assert dialog.child.birth_date.value() == date(2015, 4, 7)
    type_into(dialog.child.surname.edit, "Әлімқұлова")
    type_into(dialog.child.given_name.edit, "Әлия")
    dialog.provider.set_value(0)  # the office has one school, which is chosen already
    assert dialog.no_text.isVisibleTo(dialog)
    dialog.provider.set_value(school)
    dialog.language.set_value(PaperLanguage.BOTH)
    kazakh, russian = dialog.text.texts
    assert "Әлімқұлова Әлия" in kazakh
    assert "Школа" in russian or "школа" in russian
    shown = "\n".join(each.text() for each in dialog.text.findChildren(QLabel))
    assert f"{len(kazakh)} characters of 160; 3 SMS" in shown
    at.screen.settle()
    QTest.mouseClick(dialog.text.findChildren(QPushButton)[0], LEFT)
    assert QGuiApplication.clipboard().text() == kazakh
    type_into(dialog.parent_.iin.edit, a_parent(1).iin)
    type_into(dialog.parent_.surname.edit, "Әлімқұлова")
    type_into(dialog.phone.edit, "87010000001")
    dialog.sent_at.time.setText("9:40")
    at.accept(dialog)
    at.wait()
    (message,) = on_file()
    assert message.sent_at == NOW.replace(hour=9, minute=40)
    assert message.text == f"{kazakh}\n{russian}"
    assert at.page.table.selected_id() == message.id
    assert "22.11.2026 09:40" in at.sentence
    assert "23 h 40 min" in at.sentence
    assert at.buttons() == ["answer", "annul"]

    # The answer came two hours later; the consent goes on to the application.
    clock.pass_by(hours=3)
    at.press("answer")
    answering = at.dialog(AnswerDialog)
    assert not answering.why.isVisibleTo(answering)
    answering.answered_at.set_value(NOW + timedelta(hours=2))
    assert answering.answered_at.slip == ""
    at.accept(answering)
    at.wait()
    assert "consent, 21.11.2026 12:00" in at.window.banner.words.text()
    assert at.page.wanted.currentText() == "Consent, no application yet"
    assert at.buttons() == ["register", "paper", "answer", "annul"]

    at.press("register")
    entry = at.shown(EntryPage)
    assert entry.form.service.value() == Service.HOME_EDUCATION
    assert entry.form.channel.value() == Channel.PROACTIVE
    assert entry.form.applied_on.value() == NOW.date()
    assert entry.form.child.iin.value() == a_child(1).iin
    assert entry.form.applicant.iin.value() == a_parent(1).iin
    assert entry.form.applicant.phone.value() == "+7 (701) 000-00-01"
    assert entry.form.provider.value() == school
    assert entry.form.language.value() == PaperLanguage.BOTH
    type_into(entry.form.applicant.address.edit, "Алатау қ., Көктем к., 1")
    entry.form.checklist.accept_all()
    with qtbot.waitSignal(entry.registered) as signal:
        QTest.mouseClick(entry.answer.register_button, LEFT)
    at.screen.preview().close()
    (application_id,) = signal.args
    (message,) = on_file()
    assert message.application_id == application_id
    with desk.database.read() as connection:
        assert stored.by_id(connection, application_id).channel is Channel.PROACTIVE

    # It is found again among all of them, with its application and its paper.
    at.window.open(places.proactive_message(message.id))
    at.wait()
    assert at.buttons() == ["application", "paper"]
    at.press("paper")
    at.screen.settle()
    at.dialog(PreviewDialog).close()
    at.press("application")
    assert at.shown(CasePage).place == places.case(application_id)


def test_time_runs_out_in_sight_and_one_click_records_it(
    at: Proactive, desk: Desk, clock: Clock, school: int, on_file: Callable[[], list[Message]]
) -> None:
    sent(desk, school)
    page = at.open()
    clock.move_to(SENT + timedelta(hours=23, minutes=51))
    page.tick()
    assert "9 min" in at.sentence
    assert shown(page.table, "Time left") == ["9 min"]
    clock.move_to(SENT + timedelta(hours=24, minutes=1))
    page.tick()
    assert "ended" in at.sentence
    assert shown(page.table, "Time left", "Answer") == ["time is up | –"]
    assert at.buttons() == ["lapse", "answer", "annul"]
    at.press("lapse")
    at.wait()
    (message,) = on_file()
    assert message.answer is MessageAnswer.NO_ANSWER
    assert "no answer" in at.window.banner.words.text()
    assert not page.table.isVisibleTo(page)  # nothing waits any more
    page.wanted.setCurrentIndex(2)
    at.wait()
    assert at.buttons() == ["paper", "answer", "annul"]


def test_a_late_answer_is_said_to_be_late_before_it_is_recorded(
    at: Proactive, desk: Desk, clock: Clock, school: int
) -> None:
    sent(desk, school)
    clock.move_to(SENT + timedelta(hours=30))
    page = at.open()
    at.press("answer")
    dialog = at.dialog(AnswerDialog)
    assert "recorded as late" in dialog.answered_at.slip
    dialog.answered_at.set_value(SENT + timedelta(hours=24))
    assert dialog.answered_at.slip == ""
    dialog.answered_at.set_value(clock())
    at.accept(dialog)
    at.wait()
    page.wanted.setCurrentIndex(2)
    at.wait()
    assert "no application rests on it" in at.sentence
    assert shown(page.table, "Answer") == ["consent, too late, 22.11.2026 15:00"]


def test_a_record_is_corrected_with_its_reason(
    at: Proactive, desk: Desk, school: int, on_file: Callable[[], list[Message]]
) -> None:
    message = sent(desk, school)
    proactive.answer(desk, message, MessageAnswer.REFUSAL, SENT)
    page = at.open()
    page.wanted.setCurrentIndex(2)
    at.wait()
    at.press("answer")
    dialog = at.dialog(AnswerDialog)
    at.accept(dialog)
    assert dialog.isVisible()
    assert "why" in dialog.why.slip
    type_in(dialog.why.edit, "Басқа жолға жазылған")
    at.accept(dialog)
    at.wait()
    (found,) = on_file()
    assert found.consents
    at.press("annul")
    annulling = at.dialog(AnnulDialog)
    type_in(annulling.why.edit, "Нөмір қате")
    at.accept(annulling)
    (found,) = on_file()
    assert found.answer is MessageAnswer.ANNULLED


def test_slips_stand_at_their_fields_and_all_stays_as_typed(
    at: Proactive, desk: Desk, school: int, on_file: Callable[[], list[Message]]
) -> None:
    at.open()
    at.press("new-message")
    dialog = at.dialog(MessageDialog)
    dialog.provider.set_value(0)
    type_into(dialog.phone.edit, "727 12")
    dialog.sent_at.time.setText("25:00")
    dialog.child.birth_date.edit.setText("31.02.2015")
    at.accept(dialog)
    assert "21.11.2026" in dialog.sent_at.slip
    assert "no such day" in dialog.child.birth_date.slip
    fields = (dialog.child.iin, dialog.child.surname, dialog.parent_.iin, dialog.provider)
    for field in (*fields, dialog.phone):
        assert field.slip, field.name.text()
    assert dialog.phone.value() == "727 12"
    assert not on_file()


def test_what_is_unusual_in_a_family_is_told_as_at_the_desk(
    at: Proactive, desk: Desk, head: Desk, school: int
) -> None:
    case = sent(desk, school)
    events.record(head, case.child_id, EventKind.DEATH, date(2026, 10, 1))
    at.open()
    at.press("new-message")
    dialog = at.dialog(MessageDialog)
    type_into(dialog.child.iin.edit, a_child(1).iin)
    at.screen.settle()
    assert "dead since 01.10.2026" in dialog.child.iin.doubt
    type_into(dialog.parent_.iin.edit, a_child(1).iin)
    at.screen.settle()
    assert "the same IIN" in dialog.parent_.iin.doubt
    dialog.parent_.iin.edit.clear()
    type_into(dialog.parent_.iin.edit, make_iin(date(2005, 1, 1), Sex.FEMALE, 9))
    at.screen.settle()
    assert "Less than 12 years" in dialog.parent_.iin.doubt
    assert dialog.parent_.surname.value() == ""


def test_two_people_in_one_name_are_confirmed_before_it_is_recorded(
    at: Proactive, desk: Desk, school: int, on_file: Callable[[], list[Message]]
) -> None:
    at.open()
    at.press("new-message")
    dialog = at.dialog(MessageDialog)
    type_into(dialog.child.iin.edit, a_child(1).iin)
    type_into(dialog.child.surname.edit, "Әлімқұлова")
    type_into(dialog.parent_.iin.edit, a_parent(1).iin)
    type_into(dialog.parent_.surname.edit, "Петрова Н. И. и Петров С. И.")
    type_into(dialog.phone.edit, "87010000001")
    at.accept(dialog)
    at.wait()
    assert not on_file()
    tick = dialog.focusWidget()
    assert isinstance(tick, QCheckBox)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    at.accept(dialog)
    at.wait()
    assert len(on_file()) == 1


def test_a_family_on_file_is_found_and_offered(
    at: Proactive, desk: Desk, school: int, on_file: Callable[[], list[Message]]
) -> None:
    with desk.database.begin() as connection:
        people.save(connection, a_parent(1, paper_language="ru"), "", desk.now())
    at.open()
    at.press("new-message")
    dialog = at.dialog(MessageDialog)
    type_into(dialog.parent_.iin.edit, a_parent(1).iin)
    at.screen.settle()
    assert dialog.parent_.surname.value() == "Әлімқұлова"
    assert dialog.phone.value() == "+7 (700) 000-00-00"
    assert dialog.language.value() == PaperLanguage.RUSSIAN


def test_messages_are_found_by_name_while_typing(
    at: Proactive, desk: Desk, school: int, qtbot: QtBot
) -> None:
    sent(desk, school, 1)
    other = a_child(2, surname="Өмірбек", given_name="Ұлан")
    with desk.database.begin() as connection:
        people.save(connection, other, "", desk.now())
    page = at.open()
    watched = check(page.table)
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.shown):
        type_into(page.text, "ә")
    at.wait()
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.shown):
        type_into(page.text, "щ")
    at.wait()
    assert not page.table.isVisibleTo(page)
    assert "No message here" in page.nothing.text()
    assert watched.model() is page.model


def test_today_shows_what_is_awaited_and_leads_there(
    at: Proactive, desk: Desk, clock: Clock, school: int
) -> None:
    assert not at.shown(TodayPage).queue.table.isVisible()
    first = sent(desk, school, 1)
    second = sent(desk, school, 2, at=SENT - timedelta(hours=2))
    proactive.answer(desk, second, MessageAnswer.CONSENT, SENT)
    third = sent(desk, school, 3, at=SENT - timedelta(hours=1))
    proactive.answer(desk, third, MessageAnswer.REFUSAL, SENT)
    queue = at.go(places.TODAY, TodayPage).queue
    at.screen.settle()
    assert {line.split(" | ")[2]: line.split(" | ")[0] for line in shown(queue.table)} == {
        "Register it": "",
        "Record the answer": "23 h 0 min",
    }
    words = [line.split(" | ")[2] for line in shown(queue.table)]
    double_click(queue.table, words.index("Record the answer"))
    at.wait()
    assert at.page.table.selected_id() == first.id


def test_a_proactive_entry_without_consent_is_stopped_at_its_channel(
    at: Proactive, desk: Desk, school: int
) -> None:
    page = at.go(places.entry(), EntryPage)
    page.form.channel.set_value(Channel.PROACTIVE)
    QTest.mouseClick(page.answer.register_button, LEFT)
    at.screen.settle()
    assert "consent" in page.form.channel.slip


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (SENT, "24 h 0 min"),
        (SENT + timedelta(seconds=30), "24 h 0 min"),
        (SENT + timedelta(hours=1), "23 h 0 min"),
        (SENT + timedelta(hours=23, minutes=1), "59 min"),
        (SENT + timedelta(hours=24), "0 min"),
        (SENT + timedelta(hours=24, minutes=1), "time is up"),
    ],
)
def test_the_time_left(
    context: Context, window: MainWindow, desk: Desk, school: int, now: datetime, words: str
) -> None:
    assert time_left(sent(desk, school), now).words == words
