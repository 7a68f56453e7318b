"""Papers whose files are to be drawn yet are found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_WITHOUT_FILE = sa.text("sha256 = ''")


def upgrade() -> None:
    op.create_index(
        "ix_notices_without_file",
        "notices",
        ["id"],
        sqlite_where=_WITHOUT_FILE,
        postgresql_where=_WITHOUT_FILE,
    )
