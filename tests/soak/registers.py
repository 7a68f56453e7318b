"""Old registers of a known truth: each child's sums are right, or the child stays out, told why."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.register import Checked
from desktop_app.services.office import beginning
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by
from tests.soak.made_registers import HARMLESS, Truth, make
from tests.soak.trials import Soak, Trial


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    database = open_database(folder / "office.sqlite")
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    head = taken_by(desk, Role.HEAD)
    try:
        yield lambda number: trial(head, number, folder / f"{number}.xlsx")
    finally:
        database.close()


def trial(desk: Desk, number: int, path: Path) -> str:
    """What is silently wrong of the register of that number."""
    truth, disturbance = make(number, path)
    try:
        found = importing.check(desk, importing.open_register(desk, path))
    except Trouble as trouble:
        told = trouble.step.label
        return f"stopped: {told}" if disturbance in HARMLESS else ""
    wrong = _silently_wrong(found, truth)
    if not wrong and disturbance in HARMLESS and (found.waits or len(found.good) != len(truth)):
        wrong = f"{len(found.good)} of {len(truth)} came in"
    return f"{disturbance.__name__}: {wrong}" if wrong else ""


def _silently_wrong(found: Checked, truth: Truth) -> str:
    """What would come in otherwise than it was, although nothing stops it."""
    if found.waits:
        return ""
    read: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in found.good:
        for payment in each.row.payments:
            code = f"{payment.period.first_day.year}Q{(payment.period.first_day.month + 2) // 3}"
            read[each.row.child.iin][code] += payment.amount
    for each in found.good:
        iin = each.row.child.iin
        if dict(read[iin]) != truth.get(iin):
            return f"row {each.row.number} has {dict(read[iin])}, and was paid {truth.get(iin)}"
    return ""


REGISTERS = Soak(
    "old registers",
    "200 registers of ten shapes, disturbed in twenty ways: every child's paid sums are those of "
    "the truth that the register was made from, or the child stays out and it is told why",
    200,
    20,
    _begin,
)
