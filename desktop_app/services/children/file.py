"""Everything on file about a child, read at once for the child's page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.amendments import given_months
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.entitlement import bounds, no_right, what_ends
from desktop_app.law.facts import EventKind, coming_of_age
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
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
from desktop_app.records.kinds import OPEN, PaperLanguage, Service, Status
from desktop_app.records.looks import Subject
from desktop_app.records.merges import Merge
from desktop_app.records.payee_ends import PayeeEnd
from desktop_app.records.people import Person, Provider
from desktop_app.services.debts import ledger as debts
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.entry import known_of_child
from desktop_app.services.law_values import law_data
from desktop_app.services.looks.looking import look
from desktop_app.services.sums.balances import reckoned
from desktop_app.services.sums.resting import Resting, resting
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments, payee_ends
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.importing import confirming
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import merged
from desktop_app.storage.people import on_file as people
from desktop_app.storage.sums.counting import unanswered
from desktop_app.translation import current


@dataclass(frozen=True)
class Award:
    """An award with what ends it. ``last`` before ``first``: nothing is left.

    ``corrections`` say on what it was decided that was wrong, and what is right. ``ends`` says what
    ends it; ``spans`` are the unbroken runs of its school months, by their first and last ones;
    none where the law of a month is not known.
    """

    decision: Decision
    row: AwardRow
    first: Month
    last: Month
    ends: Step
    spans: tuple[tuple[Month, Month], ...] = ()
    corrections: tuple[Step, ...] = ()

    @property
    def annulled(self) -> bool:
        """Whether it was given to the wrong child (D-2)."""
        return self.row.facts.wrong_child

    @property
    def undue(self) -> bool:
        """Whether there never was a right to it, as it turned out after the decision (D-3, D-8)."""
        return bool(no_right(self.row.facts))


@dataclass(frozen=True)
class ChildFile:
    """``unknown`` names a value of the law without which later periods can't be
    counted; ``now_known`` says whether the current one can. ``adult_on`` is the eighteenth
    birthday; ``language`` is the one in which the family last asked for papers; ``resting`` are
    awards that rest on a date of birth that the card does not say any more.

    ``payee_ends`` are those of awards' payees, by the awards' decisions; ``unconfirmed`` the awards
    of an old register that nobody held against the papers. ``unanswered`` are the awards and
    periods on approved sheets of which the bank has said nothing yet; ``paper`` gives the months
    of what is applied for now."""

    person: Person
    today: date
    adult_on: date | None
    language: PaperLanguage | None
    applications: list[ApplicationRow]
    awards: list[Award]
    amendments: list[Amendment]
    accounts: list[PeriodBalance]
    unanswered: frozenset[tuple[int, Period]]
    now_known: bool
    unknown: Step | None
    order: Order | None
    certificates: list[Certificate]
    events: list[RecordedEvent]
    papers: list[NoticeRow]
    history: list[Act]
    debts: list[Debt]
    merges: list[Merge]
    payee_ends: Mapping[int, PayeeEnd]
    unconfirmed: frozenset[int]
    payees: Mapping[int, Person]
    schools: Mapping[int, Provider]
    school_id: int
    resting: tuple[Resting, ...]
    paper: AwardPaper

    @property
    def award(self) -> Award | None:
        """The award that pays now or next, or else the one that paid last.

        One that never had a month, as it gave all of them up to another, is the last to be shown.
        """
        now = Month.of(self.today)
        paying = [award for award in self.awards if award.last >= award.first or award.undue]
        going_on = [award for award in paying if award.last >= max(now, award.first)]
        return next(iter(going_on or paying[-1:] or self.awards[-1:]), None)

    @property
    def overpaid(self) -> int:
        return sum(account.overpaid for account in self.accounts)

    @property
    def due(self) -> int:
        """What a payout of the current period would pay."""
        return self._due_now() - self.held

    @property
    def held(self) -> int:
        """What is due to payees who died or lost their rights, and is on no sheet (D-3)."""
        return self._due_now(frozenset(self.payee_ends))

    def _due_now(self, only: frozenset[int] | None = None) -> int:
        return sum(
            account.due
            for account in self.accounts
            if account.quarter.first_day <= self.today
            and (only is None or account.decision_id in only)
        )

    @property
    def without_iin(self) -> list[Person]:
        """The child and the payee now, where their IIN is to follow."""
        payee = self.payees.get(self.award.row.payee_id) if self.award is not None else None
        return [each for each in (self.person, payee) if each is not None and not each.iin]

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
        return min(wanted, key=lambda row: row.deadline or date.max, default=None)


def read(desk: Desk, child_id: int) -> ChildFile:
    """Papers as they were issued, history the newest first; LookupError for nobody on file.

    Of a record that was made part of another one, that other one is read.
    """
    with desk.reading() as connection:
        child = people.now(connection, child_id)
        found = _on_file(connection, child, desk.today())
    look(desk, Subject.CHILD, child.id)
    return found


def _on_file(connection: Connection, child: Person, today: date) -> ChildFile:
    child_id, known = child.id, known_of_child.known(connection, child)
    rows = stored_awards.awards(connection, child_id)
    sums = reckoned(connection, child_id, rows, today)
    kept, changes = known.applications, amendments.of_child(connection, child_id)
    law = law_data.in_force(connection)
    ordered = next((each for each in kept if each.status is Status.ORDERED), None)
    return ChildFile(
        person=known.child,
        today=today,
        adult_on=coming_of_age(known.child.birth_date) if known.child.birth_date else None,
        language=known.language,
        applications=applications.rows(connection, [each.id for each in kept]),
        awards=_awards(connection, child_id, rows, changes, law),
        amendments=changes,
        accounts=sums.accounts,
        unanswered=unanswered(connection, child_id),
        now_known=sums.now_known,
        unknown=sums.unknown,
        order=applications.order_of(connection, ordered.id) if ordered else None,
        certificates=list(known.certificates),
        events=applications.events_of(connection, child_id),
        papers=notices.of_child(connection, child_id),
        history=list(reversed(notices.history(connection, child_id=child_id))),
        debts=debts.as_far_as_known(connection, today, child_id),
        merges=merged.of_person(connection, child_id),
        payee_ends=payee_ends.by_award(connection, child_id),
        unconfirmed=frozenset(confirming.unconfirmed_of_child(connection, child_id)),
        payees={row.payee_id: people.by_id(connection, row.payee_id) for row in rows},
        schools={school.id: school for school in offices.schools_by_name(connection, current())},
        school_id=known.provider_id,
        resting=resting(rows, known.child.birth_date),
        paper=law_data.papers_on(law.profiles, today).months_by,
    )


def _awards(
    connection: Connection,
    child_id: int,
    rows: list[AwardRow],
    changes: Sequence[Amendment],
    law: LawInForce,
) -> list[Award]:
    decisions = {d.id: d for d in applications.decisions_of_child(connection, child_id)}
    return [
        replace(
            _award(decisions[row.decision_id], row, law),
            corrections=_corrections(
                each for each in changes if each.decision_id == row.decision_id
            ),
        )
        for row in rows
    ]


def _corrections(changes: Iterable[Amendment]) -> tuple[Step, ...]:
    """What was wrong and is right, said first by a change: the newest one of each fact."""
    return tuple({each.fact: each.steps[0] for each in changes if each.fact}.values())


def _award(decision: Decision, row: AwardRow, law: LawInForce) -> Award:
    first, bound = row.first or decision.first, bounds(row.facts)[0]
    assert first is not None
    last = min(row.last or first.shifted(-1), bound.last)
    return Award(decision, row, first, last, what_ends(row.facts), _spans(row, law))


def _spans(row: AwardRow, law: LawInForce) -> tuple[tuple[Month, Month], ...]:
    try:
        return law.spans(given_months(row.facts, law))
    except NotInForceError:
        return ()
