"""What the first forms of 0001 to 0004 lacked; where their last forms ran there is nothing to do

Those four migrations were changed after they had first been on main, so a database may say that
it is of version 0004 and yet have other tables. The migrations that are final now say what was
meant: what is missing is made by their own functions.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context, op

from desktop_app.storage.trouble import DatabaseTrouble

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _texts("applications", "withdrawn_why")
    _index("ix_notices_kind_issued_at", "notices", "kind", "issued_at")
    _texts("amendments", "first_month", "last_month")
    _texts("complaints", "complained_of", "search")
    waiting = "annulled_at IS NULL AND words IS NOT NULL AND recipient <> ''"
    _index("ix_notices_to_deliver", "notices", "id", "kind", where=waiting)
    standing = "annulled_at IS NULL"
    _index("uq_deliveries_standing", "deliveries", "notice_id", where=standing, unique=True)
    if not _has("given_numbers"):
        _final("0003")._given_numbers()
    if not _has("payout_answers"):
        _final("0004")._answers()
    if not _has("debt_parts"):
        _debts()


def _has(table: str) -> bool:
    return sa.inspect(op.get_bind()).has_table(table)


def _final(migration: str) -> Any:
    """A migration as it stayed."""
    return context.script.get_revision(migration).module


def _texts(table: str, *names: str) -> None:
    """Nothing was written yet that would be in these columns."""
    there = {column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)}
    missing = [name for name in names if name not in there]
    if not missing:
        return
    with op.batch_alter_table(table) as batch:
        for name in missing:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table(table) as batch:
        for name in missing:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)


def _index(name: str, table: str, *columns: str, where: str = "", unique: bool = False) -> None:
    there = {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(table)}
    if name in there:
        return
    some: dict[str, Any] = {}
    if where:
        some = {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(name, table, list(columns), unique=unique, **some)


def _debts() -> None:
    """No program that came with the first form of these tables wrote anything into them."""
    first = ("debt_instalments", "debt_entries", "debts")
    for table in first:
        rows = sa.select(sa.func.count()).select_from(sa.table(table))
        if op.get_bind().execute(rows).scalar_one():
            raise DatabaseTrouble("other tables", table)
    for table in first:
        op.drop_table(table)
    _final("0004")._debts()
