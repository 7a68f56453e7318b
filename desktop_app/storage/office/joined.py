"""Two schools that were one: whatever refers to the one refers to the other then.

The record that is gone stays on file, and is offered nowhere; which ones those are, the answer
says that they are the same: it names the one that goes on first.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, Select, func, select, update

from desktop_app.records.likeness import Kind, Said
from desktop_app.records.people import Provider
from desktop_app.storage import tables as t
from desktop_app.storage.edits import change
from desktop_app.storage.standing import standing

MOVES = (
    "applications.provider_id",
    "certificates.provider_id",
    "complaints.provider_id",
    "messages.provider_id",
    "requests.provider_id",
)
"""Every reference to a school; a test holds that these are all."""


def _references() -> Iterator[tuple[str, Column[int]]]:
    for each in MOVES:
        table, _dot, column = each.partition(".")
        yield each, t.metadata.tables[table].c[column]


def counted(connection: Connection, school_id: int) -> dict[str, int]:
    """How many rows of each kind refer to a school."""
    found = {
        name: connection.scalar(select(func.count()).where(column == school_id)) or 0
        for name, column in _references()
    }
    return {name: count for name, count in found.items() if count}


def move(connection: Connection, gone: Provider, kept_id: int, who: str, when: datetime) -> None:
    """Let everything of one school refer to the other. ChangedMeanwhile where it was changed."""
    change(connection, t.providers, gone.id, gone.version, {}, who=who, when=when)
    for _name, column in _references():
        statement = update(column.table).where(column == gone.id)
        connection.execute(statement.values({column.name: kept_id}))


def gone_ids() -> Select[tuple[int]]:
    """The schools that go on in another one."""
    columns = t.likeness_answers.c
    return select(columns.other_id).where(
        columns.kind == Kind.SCHOOL, columns.answer == Said.SAME, standing(t.likeness_answers)
    )


def goes_on_in(connection: Connection) -> Mapping[int, int]:
    """By the school that is gone, the one that goes on instead of it now."""
    query = gone_ids().add_columns(t.likeness_answers.c.one_id)
    next_: dict[int, int] = {row.other_id: row.one_id for row in connection.execute(query)}

    def last(school_id: int) -> int:
        return last(next_[school_id]) if school_id in next_ else school_id

    return {gone: last(gone) for gone in next_}
