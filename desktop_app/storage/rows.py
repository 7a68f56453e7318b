"""From rows to records, frozen, typed, with no session behind them; and a new row's id."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import Connection, Row, Select, Table, insert

from desktop_app.records.stored_words import meaning_of

R = TypeVar("R")

_AT_ONCE = 500
"""So many rows are asked for at once: a database takes only so many values in one question."""


class NotOnFile(LookupError):
    """There is no row of this id: it was never given, or its row is gone. Names the kind only."""


@cache
def _readers(record: Any) -> Mapping[str, type[Enum] | None]:
    return {
        name: hint if isinstance(hint, type) and issubclass(hint, Enum) else None
        for name, hint in get_type_hints(record).items()
    }


def to_record(record: type[R], row: Row[Any], **more: Any) -> R:
    """A record from the columns that bear its fields' names; ``more`` gives or replaces fields."""
    columns = row._mapping
    found = {
        name: meaning_of(enum, columns[name]) if enum else columns[name]
        for name, enum in _readers(record).items()  # type: ignore[arg-type]
        if name in columns and name not in more
    }
    return record(**found, **more)


def all_of(record: type[R], connection: Connection, query: Select[Any]) -> list[R]:
    return [to_record(record, row) for row in connection.execute(query)]


def one_of(record: type[R], connection: Connection, query: Select[Any]) -> R | None:
    row = connection.execute(query).first()
    return None if row is None else to_record(record, row)


def only(record: type[R], connection: Connection, query: Select[Any], what: str) -> R:
    """The record of an id. Raises NotOnFile, naming ``what`` it would be, where there is none."""
    return to_record(record, only_row(connection, query, what))


def only_row(connection: Connection, query: Select[Any], what: str) -> Row[Any]:
    """The row of an id. Raises NotOnFile, naming ``what`` it would be, where there is none."""
    row = connection.execute(query).first()
    if row is None:
        raise NotOnFile(f"no such {what}")
    return row


def insert_row(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Keep a new row; its id."""
    result = connection.execute(insert(table).values(**values))
    (row_id,) = result.inserted_primary_key or (0,)
    return int(row_id)


def at_once(wanted: Sequence[R]) -> Iterator[Sequence[R]]:
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
