"""A command that writes asks what the window asks first: an older state, or a doubtful clock."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.office import seen_here
from desktop_app.storage.office import identity, newest
from tests.cli.conftest import Run
from tests.import_samples import a_row, write


@pytest.fixture
def older(demo_desk: Desk) -> Path:
    """On this PC three acts more of it were seen."""
    with demo_desk.database.read() as connection:
        office, last = identity.on_this_pc(connection), newest.newest(connection)
    assert last is not None
    later = replace(last, id=last.id + 3, at=last.at + timedelta(days=1))
    seen_here.save_act(office, later)
    return Path(demo_desk.database.place)


def test_a_command_writes_nothing_into_an_older_state(
    older: Path, run: Run, demo_desk: Desk, tmp_path: Path
) -> None:
    def last() -> newest.KeptAct | None:
        with demo_desk.database.read() as connection:
            return newest.newest(connection)

    before = last()
    register = write(tmp_path / "register.xlsx", [a_row(1)])
    code, _out, err = run("import", register, "--confirm", "0", "--database", older, "--as", "head")
    assert code == 2
    assert "3 acts lack" in err
    assert "Open the office in the window first" in err
    assert last() == before


def test_a_command_that_only_looks_goes_on(older: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    code, _out, err = run(
        "payout", "2026Q4", "--database", older, "--as", "accountant", "--out", out
    )
    assert (code, err) == (0, "")
    assert out.exists()
