"""The head signs what others prepared: the paper is built from what stands now, and issued."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from desktop_app.law.steps import N_, as_is
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ARE_THE_ACT, ApprovalState, NoticeKind
from desktop_app.records.looks import Way
from desktop_app.records.stored_words import UnknownWord
from desktop_app.services.applications import home_education
from desktop_app.services.awards import terminations
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.debts import demands
from desktop_app.services.desk import Desk, OnlyLookedAt, only_looked_at
from desktop_app.services.looks.looking import look_at_papers
from desktop_app.services.papers import foreseen, tray
from desktop_app.services.post import batches
from desktop_app.services.post.batches import Outcome, Progress, Stopped
from desktop_app.storage.post import approvals

Builder = Callable[[Connection, Desk, Approval], NoticeRow]
"""Looks again whether the paper still is right, and issues it; Trouble where it is not."""

BUILDERS: Mapping[NoticeKind, Builder] = {
    NoticeKind.CERTIFICATE: home_education.build_certificate,
    NoticeKind.TERMINATION: terminations.build,
    NoticeKind.REPAYMENT_DEMAND: demands.build,
    **complaints.COMPLAINT_BUILDERS,
}
"""What becomes of a paper in the tray, by its kind."""

_BY_THE_HEAD = N_("Signed by the head: {paper}. Prepared by: {who}")
_BY_THE_DIRECTOR = N_(
    "Agreed by the head for the director's signature: {paper}. Prepared by: {who}"
)


def _builder(approval: Approval) -> Builder:
    """Raises UnknownWord for a kind of paper that does not wait in the tray any more."""
    if approval.kind not in BUILDERS:
        raise UnknownWord("paper in the tray", approval.kind)
    return BUILDERS[approval.kind]


def approve(desk: Desk, approval: Approval) -> NoticeRow:
    """The head signs: the paper gets its number and is issued, in one transaction.

    ChangedMeanwhile where somebody was faster; Trouble where what it tells stands no longer.
    """
    with desk.writing(Act.SIGN) as connection:
        tray.require_waiting(connection, approval)
        paper = _builder(approval)(connection, desk, approval)
        approvals.settle(
            connection,
            approval,
            ApprovalState.APPROVED,
            who=desk.worker.name,
            when=desk.now(),
            notice_id=paper.id,
        )
        prepared = as_is(approval.prepared_by)
        label = _BY_THE_DIRECTOR if approval.kind in ARE_THE_ACT else _BY_THE_HEAD
        tray.record(connection, desk, label, approval, who=prepared)
        return paper


def approve_all(
    desk: Desk, chosen: Sequence[Approval], progress: Progress, stopped: Stopped
) -> Outcome[NoticeRow]:
    """Sign one after the other; what was signed stays signed when it is stopped."""
    desk.require(Act.SIGN)
    return batches.each(chosen, lambda approval: approve(desk, approval), progress, stopped)


def preview(desk: Desk, approval: Approval) -> bytes:
    """The paper as it would be issued now, without a number; nothing is kept of it.

    Trouble where what it tells stands no longer, and for whom it is not to see.
    """
    drafting = replace(desk, drafting=True)
    try:
        with desk.database.begin() as connection:
            desk.require_sight_in(connection)
            paper = _builder(approval)(connection, drafting, approval)
            raise only_looked_at(connection, [paper.id])
    except OnlyLookedAt as looked_at:
        look_at_papers(desk, [row for row, _words in looked_at.papers], Way.OPENED)
        return foreseen.pages(looked_at)
