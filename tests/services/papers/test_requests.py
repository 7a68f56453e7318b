"""Letters to a body elsewhere: sent, reminded of, answered; a negative answer refuses (D-8)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.kinds import PaperLanguage, Status
from desktop_app.records.requests import (
    Request,
    RequestAnswer,
    RequestEntry,
    RequestKind,
    RequestOutcome,
)
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import requests
from desktop_app.services.today.queue import Kind
from desktop_app.storage.papers import requests as stored
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import LEFT_OUT, application_now, register, text_of
from tests.services.waiting import waiting

SENT, BY = date(2025, 9, 3), date(2025, 9, 8)
ENTRY = RequestEntry(RequestKind.SCHOOL, "Школа № 8", "Выдана ли справка?\nКому?", BY)
NEGATIVE = RequestAnswer(RequestOutcome.NEGATIVE, "справка не выдавалась", BY, "07-12/345")


@pytest.fixture
def application(desk: Desk, school: int) -> Application:
    return register(desk, reimbursement_entry(school, language=PaperLanguage.RUSSIAN))


@pytest.fixture
def sent(desk: Desk, application: Application) -> Request:
    requests.send(desk, application.id, ENTRY)
    return _only(desk, application)


def _only(desk: Desk, application: Application) -> Request:
    with desk.database.read() as connection:
        (found,) = stored.of_application(connection, application.id)
    return found


def test_the_letter_asks_and_says_by_when(desk: Desk, application: Application) -> None:
    paper = requests.send(desk, application.id, ENTRY)
    said = text_of(desk, paper)
    for words in ("Школа № 8", "Выдана ли справка?", "Кому?", "не позднее 8 сентября 2025 года"):
        assert words in said
    assert "Напоминание" not in said
    request = _only(desk, application)
    assert (request.number, request.sent_on, request.is_open) == (paper.number, SENT, True)


def test_what_lacks_is_told_at_its_field(desk: Desk, application: Application) -> None:
    with pytest.raises(EntryError) as caught:
        requests.send(desk, application.id, RequestEntry(RequestKind.OTHER, " ", "", SENT))
    fields = [each.field for each in caught.value.slips]
    assert fields == ["addressee", "question", "answer_by"]


def test_an_answer_that_is_late_stands_on_todays_list_and_is_reminded_of(
    desk: Desk, clock: Clock, sent: Request
) -> None:
    def overdue() -> list[int]:
        return [each.entry.id for each in waiting(desk, Kind.ANSWER)]

    clock.move_to(BY)
    assert overdue() == []
    clock.move_to(date(2025, 9, 9))
    assert overdue() == [sent.id]
    said = text_of(desk, requests.remind(desk, sent))
    assert "Напоминание о запросе" in said
    assert f"от 3 сентября 2025 года № {sent.number} ответ не поступил" in said
    # The day is over: it is told as the first letter's, not set once more.
    assert "Срок ответа, указанный в запросе:" in said
    assert "Срок ответа:" not in said
    with desk.database.read() as connection:
        now = stored.by_id(connection, sent.id)
    requests.answer(desk, now, NEGATIVE)
    assert overdue() == []


def test_a_negative_answer_is_the_third_ground_with_its_letter(
    head: Desk, clock: Clock, application: Application, sent: Request
) -> None:
    assert deciding.proposal(head, application.id).judgement.awards
    clock.move_to(BY)
    requests.answer(head, sent, NEGATIVE)
    assert deciding.proposal(head, application.id).judgement.grounds == (3,)
    said = text_of(head, deciding.decide(head, application, left_out=LEFT_OUT))
    assert f"на запрос № {sent.number} от 03.09.2025" in said
    assert "№ 07-12/345: справка не выдавалась" in said
    assert application_now(head, application.id).status is Status.REFUSED


def test_a_positive_answer_refuses_nothing_and_comes_once(
    head: Desk, clock: Clock, application: Application, sent: Request
) -> None:
    clock.move_to(BY)
    done = requests.answer(head, sent, replace(NEGATIVE, outcome=RequestOutcome.POSITIVE))
    assert deciding.proposal(head, application.id).judgement.awards
    with pytest.raises(Trouble):
        requests.answer(head, done, NEGATIVE)
    with pytest.raises(Trouble):
        requests.remind(head, done)


def test_an_answer_has_words_and_a_day_after_the_letter(desk: Desk, sent: Request) -> None:
    for day in (None, date(2025, 9, 2), date(2025, 9, 4)):
        with pytest.raises(EntryError) as caught:
            requests.answer(desk, sent, RequestAnswer(RequestOutcome.POSITIVE, " ", day))
        assert [each.field for each in caught.value.slips] == ["answer", "answered_on"]
