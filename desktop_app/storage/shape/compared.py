"""Whether the tables of a database are those of this program, told in a few milliseconds.

Compared are columns with their types, keys, references, unique indices, and the names of checks.
An index too many only costs time, and a table too many is nobody's business here: whoever looks
after a server may have added it, and the program neither reads nor writes it. A column too many
is told: rows that the program adds might not be taken with it; and so is what acts by itself.
"""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import (
    CheckConstraint,
    Connection,
    Dialect,
    ForeignKeyConstraint,
    Table,
    UniqueConstraint,
)

from desktop_app.storage.shape import reading as read
from desktop_app.storage.shape.reading import Fact
from desktop_app.storage.tables import metadata


def differences(connection: Connection) -> list[str]:
    """What is missing, otherwise or too much, as “payouts.paid_on”; empty where all is well."""
    there: defaultdict[str, set[Fact]] = defaultdict(set)
    for table, fact in read.facts(connection):
        there[table].add(fact)
    found: list[str] = []
    for name, wanted in sorted(_wanted(connection.dialect).items()):
        if name in there:
            found += _otherwise(name, wanted, there[name])
        else:
            found.append(name)
    return found + code(connection)


def code(connection: Connection) -> list[str]:
    """Triggers and views of a file, of whatever version it is: the program makes none."""
    return sorted(
        table if table == name else f"{table}.{name}" for table, name in read.code(connection)
    )


def _otherwise(table: str, wanted: set[Fact], there: set[Fact]) -> list[str]:
    too_much = {fact for fact in there - wanted if fact.kind != read.PLAIN_INDEX}
    return sorted({fact.of(table) for fact in (wanted - there) | too_much})


def _wanted(dialect: Dialect) -> dict[str, set[Fact]]:
    return {table.name: set(_facts(table, dialect)) for table in metadata.tables.values()}


def _facts(table: Table, dialect: Dialect) -> Iterator[Fact]:
    names = dialect.identifier_preparer
    for column in table.columns:
        yield read.column(
            column.name,
            column.type.compile(dialect),
            required=not column.nullable,
            is_key=column.primary_key,
        )
    for constraint in table.constraints:
        match constraint:
            case UniqueConstraint():
                yield read.unique([column.name for column in constraint.columns])
            case ForeignKeyConstraint():
                yield read.reference(constraint.column_keys[0], constraint.referred_table.name)
            case CheckConstraint():
                yield read.check(names.format_constraint(constraint) or "")
    for index in table.indexes:
        made = read.unique if index.unique else read.plain_index
        condition = index.dialect_options[dialect.name]["where"]
        yield made([column.name for column in index.columns], some_rows=condition is not None)
