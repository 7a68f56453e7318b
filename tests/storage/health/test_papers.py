"""Papers as their bytes lie there, and complaints whether their rows make sense or not."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.database import Database
from desktop_app.storage.health import papers
from desktop_app.storage.health.papers import KeptComplaint, KeptPaper
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers.issued import NewPaper
from tests.services.acts import put_complaint


def _issue(connection: Connection, number: int, **changes: Any) -> int:
    values: dict[str, Any] = {
        "kind": NoticeKind.AWARD,
        "number": f"Ш-2026-{number:05}",
        "issued_at": datetime(2026, 4, 1, 10, 0),
        "issued_by": "Маман",
        "issued_by_id": 1,
        "signed_by": "",
        "application_id": None,
        "child_id": None,
        "complaint_id": None,
        "recipient": "",
        "address": "",
        "about": "",
        "language": PaperLanguage.KAZAKH,
        "words": b"",
    }
    return notices.add(connection, NewPaper(**{**values, **changes}))


def test_every_paper_is_read_in_its_order_however_many_there_are(database: Database) -> None:
    many = range(120, 0, -1)
    with database.begin() as connection:
        for number in many:
            made = _issue(connection, number)
            if number > 1:
                pdf = f"%PDF-{number}".encode()
                notices.keep_file(connection, made, pdf, f"{number:064}", b"")
        found = list(papers.papers(connection))
    assert found == [
        KeptPaper(f"Ш-2026-{number:05}", f"{number:064}", f"%PDF-{number}".encode())
        for number in many[:-1]
    ] + [KeptPaper("Ш-2026-00001", "", b"")]


def test_papers_of_complaints_are_told_by_their_kinds(database: Database) -> None:
    with database.begin() as connection:
        first, second = (put_complaint(connection, f"ШҒ-{number}") for number in (1, 2))
        _issue(connection, 1)
        _issue(connection, 2, kind=NoticeKind.COMPLAINT_SLIP, complaint_id=first)
        _issue(connection, 3, kind=NoticeKind.COMPLAINT_ANSWER, complaint_id=first)
        _issue(connection, 4, kind=NoticeKind.COMPLAINT_SLIP, complaint_id=second)
        found = papers.papers_of_complaints(connection)
    assert found == {
        (first, NoticeKind.COMPLAINT_SLIP),
        (first, NoticeKind.COMPLAINT_ANSWER),
        (second, NoticeKind.COMPLAINT_SLIP),
    }


def test_a_complaint_that_makes_no_sense_hides_none_after_it(database: Database) -> None:
    with database.begin() as connection:
        ids = [put_complaint(connection, f"ШҒ-{number}") for number in (3, 2, 1)]
        sound = [complaints.by_id(connection, each) for each in ids]
        connection.execute(text("UPDATE complaints SET body = 'nobody' WHERE number = 'ШҒ-2'"))
        found = list(papers.every_complaint(connection))
    assert found == [
        KeptComplaint("ШҒ-3", sound[0]),
        KeptComplaint("ШҒ-2", None),
        KeptComplaint("ШҒ-1", sound[2]),
    ]
