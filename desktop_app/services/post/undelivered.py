"""The papers that have not reached whom they are for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.records.deliveries import UndeliveredRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.listing import Listing
from desktop_app.storage.post import deliveries


@dataclass(frozen=True)
class Undelivered(Listing[UndeliveredRow]):
    """The oldest first: of a kind, found by number, recipient or child."""

    kind: NoticeKind | None = None
    text: str = ""

    def ids(self, connection: Connection) -> list[int]:
        return deliveries.waiting_ids(connection, self.kind, self.text)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[UndeliveredRow]:
        return deliveries.waiting_rows(connection, wanted)
