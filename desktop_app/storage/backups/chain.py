"""One number for the whole history: another one wherever any entry was changed, added or removed.

It is kept in each backup: an entry's number is that of the one before it, hashed with the entry. A
history of 100 000 entries takes about a second.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple

from sqlalchemy import Connection, String, cast, select

from desktop_app.storage.tables import acts

SINCE = "0008"
"""The migration since which the history has all that is hashed."""
_AT_ONCE = 2_000


class Link(NamedTuple):
    """The number after an entry of the history, by its id; 0 before the first."""

    act: int
    head: str


# As they are stored: JSON that is read and written again may come out otherwise.
_TOLD = [
    acts.c.id,
    cast(acts.c.at, String),
    acts.c.who,
    acts.c.worker_id,
    acts.c.label,
    *(cast(column, String) for column in (acts.c["values"], acts.c.before, acts.c.after)),
]


def links(connection: Connection) -> Iterator[Link]:
    """The number after each entry, from the first on."""
    digest = b""
    for rows in connection.execute(select(*_TOLD).order_by(acts.c.id)).partitions(_AT_ONCE):
        for row in rows:
            told = "\0".join(f"{len(text)}:{text}" for text in map(str, row))
            digest = blake2b(digest + told.encode(), digest_size=32).digest()
            yield Link(row[0], digest.hex())


def head(connection: Connection) -> Link:
    """The number after the last entry."""
    return max(links(connection), default=Link(0, ""))


def parted_at(one: Connection, other: Connection) -> int:
    """The newest entry up to which two histories are the same; 0 where they never were."""
    pairs = zip(links(one), links(other), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return max((pair[0].act for pair in same), default=0)
