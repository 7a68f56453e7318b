"""The head's tray: what waits is signed once, sent back or taken back, and nothing is lost."""

import io
import threading
from datetime import date

import pytest
from pypdf import PdfReader

from desktop_app.records.applications import Application
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import ApprovalState, InstructionLanguage, NoticeKind
from desktop_app.services.applications import home_education
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.history import matter_of
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.storage.post import approvals
from tests.builders import a_school, home_education_entry
from tests.ready_made import ready_made
from tests.services import counts
from tests.services.acts import application_now, history, papers_of, register

FIRST, LAST = date(2026, 12, 1), date(2027, 5, 25)


@pytest.fixture
@ready_made
def ordered(desk: Desk, head: Desk, school: int) -> Application:
    application = register(desk, home_education_entry(school))
    moved = home_education.consider(head, application, "5 А", InstructionLanguage.KAZAKH)
    home_education.issue_order(head, moved, OrderEntry(FIRST, LAST, "", ""))
    return application_now(head, application.id)


@pytest.fixture
@ready_made
def waiting(desk: Desk, ordered: Application) -> Approval:
    """A certificate that the clerk prepared."""
    approval = home_education.prepare_certificate(desk, ordered, FIRST, LAST)
    assert isinstance(approval, Approval)
    return approval


def certificates(desk: Desk, application: Application) -> list[NoticeRow]:
    kept = papers_of(desk, application)
    return [paper for paper in kept if paper.kind is NoticeKind.CERTIFICATE]


def now(desk: Desk, approval: Approval) -> Approval:
    with desk.database.read() as connection:
        return approvals.by_id(connection, approval.id)


def test_the_head_signs_what_a_clerk_prepared(
    desk: Desk, head: Desk, ordered: Application, waiting: Approval
) -> None:
    assert certificates(desk, ordered) == []
    assert tray.waiting(desk) == [waiting]
    (row,) = tray.listed(desk)
    assert (row.approval, row.case_number) == (waiting, ordered.number)
    assert row.about_whom == "Әлімқұлова Әлия Ұланқызы"
    paper = signing.approve(head, waiting)
    assert (paper.number, paper.issued_by, paper.signed_by) == (
        "А-2026-00001",
        "Маман",
        a_school().head_name,
    )
    settled = now(head, waiting)
    assert (settled.state, settled.settled_by) == (ApprovalState.APPROVED, "Басшы")
    assert settled.notice_id == paper.id
    assert counts.in_the_tray(desk) == 0


def test_only_the_head_signs(desk: Desk, waiting: Approval) -> None:
    with pytest.raises(Trouble, match="Only the head"):
        signing.approve(desk, waiting)
    with pytest.raises(Trouble, match="Only the head"):
        tray.send_back(desk, waiting, "Жоқ")
    assert tray.waiting(desk) == [waiting]


def test_the_clerk_issues_no_certificate(desk: Desk, ordered: Application) -> None:
    with pytest.raises(Trouble, match="Only the head"):
        home_education.issue_certificate(desk, ordered, FIRST, LAST)
    assert certificates(desk, ordered) == []


def test_what_the_head_prepares_is_issued_at_once(head: Desk, ordered: Application) -> None:
    paper = home_education.prepare_certificate(head, ordered, FIRST, LAST)
    assert certificates(head, ordered) == [paper]
    assert tray.waiting(head) == []


def test_the_same_does_not_wait_twice(desk: Desk, ordered: Application, waiting: Approval) -> None:
    again = application_now(desk, ordered.id)
    with pytest.raises(Trouble, match="waits for the head's signature already"):
        home_education.prepare_certificate(desk, again, FIRST, LAST)
    other = home_education.prepare_certificate(desk, again, FIRST, date(2027, 3, 1))
    assert tray.waiting(desk) == [waiting, other]


def test_what_was_issued_meanwhile_is_not_signed_again(
    head: Desk, ordered: Application, waiting: Approval
) -> None:
    home_education.issue_certificate(head, application_now(head, ordered.id), FIRST, LAST)
    with pytest.raises(Trouble, match="issued already"):
        signing.approve(head, waiting)
    assert len(certificates(head, ordered)) == 1


def test_the_head_sends_back_with_the_reason(
    desk: Desk, head: Desk, ordered: Application, waiting: Approval
) -> None:
    with pytest.raises(EntryError, match="why"):
        tray.send_back(head, waiting, "  ")
    tray.send_back(head, waiting, "Мерзімі дұрыс емес")
    settled = now(desk, waiting)
    assert (settled.state, settled.why) == (ApprovalState.SENT_BACK, "Мерзімі дұрыс емес")
    assert tray.waiting(desk) == []
    assert [row.approval for row in tray.listed(desk)] == [settled]  # the clerk sees it
    assert history(desk, ordered)[-1] == ("Басшы", "Sent back unsigned: {paper}. Reason: {why}")
    with pytest.raises(ChangedMeanwhile):
        signing.approve(head, waiting)
    again = home_education.prepare_certificate(desk, application_now(desk, ordered.id), FIRST, LAST)
    assert [row.approval for row in tray.listed(desk)] == [again]  # done with


def test_only_who_prepared_it_takes_it_back(
    desk: Desk, head: Desk, ordered: Application, waiting: Approval
) -> None:
    with pytest.raises(Trouble, match="who prepared"):
        tray.take_back(head, waiting, "Керек емес")
    tray.take_back(desk, waiting, "Керек емес")
    assert now(desk, waiting).state is ApprovalState.TAKEN_BACK
    assert tray.listed(desk) == []
    with pytest.raises(ChangedMeanwhile) as told:
        signing.approve(head, waiting)
    assert told.value.who == "Маман"


def test_of_two_heads_at_once_one_signs_and_the_other_is_told(
    head: Desk, ordered: Application, waiting: Approval
) -> None:
    signed: list[NoticeRow] = []
    told: list[ChangedMeanwhile] = []
    together = threading.Barrier(2)

    def sign() -> None:
        together.wait()
        try:
            signed.append(signing.approve(head, waiting))
        except ChangedMeanwhile as error:
            told.append(error)

    both = [threading.Thread(target=sign) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert (len(signed), [error.who for error in told]) == (1, ["Басшы"])
    assert certificates(head, ordered) == signed


def test_a_preview_takes_no_number_and_keeps_nothing(
    desk: Desk, head: Desk, ordered: Application, waiting: Approval
) -> None:
    before = history(desk, ordered)
    text = PdfReader(io.BytesIO(signing.preview(desk, waiting))).pages[0].extract_text()
    assert "Әлімқұлова" in text
    assert "А-2026-00001" not in text
    assert (certificates(desk, ordered), history(desk, ordered)) == ([], before)
    assert tray.waiting(desk) == [waiting]
    assert signing.approve(head, waiting).number == "А-2026-00001"


def test_several_are_signed_until_somebody_stops(
    desk: Desk, head: Desk, ordered: Application, waiting: Approval
) -> None:
    case = application_now(desk, ordered.id)
    more = [waiting]
    for day in (1, 2, 3):
        made = home_education.prepare_certificate(desk, case, FIRST, date(2027, 3, day))
        assert isinstance(made, Approval)
        more.append(made)
        case = application_now(desk, ordered.id)
    tray.take_back(desk, more[1], "Керек емес")
    done: list[int] = []
    outcome = signing.approve_all(head, more, done.append, lambda: len(done) == 3)
    assert (len(outcome.done), len(outcome.troubles), outcome.left) == (2, 1, 1)
    assert done == [1, 2, 3]
    assert [paper.number for paper in outcome.done] == ["А-2026-00001", "А-2026-00002"]
    assert tray.waiting(desk) == [more[3]]


def test_only_papers_that_the_head_signs_wait(desk: Desk, ordered: Application) -> None:
    with desk.database.begin() as connection:
        matter = matter_of(connection, ordered)
        with pytest.raises(ValueError, match="not signed by the head"):
            tray.submit(connection, desk, NoticeKind.RECEIPT_SLIP, matter, {})
