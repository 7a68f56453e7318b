"""What tables a database has, as facts that can be compared; a query or two for each kind."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection

PLAIN_INDEX = "index"


class Fact(NamedTuple):
    """Something about a table: its ``name``, and in ``detail`` what else must be the same."""

    kind: str
    name: str
    detail: str = ""

    def of(self, table: str) -> str:
        """As it is told: “payouts.paid_on”, or “payout_lines (payout_id, number)” of an index."""
        return f"{table} {self.name}" if self.name.startswith("(") else f"{table}.{self.name}"


def column(name: str, type_name: str, *, required: bool, is_key: bool) -> Fact:
    rest = f"{' required' if required else ''}{' key' if is_key else ''}"
    return Fact("column", name, type_name.lower() + rest)


def unique(names: list[str], *, some_rows: bool = False) -> Fact:
    """``some_rows``: it holds only where a condition does."""
    return Fact("unique", f"({', '.join(names)})", "some" if some_rows else "")


def plain_index(names: list[str], *, some_rows: bool = False) -> Fact:
    return Fact(PLAIN_INDEX, f"({', '.join(names)})", "some" if some_rows else "")


def reference(name: str, table: str) -> Fact:
    return Fact("reference", name, table)


def check(name: str) -> Fact:
    return Fact("check", name)


def facts(connection: Connection) -> Iterator[tuple[str, Fact]]:
    """Every fact of every table, with the table's name."""
    own = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    for table, name, type_name, required, is_key in connection.exec_driver_sql(own.columns):
        yield table, column(name, type_name, required=bool(required), is_key=bool(is_key))
    indices = groupby(connection.exec_driver_sql(own.indices), key=lambda row: row[:4])
    for (table, _index, is_unique, some), rows in indices:
        made = unique if is_unique else plain_index
        yield table, made([row[4] for row in rows], some_rows=bool(some))
    for table, name, target in connection.exec_driver_sql(own.references):
        yield table, reference(name, target)
    for table, sql in connection.exec_driver_sql(own.checks):
        for name in _CHECK.findall(sql):
            yield table, check(name)


def code(connection: Connection) -> list[tuple[str, str]]:
    """The table and the name of each trigger and view in a file: whoever put it there may mean to
    change what others write. On a server they are the business of whoever looks after it."""
    if connection.dialect.name != "sqlite":
        return []
    query = "SELECT tbl_name, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return [(table, name) for table, name in connection.exec_driver_sql(query)]


class _Queries(NamedTuple):
    """``indices`` have a row for each column, in order, those of one index together."""

    columns: str
    indices: str
    references: str
    checks: str


_CHECK = re.compile(r"CONSTRAINT\s+(\w+)\s+CHECK")

_SQLITE = _Queries(
    columns="""
        SELECT m.name, c.name, c.type, c."notnull", c.pk
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
        """,
    indices="""
        SELECT m.name, i.name, i."unique", i.partial, c.name
        FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
        WHERE m.type = 'table' AND i.origin <> 'pk'
        """,
    references="""
        SELECT m.name, f."from", f."table"
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """,
    checks="SELECT name, sql FROM sqlite_master WHERE type = 'table'",
)

_POSTGRESQL = _Queries(
    columns="""
        SELECT t.relname, a.attname,
          replace(format_type(a.atttypid, a.atttypmod), 'character varying', 'varchar'),
          a.attnotnull, coalesce(a.attnum = ANY (i.indkey), false)
        FROM pg_class t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
        WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')
        """,
    # An index that was never finished holds nothing together.
    indices="""
        SELECT t.relname, i.indexrelid, i.indisunique, i.indpred IS NOT NULL, a.attname
        FROM pg_class t
        JOIN pg_index i ON i.indrelid = t.oid AND i.indisvalid AND NOT i.indisprimary
        CROSS JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        WHERE t.relnamespace = current_schema()::regnamespace
        ORDER BY i.indexrelid, k.place
        """,
    references="""
        SELECT t.relname, a.attname, target.relname
        FROM pg_class t
        JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
        JOIN pg_class target ON target.oid = c.confrelid
        WHERE t.relnamespace = current_schema()::regnamespace
        """,
    checks="""
        SELECT t.relname, 'CONSTRAINT ' || c.conname || ' CHECK'
        FROM pg_class t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'c'
        WHERE t.relnamespace = current_schema()::regnamespace
        """,
)
