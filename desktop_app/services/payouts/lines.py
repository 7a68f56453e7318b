"""What a payout sheet would pay now: entitled so far less paid so far, and whom it leaves out.

A line that the bank returned does not count as paid. It is due again: in a follow-up sheet, or as
arrears in the next regular one, and never in both, because either counts once it is approved.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection

from desktop_app.law.entitlement import (
    Share,
    bounds,
    covered_months,
    no_right,
    owners,
    shares,
    shares_of,
)
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payee_ends import PayeeEnd, PayeeEndKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.services.debts import minus_lines
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, balances_of, facts_of, periods_until, settled
from desktop_app.storage.applications.undecided import Undecided, undecided
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.awards.decided import awards_by_child, awards_of_children
from desktop_app.storage.importing import confirming
from desktop_app.storage.payouts import approved as storage


@dataclass(frozen=True)
class Drawn:
    """A payout with what it rests on: the awards by their decisions, and the law."""

    payout: DrawnPayout
    awards: Mapping[int, AwardRow]
    law: LawInForce


def regular(connection: Connection, period: Period, moment: datetime | None = None) -> Drawn:
    """Everybody with something due up to a period, nobody twice; arrears on lines of their own."""
    law = law_data.in_force(connection, moment)
    paid, returned = storage.paid_and_returned(connection, as_of=moment)
    waiting = {each.child_id: each for each in undecided(connection, moment)}
    ends = payee_ends.by_award(connection, as_of=moment)
    unheld = confirming.unconfirmed_accounts(connection, moment)
    lines: list[PayoutLine] = []
    not_paid: list[NotPaidLine] = []
    by_decision: dict[int, AwardRow] = {}
    try:
        for awards in awards_by_child(connection, moment):
            application = waiting.pop(awards[0].child_id, None)
            due = list(_lines_of_child(awards, period, law, paid, returned))
            held = [line for line in due if line.decision_id in ends]
            going_on = [line for line in due if line.decision_id not in ends]
            unseen = [line for line in going_on if line.decision_id in unheld]
            payable = [line for line in going_on if line.iban and line.decision_id not in unheld]
            lines.extend(payable)
            by_decision.update((award.decision_id, award) for award in awards)
            if held:
                not_paid.append(_held(awards, held, ends))
            if unseen:
                not_paid.append(_left_out(awards[-1], _unseen(unseen)))
            if len(payable) + len(held) + len(unseen) < len(due):
                not_paid.append(_without_account(awards, due, ends))
            elif not due:
                not_paid.append(_why_not(awards, period, law, paid, application))
        minus = minus_lines.lines(connection, lines, law, paid, moment)
    except NotInForceError as error:
        raise not_in_force(error) from error
    not_paid += [_awaiting(application) for application in waiting.values()]
    every = minus_lines.placed(lines, minus)
    return Drawn(DrawnPayout(period, every, tuple(not_paid)), by_decision, law)


def _lines_of_child(
    awards: Sequence[AwardRow], until: Period, law: LawInForce, paid: Paid, returned: Paid
) -> Iterable[PayoutLine]:
    """What is due: entitled less paid, for each period; an overpayment makes no line (D-9)."""
    facts = facts_of(awards)
    owned = owners(facts)
    for quarter in periods_until(owned, until, law):
        given = shares_of(facts, owned, quarter, law)
        for award, share, before in settled(awards, given, quarter, paid):
            if share.amount > before:
                line = _line(award, share, before, returned.get((award.decision_id, quarter), 0))
                earlier = quarter.first_day < until.first_day
                yield replace(line, kind=LineKind.ARREARS) if earlier else line


def _line(award: AwardRow, share: Share, before: int, returned: int) -> PayoutLine:
    """``before`` is what is left of what was paid, ``returned`` what came back of it."""
    amount, steps = share.amount - before, share.steps
    if before or returned:
        steps += (Step(N_("Already paid"), "D-9", amount=Fraction(-before - returned)),)
        if returned:
            steps += (Step(N_("Came back from the payee"), "D-9", amount=Fraction(returned)),)
        steps += (Step(N_("Due now"), "D-7", amount=Fraction(amount)),)
    return PayoutLine(
        decision_id=award.decision_id,
        child_id=award.child_id,
        child_name=award.child_name,
        child_iin=award.child_iin,
        payee_name=award.payee_name,
        payee_iin=award.payee_iin,
        iban=award.iban,
        period=share.period,
        months=share.months,
        amount=amount,
        steps=steps,
    )


# Whom a sheet leaves out, and why

HELD = {
    PayeeEndKind.DIED: N_(
        "The payee died on {date}: {amount} tenge are held until another payee is decided"
    ),
    PayeeEndKind.RIGHTS_LOST: N_(
        "The payee lost their rights on {date}: {amount} tenge are held until another payee is "
        "decided"
    ),
}
"""Why a sheet leaves out what is due to them."""


def _held(
    awards: Sequence[AwardRow], held: Sequence[PayoutLine], ends: Mapping[int, PayeeEnd]
) -> NotPaidLine:
    """What is due to a payee who died or lost their rights (D-3)."""
    end = ends[held[0].decision_id]
    values: dict[str, Value] = {
        "date": end.happened_on,
        "amount": sum(line.amount for line in held),
    }
    return _left_out(awards[-1], Step(HELD[end.kind], "D-3", values))


def _unseen(due: Sequence[PayoutLine]) -> Step:
    """An account of an old register is paid to once somebody has held it against the papers."""
    label = N_(
        "The account {iban} came with an old register and was not held against the papers yet: "
        "{amount} tenge wait"
    )
    values: dict[str, Value] = {
        "iban": as_is(due[0].iban),
        "amount": sum(line.amount for line in due),
    }
    return Step(label, "D-6", values)


def _without_account(
    awards: Sequence[AwardRow], due: Sequence[PayoutLine], ends: Mapping[int, PayeeEnd]
) -> NotPaidLine:
    """What is due to a payee whose account nobody knows stays due, and is told each time."""
    without = (line for line in due if not line.iban and line.decision_id not in ends)
    amount = sum(line.amount for line in without)
    label = N_("No account is known: {amount} tenge wait until it is entered on the child's card")
    return _left_out(awards[-1], Step(label, "D-6", {"amount": amount}))


def _why_not(
    awards: Sequence[AwardRow],
    period: Period,
    law: LawInForce,
    paid: Paid,
    application: Undecided | None,
) -> NotPaidLine:
    """Why a child with an award is not on the sheet this time."""
    over = sum(account.overpaid for account in balances_of(awards, period, law, paid))
    if over:
        label = N_("Overpaid before: {amount} tenge are to be returned, nothing is due now")
        return _left_out(awards[-1], Step(label, "D-9", {"amount": over}))
    if application is not None:
        return _awaiting(application)
    return _left_out(awards[-1], _reason(awards, period, law))


def _left_out(award: AwardRow, reason: Step) -> NotPaidLine:
    return NotPaidLine(award.child_id, award.child_name, award.child_iin, reason)


def _awaiting(application: Undecided) -> NotPaidLine:
    number = as_is(application.number)
    label = N_("The application {number} of {date} awaits a decision")
    reason = Step(label, "D-6", {"number": number, "date": application.applied_on})
    return NotPaidLine(application.child_id, application.child_name, application.child_iin, reason)


def _reason(awards: Sequence[AwardRow], period: Period, law: LawInForce) -> Step:
    facts = facts_of(awards)
    given = shares(facts, period, law)
    if any(share.amount for share in given.values()):
        return Step(N_("{quarter} is paid already"), "D-7", {"quarter": period})
    latest = list(facts.values())[-1]
    refused = no_right(latest)
    if refused:
        return refused[0]
    end = bounds(latest)[0]
    if end.last < period.months[0]:
        return end.step
    covered = covered_months(latest)
    if covered and covered[0] > period.months[-1]:
        return Step(N_("Entitled only from {month}"), "D-4", {"month": covered[0]})
    return Step(N_("No entitled school month in {quarter}"), "D-7", {"quarter": period})


# A follow-up sheet


def follow_up(connection: Connection, payout_id: int) -> Drawn:
    """The lines of a payout that the bank returned and whose account was corrected since.

    No line pays more than what came back, nor more than what is due by now. What is left out is
    listed with the reason and stays due. Trouble where the bank returned nothing, or all of it has
    been paid again.
    """
    followed = storage.by_id(connection, payout_id)
    if not followed.to_follow:
        label = N_("Payout {number}: no returned line waits to be paid again.")
        raise Trouble(label, number=as_is(followed.number))
    law = law_data.in_force(connection)
    children = {line.child_id for line, _standing in followed.to_follow}
    by_decision: dict[int, AwardRow] = {}
    due: dict[tuple[int, Period], PayoutLine] = {}
    try:
        for awards in awards_of_children(connection, children):
            by_decision.update((award.decision_id, award) for award in awards)
            ids = [award.decision_id for award in awards]
            paid, returned = storage.paid_and_returned_on(connection, ids)
            for line in _lines_of_child(awards, followed.quarter, law, paid, returned):
                due[line.decision_id, line.period] = line
    except NotInForceError as error:
        raise not_in_force(error) from error
    ends = payee_ends.by_award(connection)
    unheld = confirming.unconfirmed_accounts(connection)
    found = list(_followed(followed, due, ends, unheld))
    payout = DrawnPayout(
        followed.quarter,
        tuple(each for each in found if isinstance(each, PayoutLine)),
        tuple(each for each in found if isinstance(each, NotPaidLine)),
        PayoutKind.FOLLOW_UP,
        payout_id,
    )
    return Drawn(payout, by_decision, law)


def _followed(
    followed: ApprovedPayout,
    due: Mapping[tuple[int, Period], PayoutLine],
    ends: Mapping[int, PayeeEnd],
    unheld: Collection[int],
) -> Iterable[PayoutLine | NotPaidLine]:
    for returned, standing in followed.to_follow:
        now = due.get((returned.decision_id, returned.period))
        why_not = _why_not_again(returned, now, ends.get(returned.decision_id))
        if why_not is None and now is not None and now.decision_id in unheld:
            why_not = _unseen([now])
        if now is None or why_not is not None:
            name, iin = returned.child_name, returned.child_iin
            yield NotPaidLine(returned.child_id, name, iin, why_not or _NOTHING_DUE)
            continue
        amount = min(returned.amount, now.amount)
        label = N_("Returned by the bank on {date} from the payout {number}, paid again")
        number = as_is(followed.number)
        day = standing.settled_on or followed.closed_at.date()
        values: dict[str, Value] = {"date": day, "number": number}
        again = Step(label, "D-7", values, Fraction(amount))
        yield replace(
            now,
            amount=amount,
            steps=(*now.steps, again),
            kind=LineKind.FOLLOW_UP,
            follows_id=standing.id,
        )


_NOTHING_DUE = Step(N_("Returned by the bank, and not due any more"), "D-9")


def _why_not_again(
    returned: PayoutLine, now: PayoutLine | None, end: PayeeEnd | None
) -> Step | None:
    if now is None:
        return _NOTHING_DUE
    if end is not None:
        return Step(HELD[end.kind], "D-3", {"date": end.happened_on, "amount": now.amount})
    if not now.iban or (now.iban, now.payee_iin) == (returned.iban, returned.payee_iin):
        return Step(N_("Returned by the bank, and the account has not been corrected yet"), "D-6")
    return None
