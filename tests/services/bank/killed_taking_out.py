"""Takes the only payout out of a copy of an office, and is killed before or after that is kept.

``python -m tests.services.bank.killed_taking_out DATABASE FILE KIND before|after``; the kind is
``book`` for the whole workbook, else a list's.
"""

import os
import signal
import sys
from pathlib import Path

import pytest

from desktop_app.disk import saving
from desktop_app.records.kinds import Role
from desktop_app.services.bank import lists
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by


def main(place: str, file: Path, kind: str, moment: str) -> None:
    desk = taken_by(Desk(open_database(place), clock=Clock()), Role.HEAD)
    payout = cycle.by_id(desk, cycle.approved(desk)[0].id)
    found = lists.lists_of(desk, payout.id, "ru")
    put = saving.put_in_place

    def killed(*_given: object, **_named: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def killed_there(beside: Path, path: Path, **named: object) -> None:
        if path == file:
            killed()
        put(beside, path, **named)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        if moment == "after":
            patch.setattr(saving, "put_in_place", killed_there)
        else:
            patch.setattr(lists, "_write", killed)
            patch.setattr("desktop_app.documents.payouts.workbook.write", killed)
        if kind == "book":
            cycle.save_workbook(desk, payout, file, "ru")
        else:
            lists.save_file(desk, found, found.lists[0], kind, file, "ru")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
