"""Who works in the office, by their ids: names and roles change."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop_app.identity.sorting import sort_key
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.storage.edits import change
from desktop_app.storage.rows import all_of, asked_once, insert_row, one_of
from desktop_app.storage.tables import workers


@asked_once
def by_id(connection: Connection, worker_id: int) -> Worker | None:
    """Somebody of the list; None for who has left it or was never on it."""
    query = select(workers).where(workers.c.id == worker_id, workers.c.active)
    return one_of(Worker, connection, query)


def is_empty(connection: Connection) -> bool:
    """Whether nobody ever was on the list: a new office."""
    return not connection.scalar(select(func.count()).select_from(workers))


def has_administrator(connection: Connection) -> bool:
    """Whether somebody looks after the office: not in a new one, nor in one of before 0.2."""
    query = select(func.count()).select_from(workers)
    return bool(connection.scalar(query.where(workers.c.role == Role.ADMINISTRATOR)))


def at_work(connection: Connection) -> list[Worker]:
    found = all_of(Worker, connection, select(workers).where(workers.c.active))
    return sorted(found, key=lambda worker: sort_key(worker.name))


def retired(connection: Connection) -> list[Worker]:
    """Workers who left; their names stay taken, because acts are on file under them."""
    return all_of(Worker, connection, select(workers).where(~workers.c.active))


def save_worker(connection: Connection, entry: Worker, who: str, when: datetime) -> int:
    """Put a worker on file, or change one; whoever had left is back. Raises ChangedMeanwhile."""
    values = {**asdict(entry), "active": True}
    del values["id"], values["version"]
    if entry.id:
        change(connection, workers, entry.id, entry.version, values, who=who, when=when)
        return entry.id
    values |= {"version": 1, "changed_by": who, "changed_at": when}
    return insert_row(connection, workers, values)


def retire_worker(connection: Connection, entry: Worker, who: str, when: datetime) -> None:
    """Take a worker out of the list. Raises ChangedMeanwhile."""
    gone = {"active": False}
    change(connection, workers, entry.id, entry.version, gone, who=who, when=when)
