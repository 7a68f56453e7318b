"""What waits, kept up by each act; the program fills it once it knows the law it counts by."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("visible_from", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "child_id", "subject_id", "about", name="pk_tasks"),
        sa.ForeignKeyConstraint(["child_id"], ["people.id"], name="fk_tasks_child_id_people"),
    )
    op.create_index("ix_tasks_child_id", "tasks", ["child_id"])
    op.create_index("ix_tasks_kind_month", "tasks", ["kind", "month"])
    op.create_index("ix_tasks_kind_visible_from", "tasks", ["kind", "visible_from"])
    op.create_table(
        "task_marks",
        sa.Column("child_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("child_id", name="pk_task_marks"),
    )
    op.create_table(
        "task_law",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_task_law"),
    )
