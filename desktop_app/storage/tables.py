"""The tables. Times are local (UTC+5), sums whole tenge; nothing is ever deleted but drafts.

Tables that people edit carry a ``version``: two people saving the same row get told, never lost.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from desktop_app.storage.columns import edited, metadata, recorded, refers, row_id, text_
from desktop_app.storage.money_tables import (
    debt_entries,
    debt_instalments,
    debt_parts,
    debts,
    import_rows,
    imports,
    payout_answers,
    payout_drafts,
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
    "given_numbers",
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
    "payee_ends",
    "payout_answers",
    "payout_drafts",
    "payout_lines",
    "payouts",
    "people",
    "person_values",
    "printings",
    "providers",
    "register_numbers",
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

providers = Table(
    "providers",
    metadata,
    row_id(),
    Column("name_kk", String, nullable=False, unique=True),
    Column("name_ru", String, nullable=False),
    *[text_(name) for name in ("bin", "address_kk", "address_ru", "phone", "head_name")],
    *edited(),
)

applications = Table(
    "applications",
    metadata,
    row_id(),
    Column("service", String, nullable=False),
    Column("number", String, nullable=False, unique=True),
    Column("registered_at", DateTime, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("sent_at", DateTime, nullable=True),
    Column("channel", String, nullable=False),
    refers("child_id", "people"),
    refers("applicant_id", "people"),
    Column("relation", String, nullable=False),
    refers("provider_id", "providers"),
    Column("language", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("deadline", Date, nullable=False),
    # Home education: what the head determined.
    text_("class_name"),
    text_("instruction_language"),
    # Reimbursement (D-2 to D-8): the facts the applicant gave.
    refers("certificate_id", "certificates", nullable=True),
    Column("disability_until", Date, nullable=True),
    Column("full_state_support", Boolean, nullable=False, default=False),
    Column("parental_rights_deprived", Boolean, nullable=False, default=False),
    Column("consent", Boolean, nullable=False, default=True),
    text_("iban"),
    text_("note"),
    text_("withdrawn_why"),
    *edited(),
    Index("ix_applications_child_service", "child_id", "service"),
)

documents = Table(
    "documents",
    metadata,
    row_id(),
    refers("application_id", "applications"),
    Column("code", String, nullable=False),
    Column("name_kk", String, nullable=False),
    Column("name_ru", String, nullable=False),
    Column("source", String, nullable=False),
    Column("state", String, nullable=False),
    text_("number"),
    Column("issued_on", Date, nullable=True),
    Column("expires_on", Date, nullable=True),
    Column("pages", Integer, nullable=False, default=0),
    Column("original", Boolean, nullable=False, default=True),
    UniqueConstraint("application_id", "code"),
)

certificates = Table(
    "certificates",
    metadata,
    row_id(),
    refers("child_id", "people"),
    refers("provider_id", "providers"),
    Column("number", String, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    text_("class_name"),
    CheckConstraint("first_day <= last_day", name="period"),
)

orders = Table(
    "orders",
    metadata,
    row_id(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False, unique=True),
    Column("number", String, nullable=False, unique=True),
    Column("issued_on", Date, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    text_("teacher"),
    text_("controller"),
    CheckConstraint("first_day <= last_day", name="period"),
)

decisions = Table(
    "decisions",
    metadata,
    row_id(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False, unique=True),
    refers("child_id", "people"),
    refers("payee_id", "people"),
    Column("awarded", Boolean, nullable=False),
    Column("decided_at", DateTime, nullable=False),
    Column("decided_by", String, nullable=False),
    # The facts, values and steps that the decision was made from, as they were.
    Column("facts", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("grounds", JSON, nullable=False),
    text_("first_month"),
    text_("last_month"),
    Column("quarter_amount", Integer, nullable=False, default=0),
    text_("iban"),
    *edited(),
)

events = Table(
    "events",
    metadata,
    row_id(),
    refers("child_id", "people"),
    Column("kind", String, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("ended_on", Date, nullable=True),
    text_("note"),
    *recorded(),
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

# What the head changed in an award: the newest one counts, from the moment that it was made.
amendments = Table(
    "amendments",
    metadata,
    row_id(),
    refers("decision_id", "decisions"),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    text_("first_month"),
    text_("last_month"),
    text_("iban"),
    text_("why"),
    # Where a fact was wrong from the beginning: which one, and the document that shows it.
    text_("fact"),
    text_("document"),
    # The applicant's relation to the child that counts since; empty: the application's.
    text_("relation"),
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
    Column("at", DateTime, nullable=False),
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
