"""Killed at work through the services, at a moment chosen by chance."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.storage.schema import open_database
from tests.services.backups.backups import PASSWORD
from tests.soak.sudden_end.at_work import KEPT
from tests.soak.sudden_end.office import DAYS, Office, own_folder, state_of
from tests.soak.sudden_end.whole import Judge
from tests.soak.trials import Soak, Trial

KILLS = 400
_GONE = "gone"
_LONGEST = 0.1
"""Seconds after the last act that was told; an act takes a half of that."""


class Workers:
    """The process that makes an office and forks who works there."""

    def __init__(self, folder: Path, module: str = "at_work") -> None:
        self.folder = folder
        command = [sys.executable, "-m", f"tests.soak.sudden_end.{module}", str(folder)]
        pipe = subprocess.PIPE
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, encoding="utf-8", env=environment
        )
        assert self._process.stdout is not None
        self._told = iter(self._process.stdout.readline, "")
        assert next(self._told) == "ready\n"
        self.office: Office = pickle.loads(  # noqa: S301 - of this run's own making
            (folder / KEPT).read_bytes()
        )

    def a_copy(self, name: str) -> Path:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / name).mkdir()
        place = self.folder / name / self.office.place.name
        for ending in ("", ".keys"):
            shutil.copyfile(f"{self.office.place}{ending}", f"{place}{ending}")
        return place

    def work(self, place: Path, day: int, chance: random.Random, lines: int | None) -> list[str]:
        """What was told until it was killed, so many lines and a moment later, or until its end."""
        assert self._process.stdin is not None
        print(place, day, sep="\t", file=self._process.stdin, flush=True)
        number, told = int(next(self._told)), list[str]()
        while lines is None or len(told) < lines:
            line = next(self._told).strip()
            if line == _GONE:
                return told
            told.append(line)
        time.sleep(chance.uniform(0, _LONGEST))
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        return told + list(iter(lambda: next(self._told).strip(), _GONE))

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    workers, judge = Workers(folder), Judge()
    office = workers.office
    everybody = [office.workers[role].id for role in (Role.CLERK, Role.HEAD, Role.ADMINISTRATOR)]

    @cache
    def whole_day(day: int) -> list[str]:
        """What is on file before the first act, and after each when nobody ends the program."""
        place = workers.a_copy("whole")
        database = open_database(place, must_exist=True, key=office.key)
        begun = state_of(database)
        database.close()
        return [begun, *workers.work(place, day, random.Random(), None)]

    def trial(number: int) -> str:
        chance, day = random.Random(number), number % DAYS
        states = whole_day(day)
        place = workers.a_copy("killed")
        told = workers.work(place, day, chance, chance.randrange(len(states) - 1))
        if told != states[1 : len(told) + 1]:
            return "a day of work is not the same each time"
        with own_folder(place):
            allowed, follow = states[len(told) : len(told) + 2], states[len(told) : len(told) + 3]
            who = chance.choice(everybody)
            return judge.wrong(office, place, who, PASSWORD, allowed, follow)

    yield trial
    workers.end()


KILLED = Soak(
    "killed at work",
    f"{KILLS} kills through the services: each told act whole, at most the next besides; "
    "numbers without gap; keys, own files and `check` good",
    KILLS,
    range(0, 3 * DAYS, DAYS),
    _begin,
)
