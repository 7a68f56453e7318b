"""The words of the payout cycle: what a sheet has come through, and what the checks found."""

from desktop_app import translation, wording
from desktop_app.records.kinds import LineState, PayoutKind
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import (
    ApprovedPayout,
    LineStanding,
    PayoutDraft,
    PayoutRow,
    PayoutState,
)
from desktop_app.translation import N_, _, ngettext

STATE_WORDS = {
    PayoutState.APPROVED: N_("Approved"),
    PayoutState.EXPORTED: N_("Taken into a file"),
    PayoutState.PARTLY: N_("Answered in part"),
    PayoutState.PAID: N_("Paid"),
    PayoutState.RETURNED: N_("Paid, some returned"),
    PayoutState.ANNULLED: N_("Annulled"),
}

LINE_WORDS = {
    LineState.APPROVED: N_("No answer yet"),
    LineState.PAID: N_("Paid on {date}"),
    LineState.RETURNED: N_("Returned on {date}"),
}

CHECK_WORDS = {
    CheckKind.WRONG_ACCOUNT: N_("Wrong account"),
    CheckKind.PAYEE_IIN: N_("Payee's IIN"),
    CheckKind.IIN_TO_FOLLOW: N_("IIN to follow"),
    CheckKind.PAST_EIGHTEEN: N_("Past eighteen"),
    CheckKind.SHARED_ACCOUNT: N_("Account of two payees"),
    CheckKind.RETURNED_BEFORE: N_("Returned before"),
    CheckKind.TWO_AWARDS: N_("Two awards"),
    CheckKind.ABOVE_LIMIT: N_("Above the limit"),
    CheckKind.ENDS_INSIDE: N_("Ends in the period"),
    CheckKind.ALIKE: N_("Children alike"),
    CheckKind.OTHER_CARD: N_("Card and award"),
    CheckKind.OTHER_PAYEE: N_("Other payee"),
    CheckKind.OTHER_ACCOUNT: N_("Other account"),
    CheckKind.UNUSUAL_NAME: N_("Unusual name"),
    CheckKind.UNCONFIRMED: N_("Not confirmed"),
    CheckKind.PAID_WITHOUT_IIN: N_("No IIN, allowed"),
    CheckKind.OTHER_SUM: N_("Other sum"),
    CheckKind.JOINED: N_("Joined"),
    CheckKind.LEFT: N_("Left"),
}

# For a narrow column; the sentences say more.
TO_MEND, TO_LOOK, LOOKED = N_("To mend"), N_("To look at"), N_("Seen")


def check_state(check: PayoutCheck) -> str:
    if check.blocks:
        return _(TO_MEND)
    return _(LOOKED) if check.seen_by else _(TO_LOOK)


def check_told(check: PayoutCheck) -> str:
    return wording.step(check.step, translation.current())


def check_seen(check: PayoutCheck) -> str:
    """Who looked at it, when, and what was said of it."""
    if not check.seen_by:
        return ""
    seen = f"{check.seen_by}, {wording.moment(check.seen_at)}"
    return f"{seen}: {check.why}" if check.why else seen


def state(row: PayoutRow) -> str:
    """A sheet's state in the list; a follow-up, and what an old register says, is called so."""
    words = _(STATE_WORDS[row.state])
    if row.kind is PayoutKind.FOLLOW_UP:
        words = _("{state} (follow-up)").format(state=words)
    if row.kind is PayoutKind.IMPORTED:
        words = _("{state} (old register)").format(state=words)
    return words


def line_state(standing: LineStanding) -> str:
    words = _(LINE_WORDS[standing.state])
    return words.format(date=wording.day(standing.settled_on))


def drawn_up(draft: PayoutDraft) -> str:
    words = _("Drawn up by {who}, {when}.")
    return words.format(who=draft.drawn_by, when=wording.moment(draft.drawn_at))


def history(payout: ApprovedPayout) -> str:
    """Every step that an approved sheet has come through, with who and when."""
    period = wording.period(payout.quarter, translation.current())
    said = [f"{period[:1].upper()}{period[1:]}."]
    if payout.drawn_at is not None:
        words = _("Drawn up by {who}, {when}.")
        said.append(words.format(who=payout.drawn_by, when=wording.moment(payout.drawn_at)))
    words = _("Approved by {who}, {when}: it can't be changed.")
    if payout.substitution:
        words = _("Approved by {who}, {when}, by the order {order}: it can't be changed.")
    if payout.stands_in_for:
        words = _(
            "Approved by {who}, {when}, by the order {order}, standing in for {absent}: it can't "
            "be changed."
        )
    when, order = wording.moment(payout.closed_at), payout.substitution
    absent = payout.stands_in_for
    said.append(words.format(who=payout.closed_by, when=when, order=order, absent=absent))
    if payout.exported_at is not None:
        words = _("Taken into a file by {who}, {when}.")
        if not payout.exported_by:  # before it was kept who did
            words = _("Taken into a file, {when}.")
        said.append(words.format(who=payout.exported_by, when=wording.moment(payout.exported_at)))
    if payout.files:
        said.append(_files_in_short(payout))
    said += [_answers(payout), _annulled(payout)]
    return " ".join(filter(None, said))


def _files_in_short(payout: ApprovedPayout) -> str:
    """All of them would leave the lines no room: six banks have many; annulling names each."""
    count = len(payout.last_files)
    if count <= _MOST_FILES:
        return _("Files for the bank: {files}.").format(files=files(payout))
    newest = max(payout.last_files, key=lambda each: each.taken_at)
    words = _("Files for the bank: {count}, the newest of {who}, {when}.")
    when = wording.moment(newest.taken_at)
    return words.format(count=wording.number(count), who=newest.taken_by, when=when)


_MOST_FILES = 2


def files(payout: ApprovedPayout) -> str:
    """Each file that a bank may pay by, with who took it out last, and when."""
    return "; ".join(
        f"{each.file} ({each.taken_by}, {wording.moment(each.taken_at)})"
        for each in payout.last_files
    )


def _answers(payout: ApprovedPayout) -> str:
    states = [standing.state for standing in payout.standings]
    waiting, returned = states.count(LineState.APPROVED), states.count(LineState.RETURNED)
    if waiting == len(states):
        return ""
    said = []
    if payout.paid_on is not None:
        words = _("Paid on {date}, recorded by {who}.")
        said.append(words.format(date=wording.day(payout.paid_on), who=payout.paid_by))
    if waiting:
        words = ngettext("{count} line has no answer.", "{count} lines have no answer.", waiting)
        said.append(words.format(count=waiting))
    if returned:
        words = ngettext("{count} line came back.", "{count} lines came back.", returned)
        said.append(words.format(count=returned))
    return " ".join(said)


def _annulled(payout: ApprovedPayout) -> str:
    if payout.annulled_at is None:
        return ""
    return _("Annulled by {who}, {when}: {why}").format(
        who=payout.annulled_by,
        when=wording.moment(payout.annulled_at),
        why=payout.annulled_why,
    )
