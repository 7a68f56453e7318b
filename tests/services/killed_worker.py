"""Works in a process of its own until it is killed: database, what to do, where to begin.

Prints a line after each act that was confirmed.
"""

import sys
from dataclasses import replace
from itertools import count

from desktop_app.documents import fonts
from desktop_app.law.quarters import Quarter, quarters_between
from desktop_app.records.kinds import Role
from desktop_app.services import applications, office, payouts
from desktop_app.services.desk import Desk
from desktop_app.storage import offices
from desktop_app.storage.schema import open_database
from tests.builders import Clock, home_education_entry


def main() -> None:
    place, task, start = sys.argv[1], sys.argv[2], int(sys.argv[3])
    desk = Desk(open_database(place), clock=Clock())
    with desk.database.read() as connection:
        staff = offices.staff(connection)
    role = Role.ACCOUNTANT if task == "payouts" else Role.CLERK
    desk = desk.taken_by(next(worker for worker in staff if worker.role is role))
    fonts.register()
    if task == "applications":
        register(desk, start)
    elif task == "drafts":
        save_drafts(desk)
    else:
        close_payouts(desk)


def tell(what: object) -> None:
    print(what, flush=True)


def register(desk: Desk, start: int) -> None:
    """Each application comes from a draft, as on the screen."""
    entry = home_education_entry(1)
    tell("begin")
    for serial in count(start):
        draft = office.save_draft(desk, None, {"serial": serial})
        fresh = home_education_entry(1, serial)
        done = applications.register(desk, replace(entry, **fresh.__dict__), draft)
        tell(done.application.number)


def save_drafts(desk: Desk) -> None:
    draft = office.save_draft(desk, None, {"turn": 0, "text": ""})
    tell(f"draft {draft}")
    for turn in count(1):
        office.save_draft(desk, draft, {"turn": turn, "text": "Ә" * (turn % 5000)})
        tell(turn)


def close_payouts(desk: Desk) -> None:
    tell("begin")
    for quarter in quarters_between(Quarter(2025, 3), Quarter(2026, 2)):
        closed = payouts.close(desk, payouts.draw_up(desk, quarter))
        tell(closed.number)


if __name__ == "__main__":
    main()
