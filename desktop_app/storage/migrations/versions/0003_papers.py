"""Papers: who they are for, their words, annulment, the head's tray, delivery, complaints"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _edited() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
    )


def _made(name: str, *columns: sa.Column[Any], **refers: tuple[str, bool]) -> None:
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


def _index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    """An index of some of the rows."""
    some = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=some, postgresql_where=some)


def upgrade() -> None:
    _complaints()
    _notices()
    with op.batch_alter_table("people") as batch:
        batch.add_column(
            sa.Column("paper_language", sa.String(), nullable=False, server_default="")
        )
    with op.batch_alter_table("people") as batch:
        batch.alter_column("paper_language", existing_type=sa.String(), server_default=None)
    with op.batch_alter_table("acts") as batch:
        batch.add_column(sa.Column("complaint_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "fk_acts_complaint_id_complaints", "complaints", ["complaint_id"], ["id"]
        )
        batch.create_index("ix_acts_complaint_id", ["complaint_id"])
    _approvals()
    _deliveries_and_printings()
    _messages()
    _given_numbers()


def _complaints() -> None:
    _made(
        "complaints",
        _text("number"),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        *map(_text, ("channel", "body", "complainant", "iin", "address", "phone", "language")),
        *map(_text, ("complained_of", "subject", "status")),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("send_on_by", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_until", sa.Date(), nullable=True),
        _text("extended_why"),
        sa.Column("sent_on_at", sa.DateTime(), nullable=True),
        *map(_text, ("sent_on_to", "outcome")),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        *map(_text, ("answered_by", "answer", "withdrawn_why", "search")),
        *_edited(),
        application_id=("applications", True),
        child_id=("people", True),
        provider_id=("providers", True),
    )
    with op.batch_alter_table("complaints") as batch:
        batch.create_unique_constraint("uq_complaints_number", ["number"])
    op.create_index("ix_complaints_status", "complaints", ["status"])


def _notices() -> None:
    """Whom earlier papers were for was not kept: as the applicant is on file now."""
    texts = ("recipient", "address", "signed_by", "about", "annulled_by", "annulled_why")
    with op.batch_alter_table("notices") as batch:
        batch.alter_column("child_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("complaint_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "fk_notices_complaint_id_complaints", "complaints", ["complaint_id"], ["id"]
        )
        for name in texts:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("words", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("annulled_at", sa.DateTime(), nullable=True))
        batch.create_index("ix_notices_complaint_id", ["complaint_id"])
    with op.batch_alter_table("notices") as batch:
        for name in texts:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)
    op.execute(
        """
        UPDATE notices SET
          recipient = (SELECT replace(trim(
              p.surname || ' ' || p.given_name || ' ' || p.patronymic), '  ', ' ')
            FROM applications a JOIN people p ON p.id = a.applicant_id
            WHERE a.id = notices.application_id),
          address = (SELECT p.address FROM applications a JOIN people p ON p.id = a.applicant_id
            WHERE a.id = notices.application_id)
        WHERE application_id IS NOT NULL
        """
    )
    waiting = "annulled_at IS NULL AND words IS NOT NULL AND recipient <> ''"
    _index("ix_notices_to_deliver", "notices", ["id", "kind"], waiting)


def _approvals() -> None:
    _made(
        "approvals",
        *map(_text, ("kind", "about")),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
        *map(_text, ("prepared_by", "state")),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        *map(_text, ("settled_by", "why")),
        *_edited(),
        application_id=("applications", True),
        child_id=("people", True),
        complaint_id=("complaints", True),
        notice_id=("notices", True),
    )
    op.create_index("ix_approvals_state", "approvals", ["state"])


def _deliveries_and_printings() -> None:
    _made(
        "deliveries",
        _text("way"),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        *map(_text, ("number", "taken_by")),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        _text("recorded_by"),
        sa.Column("annulled_at", sa.DateTime(), nullable=True),
        *map(_text, ("annulled_by", "annulled_why")),
        notice_id=("notices", False),
    )
    _index(
        "uq_deliveries_standing", "deliveries", ["notice_id"], "annulled_at IS NULL", unique=True
    )
    _made(
        "printings",
        sa.Column("at", sa.DateTime(), nullable=False),
        *map(_text, ("who", "way")),
        sa.Column("sheets", sa.Integer(), nullable=False),
        notice_id=("notices", False),
    )


def _messages() -> None:
    _made(
        "messages",
        *map(_text, ("phone", "language", "text")),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        _text("sent_by"),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        _text("answer"),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        *map(_text, ("answer_recorded_by", "note")),
        *_edited(),
        child_id=("people", False),
        parent_id=("people", False),
        provider_id=("providers", False),
        application_id=("applications", True),
    )
    op.create_index("ix_messages_answer", "messages", ["answer"])


def _given_numbers() -> None:
    """What was given so far, as its own table keeps it: until now the year and five digits."""
    op.create_table(
        "given_numbers",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("serial", sa.Integer(), nullable=False, autoincrement=False),
        *map(_text, ("number", "folded", "pattern")),
        sa.PrimaryKeyConstraint("register", "year", "serial", name="pk_given_numbers"),
        sa.UniqueConstraint("folded", name="uq_given_numbers_folded"),
    )
    given = sa.table(
        "given_numbers",
        *map(sa.column, ("register", "year", "serial", "number", "folded", "pattern")),
    )
    connection = op.get_bind()
    for register, prefix, query in _NUMBERED:
        shape = re.compile(rf"{prefix}-(\d{{4}})-(\d{{5,9}})")
        numbers = connection.execute(sa.text(query)).scalars()
        rows = [
            {
                "register": register,
                "year": int(match[1]),
                "serial": int(match[2]),
                "number": match[0],
                "folded": match[0].casefold(),
                "pattern": f"{prefix}-{{year}}-{{number:5}}",
            }
            for match in map(shape.fullmatch, numbers)
            if match is not None
        ]
        if rows:
            connection.execute(sa.insert(given), rows)


_NUMBERED = (
    ("applications", "Ө", "SELECT number FROM applications"),
    ("orders", "Б", "SELECT number FROM orders"),
    ("certificates", "А", "SELECT number FROM notices WHERE kind = 'certificate'"),
    ("outgoing", "Ш", "SELECT number FROM notices WHERE kind NOT IN ('order', 'certificate')"),
    ("payouts", "Т", "SELECT number FROM payouts"),
)
"""Each register of the first versions, what began its numbers, and where they are kept."""
