"""Awards and accounts that an old register brought in, and who held them against the papers."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CompoundSelect, Connection, Select, func, select, union, update

from desktop_app.records.kinds import PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.importing import accounts
from desktop_app.storage.rows import at_once


def _awards() -> Select[tuple[int]]:
    """Awards of registers that stand, which nobody confirmed."""
    rows = t.import_rows.c
    return (
        select(rows.record_id)
        .join(t.imports)
        .where(
            rows.table_name == t.decisions.name,
            rows.confirmed_at.is_(None),
            t.imports.c.undone_at.is_(None),
        )
    )


def _waiting() -> CompoundSelect[tuple[int]]:
    """Those, and awards with an account of a register that nobody confirmed."""
    return union(_awards(), accounts.waiting())


def unconfirmed(connection: Connection) -> set[int]:
    """The awards, by their decisions, that came with a register or have an account of one."""
    return set(connection.scalars(_waiting()))


def unconfirmed_awards(connection: Connection) -> set[int]:
    """The awards, by their decisions, that came with a register as a whole."""
    return set(connection.scalars(_awards()))


def unconfirmed_accounts(connection: Connection, as_of: datetime | None = None) -> set[int]:
    """The awards, by their decisions, to whose account nobody may be paid yet."""
    return set(connection.scalars(accounts.waiting(as_of)))


def count(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(_waiting().subquery())) or 0)


def first_children(connection: Connection, most: int) -> list[int]:
    """The first children, by name, who have such an award."""
    child = t.people.c
    query = (
        select(child.id)
        .join(t.decisions, t.decisions.c.child_id == child.id)
        .where(t.decisions.c.id.in_(_waiting()))
        .distinct()
        .add_columns(child.sort)
        .order_by(child.sort, child.id)
        .limit(most)
    )
    return [row.id for row in connection.execute(query)]


def unconfirmed_of_child(connection: Connection, child_id: int) -> set[int]:
    mine = select(t.decisions.c.id).where(t.decisions.c.child_id == child_id)
    # Said within: said beside them, everybody's would be gone through first.
    awards = _awards().where(t.import_rows.c.record_id.in_(mine))
    with_accounts = accounts.waiting().where(t.amendments.c.decision_id.in_(mine))
    return set(connection.scalars(union(awards, with_accounts)))


def places(connection: Connection, decisions: Collection[int]) -> dict[int, tuple[str, str, str]]:
    """The school in both languages and the payee's address, by which a list is looked through."""
    school, payee = t.providers.c, t.people.c
    query = (
        select(t.decisions.c.id, school.name_kk, school.name_ru, payee.address)
        .join(t.applications, t.applications.c.id == t.decisions.c.application_id)
        .join(t.certificates, t.certificates.c.id == t.applications.c.certificate_id)
        .join(t.providers, school.id == t.certificates.c.provider_id)
        .join(t.people, payee.id == t.decisions.c.payee_id)
    )
    return {
        row.id: (row.name_kk, row.name_ru, row.address)
        for some in at_once(sorted(decisions))
        for row in connection.execute(query.where(t.decisions.c.id.in_(some)))
    }


def confirm(connection: Connection, decisions: Collection[int], who: str, when: datetime) -> int:
    """How many rows were confirmed by it; those that were confirmed before stay as they are."""
    rows, done = t.import_rows.c, 0
    changes = accounts.of_changes(connection, decisions)
    for table, ids in ((t.decisions, sorted(decisions)), (t.amendments, changes)):
        for some in at_once(ids):
            found = connection.execute(
                update(t.import_rows)
                .where(
                    rows.table_name == table.name,
                    rows.record_id.in_(some),
                    rows.confirmed_at.is_(None),
                )
                .values(confirmed_at=when, confirmed_by=who)
            )
            done += found.rowcount
    return done


def paid_before(connection: Connection, decisions: Collection[int]) -> dict[int, int]:
    """What old registers say was paid on these awards, in whole tenge."""
    lines = t.payout_lines.c
    query = (
        select(lines.decision_id, func.sum(lines.amount))
        .join(t.payouts)
        .where(t.payouts.c.kind == PayoutKind.IMPORTED, t.payouts.c.annulled_at.is_(None))
        .group_by(lines.decision_id)
    )
    return {
        decision_id: int(amount)
        for some in at_once(sorted(decisions))
        for decision_id, amount in connection.execute(query.where(lines.decision_id.in_(some)))
    }
