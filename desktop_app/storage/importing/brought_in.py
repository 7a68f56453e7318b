"""Registers that were brought in: what is on file already, many rows at once, and taking back."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, or_, select, update

from desktop_app.records.imports import ImportRecord
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.records.people import Person
from desktop_app.storage import tables as t
from desktop_app.storage.importing import accounts, in_bulk
from desktop_app.storage.rows import all_of, one_of, to_record

_AT_ONCE = 500
"""PostgreSQL and SQLite both take that many values in a query."""


_ROWS_AT_ONCE = 2_000
"""Rows that go to the file together: what is made of them for it is let go of then."""


@dataclass(frozen=True)
class OnFile:
    """What is on file about the people of a register: by IIN, and open applications by child."""

    people: Mapping[str, Person]
    open_applications: Mapping[int, str]
    applications: int
    """How many applications there are in all; another number means that somebody went on."""


def on_file(connection: Connection, iins: Collection[str]) -> OnFile:
    # By the IIN of a record that was merged stands the one that goes on.
    given = t.people.alias("given")
    query = select(t.people, given.c.iin.label("given_iin")).join(
        given, t.people.c.id == func.coalesce(given.c.merged_into, given.c.id)
    )
    # Fewer people on file than are asked about are read as they stand.
    wanted, few, iin = set(iins), t.people.c.id, given.c.iin
    beyond = connection.scalar(select(few).order_by(few).offset(len(wanted)).limit(1))
    parts = (
        [query]
        if wanted and beyond is None
        else [query.where(iin.in_(some), iin != "") for some in _some(sorted(wanted))]
    )
    people = {
        row.given_iin: to_record(Person, row)
        for part in parts
        for row in connection.execute(part)
        if row.given_iin in wanted
    }
    applications = t.applications.c
    reimbursements = applications.service == Service.REIMBURSEMENT
    open_ones = select(applications.child_id, applications.number).where(
        reimbursements, applications.status.in_(OPEN)
    )
    newest = select(applications.id).order_by(applications.id.desc()).limit(1)
    return OnFile(
        people,
        {row.child_id: row.number for row in connection.execute(open_ones)},
        int(connection.scalar(newest) or 0),
    )


def _some(values: Iterable[Any], count: int = _AT_ONCE) -> Iterator[list[Any]]:
    several = iter(values)
    while part := list(islice(several, count)):
        yield part
        del part  # let go of before the next one is made


def insert_many(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]
) -> Sequence[int]:
    """Insert rows, some at a time as they come; their ids in the same order.

    All have the same columns.
    """
    if connection.dialect.name == "sqlite":
        return _insert_in_file(connection, table, rows)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    ids: list[int] = []
    for some in _some(rows, _ROWS_AT_ONCE):
        ids += map(int, connection.scalars(statement, some))
    return ids


def _insert_in_file(
    connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]
) -> Sequence[int]:
    """SQLite says what it gave in no certain order, so that each row would be asked for alone.

    Nobody else writes to the file meanwhile: the ids that it would give are known.
    """
    first = after = 0
    for some in _some(rows, _ROWS_AT_ONCE):
        if not after:
            first = after = int(connection.scalar(select(func.max(table.c.id))) or 0) + 1
        ids = range(after, after + len(some))
        after += len(some)
        # The history counts what comes in many at once; one alone is told so too.
        if len(some) == 1:
            given = [{"id": ids[0], **some[0]}]
            connection.execute(insert(table).returning(table.c.id), given).close()
        else:
            in_bulk.put(connection, table, some, ids)
    return range(first, after) if after else []


def keep(
    connection: Connection,
    sha256: str,
    who: str,
    when: datetime,
    made: Iterable[tuple[int, str, int]],
    rows: int,
) -> int:
    """Remember what was made: the row of the workbook, the table and the record."""
    (import_id,) = insert_many(
        connection,
        t.imports,
        [{"sha256": sha256, "imported_at": when, "imported_by": who, "rows": rows}],
    )
    lines = (
        {"import_id": import_id, "line": line, "table_name": table, "record_id": record}
        for line, table, record in made
    )
    insert_many(connection, t.import_rows, lines)
    return import_id


def all_imports(connection: Connection) -> list[ImportRecord]:
    """Every register that was brought in, the newest first."""
    return all_of(ImportRecord, connection, select(t.imports).order_by(t.imports.c.id.desc()))


def by_id(connection: Connection, import_id: int) -> ImportRecord | None:
    return one_of(ImportRecord, connection, select(t.imports).where(t.imports.c.id == import_id))


def made_by(connection: Connection, import_id: int, table: Table) -> list[int]:
    columns = t.import_rows.c
    query = select(columns.record_id).where(
        columns.import_id == import_id, columns.table_name == table.name
    )
    return list(connection.scalars(query))


def built_upon(connection: Connection, import_id: int) -> str:
    """The number of an application on which something rests by now; empty where there is none.

    That is another act in the history of one of the cases or children, a paper, a circumstance, a
    changed award, or a payment from a payout of the program's own.
    """
    applications = made_by(connection, import_id, t.applications)
    acts = set(made_by(connection, import_id, t.acts))
    first_act = min(acts, default=0)
    acts |= _of_undone(connection, t.acts)
    payouts = set(made_by(connection, import_id, t.payouts))
    gone = _of_undone(connection, t.payouts)
    for some in _some(applications):
        query = select(t.applications).where(t.applications.c.id.in_(some))
        rows = {row.id: row for row in connection.execute(query)}
        children = {row.child_id: row.number for row in rows.values()}
        changed = [row.number for row in rows.values() if row.version != 1]
        mine = select(t.decisions.c.id, t.decisions.c.child_id, t.decisions.c.version)
        decisions = list(connection.execute(mine.where(t.decisions.c.application_id.in_(some))))
        changed += [children[row.child_id] for row in decisions if row.version != 1]
        decided = {row.id: children[row.child_id] for row in decisions}
        history = select(t.acts.c.id, t.acts.c.application_id, t.acts.c.child_id).where(
            or_(t.acts.c.application_id.in_(some), t.acts.c.child_id.in_(children)),
            t.acts.c.id > first_act,
        )
        changed += [
            rows[row.application_id].number
            if row.application_id in rows
            else children.get(row.child_id, "")
            for row in connection.execute(history)
            if row.id not in acts
        ]
        paid = select(t.payout_lines.c.payout_id, t.payout_lines.c.decision_id).where(
            t.payout_lines.c.decision_id.in_(decided)
        )
        changed += [
            decided[row.decision_id]
            for row in connection.execute(paid)
            if row.payout_id not in payouts | gone
        ]
        if changed:
            return str(changed[0])
    return _paid_since(connection, payouts, gone) or accounts.built_upon(connection, import_id)


def _of_undone(connection: Connection, table: Table) -> set[int]:
    """What registers that were taken back since made of these: nothing rests on it."""
    rows = t.import_rows.c
    query = select(rows.record_id).join(t.imports)
    query = query.where(rows.table_name == table.name, t.imports.c.undone_at.is_not(None))
    return set(connection.scalars(query))


def _paid_since(connection: Connection, payouts: Collection[int], gone: Collection[int]) -> str:
    """The number of an application whose award was on file already, and was paid on since.

    What this register added to it is reckoned with by now.
    """
    added, later = t.payout_lines.alias("added"), t.payout_lines.alias("later")
    for some in _some(sorted(payouts)):
        query = (
            select(t.applications.c.number)
            .join(t.decisions, t.decisions.c.application_id == t.applications.c.id)
            .join(added, added.c.decision_id == t.decisions.c.id)
            .join(later, later.c.decision_id == t.decisions.c.id)
            .where(
                added.c.payout_id.in_(some),
                later.c.payout_id > max(payouts),
                later.c.payout_id.not_in({*payouts, *gone}),
            )
            .limit(1)
        )
        number = connection.scalar(query)
        if number is not None:
            return str(number)
    return ""


def take_back(connection: Connection, import_id: int, why: str, who: str, when: datetime) -> None:
    """Withdraw what was made: nothing is deleted, and every number stays taken."""
    edited = {"changed_by": who, "changed_at": when}
    for some in _some(made_by(connection, import_id, t.applications)):
        connection.execute(
            update(t.applications)
            .where(t.applications.c.id.in_(some))
            .values(
                status=Status.WITHDRAWN,
                withdrawn_why=why,
                version=t.applications.c.version + 1,
                **edited,
            )
        )
    for some in _some(made_by(connection, import_id, t.decisions)):
        connection.execute(
            update(t.decisions)
            .where(t.decisions.c.id.in_(some))
            .values(
                awarded=False,
                first_month="",
                last_month="",
                quarter_amount=0,
                version=t.decisions.c.version + 1,
                **edited,
            )
        )
    for some in _some(made_by(connection, import_id, t.payouts)):
        connection.execute(
            update(t.payouts)
            .where(t.payouts.c.id.in_(some))
            .values(
                annulled_at=when,
                annulled_by=who,
                annulled_why=why,
                version=t.payouts.c.version + 1,
                **edited,
            )
        )
    connection.execute(
        update(t.imports)
        .where(t.imports.c.id == import_id)
        .values(undone_at=when, undone_by=who, undone_why=why)
    )
