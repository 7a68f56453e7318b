"""What is asked of one family, one day or one year is found without reading through everybody's.

By indexes of whoever has no IIN yet, of complaints of a day, of registers of a year, of hearings
that wait, and of what a register brought in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _of_some("ix_people_document_number", "people", "document_number", "document_number <> ''")
    _of_some(
        "ix_hearings_awaited", "hearings", "held_at", "said_on IS NULL AND annulled_at IS NULL"
    )
    op.create_index("ix_complaints_received_on", "complaints", ["received_on"])
    op.create_index("ix_complaints_registered_at", "complaints", ["registered_at"])
    op.create_index("ix_applications_registered_at", "applications", ["registered_at"])
    op.create_index("ix_acts_at", "acts", ["at"])
    op.create_index("ix_import_rows_record", "import_rows", ["table_name", "record_id"])


def _of_some(name: str, table: str, column: str, which: str) -> None:
    op.create_index(
        name, table, [column], sqlite_where=sa.text(which), postgresql_where=sa.text(which)
    )
