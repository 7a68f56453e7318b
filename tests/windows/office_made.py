"""Run by a Python for Windows: makes an office with passwords and one paper.

    python -m tests.windows.office_made FILE

Prints the number of the paper, by which its window is called.
"""

import sys
from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.logins import entering
from desktop_app.services.logins.doors import door_of
from tests.builders import Clock, home_education_entry
from tests.real_office import PEOPLE, real_office
from tests.services.acts import taken_by


def main(file: Path) -> None:
    office = real_office(file)
    clock = Clock()
    session = entering.enter(door_of(office.file), 1, PEOPLE[0].password, clock=clock)
    clerk = taken_by(session.desk, Role.CLERK)
    print(registering.register(clerk, home_education_entry(1)).paper.number)
    session.end()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(Path(sys.argv[1]))
