"""Complaints: registered, corrected, withdrawn, listed (R-9, R-10, D-10)."""

from datetime import date

import pytest

from desktop_app.records.complaints import Complaint, ComplaintAnswerEntry, ExtensionEntry
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import (
    COMPLAINT_OPEN,
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
    NoticeKind,
)
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.complaints import terms as complaint_terms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.papers import issued as notices
from tests.builders import Clock, a_parent, home_education_entry, make_iin
from tests.services.acts import register, text_of
from tests.services.complaint_acts import (
    ANSWER,
    OTHER_SUBJECT,
    a_complaint,
    acts_of,
    now,
    paper_at_once,
    papers_of,
)

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
    by = {"complainant": a_parent().full_name, "iin": make_iin(date(1990, 1, 1))}
    entry = a_complaint(complained_of="№ ш-2026-00001", **by)
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
    of_school = a_complaint(provider_id=school, subject=OTHER_SUBJECT)
    at_department = complaints.register(desk, of_school)
    assert "№ 7 ЖАЛПЫ БІЛІМ БЕРЕТІН МЕКТЕП" in text_of(desk, at_school.slip).upper()
    assert "№ 7 ЖАЛПЫ БІЛІМ БЕРЕТІН МЕКТЕП" not in text_of(desk, at_department.slip).upper()


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
    assert len(papers_of(head, complaint.id)) == 2


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
    third = complaints.register(desk, a_complaint(complainant="Қожа Ұлан")).complaint
    complaints.extend(head, third, ExtensionEntry(date(2026, 12, 7), "Сараптама"))
    complaints.answer(desk, complaint, ANSWER)
    with desk.database.read() as connection:
        assert stored.ids(connection, statuses=COMPLAINT_OPEN) == [
            elsewhere.id,
            complaint.id,
            third.id,
        ]
        rows = stored.rows(connection, [third.id, complaint.id])
        assert [(row.due, row.waits) for row in rows] == [
            (date(2026, 12, 7), False),
            (date(2026, 11, 23), True),
        ]
