"""Looks as they are kept: whose, from where, since when, and at whom."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import insert

from desktop_app.records.kinds import Role
from desktop_app.records.looks import Seen, Subject, Unkept, Way
from desktop_app.records.people import Author, Worker
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.looks import kept
from desktop_app.storage.people import on_file as people
from tests.builders import a_child
from tests.services.acts import put_complaint
from tests.storage.payouts.payout_rows import a_payout

NOW = datetime(2026, 11, 21, 10, 0)
AUTHOR = Author(1, "Әсем")
CHILD = Seen(Subject.CHILD, 7)
SHEET = Seen(Subject.PAYOUT, 0, "2026Q4")


def test_only_the_same_look_is_the_same(database: Database) -> None:
    with database.begin() as connection:
        kept.add(connection, AUTHOR, "КАБ-3", Way.OPENED, NOW, [CHILD, SHEET])

        def found(
            author: Author = AUTHOR,
            pc: str = "КАБ-3",
            way: Way = Way.OPENED,
            moment: datetime = NOW - timedelta(seconds=1),
            row_id: int = 7,
        ) -> set[Seen]:
            return kept.between(connection, author, pc, way, (moment, NOW), [row_id])

        assert found() == {CHILD}
        assert found(author=Author(1, "Басқаша")) == {CHILD}
        assert found(row_id=0) == {SHEET}
        assert found(author=Author(2, "Әсем")) == set()
        assert found(pc="КАБ-4") == set()
        assert found(way=Way.PRINTED) == set()
        assert found(moment=NOW) == set()
        assert found(row_id=8) == set()


def test_the_list_names_what_was_looked_at(database: Database) -> None:
    with database.begin() as connection:
        child = people.save(connection, a_child(1), "", NOW)
        complaint = put_complaint(connection, "ШҒ-2026-00001")
        payout = a_payout(connection)
        seen = [
            Seen(Subject.CHILD, child),
            Seen(Subject.COMPLAINT, complaint),
            Seen(Subject.PAYOUT, payout),
            SHEET,
            Seen(Subject.LIST, 0, "debts"),
        ]
        kept.add(connection, AUTHOR, "КАБ-3", Way.OPENED, NOW, seen)
        every = kept.ids(connection, NOW.date(), date(2026, 11, 22))
        rows = kept.rows(connection, every)
        of_children = kept.ids(connection, NOW.date(), date(2026, 11, 22), Subject.CHILD)
        (look,) = kept.of(connection, Subject.CHILD, child)
    assert [Seen(row.look.subject, row.look.subject_id, row.look.which) for row in rows] == seen[
        ::-1
    ]
    names = [row.about for row in rows[::-1]]
    assert names[:2] == [a_child(1).full_name, "ШҒ-2026-00001"]
    assert names[2].startswith("Т-")
    assert names[3:] == ["", ""]
    assert of_children == [every[-1]]
    assert (look.worker, look.worker_id, look.pc, look.way) == ("Әсем", 1, "КАБ-3", Way.OPENED)


def test_a_period_is_from_the_first_day_until_before_the_last(database: Database) -> None:
    with database.begin() as connection:
        for day in (20, 21, 22):
            kept.add(connection, AUTHOR, "", Way.OPENED, datetime(2026, 11, day), [CHILD])
        assert kept.ids(connection, date(2026, 11, 21), date(2026, 11, 22)) == [2]
        assert kept.ids(connection, date(2026, 11, 20), date(2026, 11, 23)) == [3, 2, 1]


def test_looks_of_before_are_put_down_once(database: Database) -> None:
    other = Unkept(NOW, 999, Way.PRINTED, SHEET)
    with database.begin() as connection:
        known = Worker(5, "Әсем", Role.HEAD)
        connection.execute(insert(t.workers), {**asdict(known), "active": False, "pin": ""})
        waiting = [Unkept(NOW, known.id, Way.OPENED, CHILD), other]
        assert kept.add_later(connection, "КАБ-3", waiting) == 2
        assert kept.add_later(connection, "КАБ-3", waiting) == 0
        (look,) = kept.of(connection, Subject.CHILD, 7)
        (unknown,) = kept.of(connection, Subject.PAYOUT, 0)
    assert (look.at, look.worker_id, look.worker, look.pc) == (NOW, known.id, known.name, "КАБ-3")
    assert (unknown.worker_id, unknown.worker, unknown.which) == (999, "", "2026Q4")
