"""Which papers still wait to reach somebody, and what was recorded of those that did."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from desktop_app.records.deliveries import STAYS_IN_OFFICE, DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, NoticeKind
from desktop_app.storage import standing
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.post import deliveries
from tests.storage.case_rows import a_child_row, a_paper

NOW = datetime(2026, 11, 21, 10, 0)
ENTRY = DeliveryEntry(DeliveryWay.POST, date(2026, 11, 20), "KZ 123", "Ұлан")
Asked = Callable[[Connection], list[int]]


def test_a_delivery_is_kept_once_until_it_is_annulled(database: Database) -> None:
    with database.begin() as connection:
        paper = a_paper(connection, "Ш-1")
        deliveries.add(connection, paper, ENTRY, "Ә", NOW)
        (kept,) = deliveries.of_notice(connection, paper)
        assert (kept.way, kept.delivered_on, kept.number, kept.taken_by, kept.recorded_by) == (
            ENTRY.way,
            ENTRY.delivered_on,
            "KZ 123",
            "Ұлан",
            "Ә",
        )
        assert deliveries.by_id(connection, kept.id) == kept
        assert deliveries.by_id(connection, kept.id + 1) is None
        standing.annul(connection, t.deliveries, kept.id, "Ә", NOW, "Қате")
        assert deliveries.delivered(connection, [paper]) == set()
        deliveries.add(connection, paper, ENTRY, "Ә", NOW)
        assert len(deliveries.of_notice(connection, paper)) == 2
        assert deliveries.delivered(connection, [paper, paper + 1]) == {paper}
        with pytest.raises(IntegrityError):
            deliveries.add(connection, paper, ENTRY, "Ә", NOW)


def test_which_papers_wait(database: Database) -> None:
    with database.begin() as connection:
        waits = a_paper(connection, "Ш-1")
        a_paper(connection, "Ш-2", annulled_at=NOW)
        a_paper(connection, "Ш-3", words=None)
        a_paper(connection, "Ш-4", recipient="")
        for kind in STAYS_IN_OFFICE:
            a_paper(connection, f"Ш-{kind}", kind=kind)
        sent = a_paper(connection, "Ш-5")
        deliveries.add(connection, sent, ENTRY, "Ә", NOW)
        assert deliveries.waiting_ids(connection) == [waits]
        assert deliveries.waiting_count(connection) == 1
        (kept,) = deliveries.of_notice(connection, sent)
        standing.annul(connection, t.deliveries, kept.id, "Ә", NOW, "Қате")
        assert deliveries.waiting_ids(connection) == [waits, sent]


@pytest.fixture
def three(database: Database) -> list[int]:
    with database.begin() as connection:
        child = a_child_row(connection, surname="Һамитова")
        return [
            a_paper(connection, "Ш-2026-00001"),
            a_paper(connection, "Ш-2026-00002", child_id=child),
            a_paper(connection, "Б-2026-00001", kind=NoticeKind.ORDER, recipient="Өтеғұлов"),
        ]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda c: deliveries.waiting_ids(c), [1, 2, 3]),
        (lambda c: deliveries.waiting_ids(c, NoticeKind.ORDER), [3]),
        (lambda c: deliveries.waiting_ids(c, text="һамитова"), [2]),
        (lambda c: deliveries.waiting_ids(c, text="ГҮЛНҰР ш-2026"), [1, 2]),
        (lambda c: deliveries.waiting_ids(c, text="өтеғұлов ш-2026"), []),
        (lambda c: deliveries.waiting_ids(c, NoticeKind.AWARD, "00001"), [1]),
        (lambda c: deliveries.waiting_ids(c, text="%"), []),
    ],
)
def test_papers_that_wait_are_found_the_oldest_first(
    database: Database, three: list[int], ask: Asked, expected: list[int]
) -> None:
    with database.read() as connection:
        assert [three.index(each) + 1 for each in ask(connection)] == expected


def test_rows_come_in_the_order_they_are_wanted(database: Database, three: list[int]) -> None:
    with database.read() as connection:
        rows = deliveries.waiting_rows(connection, [three[2], three[0]])
    assert [row.number for row in rows] == ["Б-2026-00001", "Ш-2026-00001"]
    assert rows[0].issued_at == NOW - timedelta(days=1, minutes=30)
