"""The exit codes that scripts of an office rest on; they stand here as the numbers they are.

A bug ends with 3: see `test_a_bug_is_one_line_and_its_log_names_nobody`.
"""

from pathlib import Path

from sqlalchemy import text

from desktop_app.services.desk import Desk
from tests.cli.conftest import DemoOffice, run_alone


def test_what_is_done_ends_with_0(demo_office: DemoOffice) -> None:
    done = run_alone("check", "--database", demo_office.database, "--language", "ru")
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_found_wrong_ends_with_1(demo_desk: Desk) -> None:
    with demo_desk.database.begin() as connection:
        connection.execute(text("UPDATE notices SET pdf = x'00' WHERE id = 3"))
    found = run_alone("check", "--database", demo_desk.database.place, "--language", "kk")
    assert (found.returncode, found.stderr) == (1, b"")


def test_what_can_not_be_done_ends_with_2(tmp_path: Path) -> None:
    failed = run_alone("check", "--database", tmp_path / "nothing.sqlite", "--language", "ru")
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert run_alone("chek").returncode == 2
    assert run_alone("check", "--databas", "x").returncode == 2
