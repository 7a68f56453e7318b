"""Papers with their bytes, one after the other, and complaints with their papers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop_app.records.complaints import Complaint
from desktop_app.storage.rows import to_record
from desktop_app.storage.tables import complaints, notices


@dataclass(frozen=True)
class KeptPaper:
    """A paper's bytes as they lie there, and the digest that they were issued with."""

    number: str
    sha256: str
    pdf: bytes


def papers(connection: Connection) -> Iterator[KeptPaper]:
    """Every paper in the order of issue, read as it is asked for: together they are too large."""
    columns = (notices.c.number, notices.c.sha256, notices.c.pdf)
    query = select(*columns).order_by(notices.c.id).execution_options(yield_per=50)
    for number, digest, pdf in connection.execute(query):
        yield KeptPaper(number, digest, pdf)


def papers_of_complaints(connection: Connection) -> set[tuple[int, str]]:
    """Which kinds of papers were issued in each complaint."""
    columns = (notices.c.complaint_id, notices.c.kind)
    query = select(*columns).where(notices.c.complaint_id.is_not(None))
    return {(complaint_id, kind) for complaint_id, kind in connection.execute(query)}


@dataclass(frozen=True)
class KeptComplaint:
    """A complaint under its number; ``complaint`` is None where its row makes no sense."""

    number: str
    complaint: Complaint | None


def every_complaint(connection: Connection) -> Iterator[KeptComplaint]:
    """Every complaint in the order of registration."""
    for row in connection.execute(select(complaints).order_by(complaints.c.id)):
        try:
            complaint = to_record(Complaint, row)
        except ValueError:
            complaint = None
        yield KeptComplaint(row.number, complaint)
