"""Rows of one table put into a file many at once, without what is done for each row elsewhere.

The statement is made once, and each distinct day, moment and the like becomes once what is kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, insert

from desktop_app.storage import changes

Row = Mapping[str, Any]


def put(connection: Connection, table: Table, rows: Sequence[Row], ids: Sequence[int]) -> None:
    """All rows have the same columns. The unit of work is told of them, as of any others.

    Only of a database in a file: it names its values by question marks.
    """
    names = ["id", *rows[0]]
    given = {name: [row[name] for row in rows] for name in rows[0]} | {"id": ids}
    given |= {
        column.name: [_default(column) for _row in rows]
        for column in table.columns
        if column.name not in given and column.default is not None
    }
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=names)
    order = compiled.positiontup or ()
    values = [_kept(connection, table.c[name], given[name]) for name in order]
    connection.exec_driver_sql(str(compiled), list(zip(*values, strict=True)))
    changes.put_in_many(connection, table, rows)


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    return default.arg(None) if default.is_callable else default.arg


def _kept(connection: Connection, column: Column[Any], values: Sequence[Any]) -> Sequence[Any]:
    """The values of a column as the database has them."""
    dialect = connection.dialect
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        if type(values[0]) is str or not isinstance(values[0], str):
            return values
        # Of a word of ours SQLite asks each time what it is.
        return [str(value) if isinstance(value, str) else value for value in values]
    return list(_each_once(values, process, is_json=isinstance(column.type, JSON)))


def _each_once(
    values: Sequence[Any], process: Callable[[Any], Any], *, is_json: bool
) -> Iterator[Any]:
    """A list has no hash: it is the same where it is the same object, which lives on meanwhile."""
    known: dict[Any, Any] = {}
    for value in values:
        key = id(value) if is_json else value
        found = known.get(key, known)
        if found is known:
            found = known[key] = process(value)
        yield found
