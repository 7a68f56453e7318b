"""What a decision rests on: proofs, hearings, letters for an answer, numbers of others."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _applications()
    _made(
        "evidence",
        {"application_id": "applications"},
        *_texts("fact", "code", "source", "number"),
        *_days("issued_on", "expires_on"),
        *_texts("asked_of"),
        *_days("asked_on"),
        *_texts("answer"),
        *_days("answered_on"),
        *_texts("note"),
    )
    _made(
        "requests",
        {"application_id?": "applications", "child_id?": "people", "provider_id?": "providers"},
        *_texts("kind", "addressee", "address", "question"),
        _reference("notice_id?"),
        sa.Column("answer_by", sa.Date(), nullable=False),
        *_days("reminded_on", "answered_on"),
        *_texts("outcome", "answer"),
        also={"notice_id?": "notices"},
        edited=True,
    )
    op.create_index("ix_requests_answer_by", "requests", ["answer_by"])
    _made(
        "hearings",
        {"application_id?": "applications", "child_id": "people"},
        *_texts("before", "about", "intended"),
        sa.Column("held_at", sa.DateTime(), nullable=True),
        *_texts("place"),
        _reference("notice_id?"),
        *_texts("said"),
        *_days("said_on"),
        *_texts("left_out_why"),
        also={"notice_id?": "notices"},
        edited=True,
    )
    _made(
        "outside_numbers",
        {
            "application_id?": "applications",
            "complaint_id?": "complaints",
            "notice_id?": "notices",
            "request_id?": "requests",
        },
        *_texts("whose", "number"),
        *_days("day"),
        *_texts("folded"),
    )
    op.create_index("ix_outside_numbers_folded", "outside_numbers", ["folded"])
    _made(
        "comparisons",
        {},
        *_texts("subject", "edition"),
        sa.Column("compared_on", sa.Date(), nullable=False),
        *_texts("note"),
    )
    op.create_index("ix_comparisons_subject", "comparisons", ["subject"])


def _applications() -> None:
    """A deadline may be unknown; a day in an earlier month has its reason."""
    with op.batch_alter_table("applications") as batch:
        batch.alter_column("deadline", existing_type=sa.Date(), nullable=True)
        batch.add_column(
            sa.Column("earlier_day_why", sa.String(), nullable=False, server_default="")
        )
    with op.batch_alter_table("applications") as batch:
        batch.alter_column("earlier_day_why", existing_type=sa.String(), server_default=None)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def _days(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Date(), nullable=True) for name in names)


def _reference(name: str) -> sa.Column[int]:
    """A question mark at its end: it may be empty."""
    return sa.Column(name.rstrip("?"), sa.Integer(), nullable=name.endswith("?"))


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        *_texts("recorded_by"),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        *_texts("annulled_by", "annulled_why"),
    )


def _edited() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("changed_by"),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
    )


def _made(
    name: str,
    refers: dict[str, str],
    *columns: sa.Column[Any],
    also: dict[str, str] | None = None,
    edited: bool = False,
) -> None:
    """A table that refers to others: first by ``refers``, ``also`` by references of ``columns``."""
    references = {**refers, **(also or {})}
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_reference, refers),
        *columns,
        *_recorded(),
        *(_edited() if edited else ()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(
            sa.ForeignKeyConstraint(
                [column.rstrip("?")],
                [f"{target}.id"],
                name=f"fk_{name}_{column.rstrip('?')}_{target}",
            )
            for column, target in references.items()
        ),
    )
    for column in references:
        op.create_index(f"ix_{name}_{column.rstrip('?')}", name, [column.rstrip("?")])
