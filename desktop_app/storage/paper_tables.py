"""The tables of papers: what was issued, what waits for a signature, complaints and messages."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from desktop_app.storage.columns import edited, metadata, recorded, refers, row_id, text_

# What annuls a paper stands behind its bytes: nobody reads through all of them to find who waits.
_TO_DELIVER = text("annulled_at IS NULL AND words IS NOT NULL AND recipient <> ''")
_WITHOUT_FILE = text("sha256 = ''")
_STANDING = text("annulled_at IS NULL")

notices = Table(
    "notices",
    metadata,
    row_id(),
    Column("kind", String, nullable=False),
    Column("number", String, nullable=False, unique=True),
    Column("issued_at", DateTime, nullable=False, index=True),
    Column("issued_by", String, nullable=False),
    Column("issued_by_id", Integer, nullable=True),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people", nullable=True),
    refers("complaint_id", "complaints", nullable=True),
    # Whom it is for, as it was printed.
    text_("recipient"),
    text_("address"),
    text_("signed_by"),
    # Names what it tells, so that the same is not told twice.
    text_("about"),
    Column("language", String, nullable=False),
    # Both empty until its file is drawn from the words, after the number was kept.
    Column("sha256", String(64), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    # Its words as issued, and how they are set: papers of version 0002 have none.
    Column("words", LargeBinary, nullable=True),
    Column("annulled_at", DateTime, nullable=True),
    text_("annulled_by"),
    text_("annulled_why"),
    Index("ix_notices_kind_issued_at", "kind", "issued_at"),
    Index(
        "ix_notices_without_file",
        "id",
        sqlite_where=_WITHOUT_FILE,
        postgresql_where=_WITHOUT_FILE,
    ),
    Index(
        "ix_notices_to_deliver",
        "id",
        "kind",
        sqlite_where=_TO_DELIVER,
        postgresql_where=_TO_DELIVER,
    ),
)

# Papers that wait for the head's signature, and what became of them.
approvals = Table(
    "approvals",
    metadata,
    row_id(),
    Column("kind", String, nullable=False),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people", nullable=True),
    refers("complaint_id", "complaints", nullable=True),
    text_("about"),
    # What the paper is made of besides what is on file.
    Column("content", JSON, nullable=False),
    Column("prepared_at", DateTime, nullable=False),
    Column("prepared_by", String, nullable=False),
    Column("prepared_by_id", Integer, nullable=True),
    Column("state", String, nullable=False, index=True),
    Column("settled_at", DateTime, nullable=True),
    text_("settled_by"),
    text_("why"),
    refers("notice_id", "notices", nullable=True),
    *edited(),
)

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    refers("notice_id", "notices"),
    Column("way", String, nullable=False),
    Column("delivered_on", Date, nullable=False),
    # The number of the post, or of the message; who took it.
    text_("number"),
    text_("taken_by"),
    *recorded(),
    # A paper is delivered once; what was recorded by mistake is annulled first.
    Index(
        "uq_deliveries_standing",
        "notice_id",
        unique=True,
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    ),
)

# Each time the stored file went to a printer or into a file: the first is the original.
printings = Table(
    "printings",
    metadata,
    row_id(),
    refers("notice_id", "notices"),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("way", String, nullable=False),
    Column("sheets", Integer, nullable=False, default=1),
)

complaints = Table(
    "complaints",
    metadata,
    row_id(),
    Column("number", String, nullable=False, unique=True),
    Column("registered_at", DateTime, nullable=False, index=True),
    Column("received_on", Date, nullable=False, index=True),
    Column("channel", String, nullable=False),
    Column("body", String, nullable=False),
    *[text_(name) for name in ("complainant", "iin", "address", "phone")],
    Column("language", String, nullable=False),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people", nullable=True),
    refers("provider_id", "providers", nullable=True),
    # The number of the paper that it is about.
    text_("complained_of"),
    text_("subject"),
    Column("status", String, nullable=False, index=True),
    Column("deadline", Date, nullable=False),
    # To send complaint and file on to whom it is addressed.
    Column("send_on_by", Date, nullable=True),
    Column("extended_on", Date, nullable=True),
    Column("extended_until", Date, nullable=True),
    text_("extended_why"),
    Column("sent_on_at", DateTime, nullable=True),
    text_("sent_on_to"),
    text_("outcome"),
    Column("answered_at", DateTime, nullable=True),
    text_("answered_by"),
    text_("answer"),
    text_("withdrawn_why"),
    # Name, IIN and number, casefolded.
    text_("search"),
    *edited(),
)

# Proactive messages that ask for consent, and what came back.
messages = Table(
    "messages",
    metadata,
    row_id(),
    refers("child_id", "people"),
    refers("parent_id", "people"),
    refers("provider_id", "providers"),
    Column("phone", String, nullable=False),
    Column("language", String, nullable=False),
    Column("text", String, nullable=False),
    Column("sent_at", DateTime, nullable=False),
    Column("sent_by", String, nullable=False),
    Column("due_at", DateTime, nullable=False),
    Column("answer", String, nullable=False, index=True),
    Column("answered_at", DateTime, nullable=True),
    text_("answer_recorded_by"),
    text_("note"),
    refers("application_id", "applications", nullable=True),
    *edited(),
)
