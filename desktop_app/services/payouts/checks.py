"""What is looked at before a payout is approved: each finding with the child it is about.

What must be mended keeps the sheet from being approved; all else is looked at and ticked, and who
ticked it stays with the sheet. A certificate is told only where it cuts the period short: at the
end of a school year every one of them ends.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection

from desktop_app.identity.sorting import sort_key
from desktop_app.law.entitlement import (
    CERTIFICATE_ENDS,
    DISABILITY_ENDS,
    bounds,
    full_amount,
    last_month,
)
from desktop_app.law.iin import problem_of
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payout_checks import CheckKind, PayoutCheck
from desktop_app.records.payouts import DrawnPayout, PayoutLine
from desktop_app.services.errors import Progress, nobody, share
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.payouts import limit as payout_limit
from desktop_app.services.payouts.checks_of_people import WhoIsPaid
from desktop_app.services.payouts.findings import finding, one_each
from desktop_app.services.payouts.lines import Drawn
from desktop_app.storage.payouts import bank_answers
from desktop_app.storage.payouts import before as payouts_before
from desktop_app.storage.payouts.before import LastTime

L = TypeVar("L", PayoutLine, LastTime)

_USUAL_LIMIT = 2
"""Without a limit of the office's own: so many times a full period's sum."""


def found(
    connection: Connection, drawn: Drawn, progress: Progress = nobody
) -> tuple[PayoutCheck, ...]:
    """Everything the checks find, those that must be mended first; nobody has looked yet."""
    payout = drawn.payout
    before = _Before.of(connection, payout)
    earlier = [*before.lines, *before.already]
    who = WhoIsPaid.of(connection, payout.lines, drawn.awards, earlier, share(progress, 0, 0.5))
    checks = (
        _accounts(payout.lines, before),
        _iins(payout.lines),
        _returned(connection, payout.lines),
        _two_awards(payout.lines),
        _above(payout.lines, limit(connection, payout.quarter, drawn.law)),
        _ending(drawn),
        who.found(payout.lines),
        before.changes(payout, drawn.law, who),
    )
    every: list[PayoutCheck] = []
    for done, check in enumerate(checks, 1):
        every += check
        share(progress, 0.5, 1)(done, len(checks))
    order = list(CheckKind)
    return tuple(sorted(every, key=lambda check: order.index(check.kind)))


def still_seen(
    checks: Iterable[PayoutCheck], looked_at: Iterable[PayoutCheck]
) -> tuple[PayoutCheck, ...]:
    """The checks with the ticks of those that said exactly the same before."""
    ticked = {check.key: check for check in looked_at if check.seen_by}
    return tuple(
        replace(check, seen_by=before.seen_by, seen_at=before.seen_at, why=before.why)
        if (before := ticked.get(check.key)) and not check.blocks
        else check
        for check in checks
    )


def limit(connection: Connection, period: Period, law: LawInForce) -> int:
    """Whole tenge for one child and sheet; 0 where nothing says what a full sum is."""
    own = payout_limit.stored(connection)
    if own:
        return int(own)
    try:
        return _USUAL_LIMIT * full_amount(_school_months(period, law)[-1], law)
    except (NotInForceError, IndexError):
        return 0


def _school_months(period: Period, law: LawInForce) -> tuple[Month, ...]:
    """The school months of a period; months before the office's first decision are none."""
    return tuple(month for month in period.months if _is_school_month(month, law))


def _is_school_month(month: Month, law: LawInForce) -> bool:
    try:
        return law.is_school_month(month)
    except NotInForceError:
        return False


def _accounts(lines: Sequence[PayoutLine], before: "_Before") -> Iterator[PayoutCheck]:
    """No IBAN that can't exist, and none that another payee has on this sheet or the last one."""
    payee_of: dict[str, str] = {}
    shared: set[str] = set()
    every: list[PayoutLine | LastTime] = [*lines, *before.lines]
    for each in every:
        if payee_of.setdefault(each.iban, each.payee_iin) != each.payee_iin:
            shared.add(each.iban)
    payees: dict[str, dict[str, str]] = defaultdict(dict)
    for each in every if shared else ():
        if each.iban in shared:
            payees[each.iban][each.payee_iin] = each.payee_name
    wrong = {iban for iban in {line.iban for line in lines} if iban_slip("", iban)}
    for line in one_each(lines):
        if line.iban in wrong:
            label = N_("The account {iban} can't exist: correct it on the child's card")
            yield finding(
                CheckKind.WRONG_ACCOUNT, line, Step(label, "D-6", {"iban": as_is(line.iban)})
            )
        if line.iban in shared:
            others = [name for iin, name in payees[line.iban].items() if iin != line.payee_iin]
            label = N_("The account {iban} is also that of {names}")
            values = {
                "iban": as_is(line.iban),
                "names": as_is(", ".join(sorted(others, key=sort_key))),
            }
            yield finding(CheckKind.SHARED_ACCOUNT, line, Step(label, "D-3", values))


def _iins(lines: Sequence[PayoutLine]) -> Iterator[PayoutCheck]:
    for line in one_each(lines):
        if line.payee_iin and problem_of(line.payee_iin):
            label = N_("The payee's IIN can't exist: correct it on the payee's card")
            yield finding(CheckKind.PAYEE_IIN, line, Step(label, "D-3"))
        elif line.payee_iin and line.payee_iin == line.child_iin:
            label = N_("The payee's IIN is the child's own: correct it on the payee's card")
            yield finding(CheckKind.PAYEE_IIN, line, Step(label, "D-3"))


def _returned(connection: Connection, lines: Sequence[PayoutLine]) -> Iterator[PayoutCheck]:
    """The bank returned what was paid to this very account before."""
    back = bank_answers.last_returned(connection)
    for line in one_each(lines):
        last = back.get((line.decision_id, line.iban))
        if last is not None:
            day, why = last
            label = N_("The bank returned a payment to this account on {date}: {why}")
            step = Step(label, "D-6", {"date": day, "why": as_is(why)})
            yield finding(CheckKind.RETURNED_BEFORE, line, step)


def _two_awards(lines: Sequence[PayoutLine]) -> Iterator[PayoutCheck]:
    shared: dict[tuple[int, Period], list[PayoutLine]] = defaultdict(list)
    for line in lines:
        shared[line.child_id, line.period].append(line)
    for (_child, period), several in shared.items():
        if len({line.decision_id for line in several}) > 1:
            names = ", ".join(line.payee_name for line in several)
            label = N_("Two awards share {quarter}: {names}")
            values = {"quarter": period, "names": as_is(names)}
            yield finding(CheckKind.TWO_AWARDS, several[-1], Step(label, "D-3", values))


def _above(lines: Sequence[PayoutLine], most: int) -> Iterator[PayoutCheck]:
    sums: dict[int, list[PayoutLine]] = defaultdict(list)
    for line in lines:
        sums[line.child_id].append(line)
    for several in sums.values():
        amount = sum(line.amount for line in several)
        if most and amount > most:
            label = N_("{amount} tenge in all, more than {limit} tenge")
            step = Step(label, "D-7", {"amount": amount, "limit": most})
            yield finding(CheckKind.ABOVE_LIMIT, several[-1], step)


def _ending(drawn: Drawn) -> Iterator[PayoutCheck]:
    """A disability term or a certificate that ends inside the period (D-4, D-5)."""
    payout = drawn.payout
    months = payout.quarter.months
    school = _school_months(payout.quarter, drawn.law)
    for line in payout.lines:
        award = drawn.awards.get(line.decision_id)
        if award is None or line.period != payout.quarter:
            continue
        if last_month(award.facts) > months[-1]:
            continue  # nearly every one
        for bound in bounds(award.facts):
            inside = months[0] <= bound.last <= months[-1]
            cuts = bool(school) and bound.last < school[-1]
            if inside and (
                bound.label == DISABILITY_ENDS or (bound.label == CERTIFICATE_ENDS and cuts)
            ):
                yield finding(CheckKind.ENDS_INSIDE, line, bound.step)


@dataclass(frozen=True)
class _Before:
    """The sheets of the period before, and what this period was paid already."""

    period: Period | None
    lines: Sequence[LastTime]
    already: Sequence[LastTime]

    @staticmethod
    def of(connection: Connection, payout: DrawnPayout) -> "_Before":
        period = payouts_before.period_before(connection, payout.quarter)
        asked = {payout.quarter} if period is None else {period, payout.quarter}
        lines = payouts_before.current_lines(connection, asked)
        before = () if period is None else lines[period]
        return _Before(period, before, lines[payout.quarter])

    def changes(
        self, payout: DrawnPayout, law: LawInForce, who: WhoIsPaid
    ) -> Iterator[PayoutCheck]:
        """Joined, left, another sum, payee or account; a sheet that follows up is not compared.

        A full period's sum that is another only because the MCI is another is no change.
        """
        if self.period is None or payout.kind is not PayoutKind.REGULAR:
            return
        then = _by_child(self.lines)
        now = _by_child(line for line in payout.lines if line.kind is LineKind.CURRENT)
        paid = {line.child_id for line in self.already}
        values = {"quarter": self.period}
        for child, lines in now.items():
            if child not in then:
                label = N_("Was not on the sheet for {quarter}")
                yield finding(CheckKind.JOINED, lines[0], Step(label, "D-4", values))
            elif child not in paid:
                yield from self._other_sum(then[child], lines, payout.quarter, law)
                yield from who.other_payee(then[child], lines)
        there = paid | {line.child_id for line in payout.lines}
        has_sheet = any(line.sheet is PayoutKind.REGULAR for line in self.already)
        for child, gone in then.items():
            if child not in there and not has_sheet:  # told once, with the period's first sheet
                label = N_("Was on the sheet for {quarter} with {amount} tenge")
                step = Step(label, "D-5", {**values, "amount": _sum(gone)})
                yield finding(CheckKind.LEFT, gone[0], step)

    def _other_sum(
        self,
        then: Sequence[LastTime],
        now: Sequence[PayoutLine],
        period: Period,
        law: LawInForce,
    ) -> Iterator[PayoutCheck]:
        assert self.period is not None
        if _sum(then) == _sum(now):
            return
        if not (_is_full(then, self.period, law) and _is_full(now, period, law)):
            label = N_("{before} tenge for {quarter}, {amount} tenge now")
            values = {"before": _sum(then), "quarter": self.period, "amount": _sum(now)}
            yield finding(CheckKind.OTHER_SUM, now[0], Step(label, "D-7", values))


def _by_child(lines: Iterable[L]) -> Mapping[int, list[L]]:
    found: dict[int, list[L]] = defaultdict(list)
    for line in lines:
        found[line.child_id].append(line)
    return found


def _sum(lines: Sequence[PayoutLine] | Sequence[LastTime]) -> int:
    return sum(line.amount for line in lines)


def _is_full(
    lines: Sequence[PayoutLine] | Sequence[LastTime], period: Period, law: LawInForce
) -> bool:
    """Whether every school month of the period is there."""
    return {month for line in lines for month in line.months} >= set(_school_months(period, law))
