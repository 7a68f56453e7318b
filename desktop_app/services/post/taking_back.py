"""An act is taken back with its paper, as long as that has not left the office: one way for all.

Until it is printed, saved or handed over nobody outside has seen it: the number stays in its
register as annulled, and all else is as before. Afterwards, or once something rests on it, only the
law's own ways are left, and it is said why.

Not so a receipt or a notification of acceptance: the applicant did apply, and may withdraw (R-8).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import SIGNED_BY_HEAD, NoticeKind
from desktop_app.services.applications import taking_back as cases
from desktop_app.services.complaints import taking_back as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import hearings, issued, on_file, requests
from desktop_app.services.papers.on_file import PaperOnFile
from desktop_app.services.post import decisions_taken_back as decisions
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import approvals, deliveries, printings

Rests = Callable[[Connection, NoticeRow], Step | None]
"""Why the act can't be put back any more; None where it can."""
Before = Callable[[Connection, Desk, NoticeRow, str], None]
"""Puts back what the act has changed besides issuing its paper."""


def _nothing_else(_connection: Connection, _desk: Desk, _paper: NoticeRow, _why: str) -> None:
    """What is told by the paper alone is to be told again: lists follow from the papers."""


def _nothing_rests(_connection: Connection, _paper: NoticeRow) -> Step | None:
    """What is in the way is said where the act is put back, if anything is."""


@dataclass(frozen=True)
class Way:
    """How the act of a paper is undone: ``before`` puts back what it has changed besides issuing
    it, ``rests`` says what rests on it; ``is_last``: nothing else may have been issued on its case
    since. ``afterwards`` is the law's own way, once it has left the office."""

    before: Before = _nothing_else
    rests: Rests = _nothing_rests
    is_last: bool = False
    afterwards: str = N_("What is wrong in it is set right by another paper.")


_CHANGED_BY_LAW = N_("An award is changed, set right or ended by a new decision (D-4, D-5, D-9).")
_REFUSED_BY_LAW = N_("Whoever was refused applies once more, or complains (D-8, D-10).")
_ORDERED_BY_LAW = N_("Others may cite its number. If only the sheet was spoilt, print it again.")
_RETURNED_BY_LAW = N_("Whoever was refused brings what was missing and applies once more (R-4).")

_OF_DECISION = (decisions.take_decision_back, decisions.rests_on_decision)
_OF_CHANGE = (decisions.take_change_back, decisions.rests_on_change)
_OF_ORDER = (cases.take_order_back, cases.rests_on_order)
_OF_RETURNING = (cases.take_refusal_back, cases.rests_on_refusal)

WAYS: Mapping[NoticeKind, Way] = {
    NoticeKind.TERMINATION: Way(),
    NoticeKind.REPAYMENT_DEMAND: Way(),
    NoticeKind.BEFORE_END: Way(),
    NoticeKind.COMPLAINT_ANSWER: Way(complaints.take_back),
    NoticeKind.COMPLAINT_EXTENSION: Way(complaints.take_back),
    NoticeKind.COMPLAINT_COVER: Way(complaints.take_back),
    NoticeKind.HEARING: Way(hearings.take_back),
    NoticeKind.REQUEST: Way(requests.take_back),
    NoticeKind.CERTIFICATE: Way(rests=issued.rests_on_paper, afterwards=_ORDERED_BY_LAW),
    NoticeKind.AWARD: Way(*_OF_DECISION, is_last=True, afterwards=_CHANGED_BY_LAW),
    NoticeKind.AWARD_REFUSAL: Way(*_OF_DECISION, is_last=True, afterwards=_REFUSED_BY_LAW),
    NoticeKind.CHANGE: Way(*_OF_CHANGE, is_last=True, afterwards=_CHANGED_BY_LAW),
    NoticeKind.CORRECTION: Way(*_OF_CHANGE, is_last=True, afterwards=_CHANGED_BY_LAW),
    NoticeKind.ORDER: Way(*_OF_ORDER, is_last=True, afterwards=_ORDERED_BY_LAW),
    NoticeKind.APPENDIX_TWO_REFUSAL: Way(*_OF_RETURNING, is_last=True, afterwards=_RETURNED_BY_LAW),
}
"""Every paper that tells of an act which can be undone with it."""


@dataclass(frozen=True)
class Annulling:
    """Whether it is shown beside a paper, and what stands in its way, if anything."""

    is_shown: bool
    why_not: tuple[Step, ...] = ()


def annulling(desk: Desk, notice_id: int) -> Annulling:
    """What the window of a paper says of annulling its act to who works."""
    with desk.reading() as connection:
        (row,) = notices.rows(connection, [notice_id])
        if row.kind not in WAYS or row.annulled_at is not None:
            return Annulling(is_shown=False)
        act = Act.SIGN if row.kind in SIGNED_BY_HEAD else Act.ANNUL_PAPER
        own = desk.may(Act.SIGN) or desk.worker.id == row.issued_by_id
        if not (desk.may(act) and own):
            return Annulling(is_shown=False)
        return Annulling(is_shown=True, why_not=_in_the_way(connection, row))


def with_its_pages(desk: Desk, notice_id: int) -> tuple[PaperOnFile, bytes, Annulling]:
    """All that the window of a paper shows."""
    return *on_file.with_its_pages(desk, notice_id), annulling(desk, notice_id)


def take_back(desk: Desk, notice_id: int, why: str) -> NoticeRow:
    """The paper annulled, and what was done as it was before; what waited for the head waits again.

    EntryError without a reason; Trouble where the paper has left the office, something rests on
    what it tells, or whose it is not.
    """
    why = reason(why, N_("Write why it is annulled."))
    with desk.writing(Act.ANNUL_PAPER) as connection:
        (row,) = notices.rows(connection, [notice_id])
        if row.kind not in WAYS:
            raise Trouble(_NOT_SO, number=as_is(row.number))
        if row.kind in SIGNED_BY_HEAD:
            desk.require_in(connection, Act.SIGN)
        for step in _in_the_way(connection, row):
            raise Trouble.of(step)
        way = WAYS[row.kind]
        annulled = issued.annul_in(connection, desk, notice_id, why)
        way.before(connection, desk, row, why)
        approvals.wait_again(connection, notice_id, desk.worker.name, desk.now())
        return annulled


def _in_the_way(connection: Connection, row: NoticeRow) -> tuple[Step, ...]:
    """The first thing that is, and the law's own way."""
    way = WAYS[row.kind]
    delivered = any(each.annulled_at is None for each in deliveries.of_notice(connection, row.id))
    if printings.of_notice(connection, row.id) or delivered or _given_with_all(connection, row):
        return Step(_LEFT, "R-8", {"number": as_is(row.number)}), Step(way.afterwards, "R-8")
    found = way.rests(connection, row)
    if found is None and way.is_last:
        found = _after_it(connection, row)
    return (found,) if found is not None else ()


def _given_with_all(connection: Connection, row: NoticeRow) -> bool:
    """Whether the family has it among all that is on file about the child or the applicant."""
    people = [row.child_id]
    if row.application_id is not None:
        people.append(applications.by_id(connection, row.application_id).applicant_id)
    wanted = [each for each in people if each is not None]
    return notices.done_since(connection, Act.EXPORT_PERSON, wanted, row.issued_at)


def _after_it(connection: Connection, row: NoticeRow) -> Step | None:
    """Another paper of the case that came later, or waits for the head's signature."""
    assert row.application_id is not None
    for each in notices.of_application(connection, row.application_id):
        if each.id > row.id and each.annulled_at is None:
            return Step(_PAPER_SINCE, "R-8", {"number": as_is(each.number)})
    if approvals.of_application(connection, row.application_id):
        return Step(_WAITS_SINCE, "R-8")
    return None


_LEFT = N_(
    "The paper {number} was printed, saved or handed over: it may have left the office, so it "
    "can't be taken back."
)
_NOT_SO = N_("What the paper {number} tells can't be taken back with it. Nothing was saved.")
_PAPER_SINCE = N_("The paper {number} was issued on the case after it: that one comes first.")
_WAITS_SINCE = N_("Another paper of the case waits for the head's signature: that one comes first.")
