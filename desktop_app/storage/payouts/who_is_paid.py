"""Who stands behind the awards of a sheet: their cards now, and what was set otherwise since."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop_app.records.people import Person
from desktop_app.records.who_it_is import PersonValue
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from desktop_app.storage.people import values
from desktop_app.storage.rows import at_once


@dataclass(frozen=True)
class SetBy:
    """Who set something, and when."""

    who: str
    when: datetime


@dataclass(frozen=True)
class PaidAward:
    """The cards of an award's child and payee.

    ``decided`` is the decision; ``account_set`` its last change of the account, where there was
    one. ``last_paid`` is the approval of the last sheet that it stands on.
    """

    decision_id: int
    child: Person
    payee: Person
    decided: SetBy
    account_set: SetBy | None
    last_paid: datetime | None

    @property
    def looked_at(self) -> datetime:
        """When the head last had its names before their eyes."""
        return self.last_paid or self.decided.when


def of_awards(connection: Connection, decisions: Collection[int]) -> Mapping[int, PaidAward]:
    rows = {}
    columns = t.decisions.c
    query = select(
        columns.id, columns.child_id, columns.payee_id, columns.decided_at, columns.decided_by
    )
    for some in at_once(sorted(decisions)):
        for row in connection.execute(query.where(columns.id.in_(some))):
            rows[row.id] = row
    ids = {each for row in rows.values() for each in (row.child_id, row.payee_id)}
    cards = cards_of(connection, ids)
    accounts, paid = _accounts_set(connection, rows), _last_paid(connection, rows)
    return {
        row.id: PaidAward(
            row.id,
            cards[row.child_id],
            cards[row.payee_id],
            SetBy(row.decided_by, row.decided_at),
            accounts.get(row.id),
            paid.get(row.id),
        )
        for row in rows.values()
    }


def cards_of(connection: Connection, ids: Collection[int]) -> Mapping[int, Person]:
    return {
        person.id: person
        for some in at_once(sorted(ids))
        for person in people.by_ids(connection, list(some))
    }


def _accounts_set(connection: Connection, decisions: Collection[int]) -> Mapping[int, SetBy]:
    """The last amendment of each award that gave it another account."""
    found: dict[int, SetBy] = {}
    before: dict[int, str] = {}
    columns = t.amendments.c
    query = (
        select(
            columns.decision_id,
            columns.iban,
            columns.made_by,
            columns.made_at,
            t.decisions.c.iban.label("decided"),
        )
        .join(t.decisions)
        .order_by(columns.id)
    )
    for some in at_once(sorted(decisions)):
        for row in connection.execute(query.where(columns.decision_id.in_(some))):
            if row.iban != before.get(row.decision_id, row.decided):
                found[row.decision_id] = SetBy(row.made_by, row.made_at)
            before[row.decision_id] = row.iban
    return found


def _last_paid(connection: Connection, decisions: Collection[int]) -> Mapping[int, datetime]:
    lines = t.payout_lines.c
    query = (
        select(lines.decision_id, func.max(t.payouts.c.closed_at))
        .join(t.payouts)
        .where(t.payouts.c.annulled_at.is_(None))
        .group_by(lines.decision_id)
    )
    return {
        decision: when
        for some in at_once(sorted(decisions))
        for decision, when in connection.execute(query.where(lines.decision_id.in_(some)))
    }


def changed_since(
    connection: Connection, people_ids: Collection[int], fields: Collection[str]
) -> Mapping[int, list[PersonValue]]:
    """What their cards said before in these fields, by person, the oldest first."""
    found = defaultdict[int, list[PersonValue]](list)
    for each in values.of_people(connection, people_ids):
        if each.field in fields:
            found[each.person_id].append(each)
    return found
