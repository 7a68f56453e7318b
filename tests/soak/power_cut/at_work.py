"""Does one task and tells each act: `python -m tests.soak.power_cut.at_work OFFICE PLACE TASK`.

``OFFICE`` is the file that says what the office is. Acts are told as lines of JSON in a file beside
the database, so that their place among the writes is known.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.soak.power_cut.tasks import TASKS, Mark, Worked, days, everybody
from tests.soak.sudden_end.office import own_folder

TOLD = ".told"


def work(act: Callable[[Worked], None], kept: Path, place: Path) -> None:
    office = pickle.loads(kept.read_bytes())  # noqa: S301 - of this run's own making
    has_people = place.exists() and Path(f"{place}.keys").exists()
    told = os.open(place.with_name(TOLD), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(mark: Mark) -> None:
        os.write(told, json.dumps(asdict(mark)).encode())

    with own_folder(place):
        known = everybody(office) if has_people else {}
        act(Worked(office, place, tell, known))


if __name__ == "__main__":
    office, where, name = sys.argv[1:]
    first = name.removeprefix("day ")
    work(days(int(first)) if first.isdecimal() else TASKS[name].act, Path(office), Path(where))
