"""The database as a whole: its file, its references, its version."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, text


def damages(connection: Connection, most: int) -> list[str]:
    """What SQLite finds damaged in its file, at most so much; empty where all is well."""
    found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    return [what for what in found[:most] if what != "ok"]


def quick_damages(connection: Connection) -> list[str]:
    """The first thing that is wrong with the file's pages; without comparing indices with rows."""
    found = connection.execute(text("PRAGMA quick_check(1)")).scalars().all()
    return [what for what in found if what != "ok"]


def rows_left_alone(connection: Connection) -> Mapping[str, int]:
    """By table of an SQLite file, how many rows belong to something that is gone."""
    return Counter(row[0] for row in connection.execute(text("PRAGMA foreign_key_check")))


def revision(connection: Connection) -> str | None:
    """Which migration the tables are of; None where none is named."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
