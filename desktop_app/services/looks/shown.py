"""Who looked: at one of them, for everybody who sees it; at all, for the head and an inspector."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import Connection

from desktop_app.records.looks import Look, LookRow, Subject
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.listing import Listing
from desktop_app.storage.looks import kept


def of(desk: Desk, subject: Subject, subject_id: int) -> list[Look]:
    """The newest first."""
    with desk.reading() as connection:
        return kept.of(connection, subject, subject_id)


@dataclass(frozen=True)
class Looks(Listing[LookRow]):
    """The looks from ``first`` until before ``end``, the newest first; at one kind of subject."""

    sight: ClassVar = Sight.LOOKS

    first: date
    end: date
    subject: Subject | None = None

    def ids(self, connection: Connection) -> list[int]:
        return kept.ids(connection, self.first, self.end, self.subject)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[LookRow]:
        return kept.rows(connection, wanted)
