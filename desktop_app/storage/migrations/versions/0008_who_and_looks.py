"""Workers by their ids, who looked at whom, keys of a server's workers, the office's identity"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _ids_of_workers()
    with op.batch_alter_table("workers") as batch:
        batch.add_column(sa.Column("pin", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("workers") as batch:
        batch.alter_column("pin", existing_type=sa.String(), server_default=None)
    op.create_table(
        "looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("pc", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("which", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_looks"),
    )
    op.create_index("ix_looks_subject", "looks", ["subject", "subject_id"])
    op.create_table(
        "key_slots",
        sa.Column("worker_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("worker_id", name="pk_key_slots"),
    )
    op.create_table(
        "known_slots",
        sa.Column("worker_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("worker_id", name="pk_known_slots"),
    )
    _identity()


def _ids_of_workers() -> None:
    """Who it was, whatever they are called later; found by the name where it is on the list.

    Columns that may be empty are added without making the tables anew: papers are large.
    """
    for table, column, name in (
        ("acts", "worker_id", "who"),
        ("payout_drafts", "drawn_by_id", "drawn_by"),
        ("approvals", "prepared_by_id", "prepared_by"),
        ("notices", "issued_by_id", "issued_by"),
    ):
        op.add_column(table, sa.Column(column, sa.Integer(), nullable=True))
        rows = sa.table(table, sa.column(column), sa.column(name))
        workers = sa.table("workers", sa.column("id"), sa.column("name"))
        found = sa.select(workers.c.id).where(workers.c.name == rows.c[name]).scalar_subquery()
        op.execute(rows.update().values({column: found}))
    op.add_column("acts", sa.Column("pc", sa.String(), nullable=True))


def _identity() -> None:
    """By which an office is known, wherever its database lies and whatever it is called."""
    office = sa.table("office", *map(sa.column, ("key", "value", "version", "changed_by")))
    identity = {"key": "identity", "value": secrets.token_hex(16), "version": 1, "changed_by": ""}
    op.execute(office.insert().values(identity))
