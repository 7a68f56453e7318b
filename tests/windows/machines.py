"""The Windows that this machine can offer."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.windows.machine import PLACE, Machine
from tests.windows.spool import Printer, a_spool
from tests.windows.wine import Wine, a_screen, look_for_programs


class RealWindows:
    """This is Windows: what runs is what people have."""

    is_disposable = False
    printer: Printer | None = None

    def __init__(self) -> None:
        self.python = Path(sys.executable)
        self.local_data = Path(os.environ.get("LOCALAPPDATA", ""))

    def path(self, path: Path) -> str:
        return str(path)

    def command(self, *command: "str | Path") -> list[str]:
        return [str(part) for part in command]

    def variables(self) -> dict[str, str]:
        return {}


@contextmanager
def here() -> Iterator[Machine]:
    """Raises WineTrouble where there is neither Windows nor a whole Wine."""
    PLACE.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":
        yield RealWindows()
        return
    look_for_programs()
    with a_screen() as display, a_spool(Printer()) as printer:
        wine = Wine(display=display, printer=printer)
        wine.prepare()
        try:
            yield wine
        finally:
            wine.end()
