"""Register numbers: no gap and no double, whoever takes them and whatever is killed."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.records.kinds import Register
from desktop_app.records.numbering import NumberPattern
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.schema import open_database
from tests import patience


def _take(file: Path, count: int, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.storage.number_taker", str(file), str(count), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")


def test_four_processes_take_fifty_each_and_two_are_killed(database_file: Path) -> None:
    takers = [_take(database_file, 50, f"taker {index}") for index in range(4)]
    killed, hanging = _take(database_file, 10_000, "killed"), _take(database_file, 3, "hang")
    assert killed.stdout
    assert hanging.stdout
    printed = []
    while (line := hanging.stdout.readline().strip()) != "hanging":
        assert line, "it ended by itself: its own words are above"
        printed.append(line)
    hanging.kill()  # It held the lock: all others went on waiting for it.
    printed += [killed.stdout.readline().strip() for _ in range(20)]
    killed.kill()
    printed += killed.communicate()[0].split() + hanging.communicate()[0].split()
    for taker in takers:
        printed += taker.communicate(timeout=patience.SECONDS)[0].split()
        assert taker.returncode == 0

    database = open_database(database_file)
    with database.read() as connection:
        kept = [act.what.label for act in notices.history(connection)]
        who = [act.who for act in notices.history(connection)]
    database.close()
    assert kept == [f"Ө-2026-{number:05}" for number in range(1, len(kept) + 1)]
    assert set(printed) <= set(kept)
    assert len(printed) == len(set(printed))
    assert [who.count(f"taker {index}") for index in range(4)] == [50] * 4
    assert who.count("hang") == 2


def test_each_register_and_each_year_counts_on_its_own(database: Database) -> None:
    with database.begin() as connection:
        taken = [
            registers.take_number(connection, register, year)
            for register, year in (
                (Register.APPLICATIONS, 2026),
                (Register.APPLICATIONS, 2026),
                (Register.OUTGOING, 2026),
                (Register.APPLICATIONS, 2027),
                (Register.ORDERS, 2026),
                (Register.CERTIFICATES, 2026),
                (Register.PAYOUTS, 2026),
                (Register.APPLICATIONS, 2026),
            )
        ]
    assert taken == [
        "Ө-2026-00001",
        "Ө-2026-00002",
        "Ш-2026-00001",
        "Ө-2027-00001",
        "Б-2026-00001",
        "А-2026-00001",
        "Т-2026-00001",
        "Ө-2026-00003",
    ]


def test_a_number_whose_act_failed_is_taken_again(database: Database) -> None:
    def fail() -> None:
        with database.begin() as connection:
            registers.take_number(connection, Register.ORDERS, 2026)
            raise RuntimeError("the paper could not be made")

    with pytest.raises(RuntimeError):
        fail()
    with database.begin() as connection:
        assert registers.take_number(connection, Register.ORDERS, 2026) == "Б-2026-00001"


def test_a_number_is_found_with_letters_that_look_like_its_own(database: Database) -> None:
    with database.begin() as connection:
        number = registers.take_number(connection, Register.APPLICATIONS, 2026)
        payout = registers.take_number(connection, Register.PAYOUTS, 2026)
        for typed in ("О-2026-00001", "O-2026-00001", "№ ө-2026-00001", "Ө-2026\u201100001"):
            assert registers.as_given(connection, typed) == number
            assert registers.register_of(connection, typed) is Register.APPLICATIONS
        assert registers.as_given(connection, "T-2026-00001") == payout  # a Latin T
        assert registers.as_given(connection, "О-2026-00002") is None


def test_of_two_numbers_that_look_alike_only_the_one_that_was_typed_is_meant(
    database: Database,
) -> None:
    with database.begin() as connection:
        for letter, register in (("Ө", Register.APPLICATIONS), ("О", Register.ORDERS)):
            pattern = NumberPattern(f"{letter}-{{year}}-{{number}}")
            registers.save_patterns(connection, {register: pattern}, "", datetime(2026, 1, 1))
            registers.take_number(connection, register, 2026)
        assert registers.as_given(connection, "О-2026-1") == "О-2026-1"
        assert registers.as_given(connection, "Ө-2026-1") == "Ө-2026-1"
        assert registers.as_given(connection, "O-2026-1") is None
