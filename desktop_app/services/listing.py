"""Lists of any length: every id at once, the rows a page at a time, the first page with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sqlalchemy import Connection

from desktop_app.services.desk import Desk, Sight

R = TypeVar("R")

PAGE = 100
"""How many rows are read at once."""


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
