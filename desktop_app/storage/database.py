"""One database: opening it safely, units of work, and what can go wrong with it.

SQLite runs through sqlcipher3, whose bundled library is free of the WAL-reset bug that many
systems' own SQLite still has. With a key the file is encrypted, page by page, and no page that was
changed by anything else is ever taken for data; without one it is an ordinary SQLite file, as the
practice office has it. PostgreSQL serves several PCs.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, exc
from sqlalchemy.pool import QueuePool

from desktop_app.disk import private
from desktop_app.disk.errors import is_full
from desktop_app.disk.long_paths import openable
from desktop_app.disk.network import is_network
from desktop_app.records.plain_text import has_unkept
from desktop_app.storage import changes
from desktop_app.storage.opening import log, readable
from desktop_app.storage.opening.raw import unchanging
from desktop_app.storage.rows import ANSWERS
from desktop_app.storage.trouble import DatabaseTrouble, trouble_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as SqliteConnection

BUSY_SECONDS = 10
SILENT_SECONDS = 60
"""How long a server waits for a PC in the middle of its work, such as one without power."""

_LONGEST_PATH = 1_030 if os.name == "nt" else 500
"""In bytes: SQLite takes no longer one, though the system would."""

_WRITERS = 20261121
"""The lock that PostgreSQL's writers take in turn: any number that is always the same."""

_PRAGMAS = (
    # FULL: with NORMAL a power cut loses commits that were already confirmed.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    # Sorting leaves nothing on the disk, whatever library is beneath.
    "PRAGMA temp_store=MEMORY",
)


class Upgraded(NamedTuple):
    """From which migration a database was brought to which, and the copy that was made first."""

    before: str
    after: str
    copy: Path | None


class Database:
    """Gives units of work on one database. ``place`` is a file path or a PostgreSQL URL.

    ``key`` is what an encrypted file was encrypted with: 32 random bytes, see `desktop_app.keys`.
    ``as_it_lies``: a file that nobody works on, such as a backup, is only read, and nothing is made
    beside it.
    """

    revision = ""
    """Which migration the tables are of, as this program knows them; empty where nobody looked."""
    upgraded: Upgraded | None = None
    """What was done to them when they were opened."""

    def __init__(
        self, place: str | Path, key: bytes | None = None, *, as_it_lies: bool = False
    ) -> None:
        self.place = str(place)
        self.is_file = "://" not in self.place
        self.is_encrypted = key is not None
        self._key = key
        self.engine = (
            _sqlite_engine(Path(self.place), key, as_it_lies=as_it_lies)
            if self.is_file
            else _server(self.place)
        )
        changes.notice(self.engine)
        event.listen(self.engine, "before_cursor_execute", _refuse_unkept)
        self._reading = {"read_only": True} if self.is_file else _SNAPSHOT

    @property
    def shown_name(self) -> str:
        """What to call it on screen: the file's name, or the server's, without a password."""
        if self.is_file:
            return Path(self.place).name
        from desktop_app.storage.server import address

        return address.shown(self.engine.url)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A unit of work: all of it is kept, or nothing. Raises DatabaseTrouble.

        Those of all PCs come one after the other, so what is read first still holds at the end.
        “Upgraded meanwhile” where another PC has brought the tables to another version since.
        """
        with (
            self._known_trouble(),
            self.engine.begin() as connection,
            self._nothing_but_what_was_written(connection),
        ):
            if self.revision:
                self._require_revision(connection)
            yield connection

    def _require_revision(self, connection: Connection) -> None:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found != self.revision:
            raise DatabaseTrouble("upgraded meanwhile")

    @contextmanager
    def begin_migration(self) -> Iterator[Connection]:
        """A unit of work during which foreign keys are not enforced. Raises DatabaseTrouble."""
        with (
            self._known_trouble(),
            self.engine.connect().execution_options(migrating=True) as connection,
            connection.begin(),
            self._nothing_but_what_was_written(connection),
        ):
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent look that changes nothing. Raises DatabaseTrouble."""
        with (
            self._known_trouble(),
            self.engine.connect().execution_options(**self._reading, **{ANSWERS: {}}) as connection,
            self._nothing_but_what_was_written(connection),
        ):
            yield connection

    def run_alone(self, statement: str, *values: str) -> None:
        """A statement that SQLite takes in no unit of work. Raises DatabaseTrouble."""
        from sqlcipher3 import dbapi2

        with self._known_trouble(), closing(self.engine.raw_connection()) as raw:
            try:
                raw.execute(statement, values)
            except dbapi2.Error as error:
                raise exc.DBAPIError(statement, None, error) from error

    def with_its_key(self, file: Path, *, as_it_lies: bool = True) -> Database:
        """Another file that the same key opens."""
        return Database(file, self._key, as_it_lies=as_it_lies)

    def copy_into(self, file: Path, seen: Connection) -> None:
        """All that ``seen`` sees, into a new file of the same key. Raises DatabaseTrouble.

        In one step: one page after the other would begin anew with every act of somebody else.
        """
        from sqlcipher3 import dbapi2

        raw: Any = seen.connection.dbapi_connection
        with self._known_trouble():
            try:
                with closing(_connected(str(openable(file)), self._key)) as copy:
                    raw.backup(copy)
                    copy.execute("PRAGMA journal_mode=DELETE")  # it is whole without a log
            except dbapi2.Error as error:
                raise exc.DBAPIError("backup", None, error) from error

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _nothing_but_what_was_written(self, connection: Connection) -> Iterator[None]:
        """DatabaseTrouble where a page that fails its check was read as zeros.

        SQLCipher says so only to whoever reads on: the last page of a paper would be empty, and
        nobody would know. What makes no sense for that reason is no bug.
        """
        try:
            yield
        except (exc.DBAPIError, DatabaseTrouble):
            raise
        except Exception as error:
            if self._has_read_zeros(connection):
                raise DatabaseTrouble("damaged") from error
            raise
        if self._has_read_zeros(connection):
            raise DatabaseTrouble("damaged")

    def _has_read_zeros(self, connection: Connection) -> bool:
        if not self.is_encrypted:
            return False
        raw: Any = connection.connection.dbapi_connection
        found = bool(raw.execute("PRAGMA cipher_status").fetchone() == ("0",))
        if found:
            connection.invalidate()  # it would refuse every other page too
        return found

    @contextmanager
    def _known_trouble(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            found = trouble_of(error)
            if found is error:
                raise
            raise self._looked_into(found) from error

    def _looked_into(self, found: Exception) -> Exception:
        """The same trouble, with what the system says where SQLite or libpq leaves it open."""
        if not isinstance(found, DatabaseTrouble):
            return found
        if not self.is_file:
            return self._certificate_looked_at() if found.kind == "certificate" else found
        path = openable(Path(self.place))
        if found.kind == "disk failing" and is_full(path.parent):
            return DatabaseTrouble("disk full")  # no room for the index that WAL keeps beside it
        if found.kind == "folder":
            return DatabaseTrouble("folder", because=_refusal(path))
        return found

    def _certificate_looked_at(self) -> DatabaseTrouble:
        from desktop_app.storage.server import certificate

        return certificate.looked_at(self.engine.url)


def _refuse_unkept(
    _connection: Connection, _cursor: Any, _statement: str, given: Any, *_rest: Any
) -> None:
    """Text that comes past every field, such as from a command or a workbook."""
    for row in given if isinstance(given, list) else (given,):
        values = row.values() if isinstance(row, dict) else row
        if has_unkept("".join([value for value in values if isinstance(value, str)])):
            raise DatabaseTrouble("text")


def _refusal(path: Path) -> OSError | None:
    """What the system says to whoever opens the file as SQLite did."""
    if len(os.fsencode(path)) > _LONGEST_PATH:
        return OSError(errno.ENAMETOOLONG, "", str(path))
    try:
        if path.exists():
            path.open("r+b").close()
        else:
            path.touch(exist_ok=False)
            path.unlink()
    except OSError as error:
        return error
    return None


_SNAPSHOT = {
    "read_only": True,
    "postgresql_readonly": True,
    "isolation_level": "REPEATABLE READ",
}

_LINK = {
    # A server that is switched off is noticed within half a minute, not after hours.
    "connect_timeout": BUSY_SECONDS,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "client_encoding": "utf8",
    # Prepared statements break when another PC migrates the tables, or behind a pooler.
    "prepare_threshold": None,
}


def _server(url: str) -> Engine:
    from desktop_app.storage.server import link
    from desktop_app.storage.server.address import parsed

    address = parsed(url)
    engine = create_engine(
        address,
        connect_args=_LINK | link.tls(address),
        isolation_level="READ COMMITTED",
        hide_parameters=True,
        pool_pre_ping=True,
    )
    link.take_password_from_store(engine, address)

    @event.listens_for(engine, "connect")
    def limit_waiting(raw: Any, _record: object) -> None:
        raw.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        raw.execute(f"SET idle_in_transaction_session_timeout = '{SILENT_SECONDS}s'")
        raw.commit()

    @event.listens_for(engine, "begin")
    def one_writer(connection: Connection) -> None:
        # As on SQLite: then no act needs locks of its own against two first numbers of a year, two
        # closings or two applications of one child, and none is ever to be repeated. For the ten
        # PCs of an office the turns are short. READ COMMITTED matters: a snapshot taken while
        # waiting would not show what the writer before has just kept.
        if not connection.get_execution_options().get("read_only"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    @event.listens_for(engine, "handle_error")
    def without_details(context: ExceptionContext) -> None:
        # PostgreSQL's details quote the row, such as a person's IIN.
        told = getattr(context.original_exception, "diag", None)
        if told is not None and told.message_primary and context.sqlalchemy_exception:
            original = context.original_exception
            original.args = (told.message_primary,)
            name = f"{type(original).__module__}.{type(original).__name__}"
            context.sqlalchemy_exception.args = (f"({name}) {told.message_primary}",)

    return engine


def use_key(connection: SqliteConnection, key: bytes) -> None:
    """The first words to a connection with an encrypted file; a raw key opens without delay."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # It would tell pages that can't be read on the standard error; what happened is told by us.
    connection.execute("PRAGMA cipher_log_level = NONE")


def _make_for_the_user_alone(file: Path) -> None:
    """A file that is not there yet lets nobody else in; SQLite gives -wal and -shm its mode."""
    if len(os.fsencode(file)) <= _LONGEST_PATH:
        with suppress(OSError):  # it is there already; or SQLite fails as well, and is asked why
            private.new(file).close()


def _connected(name: str, key: bytes | None) -> SqliteConnection:
    """``name`` is a path, or SQLite's address of a file."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        name,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        isolation_level=None,
        uri=name.startswith("file:"),
    )
    try:
        if key is not None:
            use_key(connection, key)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()  # Windows renames no file that is still open
        raise
    return connection


def _sqlite_engine(path: Path, key: bytes | None, *, as_it_lies: bool) -> Engine:
    if is_network(path) and not as_it_lies:
        raise DatabaseTrouble("network share")
    from sqlcipher3 import dbapi2

    was_there: list[Path] = []

    def connect() -> SqliteConnection:
        if as_it_lies:
            return _connected(unchanging(path), key)
        file = openable(path)
        if was_there and not file.exists():  # SQLite would make an empty one in its place
            raise DatabaseTrouble("not there", path.name)
        _make_for_the_user_alone(file)
        made = _connected(str(file), key)
        was_there.append(file)
        return made

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, hide_parameters=True
    )

    readable.only(engine)

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("migrating"):
            _raw(connection).execute("PRAGMA foreign_keys=OFF")
        # A reader begins lazily, so that it never waits for a writer nor makes one wait.
        connection.exec_driver_sql("BEGIN" if options.get("read_only") else "BEGIN IMMEDIATE")
        connection.info[_CHANGES] = _raw(connection).total_changes

    @event.listens_for(engine, "commit")
    def link_states(connection: Connection) -> None:
        if _raw(connection).total_changes != connection.info[_CHANGES]:
            log.link(_raw(connection))

    return engine


_CHANGES = "changes before"
"""Under which a connection keeps how many rows it had changed when its unit of work began."""


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
