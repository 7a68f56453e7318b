"""Papers by what they tell and when they were issued; an annulled one tells nothing any more."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, NoticeKind, PaperLanguage
from desktop_app.services.papers import issuing
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.papers.issued import NewPaper
from desktop_app.storage.post import deliveries
from desktop_app.storage.rows import insert_row
from tests.storage.payouts.payout_rows import an_award

AT = datetime(2026, 4, 1, 10, 0)
DEMAND = NoticeKind.REPAYMENT_DEMAND


def _issue(connection: Connection, **changes: Any) -> int:
    number = 1 + int(connection.scalar(select(func.count()).select_from(t.notices)) or 0)
    values = {
        "kind": DEMAND,
        "number": f"Ш-2026-{number:05}",
        "issued_at": AT,
        "issued_by": "Басшы",
        "recipient": "Гүлнұр",
        "about": "2026Q1 23067",
        "language": PaperLanguage.KAZAKH,
        "sha256": "0" * 64,
        "pdf": b"%PDF-",
        "words": b"words",
    }
    return insert_row(connection, t.notices, {**values, **changes})


def test_what_an_annulled_paper_told_may_be_told_again(database: Database) -> None:
    with database.begin() as connection:
        _issue(connection, annulled_at=AT)
        assert notices.told(connection, DEMAND) == set()
        assert notices.about(connection, DEMAND, "2026Q1 23067") == []
        stands = _issue(connection)
        _issue(connection, kind=NoticeKind.TERMINATION)
        _issue(connection, about="2026Q1 1")
        told = {about for _case, about in notices.told(connection, DEMAND)}
        found = notices.about(connection, DEMAND, "2026Q1 23067")
    assert told == {"2026Q1 23067", "2026Q1 1"}
    assert [row.id for row in found] == [stands]


def test_papers_of_a_time_begin_with_its_first_moment_and_end_before_its_last(
    database: Database,
) -> None:
    tick, end = timedelta(microseconds=1), AT + timedelta(days=1)
    with database.begin() as connection:
        made = [_issue(connection, issued_at=each) for each in (AT - tick, AT, end - tick, end)]
        other = _issue(connection, kind=NoticeKind.TERMINATION)
        found = notices.ids(connection, AT, end)
        demands = notices.ids(connection, AT, end, DEMAND)
    assert (found, demands) == ([made[1], made[2], other], [made[1], made[2]])


def test_a_case_names_its_last_paper_that_stands(database: Database) -> None:
    with database.begin() as connection:
        decision = an_award(connection)
        query = select(t.decisions.c.application_id).where(t.decisions.c.id == decision)
        case = int(connection.scalars(query).one())
        mine: dict[str, Any] = {"application_id": case, "kind": NoticeKind.AWARD}
        assert issuing.number_of(connection, case, NoticeKind.AWARD) == ""
        for annulled_at in (None, None, AT):
            _issue(connection, **mine, annulled_at=annulled_at)
        _issue(connection, application_id=case)
        assert issuing.number_of(connection, case, NoticeKind.AWARD) == "Ш-2026-00002"


def test_what_still_waits_to_be_delivered(database: Database) -> None:
    """Not what is annulled, stays in the office, is for nobody, or was delivered and still is."""
    handed = DeliveryEntry(DeliveryWay.HANDED_OVER, date(2026, 4, 2), taken_by="Гүлнұр")
    with database.begin() as connection:
        waits = _issue(connection)
        for changes in ({"annulled_at": AT}, {"recipient": ""}, {"words": None}):
            _issue(connection, **changes)
        delivered, taken_back = _issue(connection), _issue(connection)
        for notice in (delivered, taken_back):
            deliveries.add(connection, notice, handed, "Маман", AT)
        (wrong,) = deliveries.of_notice(connection, taken_back)
        assert deliveries.annul(connection, wrong.id, "Басшы", AT, "Қате")
        assert not deliveries.annul(connection, wrong.id, "Маман", AT, "Тағы")
        assert deliveries.waiting_ids(connection) == [waits, taken_back]
        assert deliveries.waiting_count(connection) == 2
        every = list(range(1, taken_back + 1))
        assert deliveries.delivered(connection, every) == {delivered}


def test_a_paper_is_kept_byte_for_byte_and_annulled_once(database: Database) -> None:
    later = AT + timedelta(hours=1)
    paper = NewPaper(
        kind=DEMAND,
        number="Ш-2026-00001",
        issued_at=AT,
        issued_by="Маман",
        issued_by_id=1,
        signed_by="Басшы",
        application_id=None,
        child_id=None,
        complaint_id=None,
        recipient="Гүлнұр",
        address="Алатау қ.",
        about="2026Q1 23067",
        language=PaperLanguage.BESIDE,
        words=b"words",
    )
    with database.begin() as connection:
        made, other = (
            notices.add(connection, replace(paper, number=number))
            for number in ("Ш-2026-00001", "Ш-2026-00002")
        )
        assert notices.without_file(connection) == [made, other]
        assert notices.pdf(connection, made)[1] == b""
        notices.keep_file(connection, made, b"%PDF-1", "1" * 64, b"drawn")
        notices.keep_file(connection, made, b"%PDF-2", "2" * 64, b"drawn again")
        assert notices.without_file(connection) == [other]
        assert notices.without_file(connection, [made]) == []
        assert notices.annul(connection, made, "Басшы", later, "Бүлінді")
        assert not notices.annul(connection, made, "Маман", later, "Тағы")
        row, pdf = notices.pdf(connection, made)
        assert notices.words(connection, made) == b"drawn"
        (stands,) = notices.rows(connection, [other])
    listed = {name: value for name, value in asdict(paper).items() if name in row.__dict__}
    assert row == replace(
        row, **listed, annulled_at=later, annulled_by="Басшы", annulled_why="Бүлінді"
    )
    assert (row.sha256, pdf) == ("1" * 64, b"%PDF-1")
    assert stands.annulled_at is None
