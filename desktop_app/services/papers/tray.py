"""The head's tray: papers that others prepared and that wait for the head's signature (R-8).

Nothing in it is lost: a paper is approved (see `signing`), sent back or taken back, and who did
that, when and why stays on file.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval, TrayRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import SIGNED_BY_HEAD, ApprovalState, NoticeKind
from desktop_app.services import history, record_words
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.reasons import reason
from desktop_app.storage.post import approvals


def submit(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    matter: history.Matter,
    content: Mapping[str, Any],
) -> Approval:
    """Put a paper into the tray; ``content`` is what it is made of besides what is on file.

    Trouble where the same waits already: of that kind, for the same case, telling the same.
    """
    if kind not in SIGNED_BY_HEAD:
        raise ValueError(f"{kind} is not signed by the head")
    belongs = {
        "kind": kind,
        "application_id": matter.application_id,
        "child_id": matter.child_id,
        "complaint_id": matter.complaint_id,
        "about": matter.about,
    }
    for other in approvals.waiting(connection, kind):
        if all(getattr(other, name) == value for name, value in belongs.items()):
            raise Trouble(
                N_("This paper waits for the head's signature already: {who} prepared it."),
                who=as_is(other.prepared_by),
            )
    values = {**belongs, "content": dict(content)}
    row_id = approvals.add(connection, values, desk.author, desk.now())
    approval = approvals.by_id(connection, row_id)
    record(connection, desk, N_("Prepared for signature: {paper}"), approval)
    return approval


def waiting(desk: Desk) -> list[Approval]:
    """What waits for the head, the oldest first."""
    with desk.reading() as connection:
        return approvals.waiting(connection)


def listed(desk: Desk) -> list[TrayRow]:
    """What waits, and what came back and nobody has prepared anew; with whom each is about."""
    with desk.reading() as connection:
        return approvals.listed(connection)


def take_back(desk: Desk, approval: Approval, why: str) -> None:
    """Who prepared a paper takes it back; ChangedMeanwhile where the head was faster."""
    desk.require(Act.TAKE_BACK)
    if desk.worker.id != approval.prepared_by_id:
        raise Trouble(
            N_("Only {who}, who prepared this paper, takes it back. Nothing was saved."),
            who=as_is(approval.prepared_by),
        )
    _settle(desk, Act.TAKE_BACK, approval, ApprovalState.TAKEN_BACK, why, _TAKEN_BACK)


def send_back(desk: Desk, approval: Approval, why: str) -> None:
    """The head doesn't sign, and says why; ChangedMeanwhile where somebody was faster."""
    _settle(desk, Act.SEND_BACK, approval, ApprovalState.SENT_BACK, why, _SENT_BACK)


_TAKEN_BACK = N_("Taken back: {paper}. Reason: {why}")
_SENT_BACK = N_("Sent back unsigned: {paper}. Reason: {why}")


def _settle(
    desk: Desk, act: Act, approval: Approval, state: ApprovalState, why: str, label: str
) -> None:
    why = reason(why, N_("Write the reason."))
    with desk.writing(act) as connection:
        require_waiting(connection, approval)
        who, when = desk.worker.name, desk.now()
        approvals.settle(connection, approval, state, who=who, when=when, why=why)
        record(connection, desk, label, approval, why=as_is(why))


def require_waiting(connection: Connection, approval: Approval) -> None:
    """ChangedMeanwhile where the paper was approved, sent back or taken back since it was seen."""
    now = approvals.by_id(connection, approval.id)
    if now.state is not ApprovalState.WAITING or now.version != approval.version:
        raise ChangedMeanwhile(now.settled_by, now.settled_at)


def record(
    connection: Connection, desk: Desk, label: str, approval: Approval, **values: Value
) -> None:
    """Put what became of a paper in the tray into the history of its case (R-8)."""
    history.add_act(
        connection,
        desk,
        Step(label, "R-8", {"paper": record_words.KIND_WORDS[approval.kind], **values}),
        application_id=approval.application_id,
        child_id=approval.child_id,
        complaint_id=approval.complaint_id,
    )
