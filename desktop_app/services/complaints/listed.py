"""The list of complaints: found by name, IIN or any number, the open ones the nearest day first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.kinds import ComplaintStatus
from desktop_app.records.outside_numbers import Bearer
from desktop_app.services.listing import Listing
from desktop_app.storage.applications.outside_numbers import bearing
from desktop_app.storage.complaints import on_file as complaints


@dataclass(frozen=True)
class Complaints(Listing[ComplaintRow]):
    """No ``statuses`` are all of them."""

    text: str = ""
    statuses: frozenset[ComplaintStatus] = frozenset()

    def ids(self, connection: Connection) -> list[int]:
        also = bearing(connection, Bearer.COMPLAINT, self.text) if self.text.strip() else ()
        return complaints.ids(connection, self.text, self.statuses, also)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ComplaintRow]:
        return complaints.rows(connection, wanted)
