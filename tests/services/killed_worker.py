"""Works until it is killed. Started once, it forks a worker for each line: database, task, start.

A worker tells its process id first, then a line after each act that was confirmed. When it is gone,
"gone" is told.
"""

import os
import sys
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from desktop_app.law.quarters import Quarter, quarters_between
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_child, a_school, home_education_entry
from tests.services.acts import close, taken_by


def main() -> None:
    warm_up(Path(sys.argv[1]))
    tell("ready")
    for line in sys.stdin:
        place, task, start = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            tell(os.getpid())
            work(place, task, int(start))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


def warm_up(scratch: Path) -> None:
    """Load all that a first paper loads, so that each worker begins at once."""
    desk = Desk(open_database(scratch), clock=Clock())
    beginning.prepare(desk)
    desk = taken_by(desk, Role.CLERK)
    school = office.save_school(desk, a_school())
    registering.register(desk, home_education_entry(school))
    desk.database.close()


def work(place: str, task: str, start: int) -> None:
    desk = Desk(open_database(place), clock=Clock())
    desk = taken_by(desk, Role.HEAD if task == "payouts" else Role.CLERK)
    match task:
        case "applications":
            register(desk, start)
        case "drafts":
            save_drafts(desk)
        case "payouts":
            approve_payouts(desk)


def tell(what: object) -> None:
    """One write for the whole line: a worker killed between two would leave half a line."""
    os.write(sys.stdout.fileno(), f"{what}\n".encode())


def register(desk: Desk, start: int) -> None:
    """Each application comes from a draft, as on the screen."""
    for serial in count(start):
        draft = drafts.add(desk, {"serial": serial})
        child = a_child(serial, date(2008, 1, 3) + timedelta(days=serial * 97 % 3_000))
        done = registering.register(desk, home_education_entry(1, serial, child=child), draft)
        tell(done.application.number)


def save_drafts(desk: Desk) -> None:
    seen = drafts.save(desk, None, {"turn": 0, "text": ""}).seen
    tell(seen.id)
    for turn in count(1):
        seen = drafts.save(desk, seen, {"turn": turn, "text": "Ә" * (turn % 5000)}).seen
        tell(turn)


def approve_payouts(desk: Desk) -> None:
    for quarter in quarters_between(Quarter(2025, 3), Quarter(2026, 2)):
        closed = close(desk, cycle.draw_up(desk, quarter))
        tell(closed.number)


if __name__ == "__main__":
    main()
