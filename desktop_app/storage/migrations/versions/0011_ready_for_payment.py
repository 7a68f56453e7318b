"""The payment order that paid a line, and the orders that the lists of a payout went by."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("payout_answers") as batch:
        batch.add_column(sa.Column("order_number", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("payout_answers") as batch:
        batch.alter_column("order_number", existing_type=sa.String(), server_default=None)
    op.create_table(
        "payment_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("payout_id", sa.Integer(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        sa.Column("annulled_by", sa.String(), nullable=False),
        sa.Column("annulled_why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_payment_orders"),
        sa.ForeignKeyConstraint(
            ["payout_id"], ["payouts.id"], name="fk_payment_orders_payout_id_payouts"
        ),
    )
    op.create_index("ix_payment_orders_payout_id", "payment_orders", ["payout_id"])
