"""Ways in which the tables of a database can be other than the program's, on either kind of it."""

from collections.abc import Callable
from contextlib import closing

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from desktop_app.storage.database import Database

Spoil = Callable[[Operations], object]


def _without_constraint(table: str, name: str) -> Spoil:
    def spoil(op: Operations) -> None:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(name))

    return spoil


def _otherwise(table: str, column: str, **change: object) -> Spoil:
    def spoil(op: Operations) -> None:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, **change)  # type: ignore[arg-type]

    return spoil


def _with_column(op: Operations) -> None:
    op.add_column("providers", sa.Column("email", sa.String(), nullable=True))


def _of_every_row(op: Operations) -> None:
    op.drop_index("uq_deliveries_standing", "deliveries")
    op.create_index("uq_deliveries_standing", "deliveries", ["notice_id"], unique=True)


def _without_key(op: Operations) -> None:
    op.drop_table("office")
    names = ("key", "value", "changed_by")
    texts = [sa.Column(name, sa.String(), nullable=False) for name in names]
    version = sa.Column("version", sa.Integer(), nullable=False)
    op.create_table("office", *texts, version, sa.Column("changed_at", sa.DateTime()))


def _refers_elsewhere(op: Operations) -> None:
    with op.batch_alter_table("debts") as batch:
        batch.drop_constraint("fk_debts_child_id_people")
        batch.create_foreign_key("fk_debts_child_id_people", "providers", ["child_id"], ["id"])


SPOILT: dict[str, tuple[Spoil, str]] = {
    "no table": (lambda op: op.drop_table("payout_answers"), "payout_answers"),
    "no column": (lambda op: op.drop_column("payouts", "paid_on"), "payouts.paid_on"),
    "may be empty": (_otherwise("orders", "number", nullable=True), "orders.number"),
    "other type": (_otherwise("orders", "teacher", type_=sa.String(40)), "orders.teacher"),
    "no unique index": (
        lambda op: op.drop_index("uq_deliveries_standing", "deliveries"),
        "deliveries (notice_id)",
    ),
    "unique in every row": (_of_every_row, "deliveries (notice_id)"),
    "no key": (_without_key, "office.key"),
    "no unique columns": (
        _without_constraint("debt_parts", "uq_debt_parts_entry_id"),
        "debt_parts (entry_id, period)",
    ),
    "no index": (lambda op: op.drop_index("ix_people_search", "people"), "people (search)"),
    "no reference": (
        _without_constraint("debts", "fk_debts_child_id_people"),
        "debts.child_id",
    ),
    "other reference": (_refers_elsewhere, "debts.child_id"),
    "no check": (
        _without_constraint("debt_parts", "ck_debt_parts_amount"),
        "debt_parts.ck_debt_parts_amount",
    ),
    "a column too many": (_with_column, "providers.email"),
    "unique too much": (
        lambda op: op.create_index("x", "people", ["surname"], unique=True),
        "people (surname)",
    ),
}
"""What is done to the tables, and what is said of it."""

HARMLESS: dict[str, Spoil] = {
    "a table too many": lambda op: op.create_table("songs", sa.Column("title", sa.String())),
    "an index too many": lambda op: op.create_index("x", "people", ["surname"]),
}

HARMLESS_ON_A_SERVER: dict[str, Spoil] = HARMLESS | {
    "a view": lambda op: op.execute("CREATE VIEW children AS SELECT * FROM people"),
}
"""Whoever looks after it may have made one; in a file nobody has any business to."""


def spoil(database: Database, how: Spoil) -> None:
    with closing(database), database.begin_migration() as connection:
        how(Operations(MigrationContext.configure(connection)))
