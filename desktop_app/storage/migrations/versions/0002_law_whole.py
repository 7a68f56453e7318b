"""Amendments of awards, the office's own decisions and calendar, MCI that can be taken back"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _recorded() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        sa.Column("annulled_by", sa.String(), nullable=False),
        sa.Column("annulled_why", sa.String(), nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("first_month", sa.String(), nullable=False),
        sa.Column("last_month", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name="fk_amendments_decision_id_decisions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendments"),
    )
    op.create_index("ix_amendments_decision_id", "amendments", ["decision_id"])
    op.create_table(
        "decision_profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("id", name="pk_decision_profiles"),
    )
    op.create_index("ix_decision_profiles_code", "decision_profiles", ["code"])
    op.create_table(
        "calendar_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("name_kk", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_days"),
    )
    op.create_index("ix_calendar_days_day", "calendar_days", ["day"])
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_calendar_years"),
    )
    _widen("payouts", "quarter")
    _widen("payout_lines", "period")
    _let_an_mci_be_taken_back()


def _widen(table: str, column: str) -> None:
    """A school term's name is longer than a calendar quarter's."""
    with op.batch_alter_table(table) as batch:
        batch.alter_column(column, existing_type=sa.String(length=6), type_=sa.String())


def _let_an_mci_be_taken_back() -> None:
    """When a value was recorded was not kept: as if it had always been known."""
    with op.batch_alter_table("mci_values") as batch:
        batch.drop_constraint("uq_mci_values_first_day", type_="unique")
        batch.add_column(sa.Column("recorded_at", sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("annulled_at", sa.DateTime(), nullable=True))
        for name in ("recorded_by", "annulled_by", "annulled_why"):
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    values = sa.table("mci_values", sa.column("recorded_at", sa.DateTime()))
    op.execute(values.update().values(recorded_at=datetime(2000, 1, 1)))
    with op.batch_alter_table("mci_values") as batch:
        batch.alter_column("recorded_at", existing_type=sa.DateTime(), nullable=False)
        for name in ("recorded_by", "annulled_by", "annulled_why"):
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
    op.create_index(
        "uq_mci_values_first_day",
        "mci_values",
        ["first_day"],
        unique=True,
        sqlite_where=sa.text("annulled_at IS NULL"),
        postgresql_where=sa.text("annulled_at IS NULL"),
    )
