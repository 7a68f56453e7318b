"""The head signs what others prepared; the tray itself: tests/services/papers/test_tray.py."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.approvals import Approval
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import SIGNED_BY_HEAD, ApprovalState, NoticeKind
from desktop_app.records.stored_words import UnknownWord
from desktop_app.services.awards import events, terminations
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import approvals
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import LEFT_OUT, award


@pytest.fixture
def waiting(desk: Desk, head: Desk, school: int, clock: Clock) -> list[Approval]:
    """Two notices of termination that the clerk prepared for the head."""
    for serial in (1, 2):
        child = award(head, reimbursement_entry(school, serial)).child_id
        clock.move_to(date(2026, 2, 2))
        events.record(desk, child, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    for each in terminations.proposals(desk, Month(2026, 1)):
        terminations.prepare(desk, each, LEFT_OUT)
    return tray.waiting(desk)


def _numbers(desk: Desk) -> list[str]:
    with desk.database.read() as connection:
        found = notices.ids(connection, datetime.min, datetime.max, NoticeKind.TERMINATION)
        return [row.number for row in notices.rows(connection, found)]


def test_a_signed_paper_is_issued_and_its_place_in_the_tray_settled(
    head: Desk, waiting: list[Approval]
) -> None:
    paper = signing.approve(head, waiting[0])
    assert (paper.issued_by, paper.signed_by) == ("Маман", "")
    assert _numbers(head) == [paper.number]
    with head.database.read() as connection:
        kept = approvals.by_id(connection, waiting[0].id)
    assert (kept.state, kept.notice_id) == (ApprovalState.APPROVED, paper.id)
    with pytest.raises(ChangedMeanwhile):
        signing.approve(head, waiting[0])
    assert len(_numbers(head)) == 1


def test_a_preview_is_a_paper_of_which_nothing_is_kept(desk: Desk, waiting: list[Approval]) -> None:
    pages = PdfReader(BytesIO(signing.preview(desk, waiting[0]))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Әлімқұлова" in text
    assert "Ш-2026-00001" not in text
    assert _numbers(desk) == []
    assert tray.waiting(desk) == waiting


def test_all_are_signed_one_after_the_other_until_somebody_stops(
    head: Desk, waiting: list[Approval]
) -> None:
    done: list[int] = []
    outcome = signing.approve_all(head, waiting, done.append, lambda: bool(done))
    assert (len(outcome.done), outcome.left, done) == (1, 1, [1])
    assert tray.waiting(head) == waiting[1:]


def test_only_the_head_signs(desk: Desk, waiting: list[Approval]) -> None:
    with pytest.raises(Trouble):
        signing.approve(desk, waiting[0])
    with pytest.raises(Trouble):
        signing.approve_all(desk, waiting, lambda _done: None, lambda: False)
    assert _numbers(desk) == []


def test_a_kind_that_does_not_wait_in_the_tray_any_more_is_named(
    head: Desk, waiting: list[Approval]
) -> None:
    other = replace(waiting[0], kind=NoticeKind.RECEIPT_SLIP)
    with pytest.raises(UnknownWord):
        signing.preview(head, other)


def test_what_is_built_in_the_tray_bears_the_heads_signature() -> None:
    assert set(signing.BUILDERS) <= SIGNED_BY_HEAD
