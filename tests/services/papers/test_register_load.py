"""Eight who issue notices at once, and writers that are killed over and over: every number once.

``REGISTER_NOTICES=2`` makes twice as many notices and kills, ``0.1`` a tenth.
"""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from sqlalchemy import select

from desktop_app.records.kinds import Register
from desktop_app.services import drawing
from desktop_app.services.health import records as health_records
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.schema import open_database
from desktop_app.wording import step
from tests import patience

_SHARE = float(os.environ.get("REGISTER_NOTICES", "1"))
WRITERS, EACH, KILLS = 8, round(250 * _SHARE), round(200 * _SHARE)
KILLED_AT_ONCE, MOST_BETWEEN_KILLS = 4, 4
CHANCE = random.Random(20261121)

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork"),
]


class Writers:
    """Processes that issue notices, and what they have told so far."""

    def __init__(self, process: "subprocess.Popen[str]", place: str) -> None:
        self._process, self._place = process, place
        self._told: Queue[list[str]] = Queue()
        self.numbers: dict[str, list[str]] = {}
        self.pids: dict[str, int] = {}
        self.done: set[str] = set()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._told.put(line.rstrip("\n").split("\t"))

    def start(self, name: str, count: int) -> None:
        assert self._process.stdin
        self.numbers[name] = []
        print(self._place, name, count, sep="\t", file=self._process.stdin, flush=True)
        while name not in self.pids:
            self.hear()

    def hear(self) -> None:
        """One line more; fails where all of them have fallen silent."""
        name, what = self._told.get(timeout=patience.SECONDS)
        if name not in self.pids:
            self.pids[name] = int(what)
        elif what == "done":
            self.done.add(name)
        else:
            self.numbers[name].append(what)

    def end(self) -> None:
        """Nobody writes any more, and all that they told has been heard."""
        assert self._process.stdin
        for name in self.pids.keys() - self.done:
            self.kill(name)
        self._process.stdin.close()
        self._listener.join()
        while not self._told.empty():
            self.hear()

    def kill(self, name: str) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pids[name], signal.SIGKILL)


@contextmanager
def _writers(place: str, scratch: Path) -> Iterator[Writers]:
    command = [sys.executable, "-m", "tests.services.notice_writer", str(scratch)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        assert "ready\n" in lines
        made = Writers(process, place)
        try:
            yield made
        finally:
            made.end()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def place(request: pytest.FixtureRequest) -> str:
    """A new database of each sort, closed."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("database_file"))
    address = str(request.getfixturevalue("url"))
    open_database(address).close()
    return address


def _assert_sound(database: Database, confirmed: list[str]) -> int:
    """Numbers 1…N each once, each with its notice, its bytes as they were issued; how many."""
    with database.read() as connection:
        findings = [*health_records.registers(connection), *health_records.papers(connection)]
        assert [step(each.step, "en") for each in findings] == []
        numbers = list(connection.scalars(select(t.notices.c.number)))
        given = {
            register: registers.given(connection, register)
            for register in (Register.OUTGOING, Register.CERTIFICATES)
        }
        acts = list(connection.scalars(select(t.acts.c.id)))
    assert len(numbers) == len(set(numbers)) == len(acts)
    assert len(confirmed) == len(set(confirmed))
    assert set(confirmed) <= set(numbers)
    for by_year in given.values():
        assert list(by_year) == [2026]
        assert sorted(by_year[2026]) == list(range(1, len(by_year[2026]) + 1))
    assert sorted(numbers) == sorted(n for by in given.values() for n in by[2026].values())
    return len(numbers)


def test_eight_processes_issue_notices_at_once(place: str, tmp_path: Path) -> None:
    names = [f"writer {number}" for number in range(1, WRITERS + 1)]
    with _writers(place, tmp_path / "scratch.sqlite") as writers:
        for name in names:
            writers.start(name, EACH)
        while writers.done != set(names):
            writers.hear()
    database = open_database(place)
    confirmed = [number for told in writers.numbers.values() for number in told]
    assert _assert_sound(database, confirmed) == WRITERS * EACH
    with database.read() as connection:
        by = Counter(connection.scalars(select(t.notices.c.issued_by)))
    database.close()
    assert by == Counter(dict.fromkeys(names, EACH))


def test_writers_that_are_killed_leave_no_gap_and_no_half_a_notice(
    place: str, tmp_path: Path
) -> None:
    with _writers(place, tmp_path / "scratch.sqlite") as writers:
        at_work = [f"writer {number}" for number in range(KILLED_AT_ONCE)]
        for name in at_work:
            writers.start(name, 1_000_000)
        for kill in range(KILLS):
            # A notice that another has kept says nothing of what the chosen one is about.
            for _ in range(CHANCE.randint(0, MOST_BETWEEN_KILLS)):
                writers.hear()
            chosen = CHANCE.randrange(KILLED_AT_ONCE)
            writers.kill(at_work[chosen])
            at_work[chosen] = f"follower {kill}"
            writers.start(at_work[chosen], 1_000_000)
    confirmed = [number for told in writers.numbers.values() for number in told]
    database = open_database(place)
    drawing.draw_all(database)
    kept = _assert_sound(database, confirmed)
    database.close()
    # A writer killed between keeping a notice and saying so has told of one less.
    assert kept <= len(confirmed) + KILLS + KILLED_AT_ONCE
