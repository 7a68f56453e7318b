"""The tables. Times are local (UTC+5), sums whole tenge; nothing is ever deleted but drafts.

Tables that people edit carry a ``version``: two people saving the same row get told, never lost.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    String,
    Table,
    text,
)

from desktop_app.storage.case_tables import (
    amendments,
    applications,
    certificates,
    decisions,
    documents,
    events,
    evidence,
    hearings,
    orders,
    outside_numbers,
    requests,
    task_law,
    task_marks,
    tasks,
)
from desktop_app.storage.columns import edited, metadata, recorded, refers, row_id, text_
from desktop_app.storage.money_tables import (
    debt_entries,
    debt_instalments,
    debt_parts,
    debts,
    import_rows,
    imports,
    payment_orders,
    payout_answers,
    payout_drafts,
    payout_files,
    payout_lines,
    payouts,
)
from desktop_app.storage.paper_tables import (
    approvals,
    complaints,
    deliveries,
    messages,
    notices,
    printings,
)
from desktop_app.storage.people_tables import (
    likeness_answers,
    merges,
    payee_ends,
    people,
    person_values,
)

__all__ = [
    "acts",
    "amendments",
    "applications",
    "approvals",
    "calendar_days",
    "calendar_years",
    "certificates",
    "comparisons",
    "complaints",
    "debt_entries",
    "debt_instalments",
    "debt_parts",
    "debts",
    "decision_profiles",
    "decisions",
    "deliveries",
    "documents",
    "drafts",
    "events",
    "evidence",
    "given_numbers",
    "hearings",
    "import_rows",
    "imports",
    "key_slots",
    "known_slots",
    "likeness_answers",
    "looks",
    "mci_values",
    "merges",
    "messages",
    "metadata",
    "notices",
    "office",
    "orders",
    "outside_numbers",
    "payee_ends",
    "payment_orders",
    "payout_answers",
    "payout_drafts",
    "payout_files",
    "payout_lines",
    "payouts",
    "people",
    "person_values",
    "printings",
    "providers",
    "register_numbers",
    "requests",
    "substitutions",
    "task_law",
    "task_marks",
    "tasks",
    "workers",
]


office = Table(
    "office",
    metadata,
    Column("key", String, primary_key=True),
    text_("value"),
    *edited(),
)


workers = Table(
    "workers",
    metadata,
    row_id(),
    Column("name", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    text_("position_kk"),
    text_("position_ru"),
    # Wakes their own locked session and opens nothing else: what Argon2id made of it.
    text_("pin"),
    Column("active", Boolean, nullable=False, default=True),
    *edited(),
)


# By which order one worker stands in for another, recorded before it is used.
substitutions = Table(
    "substitutions",
    metadata,
    row_id(),
    Column("number", String, nullable=False),
    Column("day", Date, nullable=False),
    refers("absent_id", "workers"),
    Column("absent", String, nullable=False),
    refers("substitute_id", "workers"),
    Column("substitute", String, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("recorded_by_id", Integer, nullable=False),
    *recorded(),
)


providers = Table(
    "providers",
    metadata,
    row_id(),
    Column("name_kk", String, nullable=False, unique=True),
    Column("name_ru", String, nullable=False),
    *[text_(name) for name in ("bin", "address_kk", "address_ru", "phone", "head_name")],
    *edited(),
)


# Who opened or took out what of a child, a complaint or a sheet.
looks = Table(
    "looks",
    metadata,
    row_id(),
    Column("at", DateTime, nullable=False),
    Column("worker_id", Integer, nullable=False),
    Column("worker", String, nullable=False),
    Column("pc", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("which", String, nullable=False),
    Column("way", String, nullable=False),
    Index("ix_looks_subject", "subject", "subject_id"),
)


# What opens a server's office for each worker; an office in a file has them in a file beside it.
key_slots = Table(
    "key_slots",
    metadata,
    Column("worker_id", Integer, primary_key=True, autoincrement=False),
    Column("content", JSON, nullable=False),
)


# Which slots an act of the office has made: one that is not of them lets nobody in. 0 is the code.
known_slots = Table(
    "known_slots",
    metadata,
    Column("worker_id", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", String(64), nullable=False),
)


register_numbers = Table(
    "register_numbers",
    metadata,
    Column("register", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)


# Every number that was given, and by which pattern: numbers of all registers are unique.
given_numbers = Table(
    "given_numbers",
    metadata,
    Column("register", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("serial", Integer, primary_key=True),
    Column("number", String, nullable=False),
    # As it is looked up, however it is typed.
    Column("folded", String, nullable=False, unique=True),
    Column("pattern", String, nullable=False),
)


acts = Table(
    "acts",
    metadata,
    row_id(),
    Column("at", DateTime, nullable=False, index=True),
    Column("who", String, nullable=False),
    # Whoever is called so today; empty for entries of versions up to 0007 by names unknown now.
    Column("worker_id", Integer, nullable=True),
    Column("pc", String, nullable=True),
    Column("label", String, nullable=False),
    Column("values", JSON, nullable=False),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people", nullable=True),
    refers("complaint_id", "complaints", nullable=True),
    # Which act of the office it belongs to; empty for entries of the versions up to 0004.
    Column("act", String, nullable=False, default="", index=True),
    # The rows that were changed, see `storage.changes`: a new row has no before.
    Column("before", JSON, nullable=False, default=dict),
    Column("after", JSON, nullable=False, default=dict),
)


drafts = Table(
    "drafts",
    metadata,
    row_id(),
    Column("kind", String, nullable=False),
    Column("content", JSON, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    Column("saved_by", String, nullable=False),
    # Raised by each save and by taking over: a window that saw another one is told.
    Column("version", Integer, nullable=False, default=1),
    # Who has it open since when, and on which PC; empty where nobody has.
    text_("opened_by"),
    Column("opened_at", DateTime, nullable=True),
    text_("opened_on"),
    # The only rows that are deleted: their ids are never given again.
    sqlite_autoincrement=True,
)


mci_values = Table(
    "mci_values",
    metadata,
    row_id(),
    Column("first_day", Date, nullable=False),
    Column("tenge", Integer, nullable=False),
    text_("citation"),
    *recorded(),
    Index(
        "uq_mci_values_first_day",
        "first_day",
        unique=True,
        sqlite_where=text("annulled_at IS NULL"),
        postgresql_where=text("annulled_at IS NULL"),
    ),
)


decision_profiles = Table(
    "decision_profiles",
    metadata,
    row_id(),
    Column("code", String, nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("content", JSON, nullable=False),
    *recorded(),
)


# The office's corrections to the public holidays, and the years it has checked.
calendar_days = Table(
    "calendar_days",
    metadata,
    row_id(),
    Column("day", Date, nullable=False, index=True),
    Column("worked", Boolean, nullable=False),
    text_("name_kk"),
    text_("name_ru"),
    *recorded(),
)


calendar_years = Table(
    "calendar_years",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("confirmed_at", DateTime, nullable=False),
    Column("confirmed_by", String, nullable=False),
)


# Somebody compared a form, a row of a checklist, a remedy, a bank or a value with its act.
comparisons = Table(
    "comparisons",
    metadata,
    row_id(),
    Column("subject", String, nullable=False, index=True),
    text_("edition"),
    Column("compared_on", Date, nullable=False),
    text_("note"),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
)
