"""Complaints: registered, extended, answered, sent on, withdrawn (R-9, R-10, D-10)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ComplaintEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import (
    ApprovalState,
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
    NoticeKind,
    PaperLanguage,
)
from desktop_app.services import complaint_terms, complaints, tray
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.storage import approvals, notices
from desktop_app.storage import complaints as stored
from desktop_app.storage.edits import ChangedMeanwhile
from tests.builders import Clock, home_education_entry, make_iin
from tests.services.acts import register, text_of

ANSWER = ComplaintAnswerEntry(
    ComplaintOutcome.PARTLY, "Құжаттар қайта қаралды.\n\nҚолхат берілді: <b>5 бет</b> & қосымша."
)
SENDING = SendingOnEntry("Қызмет сапасын бақылау департаменті", "шағым\nәкімшілік іс")


def a_complaint(**changes: Any) -> ComplaintEntry:
    values: dict[str, Any] = {
        "complainant": "Сәрсенбай Үміт Һамитқызы",
        "address": "Алатау қ., Өркен к., 4",
        "language": PaperLanguage.KAZAKH,
        "channel": ComplaintChannel.OFFICE,
        "received_on": date(2026, 11, 16),
        "body": ComplaintBody.OFFICE,
        "subject": "Қолхат берілмеді.\nЕкі рет келдім.",
    }
    return ComplaintEntry(**{**values, **changes})


@pytest.fixture
def monday(clock: Clock) -> Clock:
    """Monday, 16 November 2026; five working days end on Monday the 23rd."""
    clock.move_to(date(2026, 11, 16))
    return clock


@pytest.fixture
def complaint(desk: Desk, monday: Clock) -> Complaint:
    return complaints.register(desk, a_complaint()).complaint


@pytest.fixture
def elsewhere(desk: Desk, monday: Clock) -> Complaint:
    """Addressed to the body that assesses quality: to be sent on by Thursday the 19th."""
    return complaints.register(desk, a_complaint(body=ComplaintBody.QUALITY)).complaint


def now(desk: Desk, complaint: Complaint) -> Complaint:
    with desk.database.read() as connection:
        return stored.by_id(connection, complaint.id)


def papers_of(desk: Desk, complaint: Complaint) -> list[NoticeRow]:
    with desk.database.read() as connection:
        return notices.of_complaint(connection, complaint.id)


def acts_of(desk: Desk, complaint: Complaint) -> list[tuple[str, str]]:
    with desk.database.read() as connection:
        acts = notices.history(connection, complaint_id=complaint.id)
    return [(act.who, act.what.label) for act in acts]


def approve(head: Desk, approval: Approval) -> NoticeRow:
    """As the head's tray does it."""
    with head.database.begin() as connection:
        paper = complaints.COMPLAINT_BUILDERS[approval.kind](connection, head, approval)
        who, when = head.worker.name, head.now()
        approvals.settle(
            connection, approval, ApprovalState.APPROVED, who=who, when=when, notice_id=paper.id
        )
    return paper


def paper_at_once(result: NoticeRow | Approval) -> NoticeRow:
    assert isinstance(result, NoticeRow)
    return result


def in_the_tray(result: NoticeRow | Approval) -> Approval:
    assert isinstance(result, Approval)
    return result


# Registering


def test_a_complaint_gets_its_number_its_day_and_its_slip(desk: Desk, monday: Clock) -> None:
    done = complaints.register(desk, a_complaint())
    assert (done.complaint.number, done.slip.number) == ("ШҒ-2026-00001", "Ш-2026-00001")
    assert (done.complaint.status, done.complaint.deadline, done.complaint.send_on_by) == (
        ComplaintStatus.REGISTERED,
        date(2026, 11, 23),
        None,
    )
    assert (done.slip.kind, done.slip.complaint_id) == (
        NoticeKind.COMPLAINT_SLIP,
        done.complaint.id,
    )
    told = text_of(desk, done.slip)
    for words in (
        "ШҒ-2026-00001",
        "Үміт",
        "5 жұмыс күні",
        "2026 жылғы 23 қараша",
        "Екі рет келдім",
    ):
        assert words in told
    assert acts_of(desk, done.complaint) == [
        ("Маман", "Registered the complaint {number}"),
        ("Маман", "Issued: {paper} {number}"),
    ]


@pytest.mark.parametrize(
    ("registered", "body", "considered", "sent_on"),
    [
        # What comes on a Saturday counts as received on Monday.
        ("2026-11-21", ComplaintBody.OFFICE, "2026-11-30", None),
        ("2026-03-13", ComplaintBody.OFFICE, "2026-03-20", None),
        ("2026-03-19", ComplaintBody.OFFICE, "2026-03-31", None),  # over Nauryz
        ("2026-03-05", ComplaintBody.QUALITY, "2026-04-01", "2026-03-11"),
        ("2026-04-30", ComplaintBody.HIGHER, "2026-05-12", "2026-05-06"),  # 9 May is a Saturday
        ("2026-12-09", ComplaintBody.QUALITY, "2026-12-31", "2026-12-14"),
    ],
)
def test_days_off_are_not_counted(
    registered: str,
    body: ComplaintBody,
    considered: str,
    sent_on: str | None,
    desk: Desk,
    clock: Clock,
) -> None:
    day = date.fromisoformat(registered)
    clock.move_to(day)
    done = complaints.register(desk, a_complaint(body=body, received_on=day)).complaint
    assert done.deadline == date.fromisoformat(considered)
    assert done.send_on_by == (date.fromisoformat(sent_on) if sent_on else None)
    assert done.due == (done.send_on_by or done.deadline)


def test_considering_counts_from_registration_and_sending_on_from_receipt(
    desk: Desk, monday: Clock
) -> None:
    entry = a_complaint(received_on=date(2026, 11, 13), body=ComplaintBody.QUALITY)
    done = complaints.register(desk, entry).complaint
    assert (done.send_on_by, done.deadline) == (date(2026, 11, 18), date(2026, 12, 7))
    with desk.database.read() as connection:
        steps = complaint_terms.why_due(connection, done)
    assert steps[-1].values["day"].last == date(2026, 11, 18)  # type: ignore[union-attr]


def test_slips_are_told_at_their_fields_and_nothing_is_saved(desk: Desk, monday: Clock) -> None:
    wrong = a_complaint(
        complainant=" ",
        iin="123",
        address="",
        received_on=date(2026, 11, 17),
        body=ComplaintBody.SCHOOL,
        complained_of="Ш-2026-09999",
        subject=" \n ",
    )
    with pytest.raises(EntryError) as caught:
        complaints.register(desk, wrong)
    assert [slip.field for slip in caught.value.slips] == [
        "complainant",
        "iin",
        "address",
        "received_on",
        "provider",
        "complained_of",
        "subject",
    ]
    electronic = a_complaint(channel=ComplaintChannel.ELECTRONIC, address="")
    assert complaints.register(desk, electronic).complaint.number == "ШҒ-2026-00001"


def test_no_day_is_promised_in_a_year_that_is_not_known(desk: Desk, clock: Clock) -> None:
    clock.move_to(date(2026, 12, 30))
    with pytest.raises(EntryError) as caught:
        complaints.register(desk, a_complaint(received_on=date(2026, 12, 30)))
    (slip,) = caught.value.slips
    assert slip.field == "received_on"
    with desk.database.read() as connection:
        assert stored.ids(connection) == []


def test_the_paper_complained_of_leads_to_its_case(desk: Desk, school: int, monday: Clock) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    entry = a_complaint(complained_of="№ ш-2026-00001", iin=make_iin(date(1990, 1, 1)))
    done = complaints.register(desk, entry).complaint
    assert done.complained_of == "Ш-2026-00001"
    assert (done.application_id, done.child_id) == (case.id, case.child_id)
    with desk.database.read() as connection:
        kinds = [paper.kind for paper in notices.of_application(connection, case.id)]
    assert kinds == [NoticeKind.RECEIPT_SLIP, NoticeKind.COMPLAINT_SLIP]


def test_a_complaint_to_the_school_is_answered_by_the_school(
    desk: Desk, head: Desk, school: int, monday: Clock
) -> None:
    entry = a_complaint(body=ComplaintBody.SCHOOL, provider_id=school)
    at_school = complaints.register(desk, entry)
    of_school = a_complaint(provider_id=school)
    at_department = complaints.register(desk, of_school)
    assert "№ 7 ЖАЛПЫ БІЛІМ БЕРЕТІН МЕКТЕП" in text_of(desk, at_school.slip).upper()
    assert "№ 7 ЖАЛПЫ БІЛІМ БЕРЕТІН МЕКТЕП" not in text_of(desk, at_department.slip).upper()


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
        "Басшы",
        "Басшы",
    )
    told = text_of(head, paper)
    for words in ("ШҒ-2026-00001", "ішінара", "<b>5 бет</b> & қосымша.", "сотқа жүгінуге"):
        assert words in told


def test_what_a_clerk_prepares_waits_for_the_head(
    desk: Desk, head: Desk, complaint: Complaint, monday: Clock
) -> None:
    waiting = in_the_tray(complaints.answer(desk, complaint, ANSWER))
    prepared = now(desk, complaint)
    assert prepared.status is ComplaintStatus.REGISTERED
    assert len(papers_of(desk, complaint)) == 1
    for again in (desk, head):
        with pytest.raises(Trouble, match="waits for the head's signature"):
            complaints.answer(again, prepared, ANSWER)
        with pytest.raises(Trouble, match="waits for the head's signature"):
            complaints.withdraw(again, prepared, "Қайтарып алды")
    monday.move_to(date(2026, 11, 18))
    paper = approve(head, waiting)
    assert now(desk, complaint).status is ComplaintStatus.ANSWERED
    assert (paper.issued_by, paper.signed_by) == ("Маман", "Басшы")
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
    for words in ("2026 жылғы 23 қарашаға", "2026 жылғы 30 қарашаға", "құжат күтілуде"):
        assert words in told
    clock.move_to(date(2026, 11, 27))
    second = ExtensionEntry(date(2026, 12, 7), "Сараптама")
    waiting = in_the_tray(complaints.extend(desk, extended, second))
    assert now(desk, complaint).due == date(2026, 11, 30)
    again = approve(head, waiting)
    assert "2026 жылғы 30 қарашаға" in text_of(desk, again)
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
    assert [paper.kind for paper in papers_of(desk, complaint)] == [NoticeKind.COMPLAINT_SLIP]


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
    for words in (SENDING.to, "әкімшілік іс", "2026 жылғы 19 қарашаға", "2026 жылғы 16 қараша"):
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


# What people type


def test_what_is_typed_is_printed_as_it_is(desk: Desk, head: Desk, monday: Clock) -> None:
    """Markup, fields and a word of 5 000 letters (R-9)."""
    hostile = "<b>мөр</b> & {{ number }} <img src='/etc/passwd'> \N{RIGHT-TO-LEFT OVERRIDE}ә"
    entry = a_complaint(complainant=f"Ү{hostile}", subject=f"{hostile}\n{'ұ' * 5_000}")
    done = complaints.register(desk, entry)
    answer = ComplaintAnswerEntry(ComplaintOutcome.EXPLAINED, f"{hostile}\n{'ң' * 5_000}")
    paper = paper_at_once(complaints.answer(head, done.complaint, answer))
    for issued in (done.slip, paper):
        told = text_of(desk, issued)
        assert "<b>мөр</b> & {{ number }} <img src='/etc/passwd'>" in told
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in told
    assert text_of(desk, paper).replace(" ", "").count("ң") >= 5_000


# Withdrawn, corrected, done with


def test_a_withdrawn_complaint_stays_with_the_reason(desk: Desk, complaint: Complaint) -> None:
    with pytest.raises(EntryError, match="why"):
        complaints.withdraw(desk, complaint, " ")
    complaints.withdraw(desk, complaint, " Өзі   бас тартты ")
    withdrawn = now(desk, complaint)
    assert (withdrawn.status, withdrawn.withdrawn_why) == (
        ComplaintStatus.WITHDRAWN,
        "Өзі бас тартты",
    )


def test_what_was_mistyped_is_corrected_and_found(desk: Desk, complaint: Complaint) -> None:
    entry = a_complaint(
        complainant="Әлібек Ұлан", received_on=date(2026, 11, 2), body=ComplaintBody.QUALITY
    )
    corrected = complaints.correct(desk, complaint, entry)
    assert (corrected.complainant, corrected.number) == ("Әлібек Ұлан", complaint.number)
    assert (corrected.received_on, corrected.body, corrected.deadline) == (
        complaint.received_on,
        complaint.body,
        complaint.deadline,
    )
    with desk.database.read() as connection:
        for text in ("әлібек", "ҰЛАН", "шғ-2026-00001"):
            assert stored.ids(connection, text) == [complaint.id]
        assert stored.ids(connection, "Сәрсенбай") == []
    with pytest.raises(EntryError, match="complainant"):
        complaints.correct(desk, corrected, a_complaint(complainant=""))


def test_nothing_follows_on_what_is_done_with(head: Desk, complaint: Complaint) -> None:
    complaints.answer(head, complaint, ANSWER)
    answered = now(head, complaint)
    with pytest.raises(Trouble, match="done with already"):
        complaints.answer(head, answered, ANSWER)
    with pytest.raises(Trouble, match="done with already"):
        complaints.extend(head, answered, ExtensionEntry(date(2026, 11, 30), "Сараптама"))
    with pytest.raises(Trouble, match="done with already"):
        complaints.withdraw(head, answered, "Қайтарып алды")
    with pytest.raises(Trouble, match="done with already"):
        complaints.correct(head, answered, a_complaint())
    assert now(head, complaint) == answered
    assert len(papers_of(head, complaint)) == 2


def test_two_at_once_are_told(desk: Desk, head: Desk, complaint: Complaint) -> None:
    complaints.answer(desk, complaint, ANSWER)
    for act in (
        lambda: complaints.answer(head, complaint, ANSWER),
        lambda: complaints.extend(desk, complaint, ExtensionEntry(date(2026, 11, 30), "Сараптама")),
        lambda: complaints.withdraw(desk, complaint, "Қайтарып алды"),
        lambda: complaints.correct(desk, complaint, a_complaint()),
    ):
        with pytest.raises(ChangedMeanwhile) as caught:
            act()
        assert caught.value.who == "Маман"


def test_open_ones_are_listed_by_their_nearest_day(
    desk: Desk, head: Desk, complaint: Complaint, elsewhere: Complaint
) -> None:
    third = complaints.register(desk, a_complaint()).complaint
    complaints.extend(head, third, ExtensionEntry(date(2026, 12, 7), "Сараптама"))
    complaints.answer(desk, complaint, ANSWER)
    with desk.database.read() as connection:
        assert stored.open_ids(connection) == [elsewhere.id, complaint.id, third.id]
        rows = stored.rows(connection, [third.id, complaint.id])
        assert [(row.due, row.waits) for row in rows] == [
            (date(2026, 12, 7), False),
            (date(2026, 11, 23), True),
        ]
