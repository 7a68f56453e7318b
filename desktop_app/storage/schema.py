"""Opening a database: made when new, refused when older, newer or not as its version says.

An older one is upgraded only by whoever asks for it. Tables that are not what their version says
would be a bug when they are met later.
"""

import errno
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exc, inspect, text

from desktop_app import paths
from desktop_app.disk import private
from desktop_app.disk.held import tried
from desktop_app.disk.long_paths import openable
from desktop_app.disk.names import wrong_in
from desktop_app.keys.files import ring_file
from desktop_app.storage.database import Database, Upgraded
from desktop_app.storage.opening import begun, totals, whole
from desktop_app.storage.opening.first_look import VERSIONS, require_our_file, require_ours
from desktop_app.storage.opening.log import log_of, require_own_log
from desktop_app.storage.person_keys import Progress
from desktop_app.storage.shape import compared as shape
from desktop_app.storage.trouble import DatabaseTrouble

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0019"
"""The newest migration; a test holds it against the migrations themselves."""

_SHOWN = 5
"""Of many differences between tables the first few are told, and how many more there are."""

# What Alembic and the database say of a table, a column or a constraint that is not there.
_NOT_AS_EXPECTED = (exc.SQLAlchemyError, KeyError, ValueError)


def copy_aside(database: Database, revision: str) -> Path | None:
    """A proved copy beside a file, before anything of it is changed; None of a server's.

    Who opens the database opens the copy: its keys lie beside it too. A copy that is there already,
    such as one of an interrupted attempt, is left alone. Raises DatabaseTrouble, leaving nothing.
    """
    if not database.is_file:
        return None
    path = openable(Path(database.place))
    name = f"{path.stem}-before-{HEAD}-from-{revision}"
    names = (name if turn == 1 else f"{name}-{turn}" for turn in count(1))
    copies = (path.with_name(f"{each}{path.suffix}") for each in names)
    copy = next(free for free in copies if not free.exists())
    try:
        with suppress(OSError):  # told by SQLite; it fills an empty file, and keeps its mode
            private.new(copy).close()
        _copy_proved(database, copy)
        if database.is_encrypted and ring_file(path).exists():
            copyfile(ring_file(path), ring_file(copy))
            ring_file(copy).chmod(private.FILE)
    except BaseException as error:
        with suppress(OSError):  # what stopped it is told
            copy.unlink(missing_ok=True)
            ring_file(copy).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise DatabaseTrouble("folder", because=error) from error
        raise
    return copy


def _copy_proved(database: Database, copy: Path) -> None:
    """Of one moment, opened where it lies: every page whole, every count and sum the same."""
    with database.read() as connection:
        expected = totals.totals(connection)
        database.copy_into(copy, connection)
    opened = database.with_its_key(copy)
    try:
        with opened.read() as connection:
            whole.require_pages(connection, is_encrypted=opened.is_encrypted)
            totals.require_same(connection, expected)
            if totals.totals(connection).keys() != expected.keys():
                raise DatabaseTrouble("damaged")
    finally:
        opened.close()


BeforeMigration = Callable[[Database, str], Path | None]
"""What is done with a database of a revision before it is upgraded; what it leaves, if anything."""


def open_database(
    place: str | Path,
    *,
    must_exist: bool = False,
    key: bytes | None = None,
    upgrade: bool = False,
    before_migration: BeforeMigration = copy_aside,
    progress: Progress | None = None,
) -> Database:
    """A database ready for work; a new one unless it ``must_exist``. Raises DatabaseTrouble.

    An older one is “older” unless it is to be upgraded: then ``database.upgraded`` says what was
    done, and ``progress`` is told how far it is once that can be said.
    """
    database = Database(place, key)
    try:
        if database.is_file:
            begun.end_it(Path(database.place))
        revision = _looked_at(database, must_exist, key)
        if revision is None:
            _keep_a_log(database)
            migrate(database)
        elif revision != HEAD:
            if not upgrade:
                raise DatabaseTrouble("older", f"{revision} → {HEAD}")
            _keep_a_log(database)
            _upgrade(database, revision, before_migration, progress)
        else:
            _keep_a_log(database)
    except BaseException:
        database.close()
        raise
    database.revision = HEAD
    return database


def _looked_at(database: Database, must_exist: bool, key: bytes | None) -> str | None:
    """Which migration the tables are of, None where there are none; nothing is changed by it."""
    if database.is_file:
        require_readable(Path(database.place), must_exist, key)
    with database.read() as connection:
        # One query holds for both answers: another program may be making the tables right now.
        tables = inspect(connection).get_table_names()
        require_ours(set(tables), lambda: _revision(connection), HEAD)
        revision = _revision(connection) if VERSIONS in tables else None
        if revision == HEAD:
            _require_our_tables(connection)
        else:  # what acts by itself would do so while they are brought to this version
            _require_none(shape.code(connection))
        if not database.is_file:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
            if encoding != "UTF8":
                raise DatabaseTrouble("encoding")
    if revision is None and must_exist and not database.is_file:
        raise DatabaseTrouble("no database")
    return revision


def require_readable(place: Path, must_exist: bool, key: bytes | None = None) -> None:
    """A file that is there is ours, and so is the log beside it; where there is none, its folder is
    there. Raises DatabaseTrouble."""
    path = openable(place)
    is_new = _is_new(path, must_exist)
    try:
        if not is_new:
            require_our_file(path, HEAD, key)
            require_own_log(path, key)
        elif log_of(path).exists() and log_of(path).stat().st_size:
            raise DatabaseTrouble("foreign log", log_of(path).name)
    except OSError as error:
        raise DatabaseTrouble("folder", because=error) from error


def _upgrade(
    database: Database,
    revision: str,
    before_migration: BeforeMigration,
    progress: Progress | None,
) -> None:
    left = before_migration(database, revision)
    try:
        migrate(database, progress=progress)
    except _NOT_AS_EXPECTED as error:
        raise DatabaseTrouble("other tables", f"{revision} → {HEAD}") from error
    database.upgraded = Upgraded(revision, HEAD, left)


def _keep_a_log(database: Database) -> None:
    """Readers and writers do not wait for each other. It changes the file, and stays.

    SQLite does not wait for its turn here, such as where two programs make one database.
    """
    if not database.is_file:
        return
    tried(
        lambda: database.run_alone("PRAGMA journal_mode=WAL"),
        lambda error: isinstance(error, DatabaseTrouble) and error.kind == "busy",
    )


def _is_new(path: Path, must_exist: bool) -> bool:
    """Whether there is nothing in the file yet; its folder is there afterwards."""
    if wrong_in(path):  # Windows would take it for another file, or for none
        raise DatabaseTrouble("folder", because=OSError(errno.EINVAL, "", str(path)))
    try:
        there = path.exists()
        is_new = not there or path.stat().st_size == 0
        if not must_exist:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseTrouble("folder", because=error) from error
    if must_exist and not there:
        raise DatabaseTrouble("not there", path.name)
    if must_exist and is_new:  # opening an empty file would make an office of it
        raise DatabaseTrouble("not a database")
    return is_new


def _revision(connection: Connection) -> str | None:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _require_our_tables(connection: Connection) -> None:
    _require_none(shape.differences(connection))


def _require_none(found: list[str]) -> None:
    if found:
        more = f" … +{len(found) - _SHOWN}" if len(found) > _SHOWN else ""
        raise DatabaseTrouble("other tables", ", ".join(found[:_SHOWN]) + more)


def alembic_config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(
    database: Database, revision: str = "head", *, progress: Progress | None = None
) -> None:
    """Bring the tables up to date in one transaction, or leave them as they were.

    Foreign keys are off meanwhile, because rebuilding a table would otherwise empty its children;
    they are checked before anything is kept, and so are the tables, the rows and the money in them.
    Raises DatabaseTrouble.
    """
    from alembic import command

    with database.begin_migration() as connection:
        connection.execution_options(progress=progress)
        before = totals.totals(connection)
        command.upgrade(alembic_config(connection), revision)
        if revision == "head":
            _require_our_tables(connection)
        if database.is_file:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise DatabaseTrouble("damaged")
        totals.require_same(connection, before)
    database.close()
