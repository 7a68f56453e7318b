"""Drafts whose ids are never given again, with a version and whoever has them open"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FURTHER = 100_000
"""Discarded drafts left no trace: more than an office discards, and far from what SQLite counts."""


def upgrade() -> None:
    texts = ("opened_by", "opened_on")
    with op.batch_alter_table("drafts") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("opened_at", sa.DateTime(), nullable=True))
        for name in texts:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    # SQLite gives the id of a deleted row again, unless the table was made with AUTOINCREMENT.
    with op.batch_alter_table("drafts", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("version", existing_type=sa.Integer(), server_default=None)
        for name in texts:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
    if op.get_bind().dialect.name == "sqlite":
        _count_on()


def _count_on() -> None:
    """A window that was open meanwhile may know the id of a draft that is gone: none is its like.

    PostgreSQL's sequence has never given a number twice, and goes on.
    """
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'drafts'")
    further = sa.text(
        "INSERT INTO sqlite_sequence (name, seq) "
        "SELECT 'drafts', coalesce(max(id), 0) + :further FROM drafts"
    )
    op.execute(further.bindparams(further=_FURTHER))
