"""Registers five applications through the services for each line; tells each that was kept."""

import sys
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_child, home_education_entry

AT_ONCE = 5


def main() -> None:
    place, key, worker, name, school, start = sys.argv[1:]
    database = open_database(Path(place), must_exist=True, key=bytes.fromhex(key))
    desk = Desk(database, Worker(int(worker), name, Role.CLERK), Clock())
    serials = count(int(start))
    for _line in sys.stdin:
        for _turn in range(AT_ONCE):
            done = registering.register(desk, _of_a_new_family(int(school), next(serials)))
            print(done.application.number, flush=True)


def _of_a_new_family(school: int, serial: int) -> ApplicationEntry:
    """Names come again after some hundred families: these are born on days of their own."""
    child = a_child(serial, date(2011, 1, 1) + timedelta(days=serial))
    return home_education_entry(school, serial, child=child)


if __name__ == "__main__":
    main()
