"""A protected office in which every act can be done, and a day's work there, the same each time.

What a day leaves after each of its acts is known from one run that nobody ended; so of any other
run it can be said exactly which acts are on file, and that none of them is half done.
"""

import hashlib
import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_start
from desktop_app.keys import files, slots
from desktop_app.keys.ring import Ring, new_key
from desktop_app.records.acts import Act
from desktop_app.records.drafts import Seen
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services import acts
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.forms import own_layouts
from desktop_app.services.logins import rings
from desktop_app.services.office import beginning
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from desktop_app.storage.schema import open_database
from desktop_app.storage.tables import metadata
from tests.builders import Clock, home_education_entry
from tests.real_office import DETAILS
from tests.services.act_examples import EXAMPLES, OWN_HISTORY, Call
from tests.services.act_stage import NOW, Stage, set_up
from tests.services.backups.backups import PASSWORD, STAFF

Told = Callable[[str], None]
"""Given after each unit of work the state that it left. Of the examples each is one, but for
approving (its findings are ticked first), taking a sheet into Excel and printing, where the look is
put down first, and what issues a paper, whose file is drawn when its number is kept."""

DAYS = 24
"""So many different days of work there are; four of them have every act once."""

STAGED = tuple(worker.role for worker in STAFF)
_LAYOUT = "layout to take.xlsx"
_PARTS = 4
_FIRST_SERIAL = 500
_TYPED_BETWEEN = 3
_OPENED_AGAIN_AFTER = 10


@dataclass(frozen=True)
class Office:
    """As it was in the morning; ``place`` is copied for each day of work."""

    place: Path
    key: bytes
    stage: Stage
    clock: Clock
    workers: dict[Role, Worker]


def made(folder: Path) -> Office:
    key, place, clock = new_key(), folder / "office.homeedu", Clock()
    database = open_database(place, key=key)
    desk = Desk(database, clock=clock)
    beginning.begin(desk, STAFF)
    stage = set_up(desk, clock, folder, DETAILS)
    with database.read() as connection:
        ring = Ring(offices.value(connection, "identity"))
    for worker in stage.workers.values():
        ring = ring.with_worker(worker.id, worker.name, PASSWORD, (key,))
    with database.begin() as connection:
        rings.keep_first(connection, database, ring)
    database.close()
    files.keep(ring, place)
    layout_start.write(folder / _LAYOUT, "kk")
    return Office(place, key, stage, clock, stage.workers)


def a_day(number: int) -> Iterator[tuple[Role, Call]]:
    """A part of every act that there is an example of, in an order of its own, and new families."""
    chance = random.Random(number // _PARTS)
    calls = {**{act: each.call for act, each in EXAMPLES.items()}, **OWN_HISTORY}
    calls[Act.CHANGE_LAYOUT] = _take_layout
    order = list(calls)
    chance.shuffle(order)
    for turn, act in enumerate(order[number % _PARTS :: _PARTS]):
        yield chance.choice([role for role in STAGED if acts.may(role, act)]), calls[act]
        if turn % _TYPED_BETWEEN == 0:
            for call in _from_a_draft(_FIRST_SERIAL + turn):
                yield Role.CLERK, call


def _take_layout(desk: Desk, stage: Stage) -> None:
    """Of one workbook: two that are made have other bytes."""
    own_layouts.use(desk, stage.registers[0].with_name(_LAYOUT), "kk")


def _from_a_draft(serial: int) -> tuple[Call, Call]:
    """A draft, and the application that comes from it."""
    typed: list[Seen] = []

    def begin(desk: Desk, _stage: Stage) -> None:
        typed.append(drafts.add(desk, {"child.iin": f"{serial}"}))

    def register(desk: Desk, stage: Stage) -> None:
        entry = home_education_entry(stage.school, serial, applied_on=NOW)
        registering.register(desk, entry, typed[0])

    return begin, register


def work(office: Office, place: Path, day: int, told: Told) -> None:
    """A whole day; the database is opened anew now and then, as by several windows."""
    clock = Clock(office.clock())
    database = open_database(place, must_exist=True, key=office.key)
    with _each_unit_told(told):
        for turn, (role, call) in enumerate(a_day(day), 1):
            clock.pass_by(minutes=1)
            with suppress(Exception):  # what others have made impossible; it changes nothing
                call(Desk(database, office.workers[role], clock, pc="PC-1"), office.stage)
            if turn % _OPENED_AGAIN_AFTER == 0:
                database.close()
                database = open_database(place, must_exist=True, key=office.key)
    database.close()


@contextmanager
def _each_unit_told(told: Told) -> Iterator[None]:
    begin = Database.begin

    @contextmanager
    def told_afterwards(database: Database) -> Iterator[Connection]:
        with begin(database) as connection:
            yield connection
        told(state_of(database))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "begin", told_afterwards)
        yield


@contextmanager
def own_folder(place: Path) -> Iterator[None]:
    """The user's own folder and the office's forms lie beside the database meanwhile.

    New passwords are stretched as little as can be: what is tried here does not depend on it.
    """
    own = place.parent / "own"
    own.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "user_data", lambda: own)
        patch.setattr(slots, "_OPERATIONS", 1)
        patch.setattr(slots, "_MEMORY", 2**16)
        office_folder.use(place.parent / "forms")
        yield
    office_folder.use(None)


def state_of(database: Database) -> str:
    """A sum of all that stands in every table."""
    with database.read() as connection:
        return sum_of(connection)


def sum_of(connection: Connection, left_out: Collection[str] = (), *, files: bool = True) -> str:
    """The same, of what one unit of work sees; tables may be left out, and the files of papers."""
    summed = hashlib.sha256()
    for table in metadata.sorted_tables:
        if table.name in left_out:
            continue
        of_files = set() if files or table.name != "notices" else {"pdf", "sha256", "words"}
        names = ", ".join(f'"{column.name}"' for column in table.c if column.name not in of_files)
        rows = connection.exec_driver_sql(f'SELECT {names} FROM "{table.name}"')
        summed.update(table.name.encode())
        for row in sorted(repr(tuple(each)) for each in rows):
            summed.update(row.encode("utf-8", "surrogatepass"))
    return summed.hexdigest()[:32]
