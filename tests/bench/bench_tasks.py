"""How long the pages of what waits take to be read, by the size of the office.

    python -m tests.bench.bench_tasks [APPLICATIONS …]

Each size is read with its tasks kept, and once with none kept, when everything is reckoned as it
was before there were any. Figures are processor seconds: the first reading, and the median of five;
and how many statements one reading sends.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import event

from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Role
from desktop_app.services.awards import terminations
from desktop_app.services.debts import demands, ledger
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.services.today import first_screen
from desktop_app.storage.schema import open_database
from desktop_app.storage.tasks import kept
from tests.bench.bench_report import fill
from tests.builders import Clock
from tests.services import counts
from tests.services.acts import taken_by

SIZES, ROUNDS = (500, 5_000, 100_000), 5
READINGS: dict[str, Callable[[Desk], Any]] = {
    "Today": first_screen.read,
    "terminations": lambda desk: terminations.proposals(desk, Month.of(desk.today())),
    "demands": demands.proposals,
    "Debts": ledger.overview,
    "overdue": counts.instalments_overdue,
}


def main(sizes: list[int]) -> None:
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder) / "office.sqlite", count)


def _measure(file: Path, count: int) -> None:
    database = open_database(file)
    opened = Desk(database, clock=Clock())
    beginning.prepare(opened)
    desk = taken_by(opened, Role.HEAD)
    with database.begin() as connection:
        fill(connection, count)
    print(f"\n{count:,} applications".replace(",", " "))
    _read(desk, "none kept", rounds=1)
    began = process_time()
    print(f"reckoned  {catch_up(desk):7} children in {process_time() - began:.2f} s")
    with database.read() as connection:
        print(f"kept      {len(kept.of_children(connection)):7} tasks")
    _read(desk, "kept", ROUNDS)
    database.close()


def _read(desk: Desk, how: str, rounds: int) -> None:
    sent: list[str] = []
    event.listen(
        desk.database.engine, "before_cursor_execute", lambda *given: sent.append(given[2])
    )
    for name, reading in READINGS.items():
        taken = []
        for _round in range(rounds):
            sent.clear()
            began = process_time()
            reading(desk)
            taken.append(process_time() - began)
        middle = statistics.median(taken)
        print(f"{name:13} {how:10} {taken[0]:7.3f} {middle:7.3f} s {len(sent):5} statements")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or list(SIZES))
