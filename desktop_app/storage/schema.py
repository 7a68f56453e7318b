"""Opening a database: made when new, migrated when old, refused when newer than the program.

Refused as well is one whose tables are not what its version says: met later it would be a bug.
"""

import errno
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exc, inspect, text

from desktop_app import paths
from desktop_app.disk import exchange
from desktop_app.disk.held import tried
from desktop_app.disk.long_paths import openable
from desktop_app.disk.names import wrong_in
from desktop_app.storage import shape
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0008"
"""The newest migration; a test holds it against the migrations themselves."""

_SHOWN = 5
"""Of many differences between tables the first few are told, and how many more there are."""

# What Alembic and the database say of a table, a column or a constraint that is not there.
_NOT_AS_EXPECTED = (exc.SQLAlchemyError, KeyError, ValueError)


def open_database(
    place: str | Path, *, must_exist: bool = False, key: bytes | None = None
) -> Database:
    """A database ready for work. Raises DatabaseTrouble."""
    database = Database(place, key)
    try:
        _finish_exchange(database)
        _prepare(database, must_exist)
    except BaseException:
        database.close()
        raise
    return database


def _finish_exchange(database: Database) -> None:
    """Where a backup was taking the database's place when the program ended, it takes it now."""
    if not database.is_file:
        return
    try:
        exchange.finish(Path(database.place))
    except OSError as error:
        raise DatabaseTrouble("folder", because=error) from error


def _prepare(database: Database, must_exist: bool) -> None:
    is_new = False
    if database.is_file:
        is_new = _is_new(openable(Path(database.place)), must_exist)
    with database.read() as connection:
        # One query holds for both answers: another program may be making the tables right now.
        tables = inspect(connection).get_table_names()
        revision = _revision(connection) if "alembic_version" in tables else None
        strange = revision is None and bool(tables)
        if revision == HEAD:
            _require_our_tables(connection)
        if not database.is_file:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
            if encoding != "UTF8":
                raise DatabaseTrouble("encoding")
    if strange:
        raise DatabaseTrouble("not ours")
    if revision is None and must_exist and not database.is_file:
        raise DatabaseTrouble("no database")
    if revision is not None and revision > HEAD:
        raise DatabaseTrouble("newer")
    if database.is_file:
        _keep_a_log(database)
    if revision == HEAD:
        return
    if revision is None:
        migrate(database)
        return
    if database.is_file and not is_new:
        _copy_aside(database, revision)
    try:
        migrate(database)
    except _NOT_AS_EXPECTED as error:
        raise DatabaseTrouble("other tables", f"{revision} → {HEAD}") from error


def _keep_a_log(database: Database) -> None:
    """Readers and writers do not wait for each other. It changes the file, and stays.

    SQLite does not wait for its turn here, such as where two programs make one database.
    """
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
    found = shape.differences(connection)
    if found:
        more = f" … +{len(found) - _SHOWN}" if len(found) > _SHOWN else ""
        raise DatabaseTrouble("other tables", ", ".join(found[:_SHOWN]) + more)


def _copy_aside(database: Database, revision: str) -> None:
    """A whole copy beside the database, before anything of it is changed. Raises DatabaseTrouble.

    A copy that is there already, such as one of an interrupted attempt, is left alone.
    """
    path = openable(Path(database.place))
    name = f"{path.stem}-before-{HEAD}-from-{revision}"
    names = (name if turn == 1 else f"{name}-{turn}" for turn in count(1))
    copies = (path.with_name(f"{each}{path.suffix}") for each in names)
    copy = next(free for free in copies if not free.exists())
    database.run_alone("VACUUM INTO ?", str(copy))


def alembic_config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the tables up to date in one transaction, or leave them as they were.

    Foreign keys are off meanwhile, because rebuilding a table would otherwise empty its children;
    they are checked before anything is kept, and so are the tables. Raises DatabaseTrouble.
    """
    from alembic import command

    with database.begin_migration() as connection:
        command.upgrade(alembic_config(connection), revision)
        if revision == "head":
            _require_our_tables(connection)
        if database.is_file:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise DatabaseTrouble("damaged")
    database.close()
