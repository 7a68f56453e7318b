"""Lists of any length: every id at once, the rows a page at a time, the first page with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection

from desktop_app.services.desk import Desk, Sight

R = TypeVar("R")

PAGE = 100
"""How many rows are read at once."""

MOST_IN_ORDER = 20_000
"""Up to how many rows are put in another order: for that, all of them are read."""


@dataclass(frozen=True)
class Found(Generic[R]):
    """A list at one moment: the ids of all its rows, and by id the rows that are seen at once."""

    ids: list[int]
    rows: Mapping[int, R]


class Listing(Generic[R]):
    """A list as somebody asked for it. Each list says which rows it has and how they are read."""

    sight: ClassVar[Sight] = Sight.CASES
    """What of the office it shows, and so to whom."""

    def ids(self, connection: Connection) -> list[int]:
        raise NotImplementedError

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[R]:
        """The rows of these ids, in their order."""
        raise NotImplementedError

    def find(self, desk: Desk, chosen: int = 0) -> Found[R]:
        """The list with its first page, and with the page on which ``chosen`` stands."""
        with desk.reading(self.sight) as connection:
            return self.found(connection, chosen)

    def found(self, connection: Connection, chosen: int = 0) -> Found[R]:
        """The same in a unit of work that reads more."""
        ids = self.ids(connection)
        place = ids.index(chosen) // PAGE * PAGE if chosen in ids else 0
        seen = list(dict.fromkeys([*ids[:PAGE], *ids[place : place + PAGE]]))
        return Found(ids, dict(zip(seen, self.rows(connection, seen), strict=True)))

    def page(self, desk: Desk, wanted: list[int]) -> Sequence[R]:
        """Rows further down, when somebody scrolls there."""
        with desk.reading(self.sight) as connection:
            return self.rows(connection, wanted)


Key = Any
"""What a row is put in order by; None where it says nothing."""


def in_order(keys: Sequence[Key], *, falling: bool) -> list[int]:
    """The places of the keys in their order; whatever says nothing comes last either way."""
    said = [place for place, key in enumerate(keys) if key is not None]
    said.sort(key=keys.__getitem__, reverse=falling)
    return said + [place for place, key in enumerate(keys) if key is None]


class InOrder(Listing[R]):
    """Another list in the order of a column: ``keys`` are given all the rows, and give one each.

    A list of more than `MOST_IN_ORDER` rows stays as it is.
    """

    def __init__(
        self, of: Listing[R], keys: Callable[[Sequence[R]], Sequence[Key]], *, falling: bool = False
    ) -> None:
        self._of, self._keys, self._falling = of, keys, falling

    def find(self, desk: Desk, chosen: int = 0) -> Found[R]:
        with desk.reading(self._of.sight) as connection:
            return self.found(connection, chosen)

    def page(self, desk: Desk, wanted: list[int]) -> Sequence[R]:
        return self._of.page(desk, wanted)

    def ids(self, connection: Connection) -> list[int]:
        ids = self._of.ids(connection)
        if len(ids) > MOST_IN_ORDER:
            return ids
        keys = self._keys(all_rows(self._of, connection, ids))
        return [ids[place] for place in in_order(keys, falling=self._falling)]

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[R]:
        return self._of.rows(connection, wanted)


def all_rows(listing: Listing[R], connection: Connection, ids: list[int]) -> list[R]:
    """The rows of all these ids, in their order."""
    pages = (ids[place : place + PAGE] for place in range(0, len(ids), PAGE))
    return [row for page in pages for row in listing.rows(connection, page)]
