"""The registers of the office as lists of a period, the newest line first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import ComplaintStatus, NoticeKind, Register, Service
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.registers import ComplaintLine, PaperRow, StageRow
from desktop_app.services.listing import Listing
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.papers import journal
from desktop_app.storage.registers import lists


@dataclass(frozen=True)
class Papers(Listing[PaperRow]):
    """Issued from ``first`` until before ``end``: of a kind, with numbers of a register."""

    first: date
    end: date
    kind: NoticeKind | None = None
    register: Register | None = None

    def ids(self, connection: Connection) -> list[int]:
        return journal.paper_ids(connection, self.first, self.end, self.kind, self.register)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[PaperRow]:
        return journal.paper_rows(connection, wanted)


@dataclass(frozen=True)
class Applications(Listing[ApplicationRow]):
    """Registered from ``first`` until before ``end``."""

    first: date
    end: date
    service: Service | None = None

    def ids(self, connection: Connection) -> list[int]:
        return lists.application_ids(connection, self.first, self.end, self.service)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ApplicationRow]:
        outside = outside_numbers.of_many(connection, Bearer.APPLICATION, wanted)
        rows = applications.rows(connection, wanted)
        return [replace(row, outside_numbers=outside.get(row.id, ())) for row in rows]


@dataclass(frozen=True)
class Complaints(Listing[ComplaintLine]):
    """Registered from ``first`` until before ``end`` (R-9)."""

    first: date
    end: date
    status: ComplaintStatus | None = None

    def ids(self, connection: Connection) -> list[int]:
        return lists.complaint_ids(connection, self.first, self.end, self.status)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[ComplaintLine]:
        return lists.complaint_lines(connection, wanted)


@dataclass(frozen=True)
class Payouts(Listing[PayoutRow]):
    """Approved from ``first`` until before ``end``, annulled ones among them."""

    first: date
    end: date

    def ids(self, connection: Connection) -> list[int]:
        return lists.payout_ids(connection, self.first, self.end)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[PayoutRow]:
        return lists.payout_lines(connection, wanted)


@dataclass(frozen=True)
class Stages(Listing[StageRow]):
    """What was done for applications from ``first`` until before ``end`` (R-8)."""

    first: date
    end: date
    service: Service | None = None

    def ids(self, connection: Connection) -> list[int]:
        return lists.stage_ids(connection, self.first, self.end, self.service)

    def rows(self, connection: Connection, wanted: list[int]) -> Sequence[StageRow]:
        return lists.stage_rows(connection, wanted)
