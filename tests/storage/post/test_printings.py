"""How often a paper was printed: the first is the original, all others are copies."""

from datetime import datetime, timedelta

from desktop_app.records.deliveries import Printed
from desktop_app.records.kinds import PrintingWay
from desktop_app.storage.database import Database
from desktop_app.storage.post import printings
from tests.storage.case_rows import a_paper

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)


def test_the_original_and_its_copies(database: Database) -> None:
    with database.begin() as connection:
        once, thrice, never = (a_paper(connection, f"Ш-{number}") for number in (1, 2, 3))
        for paper, at, way in (
            (once, LATER, PrintingWay.FILE),
            (thrice, NOW, PrintingWay.PRINTER),
            (thrice, LATER, PrintingWay.BATCH),
            (thrice, LATER, PrintingWay.FILE),
        ):
            printings.add(connection, paper, way=way, sheets=2, who="Ә", at=at)
        found = printings.printed(connection, [once, thrice, never])
        each_time = printings.of_notice(connection, thrice)
        assert printings.of_notice(connection, never) == []
    assert found == {once: Printed(LATER, 0), thrice: Printed(NOW, 2)}
    assert [each.way for each in each_time] == [
        PrintingWay.PRINTER,
        PrintingWay.BATCH,
        PrintingWay.FILE,
    ]
    assert (each_time[0].sheets, each_time[0].who) == (2, "Ә")


def test_more_than_are_asked_for_at_once(database: Database) -> None:
    with database.begin() as connection:
        first, last = (a_paper(connection, f"Ш-{number}") for number in (1, 2))
        for paper in (first, last):
            way = PrintingWay.PRINTER
            printings.add(connection, paper, way=way, sheets=1, who="Ә", at=NOW)
        found = printings.printed(connection, [first, *range(9_000, 9_499), last])
    assert list(found) == [first, last]
