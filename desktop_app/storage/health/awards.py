"""What payouts rest on: awards and their changes, as they lie there, readable or not."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from desktop_app.records.kinds import Status
from desktop_app.storage import tables as t
from desktop_app.storage.rows import to_record


@dataclass(frozen=True)
class KeptAward:
    """An award, or a change of one: what its row holds, whether that makes sense or not."""

    decision_id: int
    facts: Any
    steps: Any
    first_month: str
    last_month: str


def awards(connection: Connection) -> Iterator[KeptAward]:
    """Every award as it was decided."""
    own = t.decisions.c
    query = select(own.id.label("decision_id"), own.facts, own.steps)
    query = query.add_columns(own.first_month, own.last_month).where(own.awarded)
    return _kept(connection, query)


def amendments(connection: Connection) -> Iterator[KeptAward]:
    """Every change of an award in the order in which they were made, whatever it belongs to."""
    return _kept(connection, select(t.amendments).order_by(t.amendments.c.id))


def _kept(connection: Connection, query: Select[Any]) -> Iterator[KeptAward]:
    for row in connection.execute(query):
        yield to_record(KeptAward, row)


def award_ids(connection: Connection) -> set[int]:
    return set(connection.scalars(select(t.decisions.c.id).where(t.decisions.c.awarded)))


def ever_awarded(connection: Connection) -> set[tuple[int, int]]:
    """Award and child of all that was ever awarded, under each record the child had.

    An old register that was taken back left awards withdrawn, and their payouts annulled.
    """
    withdrawn = t.applications.c.status == Status.WITHDRAWN
    query = select(t.decisions.c.id, t.decisions.c.child_id).join(t.applications)
    query = query.where(or_(t.decisions.c.awarded, withdrawn))
    found = {(decision, child) for decision, child in connection.execute(query)}
    gone = select(t.people.c.merged_into, t.people.c.id).where(t.people.c.merged_into.is_not(None))
    earlier: dict[int, list[int]] = defaultdict(list)
    for kept, record in connection.execute(gone):
        earlier[kept].append(record)
    return found | {(each, record) for each, child in found for record in earlier[child]}


def application_numbers(connection: Connection) -> dict[int, str]:
    """The number of the application that each award or refusal was decided on."""
    query = select(t.decisions.c.id, t.applications.c.number).join(
        t.applications, t.applications.c.id == t.decisions.c.application_id
    )
    return {row.id: row.number for row in connection.execute(query)}


def line_numbers(connection: Connection, payout_id: int) -> list[int]:
    """The numbers that the lines of a payout bear, in order."""
    lines = t.payout_lines.c
    return sorted(connection.scalars(select(lines.number).where(lines.payout_id == payout_id)))
