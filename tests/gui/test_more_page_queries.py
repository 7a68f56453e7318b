"""How many statements a page costs with 3 families and with 30, and none on the GUI thread.

Whoever makes a page ask for more writes the new number down here.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop_app.gui import places, tasks
from desktop_app.gui.context import Context
from desktop_app.gui.places import Place
from desktop_app.law.facts import EventKind
from desktop_app.records.kinds import Role
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_school, reimbursement_entry
from tests.gui.patient_window import PatientWindow
from tests.plans import Plans, plans_of
from tests.services.acts import award, pay

FEW, MANY = 3, 30
DECIDED, TODAY = date(2025, 12, 1), date(2025, 12, 31)
STOPPED = date(2025, 11, 15)

PAGES = {
    "a payout as it would be": (Place("payouts", text="2026Q1"), 39, 39),
    "an approved payout": (Place("payouts", 1), 15, 15),
    "overpayments": (places.DEBTS, 28, 28),
    "a debt": (places.debt(1), 31, 31),
    "the forecast": (places.FORECAST, 16, 16),
    "the report of a period": (places.report(date(2025, 9, 1), date(2025, 12, 31)), 31, 31),
    "an old register": (places.IMPORT, 8, 8),
    "papers to issue": (places.TO_ISSUE, 31, 31),
    "papers to sign": (places.TO_SIGN, 3, 3),
    "papers to deliver": (places.UNDELIVERED, 4, 4),
    "many papers": (Place("papers", text="many"), 14, 14),
    "the register of outgoing papers": (places.REGISTERS, 7, 7),
    "the register of applications": (Place("registers", text="applications"), 5, 5),
    "the register of orders": (Place("registers", text="orders"), 3, 3),
    "the register of complaints": (Place("registers", text="complaints"), 3, 3),
    "the register of payouts": (Place("registers", text="payouts"), 4, 4),
    "the stages": (Place("registers", text="stages"), 4, 4),
    "the settings": (places.SETTINGS, 39, 39),
}
"""A place, and how many statements it costs at each size, the begin of a transaction included.

Each reading of families asks first for the role on file now.
"""

_AWARDS = {"decisions", "amendments", "events"}
GOES_THROUGH = {
    "a payout as it would be": ("of all awards of the office", {*_AWARDS, "payout_lines"}),
    "the forecast": ("of all awards of the office", _AWARDS),
    "the report of a period": (
        "all that the office did in it",
        {*_AWARDS, "payout_lines", "orders", "certificates"},
    ),
    "the settings": ("which months were paid with a value of the law", {"payout_lines"}),
}
"""Pages that read a table that grows from end to end: why, and which; see `tests.plans`."""


@dataclass
class Statements:
    """What was sent to the database, and how much of it by the GUI thread."""

    sent: list[str] = field(default_factory=list)
    by_windows: list[str] = field(default_factory=list)
    plans: Plans = field(default_factory=Plans)

    def note(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        self.sent.append(statement)
        if threading.current_thread() is threading.main_thread():
            self.by_windows.append(statement)


Cost = Callable[[Place, int], Statements]


@pytest.fixture(scope="module")
def offices_of(
    tmp_path_factory: pytest.TempPathFactory, empty_database_file: Path
) -> dict[int, Path]:
    """Two offices, closed: of a few families and of many, all paid, and then known to be paid too
    much."""
    folder = tmp_path_factory.mktemp("offices")
    return {
        count: _office(folder / f"{count}.sqlite", empty_database_file, count)
        for count in (FEW, MANY)
    }


def _office(file: Path, empty: Path, families: int) -> Path:
    copyfile(empty, file)
    database = open_database(file)
    desk = Desk(database, clock=Clock())
    beginning.prepare(desk)
    school = office.save_school(_at_work(desk, Role.CLERK), a_school())
    for number in range(1, families + 1):
        award(_at_work(desk, Role.HEAD), reimbursement_entry(school, number), DECIDED)
    payout = pay(_at_work(desk, Role.ACCOUNTANT), "2025Q4")
    for child_id in {line.child_id for line in payout.lines}:
        events.record(_at_work(desk, Role.CLERK), child_id, EventKind.STATE_INSTITUTION, STOPPED)
    catch_up(desk)
    database.close()
    return file


def _at_work(desk: Desk, role: Role) -> Desk:
    with desk.database.read() as connection:
        workers = office_staff.at_work(connection)
    return desk.taken_by(next(worker for worker in workers if worker.role is role))


@pytest.fixture
def costs(qtbot: QtBot, offices_of: dict[int, Path], tmp_path: Path) -> Iterator[Cost]:
    """Opens a place in an office of so many families and says what it sent to the database."""
    opened = []

    def cost(place: Place, families: int) -> Statements:
        file = Path(copyfile(offices_of[families], tmp_path / f"{families}.sqlite"))
        clock = Clock()
        clock.move_to(TODAY)
        desk = _at_work(Desk(open_database(file), clock=clock), Role.HEAD)
        context, window = Context(desk), PatientWindow()
        opened.append(context)
        qtbot.addWidget(window)
        window.show()
        window.attach(context)
        found = Statements()
        event.listen(desk.database.engine, "before_cursor_execute", found.note)
        with plans_of(desk.database.engine) as found.plans:
            window.open(place)
        event.remove(desk.database.engine, "before_cursor_execute", found.note)
        assert window.banner.words.text() == ""
        return found

    yield cost
    tasks.wait_for_all()
    for context in opened:
        context.desk.database.close()


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_asks_is_written_down(name: str, costs: Cost) -> None:
    place, few, many = PAGES[name]
    found = [costs(place, families) for families in (FEW, MANY)]
    assert [each.by_windows for each in found] == [[], []]
    assert [len(each.sent) for each in found] == [few, many]
    _why, whole = GOES_THROUGH.get(name, ("", set[str]()))
    assert found[-1].plans.scanned == whole, str(found[-1].plans)
