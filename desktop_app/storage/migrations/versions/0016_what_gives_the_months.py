"""What gives an award its months: the school's certificate, or another document of the decision."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_AS_SO_FAR = "education_certificate"


def upgrade() -> None:
    with op.batch_alter_table("certificates") as batch:
        kind = sa.Column("kind", sa.String(), nullable=False, server_default=_AS_SO_FAR)
        batch.add_column(kind)
    with op.batch_alter_table("certificates") as batch:
        batch.alter_column("kind", existing_type=sa.String(), server_default=None)
