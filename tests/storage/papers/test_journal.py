"""The journal of issued papers: its period, its registers, deliveries that stand and copies."""

from datetime import date, datetime, timedelta

from desktop_app.records.deliveries import DeliveryEntry, Printed
from desktop_app.records.kinds import DeliveryWay, NoticeKind, PrintingWay, Register
from desktop_app.storage import standing
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.papers import journal
from desktop_app.storage.post import deliveries, printings
from tests.storage.case_rows import a_child_row, a_paper, an_application

FIRST, END = date(2026, 11, 1), date(2026, 12, 1)
BEGIN, STOP = datetime(2026, 11, 1), datetime(2026, 12, 1)
TICK = timedelta(microseconds=1)


def test_papers_of_a_period_a_kind_and_a_register(database: Database) -> None:
    with database.begin() as connection:
        for number, at in enumerate((BEGIN - TICK, BEGIN, STOP - TICK, STOP), 1):
            a_paper(connection, f"Ш-{number}", issued_at=at)
        order = a_paper(connection, "Б-1", kind=NoticeKind.ORDER, issued_at=BEGIN)
        every = journal.paper_ids(connection, FIRST, END)
        orders = journal.paper_ids(connection, FIRST, END, NoticeKind.ORDER)
        outgoing = journal.paper_ids(connection, FIRST, END, register=Register.OUTGOING)
        neither = journal.paper_ids(
            connection, FIRST, END, NoticeKind.ORDER, register=Register.OUTGOING
        )
    assert (every, orders, outgoing, neither) == ([order, 3, 2], [order], [3, 2], [])


def test_a_row_names_the_child_and_the_case_where_there_is_one(database: Database) -> None:
    with database.begin() as connection:
        case, child = an_application(connection, "Ө-1"), a_child_row(connection)
        about = a_paper(connection, "Ш-1", application_id=case, child_id=child)
        nobody = a_paper(connection, "Ш-2")
        rows = journal.paper_rows(connection, [nobody, about])
    assert [row.number for row in rows] == ["Ш-2", "Ш-1"]
    assert (rows[0].child_name, rows[0].application_number) == ("", "")
    assert rows[1].child_name == "Әлімқұлова Әлия Ұланқызы"
    assert rows[1].application_number == "Ө-1"
    assert (rows[0].delivered, rows[0].printed) == ((), None)


def test_deliveries_that_stand_and_how_often_it_was_printed(database: Database) -> None:
    by_post = DeliveryEntry(DeliveryWay.POST, date(2026, 11, 20), "KZ 1")
    by_hand = DeliveryEntry(DeliveryWay.HANDED_OVER, date(2026, 11, 21), "KZ 2")
    with database.begin() as connection:
        paper = a_paper(connection, "Ш-1")
        deliveries.add(connection, paper, by_post, "Ә", BEGIN)
        (mistaken,) = deliveries.of_notice(connection, paper)
        standing.annul(connection, t.deliveries, mistaken.id, "Ә", BEGIN, "Қате")
        deliveries.add(connection, paper, by_hand, "Ә", BEGIN)
        for _time in range(3):
            way = PrintingWay.PRINTER
            printings.add(connection, paper, way=way, sheets=1, who="Ә", at=BEGIN)
        (row,) = journal.paper_rows(connection, [paper])
    assert [(each.way, each.number) for each in row.delivered] == [(by_hand.way, "KZ 2")]
    assert row.printed == Printed(BEGIN, 2)
