"""Complaints as they are found, in the order in which they are due (R-9)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from desktop_app.records.complaints import Complaint
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import COMPLAINT_OPEN, ApprovalState, ComplaintStatus, NoticeKind
from desktop_app.records.people import Author
from desktop_app.storage import tables as t
from desktop_app.storage.complaints import on_file
from desktop_app.storage.database import Database
from desktop_app.storage.post import approvals
from desktop_app.storage.rows import NotOnFile
from tests.services.acts import put_complaint
from tests.services.complaint_acts import a_complaint
from tests.storage.case_rows import an_application

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
Asked = Callable[[Connection], list[int]]


@pytest.fixture
def five(database: Database) -> list[int]:
    """Due on the 30th, the 25th (extended), the 26th (to be sent on); two are done."""
    with database.begin() as connection:
        return [
            put_complaint(connection, "ШҒ-1", deadline=date(2026, 11, 30), search="ұлан шғ-1"),
            put_complaint(
                connection,
                "ШҒ-2",
                status=ComplaintStatus.EXTENDED,
                deadline=date(2026, 11, 20),
                extended_until=date(2026, 11, 25),
                search="һарун шғ-2",
            ),
            put_complaint(
                connection,
                "ШҒ-3",
                deadline=date(2026, 12, 20),
                extended_until=date(2026, 12, 30),
                send_on_by=date(2026, 11, 26),
                search="үміт 100% шғ-3",
            ),
            put_complaint(connection, "ШҒ-4", status=ComplaintStatus.ANSWERED, search="шғ-4"),
            put_complaint(connection, "ШҒ-5", status=ComplaintStatus.WITHDRAWN, search="шғ-5"),
        ]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda c: on_file.ids(c), [5, 4, 3, 2, 1]),
        (lambda c: on_file.ids(c, statuses=COMPLAINT_OPEN), [2, 3, 1]),
        (lambda c: on_file.ids(c, statuses=[ComplaintStatus.REGISTERED]), [3, 1]),
        (lambda c: on_file.ids(c, "ҰЛАН"), [1]),
        (lambda c: on_file.ids(c, "шғ һарун"), [2]),
        (lambda c: on_file.ids(c, "ұлан һарун"), []),
        (lambda c: on_file.ids(c, "%"), []),
        (lambda c: on_file.ids(c, "шғ", [ComplaintStatus.ANSWERED]), [4]),
    ],
)
def test_complaints_are_found(
    database: Database, five: list[int], ask: Asked, expected: list[int]
) -> None:
    with database.read() as connection:
        assert [five.index(each) + 1 for each in ask(connection)] == expected


def test_rows_say_when_they_are_due_and_what_waits_in_the_tray(
    database: Database, five: list[int]
) -> None:
    with database.begin() as connection:
        states = (ApprovalState.WAITING, ApprovalState.SENT_BACK)
        for complaint, state in zip(five[:2], states, strict=True):
            _prepared(connection, complaint, state)
        rows = on_file.rows(connection, [five[2], five[0], five[1]])
    assert [row.due for row in rows] == [
        date(2026, 11, 26),
        date(2026, 11, 30),
        date(2026, 11, 25),
    ]
    assert [row.waits for row in rows] == [False, True, False]


def _prepared(
    connection: Connection, complaint: int, state: ApprovalState, settled_at: datetime = LATER
) -> int:
    values = {"kind": NoticeKind.COMPLAINT_ANSWER, "complaint_id": complaint, "content": {}}
    made = approvals.add(connection, values, Author(1, "Маман"), NOW)
    if state is not ApprovalState.WAITING:
        changed = {"state": state, "settled_at": settled_at}
        connection.execute(update(t.approvals).where(t.approvals.c.id == made).values(**changed))
    return made


def _complaint(connection: Connection, number: str = "ШҒ-9", **changes: object) -> Complaint:
    return on_file.by_id(connection, put_complaint(connection, number, **changes))


def test_a_complaint_is_kept_and_changed_by_whoever_saw_it_last(database: Database) -> None:
    with database.begin() as connection:
        seen = _complaint(connection)
        changed = on_file.change(connection, seen, "Ә", NOW, subject="Қолхат")
        assert (changed.subject, changed.version) == ("Қолхат", seen.version + 1)
        with pytest.raises(ChangedMeanwhile):
            on_file.change(connection, seen, "Ғ", LATER, subject="Басқа")
        with pytest.raises(NotOnFile, match="no such complaint"):
            on_file.by_id(connection, 99)


def test_what_a_complaint_is_found_by_is_casefolded() -> None:
    entry = a_complaint(complainant="ӘҒҚ Ңұр", iin="150407600015")
    assert on_file.search_text("ШҒ-2026-00001", entry) == "әғқ ңұр 150407600015 шғ-2026-00001"


def test_those_about_a_case_the_newest_first(database: Database) -> None:
    with database.begin() as connection:
        case, other = an_application(connection, "Ө-1"), an_application(connection, "Ө-2")
        first = put_complaint(connection, "ШҒ-1", application_id=case)
        put_complaint(connection, "ШҒ-2", application_id=other)
        last = put_complaint(connection, "ШҒ-3", application_id=case)
        found = on_file.of_application(connection, case)
    assert [each.id for each in found] == [last, first]


def test_the_paper_that_waits_in_the_tray(database: Database) -> None:
    with database.begin() as connection:
        mine, other = _complaint(connection), _complaint(connection, "ШҒ-8")
        assert on_file.in_the_tray(connection, mine.id) is None
        _prepared(connection, mine.id, ApprovalState.SENT_BACK)
        _prepared(connection, other.id, ApprovalState.WAITING)
        assert on_file.in_the_tray(connection, mine.id) is None
        waits = _prepared(connection, mine.id, ApprovalState.WAITING)
        found = on_file.in_the_tray(connection, mine.id)
    assert found is not None
    assert found.id == waits


@pytest.mark.parametrize(
    ("changed_at", "stands"),
    [(None, True), (LATER, True), (LATER + timedelta(seconds=1), False)],
)
def test_what_the_head_sent_back_stands_until_the_complaint_changes(
    database: Database, changed_at: datetime | None, stands: bool
) -> None:
    with database.begin() as connection:
        complaint = _complaint(connection, changed_at=changed_at)
        assert on_file.sent_back(connection, complaint) is None
        _prepared(connection, complaint.id, ApprovalState.SENT_BACK)
        assert (on_file.sent_back(connection, complaint) is not None) is stands
        _prepared(connection, complaint.id, ApprovalState.WAITING)
        assert on_file.sent_back(connection, complaint) is None


def test_what_waits_has_its_nearest_day(database: Database, five: list[int]) -> None:
    """To be sent on comes before the answer, and an extension replaces the term."""
    with database.read() as connection:
        due = dict(on_file.open_by_day(connection))
        rows = {each.id: each.due for each in on_file.rows(connection, five[:3])}
    assert due == rows
    assert due[five[1]] == date(2026, 11, 25)
