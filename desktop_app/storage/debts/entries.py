"""The ledgers of overpayments: what came back, what was agreed, and what was written off (D-9)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from desktop_app.law.quarters import Period, parse_period
from desktop_app.records.debts import DebtEntry, Instalment, OpenedDebt
from desktop_app.records.kinds import DebtEntryKind, LineKind
from desktop_app.storage import edits
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, asked_once, one_of, to_record
from desktop_app.storage.standing import annul, standing
from desktop_app.storage.sums.counting import counts

Sums = Mapping[tuple[int, Period], int]
"""Whole tenge for each award and period."""


@asked_once
def repaid(
    connection: Connection,
    children: Collection[int] | None = None,
    as_of: datetime | None = None,
    decision_ids: Collection[int] | None = None,
) -> Sums:
    """What came back of what was paid on each award for each period, by now or by a moment."""
    return _of_kinds(connection, [DebtEntryKind.REPAYMENT], children, as_of, decision_ids)[0]


def written_off(
    connection: Connection,
    children: Collection[int] | None = None,
    as_of: datetime | None = None,
) -> Sums:
    """What is not to be returned any more: it stays paid, and is asked for no longer."""
    return _of_kinds(connection, [DebtEntryKind.WRITE_OFF], children, as_of, None)[0]


def _of_kinds(
    connection: Connection,
    kinds: Sequence[DebtEntryKind],
    children: Collection[int] | None,
    as_of: datetime | None,
    decision_ids: Collection[int] | None,
) -> list[Sums]:
    """The sums of each of these kinds, read at once."""
    columns = (t.debt_entries.c.kind, t.debts.c.decision_id, t.debt_parts.c.period)
    query = (
        select(*columns, func.sum(t.debt_parts.c.amount))
        .select_from(t.debts)
        .join(t.debt_entries, t.debt_entries.c.debt_id == t.debts.c.id)
        .join(t.debt_parts, t.debt_parts.c.entry_id == t.debt_entries.c.id)
        .where(t.debt_entries.c.kind.in_(kinds), standing(t.debt_entries, as_of))
        .group_by(*columns)
    )
    if children is not None:
        query = query.where(t.debts.c.child_id.in_(children))
    if decision_ids is not None:
        query = query.where(t.debts.c.decision_id.in_(decision_ids))
    found: dict[str, dict[tuple[int, Period], int]] = {kind: {} for kind in kinds}
    for kind, decision, period, amount in connection.execute(query):
        found[kind][decision, parse_period(period)] = int(amount)
    return [found[kind] for kind in kinds]


def _sums(connection: Connection, query: Select[Any]) -> Sums:
    return {
        (decision, parse_period(period)): int(amount)
        for decision, period, amount in connection.execute(query)
    }


@dataclass(frozen=True)
class Settled:
    """What has become of overpayments: money returned, set off by minus lines, written off."""

    repaid: Sums
    set_off: Sums
    written_off: Sums

    def periods(self, decision_ids: Collection[int]) -> set[Period]:
        every = (self.repaid, self.set_off, self.written_off)
        return {period for sums in every for award, period in sums if award in decision_ids}


def settled(
    connection: Connection,
    children: Collection[int] | None = None,
    as_of: datetime | None = None,
) -> Settled:
    """For some children, or for every ledger of the office; now, or at a moment."""
    lines = t.payout_lines.c
    columns = (lines.decision_id, lines.period)
    query: Select[Any] = select(*columns, -func.sum(lines.amount))
    query = _set_off_lines(query.group_by(*columns), as_of)
    if children is not None:
        of_children = select(t.decisions.c.id).where(t.decisions.c.child_id.in_(children))
        query = query.where(lines.decision_id.in_(of_children))
    kinds = (DebtEntryKind.REPAYMENT, DebtEntryKind.WRITE_OFF)
    came_back, forgiven = _of_kinds(connection, kinds, children, as_of, None)
    return Settled(came_back, _sums(connection, query), forgiven)


def _set_off_lines(query: Select[Any], as_of: datetime | None) -> Select[Any]:
    """Minus lines that count, now or at a moment: neither annulled nor returned by the bank."""
    lines = t.payout_lines.c
    query = query.join(t.payouts, t.payouts.c.id == lines.payout_id)
    return query.where(lines.kind == LineKind.SET_OFF, counts(as_of))


@dataclass(frozen=True)
class Agreement:
    """A written agreement to set off that stands, and what of it was not taken yet."""

    decision_id: int
    child_id: int
    left: int
    per_payout: int
    share: int
    day: date
    document: str


def agreements(connection: Connection, as_of: datetime | None = None) -> list[Agreement]:
    """Those of which something is left, in the order in which they were recorded."""
    entries, lines = t.debt_entries.c, t.payout_lines.c
    query = (
        select(t.debt_entries, t.debts.c.decision_id, t.debts.c.child_id)
        .join(t.debts, t.debts.c.id == entries.debt_id)
        .where(entries.kind == DebtEntryKind.SET_OFF, standing(t.debt_entries, as_of))
        .order_by(entries.id)
    )
    rows = connection.execute(query).all()
    if not rows:
        return []
    taken = select(lines.decision_id, lines.payout_id, lines.amount)
    taken = taken.where(lines.decision_id.in_({row.decision_id for row in rows}))
    minus = connection.execute(_set_off_lines(taken, as_of)).all()
    found = []
    for row in rows:
        later = [
            each.amount
            for each in minus
            if each.decision_id == row.decision_id and each.payout_id > (row.payout_id or 0)
        ]
        left = row.amount + sum(later)
        if left > 0:
            found.append(to_record(Agreement, row, left=left))
    return found


# Debts that were opened, and their entries


def opened(connection: Connection, decision_id: int) -> OpenedDebt | None:
    query = select(t.debts).where(t.debts.c.decision_id == decision_id)
    return one_of(OpenedDebt, connection, query)


@asked_once
def every_opened(
    connection: Connection, children: Collection[int] | None = None
) -> dict[int, OpenedDebt]:
    """All debts that the office has acted on, or those of some children, by their decision."""
    query = select(t.debts)
    if children is not None:
        query = query.where(t.debts.c.child_id.in_(children))
    return {each.decision_id: each for each in all_of(OpenedDebt, connection, query)}


def open_debt(
    connection: Connection, decision_id: int, child_id: int, who: str, when: datetime
) -> OpenedDebt:
    """The debt of an award; opened now, where nobody has acted on it yet."""
    found = opened(connection, decision_id)
    if found is not None:
        return found
    connection.execute(
        insert(t.debts).values(
            decision_id=decision_id,
            child_id=child_id,
            opened_at=when,
            opened_by=who,
            changed_by=who,
            changed_at=when,
        )
    )
    made = opened(connection, decision_id)
    assert made is not None
    return made


def touch(connection: Connection, debt: OpenedDebt, who: str, when: datetime) -> None:
    """Say that the ledger changes; ChangedMeanwhile where somebody else was first."""
    edits.change(connection, t.debts, debt.id, debt.version, {}, who=who, when=when)


def add_entry(
    connection: Connection,
    debt_id: int,
    values: Mapping[str, Any],
    *,
    who: str,
    when: datetime,
    parts: Iterable[tuple[Period, int]] = (),
    instalments: Iterable[Instalment] = (),
) -> int:
    result = connection.execute(
        insert(t.debt_entries).values(debt_id=debt_id, recorded_at=when, recorded_by=who, **values)
    )
    (entry_id,) = result.inserted_primary_key or (0,)
    of_periods = [
        {"entry_id": entry_id, "period": str(period), "amount": amount} for period, amount in parts
    ]
    if of_periods:
        connection.execute(insert(t.debt_parts), of_periods)
    due = [{"entry_id": entry_id, **each.__dict__} for each in instalments]
    if due:
        connection.execute(insert(t.debt_instalments), due)
    return int(entry_id)


def annul_entry(connection: Connection, entry_id: int, who: str, when: datetime, why: str) -> bool:
    """Take an entry back, with the reason; False where it is annulled already."""
    return annul(connection, t.debt_entries, entry_id, who, when, why)


def newest_payout(connection: Connection) -> int | None:
    found = connection.scalar(select(func.max(t.payouts.c.id)))
    return None if found is None else int(found)


def children_with_instalments_before(connection: Connection, day: date) -> set[int]:
    """Children of whom a schedule that stands has an instalment before a day."""
    query = (
        select(t.debts.c.child_id)
        .select_from(t.debt_instalments)
        .join(t.debt_entries, t.debt_entries.c.id == t.debt_instalments.c.entry_id)
        .join(t.debts, t.debts.c.id == t.debt_entries.c.debt_id)
        .where(t.debt_instalments.c.due_on < day, standing(t.debt_entries))
        .distinct()
    )
    return set(connection.scalars(query))


def entries(
    connection: Connection, children: Collection[int] | None = None
) -> dict[int, list[DebtEntry]]:
    """Every entry, annulled ones too, in the order of recording, by the debt's decision."""

    def of(query: Select[Any]) -> Select[Any]:
        return query if children is None else query.where(t.debts.c.child_id.in_(children))

    parts, due = t.debt_parts, t.debt_instalments
    owned = t.debt_entries.join(t.debts, t.debts.c.id == t.debt_entries.c.debt_id)
    of_periods = _by_entry(
        connection.execute(
            of(select(parts).select_from(owned.join(parts)).order_by(parts.c.id))
        ).all()
    )
    instalments = _by_entry(
        connection.execute(
            of(select(due).select_from(owned.join(due)).order_by(due.c.due_on))
        ).all()
    )
    query = select(t.debt_entries, t.debts.c.decision_id).select_from(owned)
    found: dict[int, list[DebtEntry]] = defaultdict(list)
    for row in connection.execute(of(query.order_by(t.debt_entries.c.id))):
        found[row.decision_id].append(
            to_record(
                DebtEntry,
                row,
                parts=tuple((parse_period(p.period), p.amount) for p in of_periods[row.id]),
                instalments=tuple(to_record(Instalment, each) for each in instalments[row.id]),
            )
        )
    return found


def _by_entry(rows: Iterable[Row[Any]]) -> Mapping[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.entry_id].append(row)
    return found
