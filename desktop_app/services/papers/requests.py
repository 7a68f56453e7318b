"""Letters to a school, a commission or a guardianship body: sent, reminded of, and answered.

A negative answer is ground 3 of D-8: the refusal proposes it with the letter's number and day.
"""

from dataclasses import replace

from sqlalchemy import Connection

from desktop_app.documents.notices.hearing_kinds import RequestLetter
from desktop_app.law.eligibility import GROUND_NEGATIVE_ANSWER, Reason
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Whose
from desktop_app.records.requests import Request, RequestAnswer, RequestEntry, RequestOutcome
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.papers import outside_numbers as outside_numbers_of
from desktop_app.services.papers.outside_numbers import on_paper
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.papers import requests as stored


def send(desk: Desk, application_id: int, entry: RequestEntry) -> NoticeRow:
    """Issue the letter, in the language of the case. EntryError with every slip."""
    slips = []
    if not entry.addressee.strip():
        slips.append(Slip("addressee", N_("Write to whom the letter goes.")))
    if not entry.question.strip():
        slips.append(Slip("question", N_("Write what is asked.")))
    if entry.answer_by is None or entry.answer_by <= desk.today():
        slips.append(Slip("answer_by", N_("Choose a later day to answer by.")))
    if slips:
        raise EntryError(*slips)
    with desk.writing(Act.SEND_REQUEST) as connection:
        application = applications.by_id(connection, application_id)
        values = {
            "application_id": application.id,
            "child_id": application.child_id,
            "kind": entry.kind,
            "addressee": entry.addressee.strip(),
            "address": entry.address.strip(),
            "question": entry.question.strip(),
            "answer_by": entry.answer_by,
        }
        sent = stored.add(connection, values, desk.author, desk.now())
        paper = _letter(connection, desk, sent, application)
        stored.change(connection, sent, desk.author, desk.now(), notice_id=paper.id)
        return paper


def remind(desk: Desk, request: Request) -> NoticeRow:
    """Issue the letter that reminds of it; the day to answer is as it was."""
    with desk.writing(Act.REMIND_OF_REQUEST) as connection:
        _require_open(request)
        application = applications.by_id(connection, request.application_id)
        now = stored.change(connection, request, desk.author, desk.now(), reminded_on=desk.today())
        return _letter(connection, desk, now, application, reminds=True)


def take_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """Nothing was asked by a letter that was annulled, nor reminded of; Trouble once answered."""
    assert paper.application_id is not None
    application = applications.by_id(connection, paper.application_id)
    found = stored.of_application(connection, application.id)
    asked = next((each for each in found if f"request {each.id}" == paper.about), None)
    if asked is None or not asked.is_open:
        raise Trouble(_ANSWERED_ALREADY)
    if asked.notice_id == paper.id:
        stored.annul(connection, asked, desk.author, desk.now(), why)
    else:
        stored.change(connection, asked, desk.author, desk.now(), reminded_on=None)
    act = Step(N_("The letter {number} was taken back: {why}"), "D-8")
    told = {"number": as_is(paper.number), "why": as_is(why)}
    history.record(connection, desk, replace(act, values=told), application)


def answer(desk: Desk, request: Request, entry: RequestAnswer) -> Request:
    """Record what came back. EntryError with every slip."""
    slips = []
    if not entry.answer.strip():
        slips.append(Slip("answer", N_("Write what the answer says.")))
    day = entry.answered_on
    if day is None or not request.sent_on <= day <= desk.today():
        slips.append(Slip("answered_on", N_("Write the day of the answer: after the letter.")))
    if slips:
        raise EntryError(*slips)
    with desk.writing(Act.RECORD_ANSWER) as connection:
        _require_open(request)
        told = entry.answer.strip()
        number = outside_numbers_of.as_meant(NumberEntry(entry.number, day))
        if number.number:
            told = f"№ {number.number}: {told}"
        values = {"outcome": entry.outcome, "answer": told, "answered_on": day}
        done = stored.change(connection, request, desk.author, desk.now(), **values)
        numbers = {Whose.SENDER: number}
        if entry.incoming is not None:
            numbers[Whose.INCOMING] = outside_numbers_of.as_meant(entry.incoming)
        outside_numbers_of.keep(connection, desk, Bearer.REQUEST, request.id, numbers)
        application = applications.by_id(connection, request.application_id)
        history.record(connection, desk, Step(_ANSWERED, "D-8", _cited(done)), application)
        return done


def negative(connection: Connection, application_id: int) -> tuple[Reason, ...]:
    """What refuses of the answers (D-8, ground 3), each with its letter and day."""
    found = stored.of_application(connection, application_id)
    return tuple(
        Reason(GROUND_NEGATIVE_ANSWER, Step(_NEGATIVE, "D-8", _cited(each)))
        for each in reversed(found)
        if each.outcome == RequestOutcome.NEGATIVE
    )


_ANSWERED = N_("Answered: the request {number} of {sent}, {addressee}, {answered}. {answer}")
_NEGATIVE = N_(
    "A negative answer of {answered} to the request {number} of {sent} ({addressee}): {answer}"
)


def _cited(request: Request) -> dict[str, Value]:
    assert request.answered_on is not None
    return {
        "number": as_is(request.number),
        "sent": request.sent_on,
        "addressee": as_is(request.addressee),
        "answered": request.answered_on,
        "answer": as_is(request.answer),
    }


def _require_open(request: Request) -> None:
    if not request.is_open:
        raise Trouble(_ANSWERED_ALREADY)


_ANSWERED_ALREADY = N_("The answer is on file already. Nothing was saved.")


def _outgoing(connection: Connection, request: Request) -> Words:
    """What the office's own journal numbered the first letter."""
    assert request.notice_id is not None
    return on_paper(outside_numbers.of(connection, Bearer.PAPER, request.notice_id))


def _letter(
    connection: Connection,
    desk: Desk,
    request: Request,
    application: Application,
    *,
    reminds: bool = False,
) -> NoticeRow:
    shared = letterheads.heading(connection, desk, application).__dict__
    outside = _outgoing(connection, request) if reminds else Words("", "")

    def make(number: str) -> RequestLetter:
        return RequestLetter(
            **shared,
            number=number,
            issued_on=desk.today(),
            addressee=request.addressee,
            addressee_address=request.address,
            question=tuple(filter(None, map(str.strip, request.question.splitlines()))),
            answer_by=request.answer_by,
            reminds_of=request.number if reminds else "",
            first_sent_on=request.sent_on if reminds else None,
            reminds_of_outside_kk=outside.kk,
            reminds_of_outside_ru=outside.ru,
        )

    of_case = history.matter_of(connection, application, f"request {request.id}")
    matter = replace(of_case, recipient=request.addressee, address=request.address)
    return issuing.issue(connection, desk, NoticeKind.REQUEST, matter, make)
