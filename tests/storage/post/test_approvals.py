"""Papers that wait for the head's signature: the oldest first, each settled once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import ApprovalState, NoticeKind
from desktop_app.records.people import Author
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.database import Database
from desktop_app.storage.post import approvals
from desktop_app.storage.rows import NotOnFile
from tests.services.acts import put_complaint
from tests.storage.case_rows import an_application

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)


def _prepared(
    connection: Connection, kind: NoticeKind = NoticeKind.TERMINATION, **about: Any
) -> int:
    values = {"kind": kind, "content": {"ү": 1}, **about}
    return approvals.add(connection, values, Author(1, "Маман"), NOW)


def _settle(connection: Connection, paper: int, state: ApprovalState) -> None:
    found = approvals.by_id(connection, paper)
    approvals.settle(connection, found, state, who="Басшы", when=LATER, why="Қате")


def test_a_paper_is_put_into_the_tray_and_settled_once(database: Database) -> None:
    with database.begin() as connection:
        paper = approvals.by_id(connection, _prepared(connection))
        assert (paper.state, paper.prepared_by, paper.content) == (
            ApprovalState.WAITING,
            "Маман",
            {"ү": 1},
        )
        _settle(connection, paper.id, ApprovalState.SENT_BACK)
        kept = approvals.by_id(connection, paper.id)
        assert (kept.state, kept.settled_by, kept.settled_at, kept.why) == (
            ApprovalState.SENT_BACK,
            "Басшы",
            LATER,
            "Қате",
        )
        with pytest.raises(ChangedMeanwhile):
            approvals.settle(connection, paper, ApprovalState.APPROVED, who="Ә", when=LATER)
        with pytest.raises(NotOnFile):
            approvals.by_id(connection, 99)


def test_what_waits_of_a_kind_and_of_a_case(database: Database) -> None:
    with database.begin() as connection:
        case, other = an_application(connection, "Ө-1"), an_application(connection, "Ө-2")
        first = _prepared(connection, application_id=case)
        second = _prepared(connection, NoticeKind.CERTIFICATE, application_id=other)
        third = _prepared(connection, NoticeKind.CERTIFICATE, application_id=case)
        gone = _prepared(connection, application_id=case, about="Ү")
        _settle(connection, gone, ApprovalState.APPROVED)
        waiting = [each.id for each in approvals.waiting(connection)]
        of_kind = [each.id for each in approvals.waiting(connection, NoticeKind.CERTIFICATE)]
        of_case = [each.id for each in approvals.of_application(connection, case)]
        count = approvals.count_waiting(connection)
    assert (waiting, count) == ([first, second, third], 3)
    assert (of_kind, of_case) == ([second, third], [first, third])


def test_what_was_sent_back_is_listed_until_the_same_is_prepared_anew(
    database: Database,
) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-1")
        back = _prepared(connection, application_id=case, about="2026-01")
        _settle(connection, back, ApprovalState.SENT_BACK)
        other = _prepared(connection, application_id=case, about="2026-02")
        assert [row.approval.id for row in approvals.listed(connection)] == [back, other]
        anew = _prepared(connection, application_id=case, about="2026-01")
        _settle(connection, other, ApprovalState.TAKEN_BACK)
        assert [row.approval.id for row in approvals.listed(connection)] == [anew]


def test_a_row_says_whom_it_is_about(database: Database) -> None:
    with database.begin() as connection:
        case = an_application(connection, "Ө-1")
        child = applications.by_id(connection, case).child_id
        complaint = put_complaint(connection, "ШҒ-1", complainant="Өтеғұлов Һарун")
        _prepared(connection, application_id=case, child_id=child)
        _prepared(connection, NoticeKind.COMPLAINT_ANSWER, complaint_id=complaint)
        _prepared(connection)
        found = [(row.about_whom, row.case_number) for row in approvals.listed(connection)]
    assert found == [
        ("Әлімқұлова Әлия Ұланқызы", "Ө-1"),
        ("Өтеғұлов Һарун", "ШҒ-1"),
        ("", ""),
    ]
