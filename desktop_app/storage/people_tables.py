"""The tables of who somebody is: people and organisations, what they were called, who is who."""

from sqlalchemy import JSON, Column, Date, Index, Integer, String, Table, text

from desktop_app.storage.columns import edited, metadata, recorded, refers, row_id, text_

# A guardian organisation stands among them: `iin` is its BIN and `surname` its Kazakh name. The
# indexes of numbers leave out who has none: a question says that it is not empty, or uses neither.
people = Table(
    "people",
    metadata,
    row_id(),
    text_("kind"),
    # Empty where an IIN is to follow: then the document says who it is.
    Column("iin", String(12), nullable=False),
    text_("document_kind"),
    text_("document_number"),
    Column("surname", String, nullable=False),
    text_("given_name"),
    text_("patronymic"),
    # Of an organisation: its Russian name, and who signs for it.
    text_("name_ru"),
    text_("representative"),
    Column("birth_date", Date, nullable=True, index=True),
    text_("sex"),
    text_("address"),
    text_("phone"),
    # In which languages they want papers; empty where nobody has asked them yet.
    text_("paper_language"),
    # Why the head allowed payment although the IIN is still to follow.
    text_("paid_without_iin"),
    # The record of the same person that goes on instead of this one.
    refers("merged_into", "people", nullable=True),
    # Of the name, IIN and document: `identity.folding`.
    Column("search", String, nullable=False, index=True),
    # Of the name: `identity.sorting`.
    Column("sort", String, nullable=False, index=True),
    *edited(),
    Index(
        "uq_people_iin",
        "iin",
        unique=True,
        sqlite_where=text("iin <> ''"),
        postgresql_where=text("iin <> ''"),
    ),
    Index(
        "ix_people_document_number",
        "document_number",
        sqlite_where=text("document_number <> ''"),
        postgresql_where=text("document_number <> ''"),
    ),
)

# Every value that is no longer on a card: from when on it was another one, and what it was by.
person_values = Table(
    "person_values",
    metadata,
    row_id(),
    refers("person_id", "people"),
    Column("field", String, nullable=False),
    text_("before"),
    text_("after"),
    # The day from which the new value holds; none where the old one had always been wrong.
    Column("changed_on", Date, nullable=True),
    # Changed, was wrong, or mended by the program itself.
    Column("answer", String, nullable=False),
    text_("document"),
    Column("worker_id", Integer, nullable=True),
    *recorded(),
)

# What was answered about two that look alike: people, schools, organisations or complaints.
likeness_answers = Table(
    "likeness_answers",
    metadata,
    row_id(),
    Column("kind", String, nullable=False),
    Column("one_id", Integer, nullable=False),
    Column("other_id", Integer, nullable=False),
    Column("answer", String, nullable=False),
    *recorded(),
    Index("ix_likeness_answers_pair", "kind", "one_id", "other_id"),
)

# Two records of one person made into one, and what was moved: until the next approved sheet it
# can be taken apart again.
merges = Table(
    "merges",
    metadata,
    row_id(),
    refers("kept_id", "people"),
    refers("gone_id", "people"),
    Column("moved", JSON, nullable=False),
    text_("why"),
    *recorded(),
)

# Since when nobody may pay somebody any more: they died, or lost their rights.
payee_ends = Table(
    "payee_ends",
    metadata,
    row_id(),
    refers("person_id", "people"),
    Column("kind", String, nullable=False),
    Column("happened_on", Date, nullable=False),
    text_("document"),
    *recorded(),
)
