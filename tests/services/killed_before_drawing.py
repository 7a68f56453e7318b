"""Registers an application and is killed between keeping its paper and drawing it.

``python -m tests.services.killed_before_drawing PLACE``
"""

import os
import signal
import sys

import pytest

from desktop_app.records.kinds import Role
from desktop_app.services import drawing
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.storage.schema import open_database
from tests.builders import Clock, home_education_entry
from tests.services.acts import taken_by


def main(place: str) -> None:
    desk = taken_by(Desk(open_database(place), clock=Clock()), Role.CLERK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            drawing, "file_of", lambda _words, **_how: os.kill(os.getpid(), signal.SIGKILL)
        )
        registering.register(desk, home_education_entry(1))


if __name__ == "__main__":
    main(sys.argv[1])
