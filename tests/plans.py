"""Which tables a statement goes through from end to end, as SQLite itself plans it.

What is read so grows with the office, however few rows are found. So does what is found by an index
of a column that is empty in nearly every row.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

STAY_SMALL = frozenset(
    """
    alembic_version calendar_days calendar_years comparisons decision_profiles drafts imports
    key_slots known_slots mci_values office payout_drafts payouts providers register_numbers
    substitutions task_law task_marks workers
    """.split()
)
"""A few rows a year, or those of a day, however many families the office has."""

_OF_WHAT_WAITS = ("ix_notices_to_deliver", "ix_notices_without_file")
"""Indexes of few rows, which may be gone through."""

_ASKS = ("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")
_COMMA = re.compile(r"\bFROM\s+\w+(?:\s+AS\s+\w+)?,")
_SCAN = re.compile(r"^SCAN (?!CONSTANT)(\w+)")
_SEARCH = re.compile(r"^SEARCH (\w+) USING .*\((\w+)=\?")


class Plans:
    """What an engine was asked, and which tables that grow it went through for it."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.scans: dict[str, frozenset[str]] = {}
        """By statement; those of small tables are left out."""

    def __str__(self) -> str:
        told = (f"{', '.join(sorted(each))}: {sql}" for sql, each in self.scans.items())
        return "\n".join(" ".join(line.split()) for line in told)

    @property
    def joined_by_nothing(self) -> list[str]:
        """Statements with a table too many: each row of the one with each row of the other."""
        return [each for each in self.asked if _COMMA.search(each)]

    @property
    def scanned(self) -> set[str]:
        return set().union(*self.scans.values())

    def hear(
        self, connection: Connection, _cursor: Any, statement: str, given: Any, *rest: Any
    ) -> None:
        if statement in self.asked or not statement.startswith(_ASKS):
            return
        self.asked.add(statement)
        many = rest[-1]
        raw: Any = connection.connection.dbapi_connection
        plan = raw.execute(f"EXPLAIN QUERY PLAN {statement}", given[0] if many else given)
        steps = [str(row[3]) for row in plan]
        found = {_gone_through(statement, step) for step in steps} - STAY_SMALL - {""}
        if found and not _ends_early(statement, steps):
            self.scans[statement] = frozenset(found)


def _gone_through(statement: str, step: str) -> str:
    """The table that a step of a plan reads whole; empty where it reads none so."""
    scan, search = _SCAN.match(step), _SEARCH.match(step)
    if step.endswith(_OF_WHAT_WAITS):
        return ""
    if scan:
        return _table(statement, scan[1])
    if search and f"{search[1]}.{search[2]} IS NULL" in statement:
        return _table(statement, search[1])
    return ""


def _ends_early(statement: str, steps: list[str]) -> bool:
    """Whether the first rows that are met are the ones that are wanted."""
    return len(steps) == 1 and "LIMIT" in statement and "WHERE" not in statement


def _table(statement: str, called: str) -> str:
    """The table of that name, or that is called so in a statement; empty of a subquery."""
    if re.search(rf"\) AS {called}\b", statement):
        return ""
    named = re.search(rf"\b(\w+) AS {called}\b", statement)
    return named[1] if named else called


@contextmanager
def plans_of(engine: Engine) -> Iterator[Plans]:
    """Of whatever is asked within the block."""
    found = Plans()
    event.listen(engine, "before_cursor_execute", found.hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", found.hear)
