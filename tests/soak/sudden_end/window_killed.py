"""Killed at the window, at a moment chosen by chance."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import Connection, func, select

from desktop_app.records.kinds import Role
from desktop_app.services.backups import proving
from desktop_app.storage import tables as t
from desktop_app.storage.backups import checking
from desktop_app.storage.schema import open_database
from tests.services.backups.backups import PASSWORD
from tests.soak.sudden_end.killed import Workers
from tests.soak.sudden_end.office import Office, own_folder, state_of
from tests.soak.sudden_end.whole import Judge
from tests.soak.sudden_end.window import DAYS, SAVED
from tests.soak.trials import Soak, Trial

KILLS = 100
_LINES = 90
"""About as many are told on a day that nobody ends."""
Line = tuple[str, ...]
"""What was told, and its values; see `window`."""


def possible(begun: str, told: Sequence[Line]) -> set[str]:
    """The states that may be on file: the last that was kept, or the one that was about to be."""
    states = [begun, *(line[1] for line in told if line[0] == "about")]
    return {states[-1]} if ("kept", states[-1]) in told else {*states[-2:]}


def shown_on_file(connection: Connection) -> Iterator[Line]:
    """Every line that could have been told of what is on file."""
    for pdf in connection.scalars(select(t.notices.c.pdf)):
        yield "paper", sha256(pdf).hexdigest()
    joined = t.printings.join(t.notices)
    for which in connection.scalars(select(t.notices.c.sha256).select_from(joined)):
        yield "printed", which
    total = func.sum(t.payout_lines.c.amount)
    query = select(t.payouts.c.number, total).select_from(t.payouts.join(t.payout_lines))
    for number, amount in connection.execute(query.group_by(t.payouts.c.number)):
        yield "payout", number, str(amount)


def lost(office: Office, place: Path, worker: int, told: Sequence[Line]) -> str:
    """What was shown to somebody and is there no more."""
    database = open_database(place, must_exist=True, key=office.key)
    with database.read() as connection:
        there = {*shown_on_file(connection)}
    database.close()
    for line in told:
        match line:
            case ("half", words):
                return words
            case ("backup", name):
                _require_backup(place.parent / name, worker)
            case ("book", name):
                load_workbook(place.parent / SAVED / name)
            case ("paper" | "printed" | "payout", *_) if line not in there:
                return f"gone: {' '.join(line)}"
    return ""


def _require_backup(folder: Path, worker: int) -> None:
    backup = proving.backup_at(folder)
    with proving.opened(backup, worker, PASSWORD) as opened:
        checking.require_whole(opened, backup.manifest, folder)


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    workers, judge = Workers(folder, "at_window"), Judge()
    office = workers.office
    everybody = [office.workers[role].id for role in (Role.CLERK, Role.HEAD, Role.ADMINISTRATOR)]
    database = open_database(workers.a_copy("begun"), must_exist=True, key=office.key)
    begun = state_of(database)
    database.close()

    def trial(number: int) -> str:
        chance, day = random.Random(number), number % DAYS
        place, wanted = workers.a_copy("killed"), chance.randrange(_LINES)
        told = [tuple(line.split("\t")) for line in workers.work(place, day, chance, wanted)]
        if len(told) < wanted and told[-1:] != [("done",)]:
            return "it ended by itself: its own words are above"
        worker = chance.choice(everybody)
        with own_folder(place):
            wrong = judge.wrong(office, place, worker, PASSWORD, possible(begun, told))
            return wrong or lost(office, place, worker, told)

    yield trial
    workers.end()


WINDOW_KILLED = Soak(
    "killed at the window",
    f"{KILLS} kills of the whole program while clerk, head and accountant entered, registered, "
    "ordered, decided, printed, paid and backed up: what it had shown is on file, each act whole, "
    "at most the next besides; numbers without gap; keys, own files and `check` good",
    KILLS,
    0,
    _begin,
)
