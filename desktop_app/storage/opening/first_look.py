"""Whose a database is, asked before anything of it is touched."""

import re
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

from desktop_app.storage.opening.raw import looked_at
from desktop_app.storage.trouble import DatabaseTrouble

VERSIONS = "alembic_version"
"""The table in which Alembic, ours or another program's, keeps which migration was the last."""

_OUR_FIRST = frozenset({"acts", "applications", "office", "people", "workers"})
"""Tables that every version of the program has made."""
_ENOUGH = 3
"""Of those are ours beyond doubt, even where somebody has removed one."""
_OURS = re.compile(r"\d{4}")
"""How our migrations are numbered; other programs name theirs otherwise, or by chance alike."""


def require_ours(tables: Collection[str], revision: Callable[[], str | None], head: str) -> None:
    """DatabaseTrouble where the tables are another program's, or a newer version's of this one.

    Without any table it is nobody's yet.
    """
    if not tables:
        return
    if VERSIONS not in tables:
        raise DatabaseTrouble("not ours")
    found = revision()
    if found is None and tables == {VERSIONS}:
        return  # an attempt to make the tables was undone, on a server
    is_numbered = found is not None and _OURS.fullmatch(found) is not None
    if not is_numbered or len(_OUR_FIRST.intersection(tables)) < _ENOUGH:
        raise DatabaseTrouble("not ours")
    if found is not None and found > head:
        raise DatabaseTrouble("newer")


def require_our_file(file: Path, head: str, key: bytes | None = None) -> None:
    """The same of a file that is there: it stays as it is, to the byte, and so does its folder.

    What can't be read so, such as while another program puts pages into it, is told by whoever
    opens the file.
    """
    from sqlcipher3 import dbapi2

    try:
        with closing(looked_at(file, key)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = {name for (name,) in rows}

            def revision() -> str | None:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return None if row is None else str(row[0])

            require_ours(tables, revision, head)
    except dbapi2.Error:
        return
