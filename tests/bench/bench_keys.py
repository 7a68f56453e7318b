"""What a password and encryption cost: entering, opening and an act, beside a plain file.

The plain and the keyed file take turns, because a machine's speed drifts. An act is to cost at most
2 ms more.
"""

import os
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from desktop_app.keys.ring import Ring, new_key
from desktop_app.records.kinds import Role
from desktop_app.records.people import Provider
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning, shown
from desktop_app.services.office import details as office
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.schema import open_database

ROUNDS, ACTS = 5, 100

Made = TypeVar("Made")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    plain, keyed, key = folder / "plain.sqlite", folder / "keyed.homeedu", os.urandom(32)
    desk = Desk(open_database(plain))
    beginning.prepare(desk)
    desk.database.close()
    keyed_copy.copy(plain, None, keyed, key)
    both = {"plain": (plain, None), "keyed": (keyed, key)}
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, (file, used) in both.items():
            took, database = _timed(partial(open_database, file, key=used))
            found.setdefault(f"open, {name}", []).append(took)
            at = Desk(database)
            clerk = next(w for w in shown.read(at).workers if w.role is Role.CLERK)
            took, _ = _timed(partial(_acts, replace(at, worker=clerk)))
            found.setdefault(f"act, {name}", []).append(took / ACTS)
            database.close()
    ring = Ring("office").with_worker(1, "Worker", "жасыл тауда қар көп", (new_key(),))
    for _ in range(ROUNDS):
        took, _ = _timed(lambda: ring.enter(1, "жасыл тауда қар көп"))
        found.setdefault("password", []).append(took)
    for name, times in found.items():
        print(f"{name:12} {statistics.median(times) * 1000:8.2f} ms")


_school = iter(range(1_000_000))


def _acts(desk: Desk) -> None:
    for _ in range(ACTS):
        name = f"№ {next(_school)} мектеп"
        office.save_school(desk, Provider(0, name, name))


def _timed(act: Callable[[], Made]) -> tuple[float, Made]:
    begun = perf_counter()
    done = act()
    return perf_counter() - begun, done


if __name__ == "__main__":
    main()
