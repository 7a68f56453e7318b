"""One database: opening it safely, units of work, and what can go wrong with it.

SQLite runs through sqlcipher3, whose bundled library is free of the WAL-reset bug that many
systems' own SQLite still has; the file stays an ordinary SQLite file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

from desktop_app.storage.trouble import DatabaseTrouble, trouble_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as SqliteConnection

BUSY_SECONDS = 10

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # FULL: with NORMAL a power cut loses commits that were already confirmed.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)


class Database:
    """Gives units of work on one database. ``place`` is a file path or a PostgreSQL URL."""

    def __init__(self, place: str | Path) -> None:
        self.place = str(place)
        self.is_file = "://" not in self.place
        self.engine = _sqlite_engine(Path(self.place)) if self.is_file else _server(self.place)

    @property
    def shown_name(self) -> str:
        """What to call it on screen: the file's name, or the server's, without a password."""
        if self.is_file:
            return Path(self.place).name
        return f"{self.engine.url.host}/{self.engine.url.database}"

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A unit of work: all of it is kept, or nothing. Raises DatabaseTrouble."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except exc.DBAPIError as error:
            raise trouble_of(error) from error

    @contextmanager
    def begin_migration(self) -> Iterator[Connection]:
        """A unit of work during which foreign keys are not enforced. Raises DatabaseTrouble."""
        try:
            opened = self.engine.connect().execution_options(migrating=True)
            with opened as connection, connection.begin():
                yield connection
        except exc.DBAPIError as error:
            raise trouble_of(error) from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent look that changes nothing. Raises DatabaseTrouble."""
        try:
            with self.engine.connect().execution_options(read_only=True) as connection:
                yield connection
        except exc.DBAPIError as error:
            raise trouble_of(error) from error

    def close(self) -> None:
        self.engine.dispose()


def _server(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError) as error:
        raise DatabaseTrouble("address") from error
    if parsed.get_backend_name() != "postgresql":
        raise DatabaseTrouble("address")
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True
    )


def _sqlite_engine(path: Path) -> Engine:
    if str(path).startswith(("\\\\", "//")):
        raise DatabaseTrouble("network share")
    from sqlcipher3 import dbapi2

    def connect() -> SqliteConnection:
        connection = dbapi2.connect(
            str(path), timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("migrating"):
            raw = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        # A reader begins lazily, so that it never waits for a writer nor makes one wait.
        connection.exec_driver_sql("BEGIN" if options.get("read_only") else "BEGIN IMMEDIATE")

    return engine
