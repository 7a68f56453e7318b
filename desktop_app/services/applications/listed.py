"""The list of applications: found by number, name or IIN, narrowed by service and status."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import Service, Status
from desktop_app.services.listing import Listing
from desktop_app.storage.applications import on_file as applications


@dataclass(frozen=True)
class Applications(Listing[ApplicationRow]):
    """The newest first. ``service`` None are both, no ``statuses`` are all of them.

    ``evidence_to_follow``: awards of which no proof of disability or guardianship is on file.
    """

    text: str = ""
    service: Service | None = None
    statuses: frozenset[Status] = frozenset()
    evidence_to_follow: bool = False

    def ids(self, connection: Connection) -> list[int]:
        return applications.ids(
            connection,
            self.text,
            self.service,
            self.statuses,
            evidence_to_follow=self.evidence_to_follow,
        )

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ApplicationRow]:
        return applications.rows(connection, wanted)
