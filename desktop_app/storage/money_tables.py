"""The tables of money: payouts up to the bank's answer, debts, and what was imported."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from desktop_app.storage.columns import edited, metadata, recorded, refers, row_id, text_

# A payout that was drawn up and waits to be approved: who and when, and which lines were seen.
payout_drafts = Table(
    "payout_drafts",
    metadata,
    row_id(),
    Column("quarter", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    refers("follows_id", "payouts", nullable=True),
    Column("drawn_at", DateTime, nullable=False),
    Column("drawn_by", String, nullable=False),
    Column("drawn_by_id", Integer, nullable=True),
    Column("fingerprint", String(64), nullable=False),
    # What the checks found, and who looked at each of them.
    Column("checks", JSON, nullable=False),
    Column("state", String, nullable=False, index=True),
    refers("payout_id", "payouts", nullable=True),
    *edited(),
)

payouts = Table(
    "payouts",
    metadata,
    row_id(),
    Column("quarter", String, nullable=False, index=True),
    Column("number", String, nullable=False, unique=True),
    Column("kind", String, nullable=False, default="regular"),
    refers("follows_id", "payouts", nullable=True),
    Column("drawn_at", DateTime, nullable=True),
    text_("drawn_by"),
    # Approved: frozen as it was then.
    Column("closed_at", DateTime, nullable=False),
    Column("closed_by", String, nullable=False),
    # Number and date of the order by which the one who drew up may approve.
    text_("substitution"),
    text_("fingerprint"),
    Column("values", JSON, nullable=False, default=dict),
    Column("checks", JSON, nullable=False, default=list),
    Column("not_paid", JSON, nullable=False),
    Column("exported_at", DateTime, nullable=True),
    text_("exported_by"),
    Column("paid_on", Date, nullable=True),
    Column("paid_at", DateTime, nullable=True),
    text_("paid_by"),
    Column("annulled_at", DateTime, nullable=True),
    text_("annulled_by"),
    text_("annulled_why"),
    *edited(),
)

payout_lines = Table(
    "payout_lines",
    metadata,
    row_id(),
    refers("payout_id", "payouts"),
    Column("number", Integer, nullable=False),
    Column("kind", String, nullable=False, default="current"),
    refers("decision_id", "decisions"),
    refers("child_id", "people"),
    Column("period", String, nullable=False),
    Column("months", JSON, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("steps", JSON, nullable=False),
    *[text_(name) for name in ("child_name", "child_iin", "payee_name", "payee_iin", "iban")],
    Column("state", String, nullable=False, default="approved"),
    Column("settled_on", Date, nullable=True),
    Column("settled_at", DateTime, nullable=True),
    text_("settled_by"),
    text_("returned_why"),
    # The returned line that this one pays again.
    refers("follows_id", "payout_lines", nullable=True),
    UniqueConstraint("payout_id", "decision_id", "period"),
    Index("ix_payout_lines_figures", "payout_id", "state", "amount"),
    CheckConstraint("amount > 0 OR (amount < 0 AND kind = 'set-off')", name="amount"),
)

# What the bank said of a line, the corrected answers among them: what was known when stays known.
payout_answers = Table(
    "payout_answers",
    metadata,
    row_id(),
    refers("line_id", "payout_lines"),
    Column("is_paid", Boolean, nullable=False),
    Column("day", Date, nullable=False),
    text_("why"),
    text_("order_number"),
    *recorded(),
)

# By which payment order the list of one bank was paid; ``bank`` is the code in its accounts.
payment_orders = Table(
    "payment_orders",
    metadata,
    row_id(),
    refers("payout_id", "payouts"),
    text_("bank"),
    text_("number"),
    Column("day", Date, nullable=False),
    *recorded(),
)

# Each file for a bank that a sheet was taken out in: its name names the sheet and the bank.
payout_files = Table(
    "payout_files",
    metadata,
    row_id(),
    refers("payout_id", "payouts"),
    Column("bank", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("file", String, nullable=False),
    Column("taken_at", DateTime, nullable=False),
    Column("taken_by", String, nullable=False),
)

# What one award paid too much (D-9), once the office acts on it. Sums and state are not kept: they
# follow from the facts, from what was paid and from the ledger.
debts = Table(
    "debts",
    metadata,
    row_id(),
    refers("decision_id", "decisions"),
    refers("child_id", "people"),
    Column("opened_at", DateTime, nullable=False),
    Column("opened_by", String, nullable=False),
    *edited(),
    UniqueConstraint("decision_id"),
)

# The ledger: repayments, agreements, the court, write-offs; amounts in whole tenge.
debt_entries = Table(
    "debt_entries",
    metadata,
    row_id(),
    refers("debt_id", "debts"),
    Column("kind", String, nullable=False, index=True),
    Column("amount", Integer, nullable=False, default=0),
    # What an agreement lets be set off at one payout: a sum, or per cent of what is paid; 0: all.
    Column("per_payout", Integer, nullable=False, default=0),
    Column("share", Integer, nullable=False, default=0),
    # The newest payout when the agreement was recorded: minus lines of later ones are taken by it.
    refers("payout_id", "payouts", nullable=True),
    Column("day", Date, nullable=False),
    text_("document"),
    text_("note"),
    *recorded(),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint("per_payout >= 0", name="per_payout"),
    CheckConstraint("share >= 0 AND share <= 100", name="share"),
)

# The periods that a repayment or a write-off is of, the oldest first.
debt_parts = Table(
    "debt_parts",
    metadata,
    row_id(),
    refers("entry_id", "debt_entries"),
    Column("period", String, nullable=False),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("entry_id", "period"),
    CheckConstraint("amount > 0", name="amount"),
)

# The instalments of a schedule, which is an entry of the ledger.
debt_instalments = Table(
    "debt_instalments",
    metadata,
    row_id(),
    refers("entry_id", "debt_entries"),
    Column("due_on", Date, nullable=False, index=True),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("entry_id", "due_on"),
    CheckConstraint("amount > 0", name="amount"),
)

# A register that was brought in from Excel, as a whole, and perhaps taken back as a whole.
imports = Table(
    "imports",
    metadata,
    row_id(),
    Column("sha256", String(64), nullable=False),
    Column("imported_at", DateTime, nullable=False),
    Column("imported_by", String, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("undone_at", DateTime, nullable=True),
    text_("undone_by"),
    text_("undone_why"),
)

import_rows = Table(
    "import_rows",
    metadata,
    row_id(),
    refers("import_id", "imports"),
    Column("line", Integer, nullable=False),
    Column("table_name", String, nullable=False),
    Column("record_id", Integer, nullable=False),
    # Of an award: when somebody held it against the papers, and who.
    Column("confirmed_at", DateTime, nullable=True),
    text_("confirmed_by"),
    Index("ix_import_rows_record", "table_name", "record_id"),
)
