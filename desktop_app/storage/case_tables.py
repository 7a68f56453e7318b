"""The tables of a case: applications, what they rest on, what was decided and what came later."""

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

applications = Table(
    "applications",
    metadata,
    row_id(),
    Column("service", String, nullable=False),
    Column("number", String, nullable=False, unique=True),
    Column("registered_at", DateTime, nullable=False, index=True),
    Column("applied_on", Date, nullable=False),
    Column("sent_at", DateTime, nullable=True),
    Column("channel", String, nullable=False),
    refers("child_id", "people"),
    refers("applicant_id", "people"),
    Column("relation", String, nullable=False),
    refers("provider_id", "providers"),
    Column("language", String, nullable=False),
    Column("status", String, nullable=False, index=True),
    # None: it falls into a year whose days off nobody has confirmed yet.
    Column("deadline", Date, nullable=True),
    # Why the day of application lies in an earlier month than the registration.
    text_("earlier_day_why"),
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
    # The school's certificate, or the document that gives the months instead by the decision.
    Column("kind", String, nullable=False, default="education_certificate"),
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


# The document that proves a fact which decides money, or an answer that there is none: a system's
# answer names who looked, where and when.
evidence = Table(
    "evidence",
    metadata,
    row_id(),
    refers("application_id", "applications"),
    Column("fact", String, nullable=False),
    Column("code", String, nullable=False),
    Column("source", String, nullable=False),
    text_("number"),
    Column("issued_on", Date, nullable=True),
    Column("expires_on", Date, nullable=True),
    # The information system that was asked, when, and what it had: found, empty, or no answer yet.
    text_("asked_of"),
    Column("asked_on", Date, nullable=True),
    text_("answer"),
    Column("answered_on", Date, nullable=True),
    text_("note"),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
)


_NOT_HELD = text("said_on IS NULL AND annulled_at IS NULL")

# A person is heard before what goes against them: when, what was said, or why they were not.
hearings = Table(
    "hearings",
    metadata,
    row_id(),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people"),
    # Before which paper, and what it tells, as ``notices.about``.
    Column("before", String, nullable=False),
    text_("about"),
    Column("intended", String, nullable=False),
    Column("held_at", DateTime, nullable=True),
    text_("place"),
    refers("notice_id", "notices", nullable=True),
    text_("said"),
    Column("said_on", Date, nullable=True),
    text_("left_out_why"),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
    *edited(),
    Index(
        "ix_hearings_awaited",
        "held_at",
        sqlite_where=_NOT_HELD,
        postgresql_where=_NOT_HELD,
    ),
)


# A letter to a school, a commission or a guardianship body that waits for its answer.
requests = Table(
    "requests",
    metadata,
    row_id(),
    refers("application_id", "applications", nullable=True),
    refers("child_id", "people", nullable=True),
    refers("provider_id", "providers", nullable=True),
    Column("kind", String, nullable=False),
    text_("addressee"),
    text_("address"),
    text_("question"),
    refers("notice_id", "notices", nullable=True),
    Column("answer_by", Date, nullable=False, index=True),
    Column("reminded_on", Date, nullable=True),
    Column("answered_on", Date, nullable=True),
    # Positive or negative: a negative one is ground 3 of D-8.
    text_("outcome"),
    text_("answer"),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
    *edited(),
)


# What others number: the portal, the State Corporation, e-Otinish, who sent or took a letter.
outside_numbers = Table(
    "outside_numbers",
    metadata,
    row_id(),
    refers("application_id", "applications", nullable=True),
    refers("complaint_id", "complaints", nullable=True),
    refers("notice_id", "notices", nullable=True),
    refers("request_id", "requests", nullable=True),
    Column("whose", String, nullable=False),
    Column("number", String, nullable=False),
    Column("day", Date, nullable=True),
    # As it is looked up, however it is typed.
    Column("folded", String, nullable=False, index=True),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
)


# What waits, so that no page looks for it through every award of the office; it follows from what
# is on file, and has no history. Codes and ids only: what is to be done of a record and tells
# ``about``, from which day on.
tasks = Table(
    "tasks",
    metadata,
    Column("kind", String, primary_key=True),
    Column("child_id", Integer, ForeignKey("people.id"), primary_key=True, index=True),
    Column("subject_id", Integer, primary_key=True, autoincrement=False),
    Column("about", String, primary_key=True),
    # The last month that is left, where there is one, as ``2026-05``.
    text_("month"),
    Column("visible_from", Date, nullable=False),
    Column("due_on", Date, nullable=True),
    # Whole tenge, where it is about money.
    Column("amount", Integer, nullable=False, server_default="0"),
    Index("ix_tasks_kind_month", "kind", "month"),
    Index("ix_tasks_kind_visible_from", "kind", "visible_from"),
)

# Children whose tasks are to be reckoned anew: pages reckon theirs themselves until then.
task_marks = Table(
    "task_marks",
    metadata,
    Column("child_id", Integer, primary_key=True, autoincrement=False),
)

# The fingerprint of the values of the law that all others were reckoned by; empty: by none.
task_law = Table(
    "task_law",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
)
