"""What a unit of work changes, noticed where it is written: no act can forget to say it (R-8).

A unit of work that is followed keeps each row as it was before the first change of it. When an
entry is put into the history, the entry takes what was changed since the one before it; what is
changed after the last entry belongs to that one. Work that changes something and leaves no entry
is a bug and is not kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Delete,
    Engine,
    Insert,
    Integer,
    LargeBinary,
    Row,
    Select,
    Table,
    Update,
    event,
    select,
    update,
)
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.sql.dml import UpdateBase

from desktop_app.records.decisions import Change
from desktop_app.storage.tables import acts, metadata

Json = Any
Told = dict[str, Json]
"""By table and row, such as ``workers 3``, the values by column; or by table how many rows."""

_OWN_HISTORY = frozenset(
    {
        "acts",
        "drafts",
        "given_numbers",
        "import_rows",
        "key_slots",
        "known_slots",
        "looks",
        "person_values",
        "printings",
        "register_numbers",
        "task_law",
        "task_marks",
        "tasks",
    }
)
"""Tables that are themselves lists of who did what when, or follow from what was done."""

_NOT_TOLD = frozenset({"version", "changed_by", "changed_at", "search", "sort", "sha256", "pin"})
"""Columns that follow from the others, or say who and when as the entry itself does."""

_MOST_ROWS = 20
"""More rows of one table that one statement changes are told by their number."""

_OPTION = "followed_changes"


@dataclass(frozen=True)
class Written:
    """One row that a statement wrote, as far as the statement tells it.

    ``was`` are its values before a change of it; None where only the ``key`` of a new row is known.
    A row of which neither is known may be any one. Of ``many`` new rows only the numbers are kept,
    by their columns: all that they were made of would fill the memory.
    """

    table: Table
    key: Json
    was: Mapping[str, Any] | None
    is_new: bool = False
    many: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    @property
    def rows(self) -> Iterator[Mapping[str, Any]]:
        """What is known of each row."""
        if self.was is not None:
            yield self.was
        for values in zip(*self.many.values(), strict=True):
            yield dict(zip(self.many, values, strict=True))


class Forgotten(Exception):
    """An act that changes something left no entry in the history: a bug."""


class Followed:
    """One unit of work: the rows as they were, and the entries it has put into the history."""

    def __init__(self, act: str) -> None:
        self.act = act
        self.touched: dict[str, list[Json]] = {}
        """The keys of the rows that were changed, by their tables."""
        self.written: list[Written] = []
        """Every row that was written, in the order in which it was."""
        self._before: dict[tuple[Table, Json], Row[Any] | None] = {}
        self._many: dict[str, int] = {}
        self._said: list[tuple[str, Told | None, Told | None]] = []
        self._entry: int | None = None
        self._moment: datetime | None = None
        self._told: tuple[Told, Told] = ({}, {})

    @property
    def is_empty(self) -> bool:
        return not (self._before or self._many or self._said)

    def keep(self, table: Table, key: Json, row: Row[Any] | None) -> None:
        """A row as it was before this unit of work; None for one that was not there."""
        self._before.setdefault((table, key), row)
        keys = self.touched.setdefault(table.name, [])
        if key not in keys:
            keys.append(key)

    def say(self, what: str, was: Told | None, became: Told | None) -> None:
        """Something that is changed outside the tables, such as a file."""
        self._said.append((what, was, became))

    def count(self, table: Table, rows: int) -> None:
        self._many[table.name] = self._many.get(table.name, 0) + rows

    def put_in(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Many new rows, each with the same columns."""
        numbers = {name: [row[name] for row in rows] for name in rows[0] if _is_kept(table, name)}
        self.written.append(Written(table, None, None, is_new=True, many=numbers))

    def take(self, connection: Connection) -> tuple[Told, Told]:
        """What was changed since the entry before: as it was, and as it is now."""
        before: Told = {}
        after: Told = dict(self._many)
        for what, was, became in (*self._rows(connection), *self._said):
            if was is not None:
                before[what] = was
            if became is not None:
                after[what] = became
        self._before, self._many, self._said = {}, {}, []
        return before, after

    def _rows(self, connection: Connection) -> Iterator[tuple[str, Told | None, Told | None]]:
        for (table, key), row in self._before.items():
            now = connection.execute(select(table).where(_key(table) == key)).first()
            yield f"{table.name} {key}", *_differing(table, row, now)

    def moment(self, when: datetime) -> datetime:
        """When the act was done: all its entries say the same, however long it takes."""
        self._moment = self._moment or when
        return self._moment

    def noted(self, entry: int, told: tuple[Told, Told]) -> None:
        """The entry that was just put into the history, and what stands in it."""
        self._entry, self._told = entry, told

    def end(self, connection: Connection) -> None:
        """Give what was changed after the last entry to it; Forgotten where there is none."""
        if self.is_empty:
            return
        if self._entry is None:
            raise Forgotten(self.act)
        more = self.take(connection)
        before, after = ({**told, **late} for told, late in zip(self._told, more, strict=True))
        own = acts.c.id == self._entry
        connection.execute(update(acts).where(own).values(before=before, after=after))


@contextmanager
def followed(connection: Connection, act: str) -> Iterator[Followed]:
    """Notice what is changed for an act until the end of the block. Raises Forgotten."""
    found = Followed(act)
    connection.execution_options(**{_OPTION: found})
    yield found
    found.end(connection)


def of(connection: Connection) -> Followed | None:
    """What a unit of work is followed by, if it is."""
    found: Followed | None = connection.get_execution_options().get(_OPTION)
    return found


def tell(connection: Connection, what: str, was: Told | None, became: Told | None) -> None:
    """Tell the next entry of something that is changed outside the tables, such as a file."""
    found = of(connection)
    if found is not None:
        found.say(what, was, became)


def put_in_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Tell of new rows that came past SQLAlchemy's statements, and so past `notice`."""
    found = of(connection)
    if found is not None and table.name not in _OWN_HISTORY:
        found.put_in(table, rows)
        found.count(table, len(rows))


def notice(engine: Engine) -> None:
    """Look at every statement of the engine's followed units of work."""
    event.listen(engine, "before_execute", _before)
    event.listen(engine, "after_execute", _after)


def _before(connection: Connection, statement: Any, many: Any, single: Any, _options: Any) -> None:
    found, table = of(connection), _followed_table(statement)
    if found is None or table is None or isinstance(statement, Insert):
        return
    if many:
        found.count(table, len(many))
        found.written.append(Written(table, None, None))
        return
    query: Select[Any] = select(table)
    if statement.whereclause is not None:
        query = query.where(statement.whereclause)
    rows = connection.execute(query, single or None).all()
    found.written += [Written(table, row._mapping[_key(table)], dict(row._mapping)) for row in rows]
    if len(rows) > _MOST_ROWS:
        found.count(table, len(rows))
        return
    for row in rows:
        found.keep(table, row._mapping[_key(table)], row)


def _after(
    connection: Connection, statement: Any, many: Any, single: Any, _options: Any, result: Any
) -> None:
    found, table = of(connection), _followed_table(statement)
    if found is None or table is None or not isinstance(statement, Insert):
        return
    key = None if many else _new_key(result)
    if many:
        found.put_in(table, many)
    else:
        given = single if key is None and single else None
        found.written.append(Written(table, key, given, is_new=True))
    if key is None:
        found.count(table, len(many) or 1)
    else:
        found.keep(table, key, None)


def _is_kept(table: Table, name: str) -> bool:
    """Whose a new row is, and which kind it is."""
    whole = isinstance(table.c[name].type, Integer | Boolean) and name not in _NOT_TOLD
    return whole or name == "kind"


def _new_key(result: Any) -> Json:
    """The key of the row that was put on file; None where the statement itself asks for it."""
    try:
        (key,) = result.inserted_primary_key
    except InvalidRequestError:
        return None
    return key


def _followed_table(statement: Any) -> Table | None:
    """The table whose rows a statement changes, if its rows are told."""
    if not isinstance(statement, UpdateBase):
        return None
    assert isinstance(statement, Insert | Update | Delete)
    table = statement.table
    if not isinstance(table, Table) or table.metadata is not metadata:
        return None
    return None if table.name in _OWN_HISTORY else table


def _key(table: Table) -> Any:
    (key,) = table.primary_key.columns
    return key


def _differing(
    table: Table, was: Row[Any] | None, now: Row[Any] | None
) -> tuple[Told | None, Told | None]:
    """The values that differ; of a new row all that says something, of a removed one as well."""
    before, after = ({} if row is None else values_of(table, row) for row in (was, now))
    if was is None or now is None:
        whole = {name: value for name, value in (after or before).items() if _is_short(table, name)}
        said = {name: value for name, value in whole.items() if value not in ("", None)}
        return (None if was is None else said), (None if now is None else said)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return None, None
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def values_of(table: Table, row: Row[Any]) -> Told:
    """A row as an entry tells it."""
    return {
        column.name: _to_json(row._mapping[column])
        for column in table.columns
        if column.name not in _NOT_TOLD
        and not column.primary_key
        and not isinstance(column.type, LargeBinary)
    }


def _is_short(table: Table, name: str) -> bool:
    """What a new row holds as JSON stays in the row itself, which nothing is deleted from."""
    return not isinstance(table.c[name].type, JSON)


def _to_json(value: Any) -> Json:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case dict() | list():
            return {"json": value}
        case _:
            return value


def as_kept(stored: Json) -> Any:
    """A value of an entry as the column had it."""
    match stored:
        case {"moment": text}:
            return datetime.fromisoformat(text)
        case {"date": text}:
            return date.fromisoformat(text)
        case {"json": value}:
            return value
        case _:
            return stored


def told(before: Mapping[str, Json], after: Mapping[str, Json]) -> tuple[Change, ...]:
    """Each value that an entry tells of, in the order they were kept."""
    found = []
    for key in dict.fromkeys([*after, *before]):
        was, became = before.get(key, {}), after.get(key, {})
        if isinstance(became, int):
            continue
        table, _space, row = key.partition(" ")
        for column in dict.fromkeys([*became, *was]):
            values = [as_kept(side.get(column)) for side in (was, became)]
            found.append(Change(table, row, column, *values))
    return tuple(found)
