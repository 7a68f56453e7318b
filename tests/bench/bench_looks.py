"""What a look costs: a child's page read with it and without, where it is put down and where not.

    python tests/bench/bench_looks.py

The goal is 2 ms an opening. A look that is put down ends with the disk's own confirmation, as
every act does, so it costs what the disk takes; one within half an hour is a question alone.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop_app.records.kinds import Role
from desktop_app.records.looks import Seen, Subject, Way
from desktop_app.services.desk import Desk
from desktop_app.services.looks import looking
from desktop_app.services.office import beginning
from desktop_app.storage.looks import kept
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by

ROUNDS = 400
BEFORE = 50_000
"""Looks that are on file already: some months of an office."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        desk = Desk(open_database(Path(folder) / "office.sqlite"), clock=clock, pc="КАБ-3")
        beginning.prepare(desk)
        desk = taken_by(desk, Role.CLERK)
        _fill(desk)
        clock.at += timedelta(days=1)
        for name, took in (
            ("put down", [_timed(_look(desk, number)) for number in range(ROUNDS)]),
            ("looked at before", [_timed(_look(desk, number)) for number in range(ROUNDS)]),
        ):
            median, most = statistics.median(took), statistics.quantiles(took, n=20)[-1]
            print(f"{name:20} median {median:6.3f} ms, of twenty the slowest {most:6.3f} ms")
        desk.database.close()


def _fill(desk: Desk) -> None:
    seen = [Seen(Subject.CHILD, number % 500 + 1) for number in range(BEFORE)]
    for worker in range(10):
        part = seen[worker::10]
        other = desk.taken_by(replace(desk.worker, id=worker + 10))
        with desk.database.begin() as connection:
            kept.add(connection, other.author, "", Way.OPENED, desk.now(), part)


def _look(desk: Desk, number: int) -> Callable[[], None]:
    return lambda: looking.look(desk, Subject.CHILD, number + 1)


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1_000


if __name__ == "__main__":
    main()
