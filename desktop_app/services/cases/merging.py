"""Two records of one person made into one: shown in rows, months and money before it is done.

Everything of the record that is gone belongs to the one that is kept. Months that two awards had
stay with the earlier decision (D-3); what was paid for them on the other one is too much (D-9).
Until the next sheet is approved it can be taken apart again, row by row; what an award gave up
comes back by a change of the award, as it went.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop_app.law.facts import Event
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.joining import given_up
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.decisions import AwardRow
from desktop_app.records.kinds import Service
from desktop_app.records.looks import Subject
from desktop_app.records.merges import Merge
from desktop_app.records.people import Person
from desktop_app.services import history
from desktop_app.services.awards import keeping
from desktop_app.services.awards.effect_on_sums import Effect, effect_of_joining
from desktop_app.services.cases import payees
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.looks.looking import look
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.people import merged as stored
from desktop_app.storage.people import on_file as people

Months = Mapping[int, frozenset[Month]]


@dataclass(frozen=True)
class GivenUp:
    """The months that an award gives up to an earlier decision."""

    payee_name: str
    months: tuple[Month, ...]


@dataclass(frozen=True)
class Proposed:
    """What making two records into one does; ``rows`` counts what moves, by table and column.

    ``effect`` is that on the sums, of the person as a child; ``as_payee`` says what changes in
    the awards that they are paid on, ``waiting`` which applications are then under way twice.
    """

    kept: Person
    gone: Person
    rows: Mapping[str, int]
    given_up: tuple[GivenUp, ...]
    effect: Effect
    as_payee: tuple[Step, ...]
    waiting: tuple[Step, ...]


def propose(desk: Desk, kept_id: int, gone_id: int) -> Proposed:
    """What it does; nothing is saved. Trouble where the two can't be one person."""
    with desk.reading() as connection:
        found = _propose(connection, desk, kept_id, gone_id)
    for each in (kept_id, gone_id):
        look(desk, Subject.CHILD, each)
    return found


def _propose(connection: Connection, desk: Desk, kept_id: int, gone_id: int) -> Proposed:
    kept, gone = (people.by_id(connection, each) for each in (kept_id, gone_id))
    _require_one_person(connection, kept, gone)
    records = [decided.awards(connection, each.id) for each in (kept, gone)]
    joined, less = _joined(connection, records, kept, gone)
    law = law_data.in_force(connection)
    paid = {**payouts.paid(connection, kept_id), **payouts.paid(connection, gone_id)}
    return Proposed(
        kept,
        gone,
        stored.counted(connection, gone_id),
        tuple(
            GivenUp(each.payee_name, tuple(sorted(less[each.decision_id])))
            for each in joined
            if each.decision_id in less
        ),
        effect_of_joining(records, joined, law, paid, desk.today()),
        payees.effect(connection, kept, gone),
        tuple(_waiting(connection, kept, gone)),
    )


def _waiting(connection: Connection, kept: Person, gone: Person) -> Iterator[Step]:
    """A child has one open application for a service at a time; merged, they may have two."""
    for service in Service:
        one, other = (applications.open_for(connection, each.id, service) for each in (kept, gone))
        if one is not None and other is not None:
            label = N_(
                "Two applications for one service are under way then: {one} and {other}. "
                "Have one of them withdrawn."
            )
            numbers = {"one": as_is(one.number), "other": as_is(other.number)}
            yield Step(label, "R-8", numbers)


def _require_one_person(connection: Connection, kept: Person, gone: Person) -> None:
    if kept.id == gone.id or gone.merged_into is not None or kept.merged_into is not None:
        raise Trouble(N_("These two are one record already. Nothing was changed."))
    if kept.kind is not gone.kind:
        raise Trouble(N_("A person and an organisation can't be one. Nothing was changed."))
    if stored.are_kin(connection, kept.id, gone.id):
        label = N_("One of them applied for the other: they are two people. Nothing was changed.")
        raise Trouble(label)


def _joined(
    connection: Connection, records: Sequence[Sequence[AwardRow]], kept: Person, gone: Person
) -> tuple[list[AwardRow], Months]:
    """The awards as of one child, in the order of the decisions, and what each gives up."""
    events = decided.events_in_force(connection, [kept.id, gone.id])
    every = tuple(event for of_one in events.values() for event in of_one)
    with_events = [[_with(each, every) for each in awards] for awards in records]
    less = given_up([{a.decision_id: a.facts for a in awards} for awards in with_events])
    joined = [
        replace(each, child_id=kept.id, child_name=kept.full_name, child_iin=kept.iin)
        for awards in with_events
        for each in awards
    ]
    after = (_taking(each, less.get(each.decision_id, frozenset())) for each in joined)
    return sorted(after, key=lambda each: each.decision_id), less


def _with(award: AwardRow, events: tuple[Event, ...]) -> AwardRow:
    return replace(award, facts=replace(award.facts, events=events))


def _taking(award: AwardRow, months: frozenset[Month]) -> AwardRow:
    return replace(award, facts=replace(award.facts, taken=award.facts.taken | months))


# The act


def merge(desk: Desk, seen: Proposed, why: str) -> int:
    """Make the two records into one, as it was shown; the id of what was done.

    EntryError where no reason is given, Trouble where anything of what was shown has changed.
    """
    why = reason(why, N_("Write how it is known that they are one person."))
    kept, gone = seen.kept, seen.gone
    with desk.writing(Act.MERGE_PEOPLE) as connection:
        if _propose(connection, desk, kept.id, gone.id) != seen:
            raise Trouble(
                N_("This is not what was shown any more. Nothing was saved: look at it again.")
            )
        records = [decided.awards(connection, each.id) for each in (kept, gone)]
        _after, less = _joined(connection, records, kept, gone)
        rows = stored.move(connection, gone.id, kept.id)
        stored.hide(connection, gone, kept.id, desk.author, desk.now())
        _give_up(connection, desk, kept.id, less, why)
        taken = {decision: [str(month) for month in sorted(less[decision])] for decision in less}
        merge_id = stored.add(
            connection, kept.id, gone.id, rows, taken, why=why, by=desk.author, when=desk.now()
        )
        label = N_("The record {iin} of the same person was made part of this one: {why}")
        act = Step(label, "R-8", {"iin": as_is(gone.iin or gone.full_name), "why": as_is(why)})
        history.record_for_child(connection, desk, act, kept.id)
        return merge_id


def _give_up(connection: Connection, desk: Desk, child_id: int, less: Months, why: str) -> None:
    label = N_("Two records of the child are one now; an earlier award keeps its months: {count}")
    for award in _awards_of(connection, child_id, less):
        months = less[award.decision_id]
        act = Step(label, "D-3", {"count": len(months)})
        _amend(connection, desk, award, _taking(award, months), act, why)


def _awards_of(connection: Connection, child_id: int, less: Months) -> Iterator[AwardRow]:
    for award in decided.awards(connection, child_id):
        if award.decision_id in less:
            yield award


def _amend(
    connection: Connection, desk: Desk, award: AwardRow, now: AwardRow, act: Step, why: str
) -> None:
    law = law_data.in_force(connection)
    try:
        keeping.keep(connection, desk, award, now.facts, law, steps=(act,), act=act, why=why)
    except NotInForceError as error:
        raise not_in_force(error) from error


# Taking apart


@dataclass(frozen=True)
class Joined:
    """A record that was made part of another one; ``too_late`` says why it stays so."""

    merge: Merge
    gone: Person
    too_late: Step | None


def joined_into(desk: Desk, person_id: int) -> tuple[Joined, ...]:
    """What was made part of somebody's record, the newest first."""
    with desk.reading() as connection:
        found = stored.of_person(connection, person_id)
        return tuple(
            Joined(
                each,
                people.by_id(connection, each.gone_id),
                _too_late(connection, each),
            )
            for each in found
        )


def _too_late(connection: Connection, merge: Merge) -> Step | None:
    if merge.annulled_at is not None:
        return Step(N_("It was taken apart already. Nothing was changed."), "R-8")
    kept = people.by_id(connection, merge.kept_id)
    newest = stored.of_person(connection, merge.kept_id)
    if kept.merged_into is not None or newest[0].id != merge.id:
        return Step(N_("Take apart first what was made into one after it."), "R-8")
    if stored.newest_sheet(connection) > merge.sheet:
        label = N_("A sheet was approved since. What is wrong is set right by changes of awards.")
        return Step(label, "D-9")
    return None


def take_apart(desk: Desk, merge_id: int, why: str) -> None:
    """Two records again, every row with the one that it was of.

    EntryError where no reason is given, Trouble where it is too late.
    """
    why = reason(why, N_("Write why they are two people after all."))
    with desk.writing(Act.TAKE_MERGE_APART) as connection:
        merge = stored.by_id(connection, merge_id)
        too_late = _too_late(connection, merge)
        if too_late is not None:
            raise Trouble.of(too_late)
        _take_up(connection, desk, merge, why)
        stored.move_back(connection, merge)
        gone = people.by_id(connection, merge.gone_id)
        stored.show(connection, gone, desk.author, desk.now())
        stored.take_back(connection, merge_id, desk.author, desk.now(), why)
        label = N_("The record {iin} is of another person after all: {why}")
        act = Step(label, "R-8", {"iin": as_is(gone.iin or gone.full_name), "why": as_is(why)})
        for person_id in (merge.kept_id, merge.gone_id):
            history.record_for_child(connection, desk, act, person_id)


def _take_up(connection: Connection, desk: Desk, merge: Merge, why: str) -> None:
    """What awards gave up is theirs again; whatever else was changed in them since stays."""
    less = {
        decision: frozenset(map(Month.parse, months)) for decision, months in merge.taken.items()
    }
    label = N_("The records were taken apart; months that are of this award again: {count}")
    for award in _awards_of(connection, merge.kept_id, less):
        months = less[award.decision_id]
        act = Step(label, "D-3", {"count": len(months)})
        facts = replace(award.facts, taken=award.facts.taken - months)
        _amend(connection, desk, award, replace(award, facts=facts), act, why)
