"""Papers that were issued: found by their number, saved as they are, set again, printed."""

from pathlib import Path

from sqlalchemy import select

from desktop_app.documents.paper import Layout, UnreadablePaper, unpack
from desktop_app.law.steps import N_, Words
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PrintingWay
from desktop_app.services import papers
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.files import save_bytes
from desktop_app.storage import notices, printings
from desktop_app.storage.tables import notices as notices_table


def by_number(desk: Desk, number: str) -> tuple[NoticeRow, bytes]:
    """A paper exactly as it was issued; Trouble where there is none, or it was damaged since."""
    wanted = number.strip().removeprefix("№").strip().upper()
    with desk.database.read() as connection:
        query = select(notices_table.c.id).where(notices_table.c.number == wanted)
        found = connection.execute(query).scalar()
        if found is None:
            raise Trouble(
                N_("No paper has the number {number}. Numbers read like Ш-2026-00017."),
                number=Words(wanted, wanted),
            )
    return papers.pdf(desk, found)


def save_letter(desk: Desk, number: str, path: Path) -> NoticeRow:
    """Write a paper to a file, whole or not at all."""
    row, pdf = by_number(desk, number)
    save_bytes(pdf, path)
    return row


def set_again(desk: Desk, notice_id: int, layout: Layout) -> bytes:
    """A paper's own words set in another way: in large print, or its languages side by side.

    Nothing is worked out a second time, and what was issued stays as it is. Trouble where the
    paper has no words on file.
    """
    from desktop_app.documents import letters

    with desk.database.read() as connection:
        words = notices.words(connection, notice_id)
    if words is None:
        raise Trouble(
            N_(
                "This paper was issued by an earlier version of the program, which did not keep "
                "its words: it can only be shown as it was issued."
            )
        )
    try:
        paper = unpack(words)
    except UnreadablePaper as error:
        raise Trouble(
            N_("The words of this paper can't be read. It can only be shown as it was issued.")
        ) from error
    return letters.lay_out(paper, layout)


def record_printing(desk: Desk, notice_id: int, way: PrintingWay | str, sheets: int = 1) -> bool:
    """Put down that the stored file was printed or saved; True for the original, else a copy."""
    with desk.database.begin() as connection:
        original = not printings.of_notice(connection, notice_id)
        printings.add(
            connection,
            notice_id,
            way=PrintingWay(way),
            sheets=sheets,
            who=desk.worker.name,
            at=desk.now(),
        )
    return original
