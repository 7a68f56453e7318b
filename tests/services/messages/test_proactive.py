"""Asking for consent by a message: 24 hours by the clock, what counts as consent, and the paper."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import (
    Channel,
    MessageAnswer,
    NoticeKind,
    PaperLanguage,
    Service,
    Status,
)
from desktop_app.records.messages import Message, MessageEntry, MessageState
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.messages import proactive
from desktop_app.services.papers import issued
from desktop_app.storage.messages import sent as messages
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from tests.builders import (
    NOW,
    Clock,
    a_child,
    a_document,
    a_parent,
    a_school,
    home_education_entry,
    reimbursement_entry,
)
from tests.services.acts import history, papers_of, text_of

CONSENT, REFUSAL = MessageAnswer.CONSENT, MessageAnswer.REFUSAL
SENT = datetime(2026, 11, 20, 18, 0)
DUE = datetime(2026, 11, 21, 18, 0)


def entry_for(school: int, **changes: object) -> MessageEntry:
    entry = MessageEntry(
        child=a_child(1),
        parent=a_parent(1),
        provider_id=school,
        phone="8 701 234 56 78",
        language=PaperLanguage.KAZAKH,
        sent_at=SENT,
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def sent(desk: Desk, school: int, **changes: object) -> Message:
    return proactive.send(desk, entry_for(school, **changes))


def now_on_file(desk: Desk, message: Message) -> Message:
    with desk.database.read() as connection:
        return messages.by_id(connection, message.id)


def of_child(desk: Desk, message: Message) -> list[str]:
    with desk.database.read() as connection:
        acts = notices.history(connection, child_id=message.child_id)
    return [act.what.label for act in acts]


def slips_of(error: pytest.ExceptionInfo[EntryError]) -> set[str]:
    return {slip.field for slip in error.value.slips}


def proactive_entry(school: int, **changes: object) -> ApplicationEntry:
    return home_education_entry(school, channel=Channel.PROACTIVE, **changes)  # type: ignore[arg-type]


# The 24 hours (R-7-1)


@pytest.mark.parametrize(
    ("asked", "minute_before", "the_moment", "minute_after"),
    [
        ("2026-11-17 10:15", "2026-11-18 10:14", "2026-11-18 10:15", "2026-11-18 10:16"),
        # From Friday into the weekend: hours by the clock, days off count.
        ("2026-11-20 18:00", "2026-11-21 17:59", "2026-11-21 18:00", "2026-11-21 18:01"),
        ("2026-11-21 09:05", "2026-11-22 09:04", "2026-11-22 09:05", "2026-11-22 09:06"),
        # Into Nauryz, over the turn of a year, over midnight.
        ("2026-03-20 17:30", "2026-03-21 17:29", "2026-03-21 17:30", "2026-03-21 17:31"),
        ("2025-12-31 23:59", "2026-01-01 23:58", "2026-01-01 23:59", "2026-01-02 00:00"),
    ],
)
def test_an_answer_counts_until_the_last_minute(
    desk: Desk,
    clock: Clock,
    school: int,
    asked: str,
    minute_before: str,
    the_moment: str,
    minute_after: str,
) -> None:
    before, until, after = map(datetime.fromisoformat, (minute_before, the_moment, minute_after))
    message = sent(desk, school, sent_at=datetime.fromisoformat(asked))
    assert message.due_at == until
    for moment, state in (
        (before, MessageState.WAITING),
        (until, MessageState.WAITING),
        (until.replace(second=59), MessageState.WAITING),
        (after, MessageState.LAPSED),
    ):
        assert message.state(moment) is state, moment
    for came_at, in_time in ((before, True), (until, True), (after, False)):
        answered = replace(message, answer=CONSENT, answered_at=came_at)
        assert answered.consents is in_time, came_at


def test_what_is_recorded_is_what_the_clock_says(desk: Desk, clock: Clock, school: int) -> None:
    clock.move_to(DUE.replace(hour=17, minute=59))
    message = sent(desk, school)
    with pytest.raises(Trouble):
        proactive.lapse(desk, message)
    clock.move_to(DUE.replace(second=40))
    with pytest.raises(Trouble):
        proactive.lapse(desk, message)
    clock.move_to(DUE.replace(minute=1))
    paper = proactive.lapse(desk, message)
    lapsed = now_on_file(desk, message)
    assert (lapsed.answer, lapsed.answered_at) == (MessageAnswer.NO_ANSWER, None)
    assert lapsed.state(clock()) is MessageState.NO_ANSWER
    assert "жиырма төрт сағат ішінде келіп түспеді" in text_of(desk, paper)


# Sending


def test_a_message_puts_both_on_file_and_starts_the_clock(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    assert message.phone == "+7 (701) 234-56-78"
    assert (message.sent_at, message.due_at) == (SENT, DUE)
    assert message.answer is MessageAnswer.WAITING
    with desk.database.read() as connection:
        assert people.by_id(connection, message.child_id).iin == a_child(1).iin
        assert people.by_id(connection, message.parent_id).full_name == a_parent(1).full_name
    assert of_child(desk, message) == [
        "A message of {sent} asked for consent; the answer is awaited until {until}"
    ]


def test_what_is_on_file_is_not_emptied_by_a_message(desk: Desk, school: int) -> None:
    known = a_parent(1, address="Алатау қ., Көктем к., 9", phone="+7 (700) 111-22-33")
    with desk.database.begin() as connection:
        people.save(connection, known, "", desk.now())
        people.save(connection, a_child(1, address="Алатау қ., Көктем к., 9"), "", desk.now())
    message = sent(desk, school, parent=a_parent(1, address="", phone=""))
    with desk.database.read() as connection:
        parent = people.by_id(connection, message.parent_id)
        child = people.by_id(connection, message.child_id)
    assert (parent.address, parent.phone) == (known.address, known.phone)
    assert child.address == known.address


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"child": a_child(1, iin="123")}, {"child.iin"}),
        ({"child": a_child(1, surname="", given_name="")}, {"child.surname"}),
        ({"parent": a_parent(1, iin="")}, {"parent.iin"}),
        ({"parent": a_parent(1, iin=a_child(1).iin)}, {"parent.iin"}),
        ({"phone": "+7 727 000 00 00"}, {"phone"}),
        ({"phone": ""}, {"phone"}),
        ({"provider_id": 0}, {"provider"}),
        ({"sent_at": datetime(2026, 11, 21, 10, 1)}, {"sent_at"}),
    ],
)
def test_every_slip_stands_at_its_field_and_nothing_is_saved(
    desk: Desk, school: int, changes: dict[str, object], fields: set[str]
) -> None:
    with pytest.raises(EntryError) as error:
        sent(desk, school, **changes)
    assert slips_of(error) == fields
    with desk.database.read() as connection:
        assert not messages.ids(connection)


def test_a_child_is_asked_about_once_at_a_time(desk: Desk, clock: Clock, school: int) -> None:
    sent(desk, school)
    with pytest.raises(EntryError) as error:
        sent(desk, school, parent=a_parent(2))
    assert slips_of(error) == {"child.iin"}
    clock.move_to(DUE.replace(minute=1))
    assert sent(desk, school, sent_at=clock()).due_at > DUE


def test_nobody_is_asked_about_a_child_with_an_open_application(desk: Desk, school: int) -> None:
    registering.register(desk, home_education_entry(school, 1))
    with pytest.raises(EntryError) as error:
        sent(desk, school)
    assert slips_of(error) == {"child.iin"}


def test_both_languages_are_two_texts(desk: Desk, school: int) -> None:
    message = sent(desk, school, language=PaperLanguage.BOTH)
    first, second = message.text.split("\n")
    with desk.database.read() as connection:
        details = offices.school(connection, school)
    child = a_child(1).full_name
    assert (first, second) == proactive.texts(PaperLanguage.BOTH, child, details)


def test_a_long_name_stays_whole_in_the_text(desk: Desk, school: int) -> None:
    surname = "Аль-Хусейни-Бени-Ибрагим"
    child = a_child(5, surname=surname, given_name="Мухаммад-Абдуррахман")
    message = sent(desk, school, child=child)
    assert surname in message.text


# The answer


@pytest.mark.parametrize(
    ("language", "given", "came_at", "words"),
    [
        (PaperLanguage.KAZAKH, CONSENT, "2026-11-21 09:12", "келісім берілді"),
        (PaperLanguage.RUSSIAN, CONSENT, "2026-11-21 09:12", "согласие дано"),
        (PaperLanguage.KAZAKH, REFUSAL, "2026-11-21 18:00", "бас тартылды"),
        (PaperLanguage.RUSSIAN, REFUSAL, "2026-11-21 18:00", "получен отказ"),
        (PaperLanguage.KAZAKH, CONSENT, "2026-11-21 18:01", "есепке алынбайды"),
        (PaperLanguage.RUSSIAN, CONSENT, "2026-11-21 18:01", "не учитывается"),
        (PaperLanguage.RUSSIAN, REFUSAL, "2026-11-22 08:00", "отказ поступил по истечении"),
    ],
)
def test_the_record_on_paper(
    desk: Desk,
    clock: Clock,
    school: int,
    language: PaperLanguage,
    given: MessageAnswer,
    came_at: str,
    words: str,
) -> None:
    message = sent(desk, school, language=language)
    clock.move_to(datetime(2026, 11, 23, 9, 0))
    paper = proactive.answer(desk, message, given, datetime.fromisoformat(came_at))
    text = text_of(desk, paper)
    assert paper.kind is NoticeKind.PROACTIVE_MESSAGE
    assert (paper.recipient, paper.language) == (a_parent(1).full_name, language)
    for shown in (words, "+7 (701) 234-56-78", a_child(1).full_name, a_parent(1).iin, "18:00"):
        assert shown in text, shown
    school_name = a_school().name_kk if language is PaperLanguage.KAZAKH else a_school().name_ru
    assert school_name in text  # the school writes
    assert of_child(desk, message)[1:] == [
        "The answer to the message of {sent}: {answer}",
        "Issued: {paper} {number}",
    ]
    assert proactive.record_of(desk, message) == paper


def test_both_languages_of_the_message_stand_on_its_record(
    desk: Desk, clock: Clock, school: int
) -> None:
    message = sent(desk, school, language=PaperLanguage.BOTH)
    paper = proactive.answer(desk, message, CONSENT, NOW)
    printed = "".join(text_of(desk, paper).split())
    for text in message.text.split("\n"):
        assert printed.count("".join(text.split())) == 2


@pytest.mark.parametrize("came_at", ["2026-11-20 17:59", "2026-11-21 10:01"])
def test_an_answer_comes_after_the_message_and_not_in_the_future(
    desk: Desk, school: int, came_at: str
) -> None:
    message = sent(desk, school)
    with pytest.raises(EntryError) as error:
        proactive.answer(desk, message, CONSENT, datetime.fromisoformat(came_at))
    assert slips_of(error) == {"answered_at"}
    assert now_on_file(desk, message) == message


def test_a_late_answer_is_recorded_after_the_silence(desk: Desk, clock: Clock, school: int) -> None:
    message = sent(desk, school)
    clock.move_to(datetime(2026, 11, 23, 9, 0))
    silence = proactive.lapse(desk, message)
    late = proactive.answer(desk, now_on_file(desk, message), CONSENT, clock())
    found = now_on_file(desk, message)
    assert found.state(clock()) is MessageState.LATE_CONSENT
    assert not found.consents
    with desk.database.read() as connection:
        stand = notices.about(connection, NoticeKind.PROACTIVE_MESSAGE, f"message {message.id}")
    assert [paper.number for paper in stand] == [silence.number, late.number]
    with pytest.raises(EntryError) as error:
        registering.register(desk, proactive_entry(school))
    assert slips_of(error) == {"channel"}


def test_a_record_is_corrected_with_a_reason_and_its_paper_annulled(
    desk: Desk, school: int
) -> None:
    message = sent(desk, school)
    wrong = proactive.answer(desk, message, REFUSAL, NOW)
    recorded = now_on_file(desk, message)
    with pytest.raises(EntryError) as error:
        proactive.answer(desk, recorded, CONSENT, NOW)
    assert slips_of(error) == {"why"}
    right = proactive.answer(desk, recorded, CONSENT, NOW, "Басқа түйме басылды")
    assert now_on_file(desk, message).consents
    assert proactive.record_of(desk, message) == right
    with desk.database.read() as connection:
        (before,) = notices.rows(connection, [wrong.id])
    assert (before.annulled_at, before.annulled_why) == (NOW, "Басқа түйме басылды")


def test_two_at_once_record_one_answer(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    first = proactive.answer(desk, message, CONSENT, NOW)
    with pytest.raises(ChangedMeanwhile):
        proactive.answer(desk, message, REFUSAL, NOW)
    with desk.database.read() as connection:
        papers_ = notices.ids(connection, datetime.min, datetime.max)
    assert papers_ == [first.id]


def test_a_message_recorded_by_mistake_is_annulled_with_its_paper(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    proactive.answer(desk, message, CONSENT, NOW)
    recorded = now_on_file(desk, message)
    with pytest.raises(EntryError) as error:
        proactive.annul(desk, recorded, " ")
    assert slips_of(error) == {"why"}
    annulled = proactive.annul(desk, recorded, "Нөмір қате")
    assert (annulled.answer, annulled.note) == (MessageAnswer.ANNULLED, "Нөмір қате")
    assert proactive.record_of(desk, message) is None
    with pytest.raises(EntryError):
        registering.register(desk, proactive_entry(school))
    with pytest.raises(Trouble):
        proactive.answer(desk, annulled, CONSENT, NOW, "қайта")


# The application that rests on the consent


def test_a_proactive_application_rests_on_its_consent(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    proactive.answer(desk, message, CONSENT, NOW)
    done = registering.register(desk, proactive_entry(school))
    assert done.application.status is Status.REGISTERED
    assert now_on_file(desk, message).application_id == done.application.id
    assert [label for _who, label in history(desk, done.application)] == [
        "Registered the application {number}",
        "Rests on the consent of {answered} to the message of {sent}",
        "Issued: {paper} {number}",
    ]
    assert papers_of(desk, done.application) == [done.paper]
    text = text_of(desk, done.paper)
    assert "проактивті көрсету" in text
    found = now_on_file(desk, message)
    for act in (
        lambda: proactive.answer(desk, found, REFUSAL, NOW, "қате"),
        lambda: proactive.annul(desk, found, "қате"),
    ):
        with pytest.raises(Trouble):
            act()


@pytest.mark.parametrize("given", [None, REFUSAL])
def test_without_consent_there_is_no_proactive_application(
    desk: Desk, school: int, given: MessageAnswer | None
) -> None:
    message = sent(desk, school)
    if given is not None:
        proactive.answer(desk, message, given, NOW)
    entry = proactive_entry(school)
    assert [slip.field for slip in registering.slips(desk, entry)] == ["channel"]
    with pytest.raises(EntryError) as error:
        registering.register(desk, entry)
    assert slips_of(error) == {"channel"}
    at_the_office = replace(entry, channel=Channel.OFFICE)
    assert registering.register(desk, at_the_office).paper.kind is NoticeKind.RECEIPT_SLIP


def test_a_consent_is_used_once_and_by_whoever_gave_it(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    proactive.answer(desk, message, CONSENT, NOW)
    for other in (
        proactive_entry(school, applicant=a_parent(2)),
        proactive_entry(school, child=a_child(2)),
    ):
        with pytest.raises(EntryError) as error:
            registering.register(desk, other)
        assert slips_of(error) == {"channel"}
    missing = a_document("medical_conclusion", DocumentState.MISSING)
    refused = registering.register(desk, proactive_entry(school, documents=missing))
    assert refused.application.status is Status.REFUSED
    with pytest.raises(EntryError) as error:
        registering.register(desk, proactive_entry(school))
    assert slips_of(error) == {"channel"}


def test_the_reimbursement_asks_for_no_proactive_consent(desk: Desk, school: int) -> None:
    entry = reimbursement_entry(school, channel=Channel.PROACTIVE)
    assert entry.service is Service.REIMBURSEMENT
    assert registering.slips(desk, entry) == ()


# Finding


def test_messages_are_found_and_those_that_need_somebody_come_first(
    desk: Desk, clock: Clock, school: int
) -> None:
    first = sent(desk, school)
    other = {"child": a_child(2, surname="Өмірбек"), "parent": a_parent(2, surname="Өмірбек")}
    second = sent(desk, school, **other, sent_at=SENT.replace(hour=9))
    proactive.answer(desk, second, CONSENT, SENT.replace(hour=12))
    third = sent(desk, school, child=a_child(3), parent=a_parent(3), sent_at=SENT.replace(hour=8))
    proactive.answer(desk, third, REFUSAL, SENT.replace(hour=12))
    with desk.database.read() as connection:
        assert messages.ids(connection) == [first.id, second.id, third.id]
        assert messages.ids(connection, "өмірбек") == [second.id]
        assert messages.ids(connection, a_parent(3).iin) == [third.id]
        assert messages.ids(connection, "", [MessageAnswer.WAITING]) == [first.id]
        assert messages.ids(connection, without_application=True) == [second.id]
        assert [row.id for row in messages.to_do(connection)] == [second.id, first.id]
        (row,) = messages.rows(connection, [second.id])
    assert (row.child_name.split()[0], row.child_iin) == ("Өмірбек", a_child(2).iin)


def test_the_stored_paper_is_what_is_shown(desk: Desk, school: int) -> None:
    message = sent(desk, school)
    paper = proactive.answer(desk, message, CONSENT, NOW)
    row, pdf = issued.whole(desk, paper.id)
    assert row == paper
    assert pdf.startswith(b"%PDF")
