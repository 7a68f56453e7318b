"""What can be read of an office of any version, before anything of it is changed."""

from dataclasses import dataclass, fields

from sqlalchemy import Connection, column, inspect, select, table

from desktop_app.identity.sorting import sort_key
from desktop_app.records.people import Office, Worker
from desktop_app.storage.rows import all_of

_OFFICE = table("office", column("key"), column("value"))


@dataclass(frozen=True)
class Earlier:
    """``revision`` is of the tables, empty where there are none of ours."""

    revision: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    workers: tuple[Worker, ...] = ()

    def setting(self, key: str) -> str:
        return dict(self.settings).get(key, "")

    @property
    def details(self) -> Office:
        """What papers say of the office."""
        return Office(**{field.name: self.setting(field.name) for field in fields(Office)})


def read(connection: Connection) -> Earlier:
    tables = set(inspect(connection).get_table_names())
    if not {"alembic_version", "office", "workers"} <= tables:
        return Earlier()
    version = table("alembic_version", column("version_num"))
    return Earlier(
        revision=connection.scalar(select(version)) or "",
        settings=tuple((row.key, row.value) for row in connection.execute(select(_OFFICE))),
        workers=tuple(_at_work(connection)),
    )


def _at_work(connection: Connection) -> list[Worker]:
    """Not every version has all the columns of this one."""
    known = [each["name"] for each in inspect(connection).get_columns("workers")]
    workers = table("workers", *map(column, known))
    query = select(workers)
    if "active" in known:
        query = query.where(workers.c.active)
    return sorted(all_of(Worker, connection, query), key=lambda worker: sort_key(worker.name))
