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
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False, default="")


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def _edited() -> tuple[Column[int], Column[str], Column[object]]:
    return (
        Column("version", Integer, nullable=False, default=1),
        Column("changed_by", String, nullable=False, default=""),
        Column("changed_at", DateTime, nullable=True),
    )


def _recorded() -> tuple[Column[object], Column[str], Column[object], Column[str], Column[str]]:
    """When and by whom it was recorded, and taken back: what was known on a day stays known."""
    return (
        Column("recorded_at", DateTime, nullable=False),
        Column("recorded_by", String, nullable=False),
        Column("annulled_at", DateTime, nullable=True),
        _text("annulled_by"),
        _text("annulled_why"),
    )


office = Table(
    "office",
    metadata,
    Column("key", String, primary_key=True),
    _text("value"),
)

workers = Table(
    "workers",
    metadata,
    _id(),
    Column("name", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    _text("position_kk"),
    _text("position_ru"),
    Column("active", Boolean, nullable=False, default=True),
)

providers = Table(
    "providers",
    metadata,
    _id(),
    Column("name_kk", String, nullable=False, unique=True),
    Column("name_ru", String, nullable=False),
    *[_text(name) for name in ("bin", "address_kk", "address_ru", "phone", "head_name")],
    *_edited(),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("iin", String(12), nullable=False, unique=True),
    Column("surname", String, nullable=False),
    _text("given_name"),
    _text("patronymic"),
    Column("birth_date", Date, nullable=True),
    _text("sex"),
    _text("address"),
    _text("phone"),
    # Casefolded by Python: SQLite itself folds ASCII only and would not find Әлия by әлия.
    Column("search", String, nullable=False, index=True),
    *_edited(),
)

applications = Table(
    "applications",
    metadata,
    _id(),
    Column("service", String, nullable=False),
    Column("number", String, nullable=False, unique=True),
    Column("registered_at", DateTime, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("sent_at", DateTime, nullable=True),
    Column("channel", String, nullable=False),
    _ref("child_id", "people"),
    _ref("applicant_id", "people"),
    Column("relation", String, nullable=False),
    _ref("provider_id", "providers"),
    Column("language", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("deadline", Date, nullable=False),
    # Home education: what the head determined.
    _text("class_name"),
    _text("instruction_language"),
    # Reimbursement (D-2 to D-8): the facts the applicant gave.
    _ref("certificate_id", "certificates", nullable=True),
    Column("disability_until", Date, nullable=True),
    Column("full_state_support", Boolean, nullable=False, default=False),
    Column("parental_rights_deprived", Boolean, nullable=False, default=False),
    Column("consent", Boolean, nullable=False, default=True),
    _text("iban"),
    _text("note"),
    _text("withdrawn_why"),
    *_edited(),
    Index("ix_applications_child_service", "child_id", "service"),
)

documents = Table(
    "documents",
    metadata,
    _id(),
    _ref("application_id", "applications"),
    Column("code", String, nullable=False),
    Column("name_kk", String, nullable=False),
    Column("name_ru", String, nullable=False),
    Column("source", String, nullable=False),
    Column("state", String, nullable=False),
    _text("number"),
    Column("issued_on", Date, nullable=True),
    Column("expires_on", Date, nullable=True),
    Column("pages", Integer, nullable=False, default=0),
    Column("original", Boolean, nullable=False, default=True),
    UniqueConstraint("application_id", "code"),
)

certificates = Table(
    "certificates",
    metadata,
    _id(),
    _ref("child_id", "people"),
    _ref("provider_id", "providers"),
    Column("number", String, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    _text("class_name"),
    CheckConstraint("first_day <= last_day", name="period"),
)

orders = Table(
    "orders",
    metadata,
    _id(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False, unique=True),
    Column("number", String, nullable=False, unique=True),
    Column("issued_on", Date, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    _text("teacher"),
    _text("controller"),
    CheckConstraint("first_day <= last_day", name="period"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False, unique=True),
    _ref("child_id", "people"),
    _ref("payee_id", "people"),
    Column("awarded", Boolean, nullable=False),
    Column("decided_at", DateTime, nullable=False),
    Column("decided_by", String, nullable=False),
    # The facts, values and steps that the decision was made from, as they were.
    Column("facts", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    Column("grounds", JSON, nullable=False),
    _text("first_month"),
    _text("last_month"),
    Column("quarter_amount", Integer, nullable=False, default=0),
    _text("iban"),
    *_edited(),
)

events = Table(
    "events",
    metadata,
    _id(),
    _ref("child_id", "people"),
    Column("kind", String, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("ended_on", Date, nullable=True),
    _text("note"),
    *_recorded(),
)

# What the head changed in an award: the newest one counts, from the moment that it was made.
amendments = Table(
    "amendments",
    metadata,
    _id(),
    _ref("decision_id", "decisions"),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("steps", JSON, nullable=False),
    _text("first_month"),
    _text("last_month"),
    _text("iban"),
    _text("why"),
)

payouts = Table(
    "payouts",
    metadata,
    _id(),
    Column("quarter", String, nullable=False, index=True),
    Column("number", String, nullable=False, unique=True),
    Column("closed_at", DateTime, nullable=False),
    Column("closed_by", String, nullable=False),
    Column("not_paid", JSON, nullable=False),
)

payout_lines = Table(
    "payout_lines",
    metadata,
    _id(),
    _ref("payout_id", "payouts"),
    Column("number", Integer, nullable=False),
    _ref("decision_id", "decisions"),
    _ref("child_id", "people"),
    Column("period", String, nullable=False),
    Column("months", JSON, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("steps", JSON, nullable=False),
    *[_text(name) for name in ("child_name", "child_iin", "payee_name", "payee_iin", "iban")],
    UniqueConstraint("payout_id", "decision_id", "period"),
    CheckConstraint("amount > 0", name="amount"),
)

notices = Table(
    "notices",
    metadata,
    _id(),
    Column("kind", String, nullable=False),
    Column("number", String, nullable=False, unique=True),
    Column("issued_at", DateTime, nullable=False, index=True),
    Column("issued_by", String, nullable=False),
    _ref("application_id", "applications", nullable=True),
    _ref("child_id", "people"),
    Column("language", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Index("ix_notices_kind_issued_at", "kind", "issued_at"),
)

register_numbers = Table(
    "register_numbers",
    metadata,
    Column("register", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

acts = Table(
    "acts",
    metadata,
    _id(),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("label", String, nullable=False),
    Column("values", JSON, nullable=False),
    _ref("application_id", "applications", nullable=True),
    _ref("child_id", "people", nullable=True),
)

drafts = Table(
    "drafts",
    metadata,
    _id(),
    Column("kind", String, nullable=False),
    Column("content", JSON, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    Column("saved_by", String, nullable=False),
)

mci_values = Table(
    "mci_values",
    metadata,
    _id(),
    Column("first_day", Date, nullable=False),
    Column("tenge", Integer, nullable=False),
    _text("citation"),
    *_recorded(),
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
    _id(),
    Column("code", String, nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("content", JSON, nullable=False),
    *_recorded(),
)

# The office's corrections to the public holidays, and the years it has checked.
calendar_days = Table(
    "calendar_days",
    metadata,
    _id(),
    Column("day", Date, nullable=False, index=True),
    Column("worked", Boolean, nullable=False),
    _text("name_kk"),
    _text("name_ru"),
    *_recorded(),
)

calendar_years = Table(
    "calendar_years",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("confirmed_at", DateTime, nullable=False),
    Column("confirmed_by", String, nullable=False),
)
