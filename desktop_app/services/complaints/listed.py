"""The list of complaints: found by name, IIN or number, the open ones the nearest day first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import ComplaintStatus
from desktop_app.services.listing import Listing
from desktop_app.storage.complaints import on_file as complaints


@dataclass(frozen=True)
class Complaints(Listing[ComplaintRow]):
    """No ``statuses`` are all of them."""

    text: str = ""
    statuses: frozenset[ComplaintStatus] = frozenset()

    def ids(self, connection: Connection) -> list[int]:
        return complaints.ids(connection, self.text, self.statuses)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ComplaintRow]:
        return complaints.rows(connection, wanted)
