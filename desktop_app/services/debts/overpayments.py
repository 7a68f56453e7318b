"""What was paid and is not due, award by award, and which circumstance made it so (D-9).

What came back counts as paid no longer; what was written off stays paid and is owed no longer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection

from desktop_app.law.amendments import TAKES
from desktop_app.law.entitlement import bounds, entitled_from, no_right, owners
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Step
from desktop_app.records.decisions import Amendment, AwardRow, PeriodBalance, RecordedEvent
from desktop_app.services.debts.paid_too_much import Children, worth_looking_at
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, period_balances
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments
from desktop_app.storage.awards.decided import awards_of_children
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.debts.entries import Settled
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.payouts import payments
from desktop_app.storage.payouts.payments import PaidLine


@dataclass(frozen=True)
class Owed:
    """One period: the months that were paid and are not due, and the sums in whole tenge.

    Where every month is due, and less for each, the months are all that were paid. ``overpaid`` is
    what is too much still, after what came back: ``repaid``, and ``set_off`` by minus lines.
    """

    period: Period
    months: tuple[Month, ...]
    overpaid: int
    repaid: int = 0
    set_off: int = 0
    written_off: int = 0

    @property
    def amount(self) -> int:
        """What is still to be returned."""
        return max(0, self.overpaid - self.written_off)

    @property
    def arisen(self) -> int:
        """What was overpaid before anything came back."""
        return self.overpaid + self.repaid + self.set_off


@dataclass(frozen=True)
class Overpayment:
    """What one award's payee got too much, and why; periods in their order.

    ``periods`` are all that were overpaid, ``owed`` those of which something is to be returned.
    """

    decision_id: int
    child_id: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    periods: tuple[Owed, ...]
    causes: tuple[Step, ...]

    @property
    def owed(self) -> tuple[Owed, ...]:
        return tuple(each for each in self.periods if each.amount)

    @property
    def total(self) -> int:
        return sum(each.amount for each in self.periods)

    @property
    def key(self) -> str:
        """Names the periods and sums, so that the same is not demanded twice.

        The sums are those that were overpaid: the demand of a debt that is being returned stands.
        """
        return ", ".join(f"{each.period} {each.arisen}" for each in self.periods if each.arisen)


@dataclass(frozen=True)
class Found:
    """``unknown`` names a value of the law without which some period could not be counted, and
    ``uncounted`` are the children whose sums are not known for that."""

    overpayments: tuple[Overpayment, ...]
    unknown: Step | None
    uncounted: frozenset[int] = frozenset()


def every(connection: Connection, law: LawInForce, children: Children = None) -> Found:
    """All that is to be returned, child by child; one that can't be counted keeps no other back."""
    found = with_settled(connection, law, children)
    return replace(found, overpayments=tuple(each for each in found.overpayments if each.total))


def with_settled(connection: Connection, law: LawInForce, children: Children = None) -> Found:
    """All that is or was overpaid, what was returned or written off since among it."""
    return counted(connection, law, worth_looking_at(connection, law, children))


def counted(connection: Connection, law: LawInForce, children: Collection[int]) -> Found:
    """The same of children who are worth looking at."""
    found: list[Overpayment] = []
    unknown, uncounted = None, set()
    groups = awards_of_children(connection, children)
    while together := list(islice(groups, _AT_ONCE)):
        about = _Recorded(connection, together)
        ids = [award.decision_id for awards in together for award in awards]
        paid = payouts.paid_on(connection, ids)
        kept = debts.settled(connection, about.children)
        for awards in together:
            try:
                found.extend(_of_child(about, awards, law, paid, kept))
            except NotInForceError as error:
                unknown = unknown or not_in_force(error).step
                uncounted.add(awards[0].child_id)
    return Found(tuple(found), unknown, frozenset(uncounted))


_AT_ONCE = 1_000


class _Recorded:
    """What is on file about some children besides sums; each kind is read where it is needed."""

    def __init__(self, connection: Connection, together: Sequence[Sequence[AwardRow]]) -> None:
        self._connection = connection
        self._decisions = [award.decision_id for awards in together for award in awards]
        self.children = [awards[0].child_id for awards in together if awards]

    @cached_property
    def lines(self) -> Mapping[int, list[PaidLine]]:
        """What was paid, by award."""
        found: dict[int, list[PaidLine]] = defaultdict(list)
        for line in payments.paid_lines(self._connection, self._decisions):
            found[line.decision_id].append(line)
        return found

    @cached_property
    def changes(self) -> Mapping[int, list[Amendment]]:
        """What was amended, by award."""
        found: dict[int, list[Amendment]] = defaultdict(list)
        for change in amendments.of_children(self._connection, self.children):
            found[change.decision_id].append(change)
        return found

    @cached_property
    def events(self) -> Mapping[int, list[RecordedEvent]]:
        """What happened, by child."""
        found: dict[int, list[RecordedEvent]] = defaultdict(list)
        for event in applications.events_of_children(self._connection, self.children):
            found[event.child_id].append(event)
        return found


def of_child(
    connection: Connection,
    awards: Sequence[AwardRow],
    law: LawInForce,
    paid: Paid,
    kept: Settled | None = None,
) -> Iterator[Overpayment]:
    """What is or was overpaid on each award of one child; NotInForceError where a value is missing.

    ``kept`` is what is known to have been settled, of this child or of all.
    """
    if kept is None:
        kept = debts.settled(connection, [awards[0].child_id]) if awards else _NOTHING
    yield from _of_child(_Recorded(connection, [awards]), awards, law, paid, kept)


def _of_child(
    about: _Recorded, awards: Sequence[AwardRow], law: LawInForce, paid: Paid, kept: Settled
) -> Iterator[Overpayment]:
    facts = facts_of(awards)
    owned = owners(facts)
    lines = [line for decision in facts for line in about.lines[decision]]
    accounts: dict[int, list[PeriodBalance]] = defaultdict(list)
    periods = {*kept.periods(facts), *(line.period for line in lines)}
    for period in sorted(periods, key=lambda each: each.first_day):
        for account in period_balances(awards, owned, period, law, paid):
            accounts[account.decision_id].append(account)
    for award in awards:
        mine = about.lines[award.decision_id]
        due = _months_of_payee(awards, owned, award.payee_id)
        others = due - {month for month, owner in owned.items() if owner == award.decision_id}
        every_period = (_owed(a, mine, due, kept) for a in accounts[award.decision_id])
        touched = tuple(each for each in every_period if each.arisen or each.written_off)
        if touched:
            causes = list(_causes(about, award, touched, mine, due, others))
            yield Overpayment(
                decision_id=award.decision_id,
                child_id=award.child_id,
                child_name=award.child_name,
                child_iin=award.child_iin,
                payee_name=award.payee_name,
                payee_iin=award.payee_iin,
                periods=touched,
                causes=tuple(each for n, each in enumerate(causes) if each not in causes[:n]),
            )


_NOTHING = Settled({}, {}, {})


def _months_of_payee(
    awards: Sequence[AwardRow], owned: Mapping[Month, int], payee_id: int
) -> frozenset[Month]:
    """The months that the payee is entitled to, on whichever award (D-3)."""
    own = {award.decision_id for award in awards if award.payee_id == payee_id}
    return frozenset(month for month, owner in owned.items() if owner in own)


def _owed(
    account: PeriodBalance, lines: Sequence[PaidLine], due: frozenset[Month], kept: Settled
) -> Owed:
    paid = {month for line in lines if line.period == account.quarter for month in line.months}
    lost = paid - due or (paid if account.overpaid else ())
    case = (account.decision_id, account.quarter)
    return Owed(
        account.quarter,
        tuple(sorted(lost)),
        account.overpaid,
        kept.repaid.get(case, 0),
        kept.set_off.get(case, 0),
        kept.written_off.get(case, 0),
    )


def _causes(
    about: _Recorded,
    award: AwardRow,
    owed: Sequence[Owed],
    lines: Sequence[PaidLine],
    due: frozenset[Month],
    others: frozenset[Month] = frozenset(),
) -> Iterator[Step]:
    """The circumstances behind the months that are not due, and when they became known.

    ``others`` are due to the payee on another award: paid on this one too, they were paid twice.
    """
    lost = [month for each in owed for month in each.months if month not in due]
    paid_at = max((line.closed_at for line in lines), default=datetime.min)
    if lost:
        yield from no_right(award.facts) or _ends(about, award, lost, paid_at)
    for change in about.changes[award.decision_id]:
        takes = any(step.label in TAKES for step in change.steps)
        if change.made_at > paid_at and change.why and takes:
            label = _SET_RIGHT if change.fact else _CHANGED
            yield Step(label, "D-9", {"date": change.made_at.date()})
    twice = {month for each in owed if each.overpaid for month in each.months} & others
    if twice:
        yield Step(_OF_ANOTHER, "D-3")
    imported = {line.period for line in lines if line.is_imported}
    for each in owed:
        if each.overpaid and not set(each.months) & {*lost, *twice}:
            label = _BY_OLD_REGISTER if each.period in imported else _COUNTED_ANEW
            yield Step(label, "D-7", {"quarter": each.period})


def _ends(
    about: _Recorded, award: AwardRow, lost: Sequence[Month], paid_at: datetime
) -> Iterator[Step]:
    """Why the award does not give these months although there is a right to others."""
    facts, bound = award.facts, bounds(award.facts)[0]
    begins = Month.of(facts.begins)
    if any(month < begins for month in lost):
        yield _begin(facts)
    if any(month > bound.last for month in lost):
        yield bound.step if begins <= bound.last else bound.refusal
        for event in about.events[award.child_id]:
            late = event.annulled_at is None and event.recorded_at > paid_at
            if late and event.happened_on == bound.day:
                yield Step(_RECORDED_LATE, "D-9", {"date": event.recorded_at.date()})
    if any(begins <= month <= bound.last for month in lost):
        yield Step(_OF_ANOTHER, "D-3")


_OF_ANOTHER = N_("Months that were paid belong to another award of the child")
_BY_OLD_REGISTER = N_("By the old register more was paid for {quarter} than is due")
_RECORDED_LATE = N_("The office learned of it on {date}, after the payment")
# Why is the office's own note, in one language: the circumstance itself is told before.
_CHANGED = N_("The award was changed on {date}, after the payment")
_SET_RIGHT = N_("The award was set right on {date}, after the payment")
_COUNTED_ANEW = N_("By the MCI and the decision that count now, less is due for {quarter}")


def _begin(facts: Facts) -> Step:
    certified = facts.certificate.first_day if facts.certificate else facts.applied_on
    return entitled_from(facts, certified)
