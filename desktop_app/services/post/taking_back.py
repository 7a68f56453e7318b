"""An act is taken back with its paper, as long as that has not left the office.

Until it is printed, saved or handed over nobody outside has seen it: the number stays in its
register as annulled, and all else is as before. Afterwards only the law's own ways are left.

Not so an award or a refusal of the reimbursement, and a change of an award (D-8: whoever is refused
applies anew, and what is paid rests on the award); an order and a certificate, whose numbers others
cite (R-7); what was registered, since the applicant did apply (R-8).
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from desktop_app.law.steps import N_, as_is
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import SIGNED_BY_HEAD, NoticeKind
from desktop_app.services.complaints import taking_back as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import hearings, issued, requests
from desktop_app.services.papers.on_file import PaperOnFile
from desktop_app.services.reasons import reason
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import approvals, deliveries, printings

Before = Callable[[Connection, Desk, NoticeRow, str], None]
"""Puts back what the act has changed besides issuing its paper."""


def _nothing_else(_connection: Connection, _desk: Desk, _paper: NoticeRow, _why: str) -> None:
    """What is told by the paper alone is to be told again: lists follow from the papers."""


BEFORE: Mapping[NoticeKind, Before] = {
    NoticeKind.TERMINATION: _nothing_else,
    NoticeKind.REPAYMENT_DEMAND: _nothing_else,
    NoticeKind.BEFORE_END: _nothing_else,
    NoticeKind.COMPLAINT_ANSWER: complaints.take_back,
    NoticeKind.COMPLAINT_EXTENSION: complaints.take_back,
    NoticeKind.COMPLAINT_COVER: complaints.take_back,
    NoticeKind.HEARING: hearings.take_back,
    NoticeKind.REQUEST: requests.take_back,
}


def offered(desk: Desk, found: PaperOnFile) -> bool:
    """Whether who works may still take it back: what the window offers beside the message."""
    row = found.row
    if row.kind not in BEFORE or row.annulled_at is not None:
        return False
    if found.printed or found.delivery is not None:
        return False
    act = Act.SIGN if row.kind in SIGNED_BY_HEAD else Act.ANNUL_PAPER
    return desk.may(act) and (desk.may(Act.SIGN) or desk.worker.id == row.issued_by_id)


def take_back(desk: Desk, notice_id: int, why: str) -> NoticeRow:
    """The paper annulled, and what was done as it was before; what waited for the head waits again.

    EntryError without a reason; Trouble where the paper has left the office, or whose it is not.
    """
    why = reason(why, N_("Write why it is annulled."))
    with desk.writing(Act.ANNUL_PAPER) as connection:
        (row,) = notices.rows(connection, [notice_id])
        if row.kind not in BEFORE:
            raise Trouble(_NOT_SO, number=as_is(row.number))
        if row.kind in SIGNED_BY_HEAD:
            desk.require_in(connection, Act.SIGN)
        standing = (each for each in deliveries.of_notice(connection, notice_id))
        if printings.of_notice(connection, notice_id) or any(
            each.annulled_at is None for each in standing
        ):
            raise Trouble(_LEFT, number=as_is(row.number))
        annulled = issued.annul_in(connection, desk, notice_id, why)
        BEFORE[row.kind](connection, desk, row, why)
        approvals.wait_again(connection, notice_id, desk.worker.name, desk.now())
        return annulled


_LEFT = N_(
    "The paper {number} was printed, saved or handed over: it may have left the office, so it "
    "can't be taken back. Nothing was saved."
)
_NOT_SO = N_("What the paper {number} tells can't be taken back with it. Nothing was saved.")
