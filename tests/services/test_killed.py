"""Killed in the middle of an act, over and over: all of it is there, or nothing.

Each process is killed with no chance to tidy up, at a moment chosen by chance.
"""

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Connection, func, insert, select, text

from desktop_app.law.entitlement import shares
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Register
from desktop_app.records.stored_steps import facts_to_json
from desktop_app.services.desk import Desk
from desktop_app.storage import drafts, people
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.builders import TODAY, a_child, a_parent, home_education_entry, make_iban
from tests.law.values import SHIPPED

KILLS = {"applications": 14, "drafts": 8, "payouts": 12}
CHILDREN = 60
CHANCE = random.Random(20261121)


def _killed_after(file: Path, task: str, start: int, longest: float) -> list[str]:
    """Let it work for a while, kill it, and return what it had confirmed."""
    command = [sys.executable, "-m", "tests.services.killed_worker", str(file), task, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        first = process.stdout.readline().strip()
        assert first
        time.sleep(CHANCE.uniform(0, longest))
        process.kill()
        rest = process.stdout.read().split("\n")
    return [first, *(line for line in rest[:-1] if line)]


def _assert_whole(connection: Connection) -> None:
    assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
    assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def _numbers(connection: Connection, column: object) -> list[int]:
    found = connection.execute(select(column)).scalars()  # type: ignore[call-overload]
    return sorted(int(number[-5:]) for number in found)


def _last(connection: Connection, register: Register) -> int:
    taken = t.register_numbers.c
    query = select(func.sum(taken.last)).where(taken.register == register)
    return connection.execute(query).scalar() or 0


def test_applications(database_file: Path, school: int, desk: Desk) -> None:
    desk.database.close()
    confirmed: list[str] = []
    for kill in range(KILLS["applications"]):
        confirmed += _killed_after(database_file, "applications", 1 + 100 * kill, 0.35)[1:]
    database = open_database(database_file)
    with database.read() as connection:
        _assert_whole(connection)
        kept = _numbers(connection, t.applications.c.number)
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) == _last(connection, Register.APPLICATIONS)
        assert {int(number[-5:]) for number in confirmed} <= set(kept)
        assert _numbers(connection, t.notices.c.number) == kept
        assert _last(connection, Register.OUTGOING) == len(kept)
        papers = connection.execute(select(t.notices.c.application_id)).scalars().all()
        assert sorted(papers) == kept
        expected = len(home_education_entry(school).documents)
        documents = select(t.documents.c.application_id, func.count()).group_by("application_id")
        assert {tuple(row) for row in connection.execute(documents)} == {
            (application, expected) for application in kept
        }
        acts = select(func.count()).select_from(t.acts).where(t.acts.c.application_id.is_not(None))
        assert connection.execute(acts).scalar_one() == 2 * len(kept)
        _assert_each_draft_or_its_application(connection, len(kept))
    database.close()
    assert confirmed


def _assert_each_draft_or_its_application(connection: Connection, registered: int) -> None:
    """A process that was killed leaves at most the draft that it was working on."""
    left = [draft.content["serial"] for draft in drafts.all_drafts(connection)]
    assert len({serial // 100 for serial in left}) == len(left)
    known = set(connection.execute(select(t.people.c.iin)).scalars())
    assert not known & {a_child(serial).iin for serial in left}
    assert len(known) == 2 * registered


def test_drafts(database_file: Path, desk: Desk) -> None:
    desk.database.close()
    confirmed: dict[int, int] = {}
    for _ in range(KILLS["drafts"]):
        told = _killed_after(database_file, "drafts", 0, 0.2)
        confirmed[int(told[0].split()[1])] = int(told[-1]) if len(told) > 1 else 0
    database = open_database(database_file)
    with database.read() as connection:
        _assert_whole(connection)
        kept = {draft.id: draft.content for draft in drafts.all_drafts(connection)}
    database.close()
    assert set(confirmed) == set(kept)
    for draft, turn in confirmed.items():
        assert kept[draft]["turn"] in {turn, turn + 1}
        assert kept[draft]["text"] == "Ә" * kept[draft]["turn"]


@pytest.fixture
def awarded(desk: Desk, database_file: Path, school: int) -> Path:
    """A database with many awards, put there without their papers."""
    with desk.database.begin() as connection:
        for serial in range(1, CHILDREN + 1):
            _award(connection, serial, school)
    desk.database.close()
    return database_file


_FACTS = Facts(
    date(2015, 4, 7), date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)


def _award(connection: Connection, serial: int, school: int) -> None:
    when = datetime(2025, 9, 3)
    child = people.save(connection, a_child(serial), "", when)
    payee = people.save(connection, a_parent(serial), "", when)
    application = {
        "service": "reimbursement",
        "number": f"Ө-2025-{serial:05}",
        "registered_at": when,
        "applied_on": when.date(),
        "channel": "office",
        "child_id": child,
        "applicant_id": payee,
        "relation": "mother",
        "provider_id": school,
        "language": "kk",
        "status": "awarded",
        "deadline": TODAY,
    }
    connection.execute(insert(t.applications).values(**application))
    decision = {
        "application_id": serial,
        "child_id": child,
        "payee_id": payee,
        "awarded": True,
        "decided_at": when,
        "decided_by": "Басшы",
        "facts": facts_to_json(_FACTS),
        "steps": [],
        "grounds": [],
        "iban": make_iban(serial),
    }
    connection.execute(insert(t.decisions).values(**decision))


def test_payouts(awarded: Path) -> None:
    begun = awarded.with_name("begun.sqlite")
    copyfile(awarded, begun)
    seen: list[int] = []
    for _ in range(KILLS["payouts"]):
        confirmed = _killed_after(awarded, "payouts", 0, 0.5)[1:]
        database = open_database(awarded)
        with database.read() as connection:
            _assert_whole(connection)
            seen.append(_assert_payouts(connection, confirmed))
        database.close()
        if seen[-1] == 4:
            for leftover in awarded.parent.glob(f"{awarded.name}-*"):
                leftover.unlink()
            copyfile(begun, awarded)
        else:
            _finish_later(awarded, seen[-1])
    assert len(set(seen)) > 1, "every process was killed at the same point"


def _finish_later(file: Path, closed: int) -> None:
    """The next process begins anew: quarters that are closed have nothing due."""
    if closed:
        for leftover in file.parent.glob(f"{file.name}-*"):
            leftover.unlink()
        copyfile(file.with_name("begun.sqlite"), file)


def _assert_payouts(connection: Connection, confirmed: Sequence[str]) -> int:
    kept = _numbers(connection, t.payouts.c.number)
    assert kept == list(range(1, len(kept) + 1))
    assert _last(connection, Register.PAYOUTS) == len(kept)
    assert {int(number[-5:]) for number in confirmed} <= set(kept)
    assert len(kept) <= len(confirmed) + 1
    lines = t.payout_lines.c
    query = select(t.payouts.c.quarter, func.count(), func.sum(lines.amount))
    joined = query.join_from(t.payouts, t.payout_lines).group_by(t.payouts.c.quarter)
    for quarter, count, total in connection.execute(joined):
        share = shares({1: _FACTS}, Quarter.parse(quarter), SHIPPED)[1]
        assert (count, total) == (CHILDREN, CHILDREN * share.amount)
    payouts = select(func.count(func.distinct(lines.payout_id)))
    assert connection.execute(payouts).scalar_one() == len(kept)
    return len(kept)
