"""Payouts from drawing up to the bank's answer, debts, and what was imported"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _edited() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
    )


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        _text("recorded_by"),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        *map(_text, ("annulled_by", "annulled_why")),
    )


def _made(name: str, *columns: Any, **refers: tuple[str, bool]) -> None:
    """A table with an id, and columns that refer to others: the table, and whether it may lack."""
    referring = [sa.Column(each, sa.Integer(), nullable=may) for each, (_, may) in refers.items()]
    keys = [
        sa.ForeignKeyConstraint([each], [f"{table}.id"], name=f"fk_{name}_{each}_{table}")
        for each, (table, _) in refers.items()
    ]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *referring,
        *columns,
        *keys,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for each in refers:
        op.create_index(f"ix_{name}_{each}", name, [each])


def upgrade() -> None:
    _payouts()
    _payout_lines()
    _drafts()
    _answers()
    _debts()
    _imports()


def _payouts() -> None:
    """Payouts that were closed so far were approved by whoever closed them."""
    texts = {
        "kind": "regular",
        "drawn_by": "",
        "substitution": "",
        "fingerprint": "",
        "exported_by": "",
        "paid_by": "",
        "annulled_by": "",
        "annulled_why": "",
        "changed_by": "",
    }
    moments = ("drawn_at", "exported_at", "paid_at", "annulled_at", "changed_at")
    with op.batch_alter_table("payouts") as batch:
        batch.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_payouts_follows_id_payouts", "payouts", ["follows_id"], ["id"])
        for name, value in texts.items():
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=value))
        for name, value in (("values", "{}"), ("checks", "[]")):
            batch.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default=value))
        for name in moments:
            batch.add_column(sa.Column(name, sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("paid_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.create_index("ix_payouts_follows_id", ["follows_id"])
    with op.batch_alter_table("payouts") as batch:
        for name in texts:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
        for name in ("values", "checks"):
            batch.alter_column(name, existing_type=sa.JSON(), server_default=None)
        batch.alter_column("version", existing_type=sa.Integer(), server_default=None)
    op.execute("UPDATE payouts SET drawn_at = closed_at, drawn_by = closed_by")


def _payout_lines() -> None:
    texts = {"kind": "current", "state": "approved", "settled_by": "", "returned_why": ""}
    with op.batch_alter_table("payout_lines") as batch:
        for name, value in texts.items():
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=value))
        batch.add_column(sa.Column("settled_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("settled_at", sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "fk_payout_lines_follows_id_payout_lines", "payout_lines", ["follows_id"], ["id"]
        )
        batch.create_index("ix_payout_lines_follows_id", ["follows_id"])
        batch.drop_constraint(op.f("ck_payout_lines_amount"), type_="check")
        batch.create_check_constraint(
            op.f("ck_payout_lines_amount"), "amount > 0 OR (amount < 0 AND kind = 'set-off')"
        )
    with op.batch_alter_table("payout_lines") as batch:
        for name in texts:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
    op.execute(
        """
        UPDATE payout_lines SET kind = 'arrears' WHERE period <> (
          SELECT quarter FROM payouts WHERE payouts.id = payout_lines.payout_id)
        """
    )


def _drafts() -> None:
    _made(
        "payout_drafts",
        *map(_text, ("quarter", "kind")),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        _text("drawn_by"),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        _text("state"),
        *_edited(),
        follows_id=("payouts", True),
        payout_id=("payouts", True),
    )
    op.create_index("ix_payout_drafts_quarter", "payout_drafts", ["quarter"])
    op.create_index("ix_payout_drafts_state", "payout_drafts", ["state"])


def _answers() -> None:
    _made(
        "payout_answers",
        sa.Column("is_paid", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _text("why"),
        *_recorded(),
        line_id=("payout_lines", False),
    )


def _debts() -> None:
    _made(
        "debts",
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        _text("opened_by"),
        *_edited(),
        sa.UniqueConstraint("decision_id", name="uq_debts_decision_id"),
        decision_id=("decisions", False),
        child_id=("people", False),
    )
    _made(
        "debt_entries",
        _text("kind"),
        *map(_whole, ("amount", "per_payout", "share")),
        sa.Column("day", sa.Date(), nullable=False),
        *map(_text, ("document", "note")),
        *_recorded(),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_debt_entries_amount")),
        sa.CheckConstraint("per_payout >= 0", name=op.f("ck_debt_entries_per_payout")),
        sa.CheckConstraint("share >= 0 AND share <= 100", name=op.f("ck_debt_entries_share")),
        debt_id=("debts", False),
        payout_id=("payouts", True),
    )
    op.create_index("ix_debt_entries_kind", "debt_entries", ["kind"])
    _made(
        "debt_parts",
        _text("period"),
        _whole("amount"),
        sa.UniqueConstraint("entry_id", "period", name="uq_debt_parts_entry_id"),
        sa.CheckConstraint("amount > 0", name=op.f("ck_debt_parts_amount")),
        entry_id=("debt_entries", False),
    )
    _made(
        "debt_instalments",
        sa.Column("due_on", sa.Date(), nullable=False),
        _whole("amount"),
        sa.UniqueConstraint("entry_id", "due_on", name="uq_debt_instalments_entry_id"),
        sa.CheckConstraint("amount > 0", name=op.f("ck_debt_instalments_amount")),
        entry_id=("debt_entries", False),
    )
    op.create_index("ix_debt_instalments_due_on", "debt_instalments", ["due_on"])


def _imports() -> None:
    _made(
        "imports",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        _text("imported_by"),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        *map(_text, ("undone_by", "undone_why")),
    )
    _made(
        "import_rows",
        sa.Column("line", sa.Integer(), nullable=False),
        _text("table_name"),
        sa.Column("record_id", sa.Integer(), nullable=False),
        import_id=("imports", False),
    )
