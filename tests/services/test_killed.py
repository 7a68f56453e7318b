"""Killed in the middle of an act, over and over: all of it is there, or nothing.

Each process is killed with no chance to tidy up, at a moment chosen by chance.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text

from desktop_app.law.entitlement import shares
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Register
from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.entry import drafts
from desktop_app.storage.schema import open_database
from tests.builders import a_child, home_education_entry
from tests.law.values import SHIPPED
from tests.services.acts import put_award

KILLS = {"applications": 14, "drafts": 8, "payouts": 12}
CHILDREN = 60
CHANCE = random.Random(20261121)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")

Kill = Callable[[Path, str, int, int, float], list[str]]


@pytest.fixture(scope="module")
def kill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kill]:
    """Lets a process work up to so many acts and a moment longer, kills it, tells what it did."""
    scratch = tmp_path_factory.mktemp("scratch") / "scratch.sqlite"
    command = [sys.executable, "-m", "tests.services.killed_worker", str(scratch)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        told = iter(process.stdout.readline, "")
        assert next(told) == "ready\n"

        def kill_one(file: Path, task: str, start: int, acts: int, moment: float) -> list[str]:
            assert process.stdin
            print(file, task, start, sep="\t", file=process.stdin, flush=True)
            number = int(next(told))
            confirmed: list[str] = []
            wanted = CHANCE.randint(0, acts)
            while len(confirmed) < wanted:
                confirmed.append(next(told).strip())
                assert confirmed[-1] != "gone", "it ended by itself: its own words are above"
            time.sleep(CHANCE.uniform(0, moment))
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
            confirmed += iter(lambda: next(told).strip(), "gone")
            return confirmed

        yield kill_one


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


def test_applications(database_file: Path, school: int, desk: Desk, kill: Kill) -> None:
    desk.database.close()
    confirmed: list[str] = []
    for turn in range(KILLS["applications"]):
        confirmed += kill(database_file, "applications", 1 + 100 * turn, 2, 0.2)
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


def test_drafts(database_file: Path, desk: Desk, kill: Kill) -> None:
    desk.database.close()
    confirmed: dict[int, int] = {}
    unheard = 0
    for _ in range(KILLS["drafts"]):
        told = kill(database_file, "drafts", 0, 40, 0.02)
        if told:
            confirmed[int(told[0])] = int(told[-1]) if len(told) > 1 else 0
        else:
            unheard += 1
    database = open_database(database_file)
    with database.read() as connection:
        _assert_whole(connection)
        kept = {draft.id: draft.content for draft in drafts.all_drafts(connection)}
    database.close()
    assert set(confirmed) <= set(kept)
    assert len(kept) <= len(confirmed) + unheard
    for draft, turn in confirmed.items():
        assert kept[draft]["turn"] in {turn, turn + 1}
        assert kept[draft]["text"] == "Ә" * kept[draft]["turn"]


@pytest.fixture
def awarded(desk: Desk, database_file: Path, school: int) -> Path:
    """A database with many awards, put there without their papers."""
    with desk.database.begin() as connection:
        for serial in range(1, CHILDREN + 1):
            put_award(connection, school, serial, serial, _FACTS)
    desk.database.close()
    return database_file


_FACTS = Facts(
    date(2015, 4, 7), date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)


def test_payouts(awarded: Path, kill: Kill) -> None:
    begun = awarded.read_bytes()
    seen: list[int] = []
    for _ in range(KILLS["payouts"]):
        for leftover in awarded.parent.glob(f"{awarded.name}-*"):
            leftover.unlink()
        awarded.write_bytes(begun)
        confirmed = kill(awarded, "payouts", 0, 3, 0.1)
        database = open_database(awarded)
        with database.read() as connection:
            _assert_whole(connection)
            seen.append(_assert_payouts(connection, confirmed))
        database.close()
    assert len(set(seen)) > 1, "every process was killed at the same point"


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
