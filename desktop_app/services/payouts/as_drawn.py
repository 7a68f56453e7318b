"""A sheet that waits, held against what is due by now: are its own lines still right?

In a busy office something comes due every hour. What was drawn up can be approved as long as not
one of its lines has changed; whatever came due since is told, and paid by the next sheet. The lines
that were drawn up are those that were due at that moment: their fingerprint proves that they are.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payouts import NotPaidLine, PayoutDraft, PayoutLine, fingerprint
from desktop_app.services.debts import minus_lines
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import lines as payout_lines
from desktop_app.services.payouts.lines import Drawn
from desktop_app.storage.payouts import drafts as payout_drafts
from desktop_app.storage.people import on_file as people

_Key = tuple[int, Period, str, int | None]
_MOST_NAMES = 5


@dataclass(frozen=True)
class AsDrawn:
    """The sheet as it was drawn up, and the lines that came due since."""

    drawn: Drawn
    since: tuple[PayoutLine, ...] = ()


def still_right(connection: Connection, draft: PayoutDraft, now: Drawn) -> AsDrawn | None:
    """The sheet that was drawn up, where each of its lines is due as it was; else None."""
    found = _still_right(connection, draft, now)
    if found is None and draft.kind is PayoutKind.REGULAR:
        found = _still_right(connection, draft, _in_earlier_order(connection, now))
    return found


def _in_earlier_order(connection: Connection, now: Drawn) -> Drawn:
    """As it was drawn up, and printed perhaps, before names stood by the alphabet."""
    due = [line for line in now.payout.lines if line.kind is not LineKind.SET_OFF]
    minus = [line for line in now.payout.lines if line.kind is LineKind.SET_OFF]
    by_name: dict[str, list[PayoutLine]] = defaultdict(list)
    for line in due:
        by_name[f"{line.child_name} {line.child_iin}".casefold()].append(line)
    names = payout_drafts.in_earlier_order(connection, by_name)
    lines = minus_lines.placed([line for name in names for line in by_name[name]], minus)
    return replace(now, payout=replace(now.payout, lines=lines))


def _still_right(connection: Connection, draft: PayoutDraft, now: Drawn) -> AsDrawn | None:
    if fingerprint(now.payout.lines) == draft.fingerprint:
        return AsDrawn(now)
    if draft.kind is not PayoutKind.REGULAR:
        return None
    then = {_key(line) for line in _then(connection, draft, now)}
    own = tuple(line for line in now.payout.lines if _key(line) in then)
    if fingerprint(own) != draft.fingerprint:
        return None
    since = tuple(line for line in now.payout.lines if _key(line) not in then)
    not_paid = (*now.payout.not_paid, *_of_the_next_sheet(own, since))
    return AsDrawn(replace(now, payout=replace(now.payout, lines=own, not_paid=not_paid)), since)


def changed(connection: Connection, draft: PayoutDraft, now: Drawn) -> Trouble:
    """What to say of a sheet whose lines are not right any more: whose they are."""
    names = _changed_names(connection, draft, now)
    if not names:
        return Trouble(CHANGED)
    label = N_(
        "The payout has changed since it was drawn up, in the lines of: {names}. "
        "Nothing was saved: draw it up again."
    )
    more = f" … +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
    return Trouble(label, names=as_is("; ".join(names[:_MOST_NAMES]) + more))


CHANGED = N_("The payout has changed since it was drawn up. Nothing was saved: draw it up again.")


def _then(connection: Connection, draft: PayoutDraft, now: Drawn) -> tuple[PayoutLine, ...]:
    return payout_lines.regular(connection, now.payout.quarter, draft.drawn_at).payout.lines


def _key(line: PayoutLine) -> _Key:
    return line.decision_id, line.period, line.kind, line.follows_id


def _of_the_next_sheet(
    own: tuple[PayoutLine, ...], since: tuple[PayoutLine, ...]
) -> list[NotPaidLine]:
    """Children who get nothing on this sheet, and why: it was drawn up before."""
    found: dict[int, NotPaidLine] = {}
    for line in since:
        of_child = sum(each.amount for each in since if each.child_id == line.child_id)
        label = N_("Came due after this sheet was drawn up: {amount} tenge go into the next one")
        reason = Step(label, "D-7", {"amount": of_child})
        found[line.child_id] = NotPaidLine(line.child_id, line.child_name, line.child_iin, reason)
    on_it = {line.child_id for line in own}
    return [line for child, line in found.items() if child not in on_it]


def _changed_names(connection: Connection, draft: PayoutDraft, now: Drawn) -> list[str]:
    """The children whose lines are others than they were, or gone; or whose people were changed."""
    if draft.kind is not PayoutKind.REGULAR:
        return []
    by_key = {_key(line): line for line in now.payout.lines}
    then = _then(connection, draft, now)
    found = [line for line in then if by_key.get(_key(line)) != line]
    if not found:  # names and papers of people are changed where they stand
        changed = people.changed_since(connection, draft.drawn_at)
        found = [line for line in then if {line.child_iin, line.payee_iin} & changed]
    return list(dict.fromkeys(line.child_name for line in found))
