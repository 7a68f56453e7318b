"""The list of children: every child with an application, by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.people import ChildRow
from desktop_app.services.listing import Listing
from desktop_app.storage.people import children
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Children(Listing[ChildRow]):
    """Those whose name or IIN has every word of the text, with what stands for each."""

    text: str = ""

    def ids(self, connection: Connection) -> list[int]:
        return people.child_ids(connection, self.text)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ChildRow]:
        return children.rows(connection, wanted)
