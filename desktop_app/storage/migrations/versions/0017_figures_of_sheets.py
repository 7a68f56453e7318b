"""The figures of approved sheets are added up without reading their lines."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_payout_lines_figures", "payout_lines", ["payout_id", "state", "amount"])
