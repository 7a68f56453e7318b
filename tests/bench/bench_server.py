"""What the pages cost on a PostgreSQL server that is far away, and on one that hardly answers.

    python -m tests.bench.bench_server [APPLICATIONS]

The server is of this machine, behind a line that takes 5 ms for each way there and back; pages are
opened for the first time, in one window. The figures are milliseconds until the page is still, and
after the bar the longest time that the window looked at no event. On the line that takes 3 s only
the second one is of interest.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from sqlalchemy import func, select

from desktop_app.gui import places
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.bench import bench_report, results
from tests.bench.at_window import PAGES, Measured
from tests.bench.offices import more
from tests.bench.slow_line import slow_line
from tests.builders import Clock
from tests.postgresql import a_server
from tests.services.acts import taken_by

ROUND_TRIP, HARDLY = 0.005, 3.0
_GOAL, _STALL = 0.3, 0.1
_FEW = ("Applications", "Complaints", "Registers")
"""Pages of few questions, for a line on which each takes three seconds."""


def make(url: str, count: int) -> None:
    """The office of the other benchmarks, on a server; its numbers go on after what is there."""
    database = open_database(url)
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    with database.begin() as connection:
        bench_report.fill(connection, count)
        more(connection, count)
        for table in t.metadata.sorted_tables:
            if "id" in table.c and table.c.id.autoincrement is not False:
                last = connection.scalar(select(func.max(table.c.id)))
                name = connection.scalar(select(func.pg_get_serial_sequence(table.name, "id")))
                if last and name:
                    connection.execute(select(func.setval(name, last)))
    catch_up(taken_by(desk, Role.HEAD))
    database.close()


def main(count: int) -> None:
    rows = [["", "still after", "at rest", "statements", "round trips", "3 s: stood still"]]
    with a_server() as server:
        server.execute("CREATE DATABASE office")
        make(server.url("office"), count)
        server.execute("ANALYZE", "office")
        with slow_line(server.port, ROUND_TRIP) as line:
            url = server.url("office").replace(f":{server.port}/", f":{line.port}/")
            measured = Measured(url, key=None)
            for name in PAGES:
                measured.opened(places.SETTINGS)
                place, before = measured.place(name), line.asked
                found = measured.opened(place)
                trips = line.asked - before
                least = found["cpu"] + trips * ROUND_TRIP
                wall, stall = found["wall"], found["own"]
                told = f"{wall * 1_000:.0f} \\| {stall * 1_000:.0f}"
                rest = f"{least * 1_000:.0f}{' ✗' * (least > _GOAL)}"
                rows.append([name, told, rest, str(found["sent"]), str(trips), "–"])
                print(*rows[-1], flush=True)
            for name in _FEW:
                place = measured.place(name)
                measured.opened(places.SETTINGS)
                line.round_trip = HARDLY
                found = measured.opened(place)
                line.round_trip = ROUND_TRIP
                row = next(each for each in rows if each[0] == name)
                row[-1] = f"{found['own'] * 1_000:.0f}{' ✗' * (found['own'] > _STALL)}"
                print(name, row[-1], f"{found['wall']:.0f} s", flush=True)
    words = (
        f"{count} applications. Milliseconds until still | longest stall; first openings in one "
        "window; “at rest” is what a machine that does nothing else would take: processor time and "
        "5 ms for each round trip. ✗: over the goal (300 ms; a stall of 100 ms)."
    )
    results.keep("Server", words, rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
    os._exit(0)
