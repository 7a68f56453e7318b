"""Databases that each migration's own program made are opened by today's, and worked on."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import ARE_THE_ACT, SIGNED_BY_HEAD, Role, Service
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.office import beginning
from desktop_app.services.papers import issued
from desktop_app.services.payouts import cycle
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.tables import metadata
from desktop_app.wording import step as step_words
from tests.builders import Clock, home_education_entry, reimbursement_entry
from tests.services.acts import award, close, register
from tests.storage.old_databases import NAMES, unpack

MONDAY, LATE_IN_DECEMBER = date(2026, 11, 23), date(2026, 12, 25)
_THIS_YEAR = CertificateEntry(
    "17", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25), class_name="5 А"
)


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def as_it_was(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(name, tmp_path_factory.mktemp("as it was"))


@pytest.fixture(scope="module")
def opened_once(as_it_was: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Brought to today's tables by opening it, and closed."""
    file = tmp_path_factory.mktemp("opened once") / "office.sqlite"
    copyfile(as_it_was, file)
    open_database(file, must_exist=True, upgrade=True).close()
    return file


@pytest.fixture
def desk(opened_once: Path, tmp_path: Path) -> Iterator[Desk]:
    """The clerk at work on a copy, on the Monday after the demo's story ends."""
    file = tmp_path / "office.sqlite"
    copyfile(opened_once, file)
    database = open_database(file, must_exist=True)
    desk = Desk(database, clock=Clock())
    assert isinstance(desk.clock, Clock)
    desk.clock.move_to(MONDAY)
    beginning.prepare(desk)
    yield _taken_by(desk, Role.CLERK)
    database.close()


def _taken_by(desk: Desk, role: Role) -> Desk:
    with desk.database.read() as connection:
        return desk.taken_by(
            next(each for each in office_staff.at_work(connection) if each.role is role)
        )


def _school(desk: Desk) -> int:
    with desk.database.read() as connection:
        return offices.schools(connection)[0].id


def _values(file: Path) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Columns and rows of every table, in the order of the rows."""
    with sqlite3.connect(file) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: connection.execute(f'SELECT * FROM "{name}"') for (name,) in names}
        values = {
            name: ([each[0] for each in rows.description], rows.fetchall())
            for name, rows in found.items()
        }
    connection.close()
    return values


def test_it_gets_todays_tables_and_a_copy_stays_beside(name: str, opened_once: Path) -> None:
    database = open_database(opened_once)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    database.close()
    before = f"office-before-{HEAD}-from-{name.partition('-')[0]}.sqlite"
    assert sorted(file.name for file in opened_once.parent.iterdir()) == [before, "office.sqlite"]


def test_every_value_is_kept(as_it_was: Path, opened_once: Path) -> None:
    before, after = _values(as_it_was), _values(opened_once)
    assert len(before["payout_lines"][1]) > 40
    del before["alembic_version"]
    if "identity" not in _settings(before):
        assert _settings(after) - _settings(before) == {"identity"}
        _, kept = after["office"]
        kept[:] = [row for row in kept if "identity" not in row]
    before.pop("task_marks", None)  # whom a version marks to be reckoned anew
    before.pop("task_marks", None)  # whom a version marks to be reckoned anew
    for table, (columns, rows) in before.items():
        now_columns, now_rows = after[table]
        same = [column for column in columns if (table, column) not in _MADE_ANEW]
        assert _cells(now_columns, now_rows, same) == _cells(columns, rows, same), table


_MADE_ANEW = {("people", "search"), ("notices", "signed_by")}


def test_a_paper_is_signed_by_who_stands_under_it(opened_once: Path) -> None:
    """A school's order by its director, who did not let it pass in the program."""
    tables = _values(opened_once)
    columns, rows = tables["notices"]
    kind, signed, by, words = (
        columns.index(name) for name in ("kind", "signed_by", "issued_by", "words")
    )
    of_schools, schools = tables["providers"]
    directors = {row[of_schools.index("head_name")] for row in schools}
    seen = set()
    for row in rows:
        seen.add(row[kind])
        if row[words] is None:
            assert row[kind] not in ARE_THE_ACT or row[signed] == ""
        elif row[kind] in ARE_THE_ACT:
            assert row[signed] in directors
        elif row[kind] not in SIGNED_BY_HEAD:
            assert row[signed] == row[by]
    assert seen >= ARE_THE_ACT


def _cells(
    columns: list[str], rows: list[tuple[Any, ...]], wanted: list[str]
) -> list[tuple[Any, ...]]:
    """What stands in some columns; nothing of a table without rows, which may lack a column."""
    places = [columns.index(column) for column in wanted] if rows else []
    return [tuple(row[place] for place in places) for row in rows]


def _settings(tables: dict[str, Any]) -> set[str]:
    columns, rows = tables["office"]
    return {row[columns.index("key")] for row in rows}


def test_who_did_what_is_known_by_an_id_where_the_name_is_on_the_list(opened_once: Path) -> None:
    tables = _values(opened_once)
    columns, rows = tables["workers"]
    ids = {row[columns.index("name")]: row[columns.index("id")] for row in rows}
    known = 0
    for table, name, column in (
        ("acts", "who", "worker_id"),
        ("payout_drafts", "drawn_by", "drawn_by_id"),
        ("approvals", "prepared_by", "prepared_by_id"),
        ("notices", "issued_by", "issued_by_id"),
    ):
        columns, rows = tables[table]
        for row in rows:
            # 0 is the program itself, before anybody was on the list.
            found = row[columns.index(column)] or None
            assert found == ids.get(row[columns.index(name)])
            known += found is not None
    assert known > 80


def test_nothing_is_wrong_with_it(desk: Desk) -> None:
    found = health.check(desk)
    assert [step_words(each.step, "en") for each in found if each.wrong] == []


def test_every_paper_is_printed_as_it_was_issued(as_it_was: Path, desk: Desk) -> None:
    columns, rows = _values(as_it_was)["notices"]
    papers = {row[columns.index("id")]: row[columns.index("pdf")] for row in rows}
    assert len(papers) > 40
    for notice_id, pdf in papers.items():
        assert issued.whole(desk, notice_id)[1] == pdf


def test_it_is_worked_on(as_it_was: Path, desk: Desk) -> None:
    head, accountant = _taken_by(desk, Role.HEAD), _taken_by(desk, Role.ACCOUNTANT)
    school = _school(desk)
    first = register(desk, home_education_entry(school, 77, applied_on=MONDAY))
    columns, rows = _values(as_it_was)["applications"]
    numbers = sorted(row[columns.index("number")] for row in rows)
    serial = int(numbers[-1].rpartition("-")[2]) + 1
    assert (first.service, first.number) == (Service.HOME_EDUCATION, f"Ө-2026-{serial:05}")

    entry = reimbursement_entry(school, 78, applied_on=MONDAY, certificate=_THIS_YEAR)
    awarded = award(head, entry)
    assert awarded.number == f"Ө-2026-{serial + 1:05}"

    assert isinstance(desk.clock, Clock)
    desk.clock.move_to(LATE_IN_DECEMBER)
    payout = close(accountant, cycle.draw_up(accountant, Quarter(2026, 4)))
    assert awarded.child_id in {line.child_id for line in payout.lines}
    assert cycle.by_id(desk, payout.id).total == payout.total > 0
    found = health.check(desk)
    assert [step_words(each.step, "en") for each in found if each.wrong] == []
