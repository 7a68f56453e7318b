"""How long a payout takes from the page to the workbook, by the number of children on the sheet.

    python -m tests.bench.bench_payout [CHILDREN …]
    python -m tests.bench.bench_payout --stalls [CHILDREN]

Figures are processor seconds of a process of its own, without collecting garbage, as the window
works; and how far the memory rose. Beside them stands what the same machine takes at that moment
for three million multiplications: quote ratios to it, machines drift. With ``--stalls`` the same in
a window that nobody sees: how long at most its event loop stood still.
"""

import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.payouts import cycle, shown
from desktop_app.storage.schema import open_database
from tests.bench.office_of import DUE, fill
from tests.builders import Clock
from tests.services.acts import taken_by

SIZES, STALLS_AT = (500, 5_000, 100_000), 10_000


def make(file: Path, children: int) -> None:
    database = open_database(file)
    beginning.prepare(Desk(database, clock=Clock()))
    with database.begin() as connection:
        fill(connection, children)
    database.close()


def measure(file: Path) -> None:
    """Every act of one payout, one after the other."""
    gc.disable()
    database = open_database(file)
    desk = taken_by(Desk(database, clock=Clock()), Role.ACCOUNTANT)
    head = taken_by(desk, Role.HEAD)
    _told("reference", lambda: sum(each * each for each in range(3_000_000)))
    _told("the page before it", lambda: shown.offered(desk, None))
    found = _told("looked at", lambda: shown.of_period(desk, DUE))
    assert found.looked is not None
    draft = _told("drawn up", lambda: cycle.keep_draft(desk, found.looked.payout))
    draft = cycle.mark_seen(desk, draft, {check.key for check in draft.checks})
    _told("looked at, waiting", lambda: shown.of_period(desk, DUE))
    payout = _told("approved", lambda: cycle.approve(head, draft))
    path = file.with_suffix(".xlsx")
    _told("workbook", lambda: cycle.save_workbook(head, payout, path, "kk"))
    _told("looked at, paid", lambda: shown.of_period(desk, DUE))
    _told("approved one opened", lambda: shown.of_approved(desk, payout.id))
    database.close()


def _told(name: str, act: Callable[[], Any]) -> Any:
    before, began = _memory(), process_time()
    found = act()
    took = process_time() - began
    print(f"    {name:20} {took:8.2f} s {_memory() - before:8.0f} MiB", flush=True)
    return found


def _memory() -> float:
    """What the process holds, in MiB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


def main(arguments: list[str]) -> None:
    match arguments:
        case ["--measure", name]:
            measure(Path(name))
        case ["--stalls", *count]:
            from tests.bench.stalls_of_payout import watched

            watched(int(count[0]) if count else STALLS_AT)
        case sizes:
            for size in map(int, sizes or map(str, SIZES)):
                with tempfile.TemporaryDirectory() as folder:
                    file = Path(folder) / "office.sqlite"
                    make(file, size)
                    print(f"{size:,} children".replace(",", " "), flush=True)
                    command = [sys.executable, "-m", __spec__.name, "--measure", str(file)]
                    subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
