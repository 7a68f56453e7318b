"""A payout reckoned the slow and obvious way: every award, period by period, with all its steps.

What the program draws up is held against it: `services.payouts.lines` counts each different case
once, and makes steps when somebody looks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Period
from desktop_app.law.steps import Step, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import LineKind
from desktop_app.records.payee_ends import PayeeEnd
from desktop_app.records.payouts import DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.services.debts import minus_lines
from desktop_app.services.law_values import law_data
from desktop_app.services.payouts.lines import HELD
from desktop_app.services.sums.balances import Paid, balances_of, facts_of, periods_until, settled
from desktop_app.storage.applications.undecided import Undecided, undecided
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.awards.decided import awards_by_child
from desktop_app.storage.payouts import approved as storage


def drawn(connection: Connection, period: Period, moment: datetime | None = None) -> DrawnPayout:
    """What `lines.regular` draws up."""
    law = law_data.in_force(connection, moment)
    paid, returned = storage.paid_and_returned(connection, as_of=moment)
    waiting = {each.child_id: each for each in undecided(connection, moment)}
    ends = payee_ends.by_award(connection, as_of=moment)
    lines: list[PayoutLine] = []
    not_paid: list[NotPaidLine] = []
    for awards in awards_by_child(connection, moment):
        application = waiting.pop(awards[0].child_id, None)
        due = list(_lines_of_child(awards, period, law, paid, returned))
        held = [line for line in due if line.decision_id in ends]
        payable = [line for line in due if line.iban and line.decision_id not in ends]
        lines.extend(payable)
        if held:
            not_paid.append(_held(awards, held, ends))
        if len(payable) + len(held) < len(due):
            not_paid.append(_without_account(awards, due, ends))
        elif not due:
            not_paid.append(_why_not(awards, period, law, paid, application))
    minus = minus_lines.lines(connection, lines, law, moment)
    not_paid += [_awaiting(application) for application in waiting.values()]
    every = minus_lines.placed(lines, minus)
    return DrawnPayout(period, every, tuple(not_paid))


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
        steps += (Step("Already paid", "D-9", amount=Fraction(-before - returned)),)
        if returned:
            steps += (Step("Came back from the payee", "D-9", amount=Fraction(returned)),)
        steps += (Step("Due now", "D-7", amount=Fraction(amount)),)
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


def _without_account(
    awards: Sequence[AwardRow], due: Sequence[PayoutLine], ends: Mapping[int, PayeeEnd]
) -> NotPaidLine:
    """What is due to a payee whose account nobody knows stays due, and is told each time."""
    without = (line for line in due if not line.iban and line.decision_id not in ends)
    amount = sum(line.amount for line in without)
    label = "No account is known: {amount} tenge wait until it is entered on the child's card"
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
        label = "Overpaid before: {amount} tenge are to be returned, nothing is due now"
        return _left_out(awards[-1], Step(label, "D-9", {"amount": over}))
    if application is not None:
        return _awaiting(application)
    return _left_out(awards[-1], _reason(awards, period, law))


def _left_out(award: AwardRow, reason: Step) -> NotPaidLine:
    return NotPaidLine(award.child_id, award.child_name, award.child_iin, reason)


def _awaiting(application: Undecided) -> NotPaidLine:
    number = as_is(application.number)
    label = "The application {number} of {date} awaits a decision"
    reason = Step(label, "D-6", {"number": number, "date": application.applied_on})
    return NotPaidLine(application.child_id, application.child_name, application.child_iin, reason)


def _reason(awards: Sequence[AwardRow], period: Period, law: LawInForce) -> Step:
    facts = facts_of(awards)
    given = shares(facts, period, law)
    if any(share.amount for share in given.values()):
        return Step("{quarter} is paid already", "D-7", {"quarter": period})
    latest = list(facts.values())[-1]
    refused = no_right(latest)
    if refused:
        return refused[0]
    end = bounds(latest)[0]
    if end.last < period.months[0]:
        return end.step
    covered = covered_months(latest)
    if covered and covered[0] > period.months[-1]:
        return Step("Entitled only from {month}", "D-4", {"month": covered[0]})
    return Step("No entitled school month in {quarter}", "D-7", {"quarter": period})
