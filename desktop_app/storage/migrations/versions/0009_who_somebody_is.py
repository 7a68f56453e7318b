"""Who somebody is: values once held, who is who, people without an IIN, organisations, sort keys"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop_app.storage.person_keys import fill

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _made("person_values", *_texts("field", "before", "after"), *_of_values(), refers="person_id")
    _made("likeness_answers", *_of_answers())
    op.create_index("ix_likeness_answers_pair", "likeness_answers", ["kind", "one_id", "other_id"])
    _made("merges", *_of_merges(), refers=("kept_id", "gone_id"))
    _made("payee_ends", *_of_ends(), refers="person_id")
    _texts_added("amendments", "fact", "document", "relation")
    op.add_column("import_rows", sa.Column("confirmed_at", sa.DateTime(), nullable=True))
    _texts_added("import_rows", "confirmed_by")
    fill(op.get_bind())


def _people() -> None:
    with op.batch_alter_table("people") as batch:
        batch.drop_constraint("uq_people_iin", type_="unique")
        for name in _NEW_TEXTS:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_people_merged_into_people", "people", ["merged_into"], ["id"])
    with op.batch_alter_table("people") as batch:
        for name in _NEW_TEXTS:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
    op.create_index("ix_people_merged_into", "people", ["merged_into"])
    op.create_index("ix_people_sort", "people", ["sort"])
    op.create_index("ix_people_birth_date", "people", ["birth_date"])
    given = sa.text("iin <> ''")
    op.create_index(
        "uq_people_iin", "people", ["iin"], unique=True, sqlite_where=given, postgresql_where=given
    )


_NEW_TEXTS = (
    "kind",
    "document_kind",
    "document_number",
    "name_ru",
    "representative",
    "paid_without_iin",
    "sort",
)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        *_texts("annulled_by", "annulled_why"),
    )


def _whole_numbers(*names: str) -> tuple[sa.Column[int], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _of_values() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("changed_on", sa.Date(), nullable=True),
        *_texts("answer", "document"),
        sa.Column("worker_id", sa.Integer(), nullable=True),
    )


def _of_answers() -> tuple[sa.Column[Any], ...]:
    return *_texts("kind"), *_whole_numbers("one_id", "other_id"), *_texts("answer")


def _of_merges() -> tuple[sa.Column[Any], ...]:
    return sa.Column("moved", sa.JSON(), nullable=False), *_texts("why")


def _of_ends() -> tuple[sa.Column[Any], ...]:
    return (
        *_texts("kind"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        *_texts("document"),
    )


def _made(name: str, *columns: sa.Column[Any], refers: str | Sequence[str] = ()) -> None:
    """A table of what is recorded, and annulled where it was wrong; ``refers`` to people."""
    references = (refers,) if isinstance(refers, str) else refers
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *_whole_numbers(*references),
        *columns,
        *_recorded(),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(
            sa.ForeignKeyConstraint([column], ["people.id"], name=f"fk_{name}_{column}_people")
            for column in references
        ),
    )
    for column in references:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _texts_added(table: str, *names: str) -> None:
    with op.batch_alter_table(table) as batch:
        for name in names:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table(table) as batch:
        for name in names:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
