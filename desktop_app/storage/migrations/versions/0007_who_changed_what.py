"""Versions of workers and of the office's settings; the history says what was before and after"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("workers", "office"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
            batch.add_column(
                sa.Column("changed_by", sa.String(), nullable=False, server_default="")
            )
            batch.add_column(sa.Column("changed_at", sa.DateTime(), nullable=True))
        with op.batch_alter_table(table) as batch:
            batch.alter_column("version", existing_type=sa.Integer(), server_default=None)
            batch.alter_column("changed_by", existing_type=sa.String(), server_default=None)
    _history()


def _history() -> None:
    """Entries from before say who, when and what was done, and nothing of before and after."""
    with op.batch_alter_table("acts") as batch:
        batch.add_column(sa.Column("act", sa.String(), nullable=False, server_default=""))
        for name in ("before", "after"):
            batch.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="{}"))
        batch.create_index("ix_acts_act", ["act"])
    with op.batch_alter_table("acts") as batch:
        batch.alter_column("act", existing_type=sa.String(), server_default=None)
        for name in ("before", "after"):
            batch.alter_column(name, existing_type=sa.JSON(), server_default=None)
