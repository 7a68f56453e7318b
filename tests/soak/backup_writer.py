"""Registers five applications through the services for each line; tells each that was kept."""

import sys
from itertools import count
from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.storage.schema import open_database
from tests.builders import Clock, home_education_entry

AT_ONCE = 5


def main() -> None:
    place, key, worker, name, school, start = sys.argv[1:]
    database = open_database(Path(place), must_exist=True, key=bytes.fromhex(key))
    desk = Desk(database, Worker(int(worker), name, Role.CLERK), Clock())
    serials = count(int(start))
    for _line in sys.stdin:
        for _turn in range(AT_ONCE):
            done = registering.register(desk, home_education_entry(int(school), next(serials)))
            print(done.application.number, flush=True)


if __name__ == "__main__":
    main()
