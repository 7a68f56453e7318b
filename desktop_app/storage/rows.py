"""From rows to records, frozen, typed, with no session behind them; and a new row's id.

What a consistent look has asked is not asked again: the answer can't be another one.
"""

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from enum import Enum
from functools import cache, partial, wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, get_type_hints

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    Table,
    any_,
    func,
    insert,
    literal,
    select,
)

from desktop_app.records.stored_words import meaning_of

R = TypeVar("R")
Reading = Callable[[Any], Any]
"""From a column's value to the field's."""
P = ParamSpec("P")
Read = Callable[Concatenate[Connection, P], R]

ANSWERS = "answers"
"""The option of a connection that keeps them; only one that changes nothing has it."""

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


def reader(record: type[R], columns: Iterable[str], **by_hand: Reading) -> Callable[..., R]:
    """What `to_record` does, for many rows of the same columns, which are looked up once.

    ``by_hand`` says how the values of some fields are read.
    """
    names, enums = list(columns), _readers(record)  # type: ignore[arg-type]
    others = [name for name in names if name not in enums]
    read: list[tuple[str, Reading]] = list(by_hand.items())
    for name, enum in enums.items():
        if enum and name in names and name not in by_hand:
            read.append((name, cache(partial(meaning_of, enum))))

    def made(row: Row[Any], **more: Any) -> R:
        found = dict(zip(names, row, strict=True))
        for name in others:
            del found[name]
        for name, how in read:
            found[name] = how(found[name])
        return record(**found, **more)

    return made


def all_of(
    record: type[R], connection: Connection, query: Select[Any], **by_hand: Reading
) -> list[R]:
    """The records of every row; ``by_hand`` as `reader` has it."""
    result = connection.execute(query)
    return list(map(reader(record, result.keys(), **by_hand), result.all()))


def all_ids(connection: Connection, query: Select[tuple[int]]) -> list[int]:
    """The ids that a query gives, in its order: said as one value, for a list has all of its own,
    and a row for each takes several times as long."""
    found = query.subquery()
    (said,) = found.c
    if connection.dialect.name == "sqlite":
        text = connection.scalar(select(func.json_group_array(said)).select_from(found))
        return list(json.loads(text or "[]"))
    return list(connection.scalar(select(func.array_agg(said)).select_from(found)) or ())


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


def among(
    connection: Connection, column: ColumnElement[int], ids: Collection[int]
) -> ColumnElement[bool]:
    """Rows of any number of these ids, in one question: many are said as one value.

    Of none nothing is to be asked: whoever may have none says so first.
    """
    if len(ids) <= _AT_ONCE:
        return column.in_(sorted(ids))
    if connection.dialect.name == "sqlite":
        said = literal(json.dumps(sorted(ids)), String)
        return column.in_(select(func.json_each(said).table_valued("value").c.value))
    return column == any_(literal(sorted(ids), ARRAY(Integer)))


# Asking once


def asked_once(read: Read[P, R]) -> Read[P, R]:
    """Let a reading answer from memory within one look; in a unit of work it always reads.

    Lists and sets that it is given say of whom, in whatever order.
    """

    asks = signature(read)

    @wraps(read)
    def once(connection: Connection, /, *given: P.args, **named: P.kwargs) -> R:
        answers: dict[Any, R] | None = connection.get_execution_options().get(ANSWERS)
        if answers is None:
            return read(connection, *given, **named)
        asked = asks.bind(connection, *given, **named)
        asked.apply_defaults()
        question = (read, *map(_hashable, asked.args[1:]), *map(_hashable, asked.kwargs.values()))
        if question not in answers:
            answers[question] = read(connection, *given, **named)
        return _own(answers[question])

    return once


def _hashable(value: Any) -> Hashable:
    return frozenset(value) if isinstance(value, (set, list)) else value


def _own(answer: R) -> R:
    """A list of one's own: who is given it may change it."""
    return copy(answer) if isinstance(answer, (list, dict, set)) else answer
