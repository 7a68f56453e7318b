"""Who stands behind the awards of a sheet: their cards now, and what was set otherwise since."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import full_name
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import PersonValue
from desktop_app.storage import tables as t
from desktop_app.storage.people import values
from desktop_app.storage.rows import among


class SetBy(NamedTuple):
    """Who set something, and when."""

    who: str
    when: datetime


class Card(NamedTuple):
    """What a sheet is held against of somebody's card: far less than a card has."""

    id: int
    iin: str
    surname: str
    given_name: str
    patronymic: str
    birth_date: date | None
    kind: PersonKind
    paid_without_iin: str
    search: str

    @property
    def found_first(self) -> str:
        """The first word that they are found by: whoever has the same name has the same one."""
        return self.search.partition(" ")[0]

    @property
    def full_name(self) -> str:
        return full_name(self.surname, self.given_name, self.patronymic)


class PaidAward(NamedTuple):
    """The cards of an award's child and payee.

    ``decided`` is the decision; ``account_set`` its last change of the account, where there was
    one. ``last_paid`` is the approval of the last sheet that it stands on.
    """

    decision_id: int
    child: Card
    payee: Card
    decided: SetBy
    account_set: SetBy | None
    last_paid: datetime | None

    @property
    def looked_at(self) -> datetime:
        """When the head last had its names before their eyes."""
        return self.last_paid or self.decided.when


def of_awards(connection: Connection, decisions: Collection[int]) -> Mapping[int, PaidAward]:
    """One question each for awards, accounts and sheets, however many they are."""
    if not decisions:
        return {}
    columns = t.decisions.c
    child, payee = t.people.alias("child"), t.people.alias("payee")
    query = (
        select(columns.id, columns.decided_by, columns.decided_at, *_of(child), *_of(payee))
        .join(child, child.c.id == columns.child_id)
        .join(payee, payee.c.id == columns.payee_id)
        .where(among(connection, columns.id, decisions))
    )
    accounts, paid = _accounts_set(connection, decisions), _last_paid(connection, decisions)
    found = {}
    for row in connection.execute(query.execution_options(yield_per=_IN_TURN)):
        decision, who, when, *cards = row
        found[decision] = PaidAward(
            decision,
            _card(cards[:_WIDTH]),
            _card(cards[_WIDTH:]),
            SetBy(who, when),
            accounts.get(decision),
            paid.get(decision),
        )
    return found


_IN_TURN = 1_000
_WIDTH, _KIND = len(Card._fields), Card._fields.index("kind")
_kind = cache(partial(meaning_of, PersonKind))


def _of(people: FromClause) -> list[ColumnElement[Any]]:
    return [people.c[name].label(f"{people.name}_{name}") for name in Card._fields]  # type: ignore[attr-defined]


def _card(values: list[Any]) -> Card:
    values[_KIND] = _kind(values[_KIND])
    return Card._make(values)


def cards_of(connection: Connection, ids: Collection[int]) -> Mapping[int, Card]:
    if not ids:
        return {}
    query = select(*_of(t.people)).where(among(connection, t.people.c.id, ids))
    return {row[0]: _card(list(row)) for row in connection.execute(query)}


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
        .where(among(connection, columns.decision_id, decisions))
        .order_by(columns.id)
    )
    for row in connection.execute(query):
        if row.iban != before.get(row.decision_id, row.decided):
            found[row.decision_id] = SetBy(row.made_by, row.made_at)
        before[row.decision_id] = row.iban
    return found


def _last_paid(connection: Connection, decisions: Collection[int]) -> Mapping[int, datetime]:
    lines = t.payout_lines.c
    query = (
        select(lines.decision_id, func.max(t.payouts.c.closed_at))
        .join(t.payouts)
        .where(t.payouts.c.annulled_at.is_(None), among(connection, lines.decision_id, decisions))
        .group_by(lines.decision_id)
    )
    return {decision: when for decision, when in connection.execute(query)}  # noqa: C416


def changed_since(
    connection: Connection, people_ids: Collection[int], fields: Collection[str]
) -> Mapping[int, list[PersonValue]]:
    """What their cards said before in these fields, by person, the oldest first."""
    found = defaultdict[int, list[PersonValue]](list)
    for each in values.of_people(connection, people_ids):
        if each.field in fields:
            found[each.person_id].append(each)
    return found
