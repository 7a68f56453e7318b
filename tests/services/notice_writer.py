"""Issues real notices until it is done or killed. Started once, it forks a writer for each line:
database, name, how many.

A writer tells its process id first, then each number once it is kept, then that it is done; each
with its name before it.
"""

import os
import signal
import sys
from dataclasses import replace
from functools import partial

from sqlalchemy import create_engine

from desktop_app.documents.notices.kinds import Notice
from desktop_app.documents.notices.sample_notices import (
    ACCEPTANCE_NOTIFICATION,
    EDUCATION_CERTIFICATE,
)
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Role
from desktop_app.records.people import Worker
from desktop_app.services import drawing, history
from desktop_app.services.desk import Desk
from desktop_app.services.papers import issuing
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.storage.taking_turns import in_turn

_MATTER = history.Matter("Әлімқұлова Әлия Ұланқызы", "Алатау қ.", PaperLanguage.KAZAKH)
# Of two registers in turn: each has its own series.
_ISSUED = (
    (NoticeKind.ACCEPTANCE, ACCEPTANCE_NOTIFICATION),
    (NoticeKind.CERTIFICATE, EDUCATION_CERTIFICATE),
)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Loaded before the forks: each writer begins at once.
    create_engine("postgresql+psycopg://")
    write(sys.argv[1], "warm", 2)
    tell("ready")
    for line in sys.stdin:
        place, name, count = line.rstrip("\n").split("\t")
        if not os.fork():
            tell(name, os.getpid())
            write(place, name, int(count))
            tell(name, "done")
            os._exit(0)


def write(place: str, name: str, count: int) -> None:
    database = in_turn(lambda: open_database(place))
    desk = Desk(database, Worker(0, name, Role.CLERK), Clock())
    first = os.getpid()
    for turn in range(first, first + count):
        kind, sample = _ISSUED[turn % 2]
        tell(name, in_turn(partial(issue, desk, kind, sample)))
    desk.database.close()


def issue(desk: Desk, kind: NoticeKind, sample: Notice) -> str:
    def make(number: str) -> Notice:
        return replace(sample, number=number)

    with desk.database.begin() as connection:
        row = issuing.issue(connection, desk, kind, _MATTER, make)
    in_turn(partial(drawing.draw, desk.database, row.id))
    return row.number


def tell(*what: object) -> None:
    """One write for the whole line: a writer killed between two would leave half a line."""
    os.write(sys.stdout.fileno(), ("\t".join(map(str, what)) + "\n").encode())


if __name__ == "__main__":
    main()
