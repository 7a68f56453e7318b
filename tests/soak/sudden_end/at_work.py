"""Works for whole days until it is killed: `python -m tests.soak.sudden_end.at_work FOLDER`.

Makes an office in the folder first, and keeps what it is in ``office.pickle``. Then it forks a
worker for each line: a copy of the database, and the number of the day. The worker tells its
process id, then what the day tells, such as the state of all tables after each unit of work that
was confirmed. When it is gone, "gone" is told.
"""

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

from tests.soak.sudden_end import office as offices

KEPT = "office.pickle"

Day = Callable[[offices.Office, Path, int, Callable[[object], None]], None]
"""Works in an office, at its place, on the day of that number, and tells."""


def main(a_day: Day) -> None:
    office = made(Path(sys.argv[1]))
    tell("ready")
    for line in sys.stdin:
        place, day = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            tell(os.getpid())
            with offices.own_folder(Path(place)):
                a_day(office, Path(place), int(day), tell)
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


def made(folder: Path) -> offices.Office:
    """An office, also as a file that says what it is."""
    with offices.own_folder(folder / "office"):
        office = offices.made(folder)
    (folder / KEPT).write_bytes(pickle.dumps(office))
    return office


def tell(what: object) -> None:
    """One write for the whole line: a worker killed between two would leave half a line."""
    os.write(sys.stdout.fileno(), f"{what}\n".encode())


if __name__ == "__main__":
    main(offices.work)
