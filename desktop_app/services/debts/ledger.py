"""Overpayments as a ledger: what is owed, what came back, and how far its return has come (D-9).

A debt exists by itself, from the facts and from what was paid. The office opens its ledger when it
first acts on it. Sums and state are never kept, so that they always agree with both.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.identity.sorting import sort_key
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.steps import Step
from desktop_app.records.debts import DebtEntry, Instalment, OpenedDebt
from desktop_app.records.decisions import AwardRow, NoticeRow
from desktop_app.records.kinds import DebtEntryKind, DebtState, NoticeKind
from desktop_app.records.tasks import TaskKind
from desktop_app.services.debts import demands as repayments
from desktop_app.services.debts import overpayments, paid_too_much
from desktop_app.services.debts.overpayments import Overpayment
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.awards import payee_ends
from desktop_app.storage.debts import entries as storage
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.rows import at_once
from desktop_app.storage.tasks import kept as tasks


@dataclass(frozen=True)
class Debt:
    """A debt with its ledger, as it stands on a day.

    ``overpayment`` has the sums by period; ``agreed`` is what an agreement to set off has not
    taken yet; ``may_be_demanded`` says that its sums were not demanded so far, and
    that somebody is left to whom a demand can be written.
    """

    overpayment: Overpayment
    application_id: int
    today: date
    opened: OpenedDebt | None
    entries: tuple[DebtEntry, ...]
    demands: tuple[NoticeRow, ...]
    agreed: int
    may_be_demanded: bool
    is_in_the_tray: bool
    payee_died: bool

    @property
    def decision_id(self) -> int:
        return self.overpayment.decision_id

    @property
    def child_id(self) -> int:
        return self.overpayment.child_id

    @property
    def version(self) -> int:
        return self.opened.version if self.opened else 0

    @property
    def arisen(self) -> int:
        return sum(each.arisen for each in self.overpayment.periods)

    @property
    def repaid(self) -> int:
        return sum(each.repaid for each in self.overpayment.periods)

    @property
    def set_off(self) -> int:
        return sum(each.set_off for each in self.overpayment.periods)

    @property
    def written_off(self) -> int:
        """What of the debt is asked for no longer; a write-off of more than is overpaid is idle."""
        return sum(min(each.overpaid, each.written_off) for each in self.overpayment.periods)

    @property
    def owed(self) -> int:
        """Overpaid less written off: what is still to be returned, whichever way."""
        return self.overpayment.total

    @property
    def to_set_off(self) -> int:
        return min(self.agreed, self.owed)

    @property
    def balance(self) -> int:
        """Overpaid less written off less what is agreed to be set off: to be returned in money."""
        return self.owed - self.to_set_off

    @property
    def demanded_on(self) -> date | None:
        return self.demands[-1].issued_at.date() if self.demands else None

    @property
    def state(self) -> DebtState:
        if not self.owed:
            return DebtState.SETTLED
        if self.standing(DebtEntryKind.COURT):
            return DebtState.COURT
        if self.standing(DebtEntryKind.SCHEDULE) or self.to_set_off:
            return DebtState.SCHEDULED
        return DebtState.OPEN

    def standing(self, kind: DebtEntryKind) -> DebtEntry | None:
        """The newest entry of a kind that stands."""
        found = [each for each in self.entries if each.kind is kind and each.stands]
        return found[-1] if found else None

    @property
    def returned_since(self) -> int:
        """What came back since the schedule that stands was agreed."""
        plan = self.standing(DebtEntryKind.SCHEDULE)
        return sum(
            each.amount
            for each in self.entries
            if each.kind is DebtEntryKind.REPAYMENT and each.stands and plan and each.id > plan.id
        )

    @property
    def to_come(self) -> tuple[Instalment, ...]:
        """The instalments of which something is still to come, each with what that is."""
        plan = self.standing(DebtEntryKind.SCHEDULE)
        return _less(plan.instalments, self.returned_since, self.balance) if plan else ()

    @property
    def overdue(self) -> tuple[Instalment, ...]:
        return tuple(each for each in self.to_come if each.due_on < self.today)


def _less(instalments: Sequence[Instalment], returned: int, most: int) -> tuple[Instalment, ...]:
    """What is left of instalments, the earliest first, and never more than is owed in all."""
    left = []
    for each in instalments:
        covered = min(each.amount, returned)
        returned -= covered
        amount = min(each.amount - covered, most)
        most -= amount
        if amount:
            left.append(Instalment(each.due_on, amount))
    return tuple(left)


@dataclass(frozen=True)
class Debts:
    """``unknown`` names a value of the law without which some debt could not be counted, and
    ``uncounted`` whose it is."""

    debts: tuple[Debt, ...]
    unknown: Step | None
    uncounted: frozenset[int] = frozenset()


def overview(desk: Desk) -> Debts:
    """Every debt of the office, settled ones too, in the order of the children's names.

    Most children of an office were never overpaid: they are left out by one query.
    """
    kinds, today = (TaskKind.DEBT, TaskKind.UNCOUNTED), desk.today()
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        children = tasks.children(connection, kinds, law.fingerprint, today)
        children = paid_too_much.narrowed(connection, law, children)
        found = of_children(connection, law, today, children)
    in_order = sorted(found.debts, key=lambda each: sort_key(each.overpayment.child_name))
    return replace(found, debts=tuple(in_order))


def of_children(
    connection: Connection, law: LawInForce, today: date, children: Collection[int]
) -> Debts:
    """The debts on the awards of children who are worth looking at; settled ones too."""
    found = [_of_some(connection, law, today, some) for some in at_once(sorted(children))]
    return Debts(
        debts=tuple(debt for each in found for debt in each.debts),
        unknown=next((each.unknown for each in found if each.unknown), None),
        uncounted=frozenset(child for each in found for child in each.uncounted),
    )


def _of_some(
    connection: Connection, law: LawInForce, today: date, children: Sequence[int]
) -> Debts:
    found = overpayments.counted(connection, law, children)
    by_award = {each.decision_id: each for each in found.overpayments}
    opened = storage.every_opened(connection, children)
    gone = {each.child_id for award, each in opened.items() if award not in by_award}
    idle = [
        _nothing_overpaid(award)
        for of_child in awards.awards_of_children(connection, gone)
        for award in of_child
        if award.decision_id in opened and award.decision_id not in by_award
    ]
    every = (*found.overpayments, *idle)
    if not every:
        return Debts((), found.unknown, found.uncounted)
    about = _About(connection, today, {each.child_id for each in every}, opened)
    return Debts(tuple(map(about.debt, every)), found.unknown, found.uncounted)


def of_decision(desk: Desk, decision_id: int) -> Debt | None:
    """The debt on an award; None where nothing was overpaid and nothing was recorded."""
    with desk.reading() as connection:
        return read(connection, desk.today(), decision_id)


def of_child(desk: Desk, child_id: int) -> list[Debt]:
    """The debts on a child's awards; Trouble where a value of the law is missing."""
    with desk.reading() as connection:
        return _of_child(connection, desk.today(), child_id)


def read(connection: Connection, today: date, decision_id: int) -> Debt | None:
    """A debt as it stands now; Trouble where a value of the law is missing."""
    child_id = applications.child_of_decision(connection, decision_id)
    found = _of_child(connection, today, child_id)
    return next((each for each in found if each.decision_id == decision_id), None)


def _of_child(connection: Connection, today: date, child_id: int) -> list[Debt]:
    children = awards.awards(connection, child_id)
    law, paid = law_data.in_force(connection), payouts.paid(connection, child_id)
    try:
        found = {
            each.decision_id: each
            for each in overpayments.of_child(connection, children, law, paid)
        }
    except NotInForceError as error:
        raise not_in_force(error) from error
    opened = storage.every_opened(connection, [child_id])
    if not found and not opened:
        return []
    about = _About(connection, today, [child_id], opened)
    for award in children:
        if award.decision_id in opened:
            found.setdefault(award.decision_id, _nothing_overpaid(award))
    return [about.debt(found[key]) for key in sorted(found)]


def _nothing_overpaid(award: AwardRow) -> Overpayment:
    """A debt that was opened and is none any more, because the months are due after all."""
    return Overpayment(
        decision_id=award.decision_id,
        child_id=award.child_id,
        child_name=award.child_name,
        child_iin=award.child_iin,
        payee_name=award.payee_name,
        payee_iin=award.payee_iin,
        periods=(),
        causes=(),
    )


class _About:
    """What is recorded about the debts of some children, read at once."""

    def __init__(
        self,
        connection: Connection,
        today: date,
        children: Collection[int],
        opened: Mapping[int, OpenedDebt] | None = None,
    ) -> None:
        self.today = today
        if opened is None:
            opened = storage.every_opened(connection, children)
        self.opened, self._entries = opened, storage.entries(connection, children)
        self._case_of = awards.applications_of_children(connection, children)
        self._agreed = repayments.agreed_in(connection)
        self._dead = payee_ends.of_the_dead(connection, self._case_of)
        self._waiting = repayments.waiting(connection)
        self._demands: dict[int, list[NoticeRow]] = {}
        for paper in _demands(connection, children):
            assert paper.application_id is not None
            self._demands.setdefault(paper.application_id, []).append(paper)

    def debt(self, overpayment: Overpayment) -> Debt:
        decision_id = overpayment.decision_id
        case = (self._case_of[decision_id], overpayment.key)
        agreed = self._agreed.get(decision_id, 0)
        demands = self._demands.get(case[0], [])
        told = {(each.application_id, each.about) for each in demands}
        has_died, is_more = decision_id in self._dead, overpayment.total > agreed
        return Debt(
            overpayment=overpayment,
            application_id=case[0],
            today=self.today,
            opened=self.opened.get(decision_id),
            entries=tuple(self._entries.get(decision_id, ())),
            demands=tuple(demands),
            agreed=agreed,
            may_be_demanded=is_more and not has_died and case not in self._waiting | told,
            is_in_the_tray=case in self._waiting,
            payee_died=has_died,
        )


def _demands(connection: Connection, children: Collection[int]) -> list[NoticeRow]:
    """The demands that stand, in the order of issue."""
    found = notices.of_kind(connection, NoticeKind.REPAYMENT_DEMAND, children)
    return [each for each in found if each.annulled_at is None]


def overdue_in(connection: Connection, law: LawInForce, today: date) -> int:
    """Debts with an instalment that should have come by now: few have a schedule at all."""
    late = storage.children_with_instalments_before(connection, today)
    if not late:
        return 0
    marked = tasks.to_reckon(connection, law.fingerprint)
    waiting = tasks.count(connection, TaskKind.INSTALMENT, today, but=marked)
    found = [as_far_as_known(connection, today, child) for child in sorted(late & marked)]
    return waiting + sum(bool(debt.overdue) for of_child in found for debt in of_child)


def as_far_as_known(connection: Connection, today: date, child_id: int) -> list[Debt]:
    """A child's debts; none where a value of the law is missing, which others tell."""
    try:
        return _of_child(connection, today, child_id)
    except Trouble:
        return []
