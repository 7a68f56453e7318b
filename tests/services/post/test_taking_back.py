"""An act is annulled with its paper while that is in the office; all is then as before the act."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.law.quarters import Month
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import SIGNED_BY_HEAD, ComplaintOutcome, NoticeKind, PrintingWay
from desktop_app.records.requests import RequestEntry, RequestKind
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding, terminations
from desktop_app.services.cases import whole_person
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.papers import hearings, issued, on_file, requests, tray
from desktop_app.services.post import delivery, signing, taking_back
from desktop_app.services.post.taking_back import Annulling
from desktop_app.storage.papers import hearings as stored_hearings
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers import requests as stored_requests
from tests.builders import Clock, a_child, reimbursement_entry
from tests.services.acts import LEFT_OUT, award
from tests.services.complaint_acts import now
from tests.services.taken_back import WHY, told_back


@pytest.fixture
def stopped(head: Desk, school: int, clock: Clock) -> terminations.Proposal:
    """A child of eighteen whose family is to be told, and was heard."""
    clock.move_to(date(2025, 9, 1))
    grown = a_child(1, birth=date(2008, 1, 30))
    award(head, reimbursement_entry(school, child=grown))
    clock.move_to(date(2026, 5, 12))
    (found,) = terminations.proposals(head, Month(2026, 5))
    return found


def test_a_termination_is_to_be_told_again(head: Desk, stopped: terminations.Proposal) -> None:
    first = terminations.prepare(head, stopped, LEFT_OUT)
    assert isinstance(first, NoticeRow)
    taking_back.take_back(head, first.id, WHY)
    assert terminations.proposals(head, Month(2026, 5)) == [stopped]

    def again() -> NoticeRow:
        made = terminations.prepare(head, stopped)
        assert isinstance(made, NoticeRow)
        return made

    told_back(head, again)
    assert terminations.proposals(head, Month(2026, 5)) == [stopped]


@pytest.mark.parametrize("way", ["by command", "with all that is on file"])
def test_what_was_taken_out_in_any_way_has_left_the_office(
    way: str, head: Desk, stopped: terminations.Proposal, tmp_path: Path
) -> None:
    paper = terminations.prepare(head, stopped, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert paper.child_id is not None
    assert taking_back.annulling(head, paper.id) == Annulling(is_shown=True)
    if way == "by command":
        issued.save_letter(head, paper.number, tmp_path / "one.pdf")
    else:
        whole_person.export(head, paper.child_id, tmp_path / "all.zip", "ru")
    assert taking_back.annulling(head, paper.id).why_not
    with pytest.raises(Trouble, match="may have left the office"):
        taking_back.take_back(head, paper.id, WHY)


def test_what_was_signed_waits_for_the_head_again(
    desk: Desk, head: Desk, stopped: terminations.Proposal
) -> None:
    terminations.prepare(desk, stopped, LEFT_OUT)
    (waiting,) = tray.waiting(head)
    signing.approve(head, waiting)  # the head is asked once whether nobody is heard
    (paper,) = _papers(head, NoticeKind.TERMINATION)
    taking_back.take_back(head, paper.id, WHY)
    (again,) = tray.waiting(head)
    assert (again.id, again.state, again.notice_id) == (waiting.id, waiting.state, None)
    told_back(head, lambda: signing.approve(head, tray.waiting(head)[0]))


def _papers(desk: Desk, kind: NoticeKind) -> list[NoticeRow]:
    with desk.database.read() as connection:
        return notices.rows(connection, notices.ids(connection, datetime.min, datetime.max, kind))


def test_a_complaint_is_as_it_was(head: Desk, complaint: Complaint) -> None:
    entry = ComplaintAnswerEntry(ComplaintOutcome.DISMISSED, "Шағымда айтылған жағдай расталмады.")
    until = ExtensionEntry(date(2026, 11, 30), "Мектептің жауабы күтілуде")

    def extended() -> NoticeRow:
        return _paper(complaints.extend(head, now(head, complaint), until))

    told_back(head, extended)
    extended()
    told_back(head, lambda: _paper(complaints.answer(head, now(head, complaint), entry)))
    assert now(head, complaint).extended_until == until.until


def test_a_complaint_that_was_sent_on_is_kept_here_again(head: Desk, elsewhere: Complaint) -> None:
    entry = SendingOnEntry("Департамент", "шағым")
    told_back(head, lambda: _paper(complaints.send_on(head, now(head, elsewhere), entry)))


def _paper(made: object) -> NoticeRow:
    assert isinstance(made, NoticeRow)
    return made


def test_whoever_was_called_or_asked_in_error_is_not_any_more(
    head: Desk, school: int, clock: Clock
) -> None:
    """The call and the letter; afterwards another one goes out."""
    clock.move_to(date(2025, 9, 3))
    facts = {"full_state_support": True}
    case = registering.register(head, reimbursement_entry(school, facts=facts)).application
    intended = deciding.intended(deciding.proposal(head, case.id))
    held_at = datetime(2025, 9, 8, 10)
    asked = RequestEntry(RequestKind.COMMISSION, "Комиссия", "Берілді ме?", date(2025, 9, 10))
    acts: tuple[Callable[[], NoticeRow], ...] = (
        lambda: hearings.call(head, intended, held_at, "14"),
        lambda: requests.send(head, case.id, asked),
    )
    for act in acts:
        told_back(head, act, gone={"hearings", "requests"})
        act()
    with head.database.read() as connection:
        (called,) = stored_hearings.of_application(connection, case.id)
        (sent,) = stored_requests.of_application(connection, case.id)
    reminder = requests.remind(head, sent)
    taking_back.take_back(head, reminder.id, WHY)
    with head.database.read() as connection:
        assert stored_requests.by_id(connection, sent.id).reminded_on is None
    clock.move_to(date(2025, 9, 8))
    hearings.put_down(head, called, "Келіспейді", date(2025, 9, 8))
    assert called.notice_id is not None
    with pytest.raises(Trouble, match="heard already"):
        taking_back.take_back(head, called.notice_id, WHY)


def test_what_has_left_the_office_stays(
    desk: Desk, head: Desk, stopped: terminations.Proposal
) -> None:
    paper = _paper(terminations.prepare(head, stopped, LEFT_OUT))
    assert taking_back.annulling(head, paper.id) == Annulling(is_shown=True)
    assert not taking_back.annulling(desk, paper.id).is_shown
    with pytest.raises(Trouble):  # signed by the head: not the clerk's to take back
        taking_back.take_back(desk, paper.id, WHY)
    with pytest.raises(EntryError):
        taking_back.take_back(head, paper.id, " ")
    delivery.hand_over(head, paper.id)
    with pytest.raises(Trouble, match="may have left"):
        taking_back.take_back(head, paper.id, WHY)
    kept = on_file.about(head, paper.id)
    assert kept.delivery is not None
    delivery.annul(head, kept.delivery.id, "Басқа адамға")
    issued.record_printing(head, paper.id, PrintingWay.PRINTER)
    left, law = taking_back.annulling(head, paper.id).why_not
    assert "may have left the office" in left.label
    assert law.label == taking_back.WAYS[paper.kind].afterwards
    with pytest.raises(Trouble, match="may have left"):
        taking_back.take_back(head, paper.id, WHY)


APPLICANTS_OWN = {NoticeKind.RECEIPT_SLIP, NoticeKind.ACCEPTANCE}
TELL_ONLY = {
    NoticeKind.CALCULATION_SLIP,
    NoticeKind.SUMS_RECEIVED,
    NoticeKind.COMPLAINT_SLIP,
    NoticeKind.PROACTIVE_MESSAGE,
}
"""What tells of no act of the office; these papers are annulled alone."""


def test_every_paper_has_a_way_or_tells_of_no_act_of_the_office() -> None:
    assert set(taking_back.WAYS) == set(NoticeKind) - APPLICANTS_OWN - TELL_ONLY
    assert set(taking_back.WAYS) >= SIGNED_BY_HEAD


def test_what_the_applicant_did_is_not_taken_back(head: Desk, school: int) -> None:
    paper = registering.register(head, reimbursement_entry(school)).paper
    assert not taking_back.annulling(head, paper.id).is_shown
    with pytest.raises(Trouble, match="can't be taken back"):
        taking_back.take_back(head, paper.id, WHY)
