"""All that is on file about one issued paper: what its window shows besides its pages."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import TO_DELIVER, Delivery, Printing
from desktop_app.records.looks import Way
from desktop_app.services import drawing
from desktop_app.services.desk import Desk
from desktop_app.services.looks.looking import look_at_papers
from desktop_app.services.papers import issued
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.post import deliveries, printings


@dataclass(frozen=True)
class PaperOnFile:
    """``delivery`` is the one that stands; ``phone`` is the applicant's, as it is on file now."""

    row: NoticeRow
    delivery: Delivery | None
    printed: tuple[Printing, ...]
    phone: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is still to reach somebody."""
        to_somebody = bool(self.row.recipient) and self.row.kind in TO_DELIVER
        return to_somebody and self.delivery is None and self.row.annulled_at is None

    @property
    def first_printed(self) -> datetime | None:
        return self.printed[0].at if self.printed else None

    @property
    def copies(self) -> int:
        """How often it was printed after the first time, which gave the original."""
        return max(0, len(self.printed) - 1)


def about(desk: Desk, notice_id: int) -> PaperOnFile:
    with desk.reading() as connection:
        found = _about(connection, notice_id)
    look_at_papers(desk, [found.row], Way.OPENED)
    return found


def with_its_pages(desk: Desk, notice_id: int) -> tuple[PaperOnFile, bytes]:
    """The same with the paper exactly as it was issued; Trouble where its bytes were damaged."""

    def read(drawn: bytes) -> tuple[PaperOnFile, bytes]:
        with desk.reading() as connection:
            pdf = issued.whole_of(connection, notice_id, drawn)[1]
            return _about(connection, notice_id), pdf

    found, pdf = drawing.with_files(desk.database, read)
    look_at_papers(desk, [found.row], Way.OPENED)
    return found, pdf


def _about(connection: Connection, notice_id: int) -> PaperOnFile:
    (row,) = notices.rows(connection, [notice_id])
    kept = deliveries.of_notice(connection, notice_id)
    return PaperOnFile(
        row=row,
        delivery=next((each for each in kept if each.annulled_at is None), None),
        printed=tuple(printings.of_notice(connection, notice_id)),
        phone=_phone(connection, row),
    )


def _phone(connection: Connection, row: NoticeRow) -> str:
    if row.application_id is None:
        return ""
    applicant = applications.by_id(connection, row.application_id).applicant_id
    return people.by_id(connection, applicant).phone
