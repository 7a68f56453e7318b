"""Does one task and tells each act: `python -m tests.soak.power_cut.at_work OFFICE TASK PLACE`.

``OFFICE`` is the file that says what the office is. Acts are told as lines of JSON in a file beside
the database, so that their place among the writes is known.
"""

import json
import os
import pickle
import sys
from dataclasses import asdict
from pathlib import Path

from tests.soak.power_cut.tasks import TASKS, Mark, Worked, everybody
from tests.soak.sudden_end.office import own_folder

TOLD = ".told"


def main() -> None:
    kept, task, where = sys.argv[1:]
    place = Path(where)
    office = pickle.loads(Path(kept).read_bytes())  # noqa: S301 - of this run's own making
    has_people = place.exists() and Path(f"{place}.keys").exists()
    told = os.open(place.with_name(TOLD), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(mark: Mark) -> None:
        os.write(told, json.dumps(asdict(mark)).encode())

    with own_folder(place):
        known = everybody(office) if has_people else {}
        TASKS[task].act(Worked(office, place, tell, known))


if __name__ == "__main__":
    main()
