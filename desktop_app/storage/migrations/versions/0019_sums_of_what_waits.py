"""Debts are listed and added up by what is kept of them, without being reckoned.

What waits has a sum; a debt its state, a demand its periods and sums, in the column ``about``. What
was kept before says neither: whose it is, is marked to be reckoned anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_tasks = sa.table("tasks", sa.column("kind"), sa.column("child_id"))
_marks = sa.table("task_marks", sa.column("child_id"))


def upgrade() -> None:
    op.add_column("tasks", sa.Column("amount", sa.Integer(), nullable=False, server_default="0"))
    marked = sa.select(_marks.c.child_id)
    owing = sa.select(_tasks.c.child_id).distinct().where(_tasks.c.kind.in_(("debt", "demand")))
    owing = owing.where(_tasks.c.child_id.not_in(marked))
    op.execute(_marks.insert().from_select(["child_id"], owing))
