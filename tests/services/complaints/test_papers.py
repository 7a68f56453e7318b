"""Complaints: answered, extended, sent on; prepared by others, signed by the head (R-9)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.records.complaints import Complaint, ExtensionEntry, SendingOnEntry
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus, NoticeKind
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import terms as complaint_terms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import tray
from desktop_app.storage.complaints import on_file as stored
from tests.builders import Clock
from tests.services.acts import text_of
from tests.services.complaint_acts import (
    ANSWER,
    SENDING,
    acts_of,
    approve,
    in_the_tray,
    now,
    paper_at_once,
    papers_of,
)

# The answer


def test_the_head_answers_at_once(head: Desk, complaint: Complaint) -> None:
    paper = paper_at_once(complaints.answer(head, complaint, ANSWER))
    answered = now(head, complaint)
    assert (answered.status, answered.outcome, answered.answered_by) == (
        ComplaintStatus.ANSWERED,
        "partly satisfied",
        "Басшы",
    )
    assert (paper.kind, paper.signed_by, paper.issued_by) == (
        NoticeKind.COMPLAINT_ANSWER,
        "",  # in an office to practise in the line is empty
        "Басшы",
    )
    told = text_of(head, paper)
    for words in ("ШҒ-2026-00001", "ішінара", "<b>5 бет</b> & қосымша.", "сотқа"):
        assert words in told


def test_what_a_clerk_prepares_waits_for_the_head(
    desk: Desk, head: Desk, complaint: Complaint, monday: Clock
) -> None:
    waiting = in_the_tray(complaints.answer(desk, complaint, ANSWER))
    prepared = now(desk, complaint)
    assert prepared.status is ComplaintStatus.REGISTERED
    assert len(papers_of(desk, complaint.id)) == 1
    for again in (desk, head):
        with pytest.raises(Trouble, match="waits for the head's signature"):
            complaints.answer(again, prepared, ANSWER)
        with pytest.raises(Trouble, match="waits for the head's signature"):
            complaints.withdraw(again, prepared, "Қайтарып алды")
    monday.move_to(date(2026, 11, 18))
    paper = approve(head, waiting)
    assert now(desk, complaint).status is ComplaintStatus.ANSWERED
    assert (paper.issued_by, paper.signed_by) == ("Маман", "")
    assert "Орындаушы: Маман" in text_of(desk, paper)
    assert acts_of(desk, complaint)[2:] == [
        ("Маман", "Prepared for signature: {paper}"),
        ("Басшы", "The complaint was answered: {outcome}"),
        ("Басшы", "Issued: {paper} {number}"),
    ]


def test_what_the_head_sent_back_can_be_prepared_anew(
    desk: Desk, head: Desk, complaint: Complaint
) -> None:
    waiting = in_the_tray(complaints.answer(desk, complaint, ANSWER))
    tray.send_back(head, waiting, "Қысқарақ жазыңыз")
    with desk.database.read() as connection:
        back = stored.sent_back(connection, now(desk, complaint))
    assert back is not None
    assert (back.why, back.content["answer"]) == ("Қысқарақ жазыңыз", ANSWER.answer)
    again = in_the_tray(complaints.answer(desk, now(desk, complaint), ANSWER))
    with desk.database.read() as connection:
        assert stored.sent_back(connection, now(desk, complaint)) is None
    approve(head, again)


def test_an_answer_says_something(head: Desk, complaint: Complaint) -> None:
    with pytest.raises(EntryError, match="answer"):
        complaints.answer(head, complaint, replace(ANSWER, answer=" \n "))
    assert now(head, complaint) == complaint


def test_an_answer_is_late_rather_than_never(
    head: Desk, complaint: Complaint, clock: Clock
) -> None:
    clock.move_to(date(2026, 12, 1))
    complaints.answer(head, complaint, ANSWER)
    assert now(head, complaint).status is ComplaintStatus.ANSWERED


# The extension


def test_the_time_is_extended_more_than_once(
    desk: Desk, head: Desk, complaint: Complaint, clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 23))
    first = ExtensionEntry(date(2026, 11, 30), "Мектептен құжат күтілуде")
    paper = paper_at_once(complaints.extend(head, complaint, first))
    extended = now(head, complaint)
    assert (extended.status, extended.deadline, extended.due, extended.extended_on) == (
        ComplaintStatus.EXTENDED,
        date(2026, 11, 23),
        date(2026, 11, 30),
        date(2026, 11, 23),
    )
    told = text_of(head, paper)
    for words in ("2026 жылғы 23 қарашадан", "2026 жылғы 30 қарашадан", "құжат күтілуде"):
        assert words in told
    clock.move_to(date(2026, 11, 27))
    second = ExtensionEntry(date(2026, 12, 7), "Сараптама")
    waiting = in_the_tray(complaints.extend(desk, extended, second))
    assert now(desk, complaint).due == date(2026, 11, 30)
    again = approve(head, waiting)
    assert "2026 жылғы 30 қарашадан" in text_of(desk, again)
    assert (now(desk, complaint).due, now(desk, complaint).extended_on) == (
        date(2026, 12, 7),
        date(2026, 11, 27),
    )
    with desk.database.read() as connection:
        steps = complaint_terms.why_due(connection, now(desk, complaint))
    assert steps[-1].values["day"].last == date(2026, 12, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("until", "why", "fields"),
    [
        (date(2026, 11, 23), "Сараптама", ["until"]),
        (date(2026, 11, 28), "Сараптама", ["until"]),  # a Saturday
        (date(2027, 1, 12), "Сараптама", ["until"]),  # days off not known
        (date(2026, 11, 24), " ", ["why"]),
    ],
)
def test_an_extension_has_a_working_day_and_reasons(
    until: date, why: str, fields: list[str], head: Desk, complaint: Complaint
) -> None:
    with pytest.raises(EntryError) as caught:
        complaints.extend(head, complaint, ExtensionEntry(until, why))
    assert [slip.field for slip in caught.value.slips] == fields
    assert now(head, complaint) == complaint


def test_time_that_ran_out_is_not_extended(
    desk: Desk, head: Desk, complaint: Complaint, clock: Clock
) -> None:
    entry = ExtensionEntry(date(2026, 11, 30), "Сараптама")
    waiting = in_the_tray(complaints.extend(desk, complaint, entry))
    clock.move_to(date(2026, 11, 24))
    with pytest.raises(Trouble, match="ran out on"):
        approve(head, waiting)
    tray.send_back(head, waiting, "Мерзімі өтті")
    with pytest.raises(Trouble, match="ran out on"):
        complaints.extend(head, now(desk, complaint), entry)
    assert papers_of(desk, complaint.id) == [NoticeKind.COMPLAINT_SLIP]


# Sending on


def test_a_complaint_goes_on_to_whom_it_is_addressed(
    desk: Desk, head: Desk, elsewhere: Complaint
) -> None:
    assert elsewhere.send_on_by == date(2026, 11, 19)
    paper = approve(head, in_the_tray(complaints.send_on(desk, elsewhere, SENDING)))
    sent = now(desk, elsewhere)
    assert (sent.status, sent.sent_on_to) == (ComplaintStatus.SENT_ON, SENDING.to)
    assert (paper.recipient, paper.address) == (SENDING.to, "")
    told = text_of(desk, paper)
    for words in (SENDING.to, "әкімшілік іс", "2026 жылғы 19 қараша", "2026 жылғы 16 қараша"):
        assert words in told


def test_what_satisfies_it_wholly_in_time_keeps_it_here(
    head: Desk, elsewhere: Complaint, clock: Clock
) -> None:
    clock.move_to(datetime(2026, 11, 19, 17, 0))
    with pytest.raises(EntryError, match="outcome"):
        complaints.answer(head, elsewhere, ANSWER)
    whole = replace(ANSWER, outcome=ComplaintOutcome.SATISFIED)
    complaints.answer(head, elsewhere, whole)
    answered = now(head, elsewhere)
    assert answered.status is ComplaintStatus.ANSWERED
    with pytest.raises(Trouble, match="done with already"):
        complaints.send_on(head, answered, SENDING)


def test_after_three_working_days_it_goes_on_all_the_same(
    head: Desk, elsewhere: Complaint, clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 20))
    whole = replace(ANSWER, outcome=ComplaintOutcome.SATISFIED)
    with pytest.raises(Trouble, match="ended on"):
        complaints.answer(head, elsewhere, whole)
    complaints.send_on(head, elsewhere, SENDING)
    assert now(head, elsewhere).status is ComplaintStatus.SENT_ON


def test_who_considers_it_extends_it_and_nobody_else(head: Desk, elsewhere: Complaint) -> None:
    with pytest.raises(Trouble, match="considered elsewhere"):
        complaints.extend(head, elsewhere, ExtensionEntry(date(2026, 12, 21), "Сараптама"))


def test_what_is_considered_here_is_not_sent_on(head: Desk, complaint: Complaint) -> None:
    with pytest.raises(Trouble, match="considered here"):
        complaints.send_on(head, complaint, SENDING)
    with pytest.raises(Trouble, match="considered here"):
        complaints.send_on(head, complaint, SendingOnEntry("", ""))


def test_a_letter_has_an_addressee_and_enclosures(head: Desk, elsewhere: Complaint) -> None:
    with pytest.raises(EntryError) as caught:
        complaints.send_on(head, elsewhere, SendingOnEntry(" ", " \n"))
    assert [slip.field for slip in caught.value.slips] == ["to", "enclosures"]
