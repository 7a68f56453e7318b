"""What a payout sheet would pay now: entitled so far less paid so far, and whom it leaves out.

A line that the bank returned does not count as paid. It is due again: in a follow-up sheet, or as
arrears in the next regular one, and never in both, because either counts once it is approved.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from itertools import islice

from sqlalchemy import Connection

from desktop_app.law.entitlement import Share, bounds, covered_months, last_month, no_right
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, LateSteps, Step, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payee_ends import PayeeEnd, PayeeEndKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.services.debts import minus_lines
from desktop_app.services.errors import Progress, Trouble, nobody
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, settled
from desktop_app.services.sums.cases import Case, Cases
from desktop_app.storage.applications.undecided import Undecided, undecided
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.awards.decided import (
    awards_by_child,
    awards_of_children,
    count_children,
)
from desktop_app.storage.importing import confirming
from desktop_app.storage.payouts import approved as storage


@dataclass(frozen=True)
class Drawn:
    """A payout with what it rests on: the awards of its lines by their decisions, and the law."""

    payout: DrawnPayout
    awards: Mapping[int, AwardRow]
    law: LawInForce


def regular(
    connection: Connection,
    period: Period,
    moment: datetime | None = None,
    progress: Progress = nobody,
) -> Drawn:
    """Everybody with something due up to a period, nobody twice; arrears on lines of their own.

    ``progress`` is told how many children were gone through, of how many.
    """
    law = law_data.in_force(connection, moment)
    try:
        drawing = _Drawing(connection, period, law, moment)
        for awards, paid, returned in _each_child(connection, moment, progress):
            drawing.add(awards, paid, returned)
        minus = minus_lines.lines(connection, drawing.lines, law, moment)
    except NotInForceError as error:
        raise not_in_force(error) from error
    every = minus_lines.placed(drawing.lines, minus)
    return Drawn(DrawnPayout(period, every, drawing.left_out()), drawing.awards, law)


def _each_child(
    connection: Connection, moment: datetime | None, progress: Progress
) -> Iterator[tuple[list[AwardRow], Paid, Paid]]:
    """The awards of one child after another, what was paid on them, and what came back."""
    count, done = count_children(connection), 0
    children = awards_by_child(connection, moment)
    while together := list(islice(children, _AT_ONCE)):
        ids = [award.decision_id for awards in together for award in awards]
        paid, returned = storage.paid_and_returned_on(connection, ids, moment)
        for number, awards in enumerate(together, done):
            if number % _TOLD_EVERY == 0:
                progress(number, count)
            yield awards, paid, returned
        done += len(together)
    progress(done, count)


_AT_ONCE, _TOLD_EVERY = 10_000, 400


class _Drawing:
    """One child after another: what is due, or why nothing is."""

    def __init__(
        self, connection: Connection, period: Period, law: LawInForce, moment: datetime | None
    ) -> None:
        self.lines: list[PayoutLine] = []
        self.awards: dict[int, AwardRow] = {}
        """Those of the lines, by their decisions."""
        self._not_paid: list[NotPaidLine] = []
        self._cases = Cases(period, law)
        self._paid: Paid | None = None
        self._periods = frozenset[Period]()
        self._waiting = {each.child_id: each for each in undecided(connection, moment)}
        self._ends = payee_ends.by_award(connection, as_of=moment)
        self._unheld = confirming.unconfirmed_accounts(connection, moment)
        self._paid_already = Step(N_("{quarter} is paid already"), "D-7", {"quarter": period})

    def add(self, awards: list[AwardRow], paid: Paid, returned: Paid) -> None:
        application = self._waiting.pop(awards[0].child_id, None)
        case, ends = self._cases.of(awards), self._ends
        due = list(_due(awards, case, self._cases.until, paid, returned))
        if not due:
            self._not_paid.append(self._why_not(awards, case, paid, application))
            return
        held = [line for line in due if line.decision_id in ends]
        going_on = [line for line in due if line.decision_id not in ends]
        unseen = [line for line in going_on if line.decision_id in self._unheld]
        payable = [line for line in going_on if line.iban and line.decision_id not in self._unheld]
        self.lines.extend(payable)
        on_lines = {line.decision_id for line in payable}
        self.awards.update((a.decision_id, a) for a in awards if a.decision_id in on_lines)
        if held:
            self._not_paid.append(_held(awards, held, ends))
        if unseen:
            self._not_paid.append(_left_out(awards[-1], _unseen(unseen)))
        if len(payable) + len(held) + len(unseen) < len(due):
            self._not_paid.append(_without_account(awards, due, ends))

    def _periods_of(self, paid: Paid) -> frozenset[Period]:
        """Those of all who were read together: a few, found once."""
        if paid is not self._paid:
            self._paid, self._periods = paid, frozenset(period for _award, period in paid)
        return self._periods

    def left_out(self) -> tuple[NotPaidLine, ...]:
        """With those whose application is not decided yet."""
        return (*self._not_paid, *map(_awaiting, self._waiting.values()))

    def _why_not(
        self,
        awards: Sequence[AwardRow],
        case: Case,
        paid: Paid,
        application: Undecided | None,
    ) -> NotPaidLine:
        """Why a child with an award is not on the sheet this time."""
        over = _overpaid(awards, case, paid, self._periods_of(paid))
        if over:
            label = N_("Overpaid before: {amount} tenge are to be returned, nothing is due now")
            return _left_out(awards[-1], Step(label, "D-9", {"amount": over}))
        if application is not None:
            return _awaiting(application)
        if any(share.amount for share in case.given(self._cases.until)):
            return _left_out(awards[-1], self._paid_already)
        return _left_out(awards[-1], _reason(awards[-1].facts, self._cases.until))


def _due(
    awards: Sequence[AwardRow], case: Case, until: Period, paid: Paid, returned: Paid
) -> Iterator[PayoutLine]:
    """What is due: entitled less paid, for each period; an overpayment makes no line (D-9)."""
    for period in case.periods:
        given = case.given(period)
        if _is_paid(awards, given, period, paid):
            continue
        kind = LineKind.CURRENT if period.first_day >= until.first_day else LineKind.ARREARS
        shares = _shares(awards, given)
        for award, share, before in settled(awards, shares, period, paid):
            if share.amount > before:
                came_back = returned.get((award.decision_id, period), 0)
                yield _line(award, share, before, came_back, kind)


def _is_paid(
    awards: Sequence[AwardRow], given: Sequence[Share], period: Period, paid: Paid
) -> bool:
    """Whether every award was paid just what it gives: then nothing is due, nor to be returned."""
    for award, share in zip(awards, given, strict=True):
        if paid.get((award.decision_id, period), 0) != share.amount:
            return False
    return True


def _shares(awards: Sequence[AwardRow], given: Sequence[Share]) -> dict[int, Share]:
    """What a case gives, of these very awards."""
    return {
        award.decision_id: Share(each.period, each.parts, each.amount, award.facts, each.rounding)
        for award, each in zip(awards, given, strict=True)
    }


def _overpaid(
    awards: Sequence[AwardRow], case: Case, paid: Paid, periods: Collection[Period]
) -> int:
    """Whole tenge of every period that the child has or was paid for (D-9).

    ``periods`` are all for which anybody of ``paid`` was paid.
    """
    ids = [award.decision_id for award in awards]
    over = 0
    for period in {*case.periods, *periods}:
        if period not in case.periods and not any((each, period) in paid for each in ids):
            continue
        given = case.given(period)
        if not _is_paid(awards, given, period, paid):
            shares = _shares(awards, given)
            found = settled(awards, shares, period, paid)
            over += sum(max(0, before - share.amount) for _award, share, before in found)
    return over


def _line(award: AwardRow, share: Share, before: int, returned: int, kind: LineKind) -> PayoutLine:
    """``before`` is what is left of what was paid, ``returned`` what came back of it."""
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
        amount=share.amount - before,
        steps=LateSteps(_steps, share, before, returned),
        kind=kind,
    )


def _steps(share: Share, before: int, returned: int) -> tuple[Step, ...]:
    """How the sum of a line comes about."""
    steps = share.steps
    if before or returned:
        steps += (Step(N_("Already paid"), "D-9", amount=Fraction(-before - returned)),)
        if returned:
            steps += (Step(N_("Came back from the payee"), "D-9", amount=Fraction(returned)),)
        steps += (Step(N_("Due now"), "D-7", amount=Fraction(share.amount - before)),)
    return steps


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


def _left_out(award: AwardRow, reason: Step) -> NotPaidLine:
    return NotPaidLine(award.child_id, award.child_name, award.child_iin, reason)


def _awaiting(application: Undecided) -> NotPaidLine:
    number = as_is(application.number)
    label = N_("The application {number} of {date} awaits a decision")
    reason = Step(label, "D-6", {"number": number, "date": application.applied_on})
    return NotPaidLine(application.child_id, application.child_name, application.child_iin, reason)


def _reason(latest: Facts, period: Period) -> Step:
    """Why the last award of a child gives nothing for the period."""
    refused = no_right(latest)
    if refused:
        return refused[0]
    first, last = period.months[0], period.months[-1]
    if last_month(latest) < first:
        return bounds(latest)[0].step
    covered = covered_months(latest)
    if covered and covered[0] > last:
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
    cases = Cases(followed.quarter, law)
    try:
        every = list(awards_of_children(connection, children))
        by_decision.update((award.decision_id, award) for awards in every for award in awards)
        paid, returned = storage.paid_and_returned_on(connection, list(by_decision))
        for awards in every:
            for line in _due(awards, cases.of(awards), followed.quarter, paid, returned):
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
