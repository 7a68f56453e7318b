"""What the head changed in awards: each change is kept, the newest one counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from desktop_app.law.facts import Facts
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.records.decisions import Amendment
from desktop_app.records.stored_steps import (
    facts_from_json,
    facts_to_json,
    steps_from_json,
    steps_to_json,
)
from desktop_app.storage import tables as t
from desktop_app.storage.rows import at_once, one_of, to_record


def add(
    connection: Connection,
    decision_id: int,
    facts: Facts,
    *,
    steps: Sequence[Step],
    months: Sequence[Month],
    iban: str,
    why: str,
    fact: str = "",
    document: str = "",
    relation: str = "",
    who: str,
    when: datetime,
) -> None:
    """Keep a change; ``months`` are the school months that the award gives from now on.

    ``fact`` says which one was wrong and ``document`` what shows it; ``relation`` is the one that
    counts since, empty where it is still the application's.
    """
    connection.execute(
        insert(t.amendments).values(
            decision_id=decision_id,
            made_at=when,
            made_by=who,
            facts=facts_to_json(facts),
            steps=steps_to_json(steps),
            first_month=str(months[0]) if months else "",
            last_month=str(months[-1]) if months else "",
            iban=iban,
            why=why,
            fact=fact,
            document=document,
            relation=relation,
        )
    )


@dataclass(frozen=True)
class Made:
    """A change that was kept: who made it, and when; ``relation`` as it is kept since."""

    id: int
    made_by: str
    made_at: datetime
    relation: str


def newest(connection: Connection, decision_id: int) -> Made | None:
    """The change that counts for an award; None where nobody has changed it."""
    query = select(t.amendments).where(t.amendments.c.decision_id == decision_id)
    return one_of(Made, connection, query.order_by(t.amendments.c.id.desc()).limit(1))


@dataclass(frozen=True)
class Kept:
    """What an award was by its decision, id 0, or by a change of it.

    ``ended_by``: the document behind a change that sets nothing right, as it was kept.
    """

    id: int
    made_at: datetime
    facts: Facts
    iban: str
    relation: str
    steps: tuple[Step, ...]
    ended_by: str


def one_after_another(connection: Connection, decision_id: int) -> list[Kept]:
    """The decision and every change of it, the newest last."""
    own = t.decisions.c
    decided = select(own.decided_at, own.facts, own.iban, own.steps).where(own.id == decision_id)
    row = connection.execute(decided).one()
    steps = steps_from_json(row.steps)
    found = [Kept(0, row.decided_at, facts_from_json(row.facts), row.iban, "", steps, "")]
    query = select(t.amendments).where(t.amendments.c.decision_id == decision_id)
    for each in connection.execute(query.order_by(t.amendments.c.id)):
        facts, steps = facts_from_json(each.facts), steps_from_json(each.steps)
        ended_by = "" if each.fact else each.document
        found.append(Kept(each.id, each.made_at, facts, each.iban, each.relation, steps, ended_by))
    return found


def accounts(connection: Connection, decisions: Collection[int]) -> Mapping[int, frozenset[str]]:
    """Every account that some awards have or had, by their decisions; empty ones left out."""
    found = defaultdict[int, set[str]](set)
    changed = t.amendments.c
    for some in at_once(sorted(decisions)):
        decided = select(t.decisions.c.id, t.decisions.c.iban).where(t.decisions.c.id.in_(some))
        since = select(changed.decision_id, changed.iban).where(changed.decision_id.in_(some))
        for query in (decided, since):
            for decision_id, iban in connection.execute(query):
                found[decision_id] |= {iban} - {""}
    return {decision_id: frozenset(ibans) for decision_id, ibans in found.items()}


def relation_since(connection: Connection, application_id: int) -> str:
    """The applicant's relation to the child as it was set right; empty where it never was."""
    columns = t.amendments.c
    query = (
        select(columns.relation)
        .join(t.decisions, t.decisions.c.id == columns.decision_id)
        .where(t.decisions.c.application_id == application_id)
        .order_by(columns.id.desc())
        .limit(1)
    )
    return connection.scalar(query) or ""


def of_child(connection: Connection, child_id: int) -> list[Amendment]:
    """Every change of the child's awards, in the order in which they were made."""
    return of_children(connection, [child_id])


def of_children(connection: Connection, children: Collection[int]) -> list[Amendment]:
    """The same of some children, of no more than one question takes."""
    query = (
        select(t.amendments)
        .join(t.decisions, t.decisions.c.id == t.amendments.c.decision_id)
        .where(t.decisions.c.child_id.in_(children))
        .order_by(t.amendments.c.id)
    )
    return [
        to_record(
            Amendment,
            row,
            steps=steps_from_json(row.steps),
            first=Month.parse(row.first_month) if row.first_month else None,
            last=Month.parse(row.last_month) if row.last_month else None,
        )
        for row in connection.execute(query)
    ]
