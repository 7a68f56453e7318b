"""No act of the office reads a table that grows from end to end, unless it is about all of it.

The plan of every statement of every act is asked of SQLite: an index that is missing, or that a
question does not use, is seen here with ten families, and by the office only with thousands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.documents import office_folder
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services import acts
from desktop_app.services.desk import Desk
from desktop_app.services.tasks.keeping import catch_up, turn
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.plans import STAY_SMALL, plans_of
from tests.services.act_examples import EXAMPLES, OWN_HISTORY
from tests.services.act_stage import Stage, set_up

_LAW = "everybody's tasks are reckoned anew by it"
_SHEET = "a sheet is drawn up of all awards of the office"
GOES_THROUGH: Mapping[Act, tuple[str, set[str]]] = {
    Act.ADD_MCI: (_LAW, {"decisions", "tasks"}),
    Act.ANNUL_MCI: (_LAW, {"decisions", "tasks"}),
    Act.ANNUL_DECISION: (_LAW, {"decisions", "tasks", "payout_lines"}),
    Act.ENTER_DECISION: (_LAW, {"decisions", "tasks", "payout_lines"}),
    Act.DRAW_UP_PAYOUT: (
        _SHEET,
        {"decisions", "amendments", "events", "payout_lines"},
    ),
    Act.APPROVE_PAYOUT: (
        _SHEET,
        {"decisions", "amendments", "events", "payout_lines"},
    ),
    Act.BRING_IN_REGISTER: (
        "old registers are brought in once",
        {"applications", "certificates", "people"},
    ),
    Act.SEEK_LIKENESS: (
        "everybody is held against everybody",
        {"applications", "certificates", "people", "complaints"},
    ),
    Act.TELL_BEFORE_END: (
        "the example looks for an award that ends; the act knows which",
        {"decisions", "amendments", "events"},
    ),
    Act.EXPORT_PERSON: (
        "what is told of one person anywhere, a few times a year",
        {"acts", "complaints"},
    ),
    Act.CONFIRM_YEAR: ("once a year, all that had to wait for it", {"applications"}),
    Act.CHANGE_NUMBERS: ("no number may be given twice, once in years", {"given_numbers"}),
    Act.RESTORE_BACKUP: (
        "another file is counted whole before it takes the place",
        {table.name for table in t.metadata.sorted_tables} - STAY_SMALL,
    ),
}
"""Acts about the whole office: why, and what they read whole."""


@dataclass(frozen=True)
class Office:
    file: Path
    stage: Stage
    clock: Clock


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder, clock = tmp_path_factory.mktemp("plans"), Clock()
    office_folder.use(None)
    database = open_database(folder / "office.sqlite")
    desk = Desk(database, clock=clock)
    stage = set_up(desk, clock, folder)
    catch_up(desk)
    database.close()
    return Office(folder / "office.sqlite", stage, clock)


@pytest.mark.parametrize("act", [*EXAMPLES, *OWN_HISTORY])
def test_an_act_goes_through_no_table_that_grows(act: Act, office: Office, tmp_path: Path) -> None:
    office_folder.use(tmp_path / "forms")
    copy = tmp_path / "office.sqlite"
    copy.write_bytes(office.file.read_bytes())
    role = next(role for role in (Role.HEAD, *Role) if acts.may(role, act))
    database = Database(copy)
    desk = Desk(database, office.stage.workers[role], Clock(office.clock()))
    call = EXAMPLES[act].call if act in EXAMPLES else OWN_HISTORY[act]
    with plans_of(database.engine) as plans:
        call(desk, office.stage)
        turn(desk)
    database.close()
    assert plans.asked
    assert plans.joined_by_nothing == []
    _why, whole = GOES_THROUGH.get(act, ("", set[str]()))
    assert plans.scanned == whole, str(plans)


def test_what_stays_small_are_tables() -> None:
    assert {*t.metadata.tables, "alembic_version"} >= STAY_SMALL
