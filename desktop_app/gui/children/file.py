"""Everything on file about a child, read at once for the child's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.law.amendments import given_months
from desktop_app.law.entitlement import Bound, bounds
from desktop_app.law.facts import EventKind
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.applications import ApplicationRow, Certificate, Order
from desktop_app.records.decisions import (
    Act,
    Amendment,
    AwardRow,
    Decision,
    NoticeRow,
    PeriodBalance,
    RecordedEvent,
)
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.records.people import Person, Provider
from desktop_app.services.debts import ledger as debts
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.sums.balances import as_far_as_known
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Award:
    """An award with what ends it. ``last`` before ``first``: nothing is left.

    ``spans`` are the unbroken runs of its school months, by their first and last ones; none where
    the law of a month is not known.
    """

    decision: Decision
    row: AwardRow
    spans: tuple[tuple[Month, Month], ...] = ()

    @property
    def bound(self) -> Bound:
        return bounds(self.row.facts)[0]

    @property
    def first(self) -> Month:
        first = self.row.first or self.decision.first
        assert first is not None
        return first

    @property
    def last(self) -> Month:
        return min(self.row.last or self.first.shifted(-1), self.bound.last)


@dataclass(frozen=True)
class ChildFile:
    """``unknown`` names a value of the law without which later periods can't be
    counted; ``now_known`` says whether the current one can."""

    person: Person
    today: date
    applications: list[ApplicationRow]
    awards: list[Award]
    amendments: list[Amendment]
    accounts: list[PeriodBalance]
    now_known: bool
    unknown: Step | None
    order: Order | None
    certificates: list[Certificate]
    events: list[RecordedEvent]
    papers: list[NoticeRow]
    history: list[Act]
    debts: list[Debt]
    schools: Mapping[int, Provider]
    school_id: int

    @property
    def award(self) -> Award | None:
        """The award that pays now or next, or else the one that paid last."""
        now = Month.of(self.today)
        going_on = [award for award in self.awards if award.last >= max(now, award.first)]
        return next(iter(going_on or self.awards[-1:]), None)

    @property
    def overpaid(self) -> int:
        return sum(account.overpaid for account in self.accounts)

    @property
    def due(self) -> int:
        """What a payout of the current quarter would pay."""
        return sum(a.due for a in self.accounts if a.quarter.first_day <= self.today)

    @property
    def died_on(self) -> date | None:
        standing = [e for e in self.events if e.kind is EventKind.DEATH and not e.annulled_at]
        return standing[-1].happened_on if standing else None

    def open_application(self, service: Service | None = None) -> ApplicationRow | None:
        """The open application with the nearest deadline."""
        wanted = [
            row
            for row in self.applications
            if row.status in OPEN and service in (None, row.service)
        ]
        return min(wanted, key=lambda row: row.deadline, default=None)


def read(desk: Desk, child_id: int) -> ChildFile:
    reckoned = as_far_as_known(desk, child_id)
    with desk.database.read() as connection:
        decisions = {d.id: d for d in applications.decisions_of_child(connection, child_id)}
        awards, law = stored_awards.awards(connection, child_id), law_data.in_force(connection)
        kept = applications.of_child(connection, child_id)
        ordered = next((each for each in kept if each.status is Status.ORDERED), None)
        return ChildFile(
            person=people.by_id(connection, child_id),
            today=desk.today(),
            applications=applications.rows(connection, [each.id for each in kept]),
            awards=[Award(decisions[row.decision_id], row, _spans(row, law)) for row in awards],
            amendments=amendments.of_child(connection, child_id),
            accounts=reckoned.accounts,
            now_known=reckoned.now_known,
            unknown=reckoned.unknown,
            order=applications.order_of(connection, ordered.id) if ordered else None,
            certificates=applications.certificates_of(connection, child_id),
            events=applications.events_of(connection, child_id),
            papers=notices.of_child(connection, child_id),
            history=list(reversed(notices.history(connection, child_id=child_id))),
            debts=debts.as_far_as_known(connection, desk.today(), child_id),
            schools={school.id: school for school in offices.schools(connection)},
            school_id=kept[0].provider_id if kept else 0,
        )


def _spans(row: AwardRow, law: LawInForce) -> tuple[tuple[Month, Month], ...]:
    try:
        return law.spans(given_months(row.facts, law))
    except NotInForceError:
        return ()
