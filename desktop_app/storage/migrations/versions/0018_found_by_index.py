"""Whoever has no IIN yet is found by their document, and a complaint by its day, without reading
through all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    has_one = sa.text("document_number <> ''")
    op.create_index(
        "ix_people_document_number",
        "people",
        ["document_number"],
        sqlite_where=has_one,
        postgresql_where=has_one,
    )
    op.create_index("ix_complaints_received_on", "complaints", ["received_on"])
