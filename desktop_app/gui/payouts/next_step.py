"""What is next for a payout: the one primary button, and what to know before pressing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app import wording
from desktop_app.gui.payouts import words as payout_words
from desktop_app.records.acts import Act
from desktop_app.records.kinds import PayoutKind
from desktop_app.records.payouts import ApprovedPayout, PayoutRow, PayoutState
from desktop_app.services.desk import Desk
from desktop_app.services.payouts.cycle import Looked
from desktop_app.services.payouts.substitutions import is_own
from desktop_app.translation import N_, _, ngettext


class NextStep(Enum):
    """The step of the cycle that the primary button takes."""

    KEEP = auto()
    KEEP_AGAIN = auto()
    APPROVE = auto()
    EXPORT = auto()
    ANSWER = auto()
    FOLLOW_UP = auto()
    NOTHING = auto()


STEP_WORDS = {
    NextStep.KEEP: (N_("Draw up for approval"), "file-check"),
    NextStep.KEEP_AGAIN: (N_("Draw up again"), "file-check"),
    NextStep.APPROVE: (N_("Approve…"), "stamp"),
    NextStep.EXPORT: (N_("Save for Excel…"), "download"),
    NextStep.ANSWER: (N_("Bank's answer…"), "receipt-text"),
    NextStep.FOLLOW_UP: (N_("Pay again…"), "undo-2"),
    NextStep.NOTHING: ("", "check"),
}


@dataclass(frozen=True)
class Next:
    """The step, whether it can be taken now, and a note for the reader."""

    step: NextStep
    ready: bool = True
    note: str = ""


def of_draft(desk: Desk, looked: Looked, approved: Sequence[PayoutRow]) -> Next:
    """A period's payout, or a follow-up, that is not approved yet."""
    may = desk.may(Act.APPROVE_PAYOUT)
    before = _before(looked, approved)
    if not looked.payout.lines:
        return Next(NextStep.NOTHING, ready=False, note=before or _nothing_due(looked))
    draft = looked.draft
    if draft is None:
        note = before if may else _who_may()
        return Next(NextStep.KEEP, may, note)
    if not looked.is_current:
        note = _("What is due has changed since. {who}").format(who=payout_words.drawn_up(draft))
        return Next(NextStep.KEEP_AGAIN, may, note)
    said = [payout_words.drawn_up(draft), _since(looked), _open_checks(looked)]
    if not may:
        said.append(_who_may())
    elif is_own(desk, draft):
        said.append(_("Another person approves it."))
    ready = may and not any(check.is_open for check in looked.checks)
    return Next(NextStep.APPROVE, ready, " ".join(filter(None, said)))


def of_sheet(desk: Desk, payout: ApprovedPayout) -> Next:
    """An approved sheet on its way to the bank and back."""
    may = desk.may(Act.RECORD_BANK_ANSWERS)
    match payout.state:
        case PayoutState.APPROVED:
            return Next(NextStep.EXPORT)
        case PayoutState.EXPORTED | PayoutState.PARTLY:
            return Next(NextStep.ANSWER, may)
        case PayoutState.RETURNED if payout.to_follow:
            note = _(
                "What came back is due again: correct the account on the child's card, then pay it "
                "again here. Otherwise it goes into the next sheet as arrears."
            )
            return Next(NextStep.FOLLOW_UP, note=note)
        case _:
            return Next(NextStep.NOTHING, ready=False)


def _before(looked: Looked, approved: Sequence[PayoutRow]) -> str:
    """What the period's approved sheets are, and what that makes of this one."""
    payout = looked.payout
    if payout.kind is PayoutKind.FOLLOW_UP:
        return ""
    stand = [
        row.number
        for row in reversed(approved)
        if row.quarter == str(payout.quarter) and row.annulled_at is None
    ]
    if not stand:
        return ""
    words = _("Approved for this period before: {numbers}.").format(numbers=", ".join(stand))
    more = _("Here is what is due besides.") if payout.lines else _("Nothing more is due.")
    return f"{words} {more}"


def _since(looked: Looked) -> str:
    """What came due while the sheet waited: it may be approved as it is, or drawn up again."""
    if not looked.since:
        return ""
    words = ngettext(
        "{count} line, {sum}, came due since: it goes into the next sheet, or draw this one up "
        "again.",
        "{count} lines, {sum}, came due since: they go into the next sheet, or draw this one up "
        "again.",
        len(looked.since),
    )
    total = wording.tenge(sum(line.amount for line in looked.since))
    return words.format(count=len(looked.since), sum=total)


def _nothing_due(looked: Looked) -> str:
    if looked.payout.kind is PayoutKind.FOLLOW_UP:
        return _("Nothing can be paid again yet: correct the account on the child's card first.")
    return _("Nothing is due.")


def _who_may() -> str:
    return _("Only the accountant or the head takes a payout further.")


def _open_checks(looked: Looked) -> str:
    mend = sum(check.blocks for check in looked.checks)
    look = sum(check.is_open for check in looked.checks) - mend
    said = []
    if mend:
        words = ngettext(
            "{count} finding must be mended.", "{count} findings must be mended.", mend
        )
        said.append(words.format(count=mend))
    if look:
        words = ngettext(
            "{count} finding is to be looked at.", "{count} findings are to be looked at.", look
        )
        said.append(words.format(count=look))
    return " ".join(said)
