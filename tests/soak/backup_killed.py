"""Restores a backup until it is killed, saying before each step that it comes to it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.disk import exchange
from desktop_app.services.backups import proving, restoring
from desktop_app.storage.backups import checking
from desktop_app.storage.backups import restoring as files
from tests.builders import NOW
from tests.services.backups.backups import PASSWORD

STEPS = (
    (checking, "require_files"),
    (files, "copyfile"),
    (checking, "require_pages"),
    (files, "to_disk"),
    (exchange, "put_in_place"),
)


def main() -> None:
    place, folder, worker, end = sys.argv[1:]
    turn = iter(range(1, 1_000))

    def told(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if next(turn) == int(end):
                os.kill(os.getpid(), 9)
            return call(*given, **named)

        return step

    for where, name in STEPS:
        setattr(where, name, told(getattr(where, name)))
    backup = proving.backup_at(Path(folder))
    with proving.opened(backup, int(worker), PASSWORD) as opened:
        restoring.restore_lost(Path(place), backup, opened, int(worker), "Сынақ", NOW)
    print("restored", flush=True)


if __name__ == "__main__":
    main()
