"""A sheet on its way out of the program, which ends there: no file of which nobody knows."""

import errno
import signal
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import event

from desktop_app.records.kinds import Role
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import lists
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.acts import taken_by
from tests.services.bank.test_lists import closed
from tests.services.payout_acts import acts

__all__ = ["closed"]


def _take_out(desk: Desk, payout: ApprovedPayout, kind: str, file: Path) -> None:
    if kind == "book":
        cycle.save_workbook(desk, payout, file, "ru")
    else:
        found = lists.lists_of(desk, payout.id, "ru")
        lists.save_file(desk, found, found.lists[0], kind, file, "ru")


@pytest.mark.skipif(sys.platform == "win32", reason="no process kills itself there")
@pytest.mark.parametrize("kind", ["book", "xlsx", "csv"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_on_its_way_out_it_is_marked_or_there_is_no_file(
    head: Desk,
    closed: ApprovedPayout,
    database_file: Path,
    tmp_path: Path,
    kind: str,
    moment: str,
) -> None:
    file = tmp_path / "out" / f"a.{'xlsx' if kind == 'book' else kind}"
    file.parent.mkdir()
    killed = tmp_path / "killed.sqlite"
    head.database.close()
    copyfile(database_file, killed)
    command = [sys.executable, "-m", "tests.services.bank.killed_taking_out"]
    done = subprocess.run([*command, str(killed), str(file), kind, moment], check=False)
    assert done.returncode == -signal.SIGKILL

    database = open_database(killed)
    desk = taken_by(Desk(database, clock=Clock()), Role.HEAD)
    now = cycle.by_id(desk, closed.id)
    assert (now.exported_at is not None) == (moment == "after")
    assert not file.exists()
    # It is taken out once more, whole.
    _take_out(desk, now, kind, file)
    now = cycle.by_id(desk, closed.id)
    assert now.exported_at is not None
    assert file.stat().st_size
    told = acts(desk)[-1][1]
    assert "out for the bank" in told or "Excel" in told
    database.close()


@pytest.mark.parametrize("kind", ["book", "csv"])
def test_what_is_not_kept_leaves_the_old_file_and_nothing_beside(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "out" / "a.csv"
    file.parent.mkdir()
    file.write_bytes(b"old")
    failed: list[bytes] = []

    def fails(_connection: object) -> None:
        if len([*file.parent.iterdir()]) > 1:  # it is written, and waits beside
            failed.append(file.read_bytes())
            raise OSError(errno.ENOSPC, "the disk is full")

    event.listen(head.database.engine, "commit", fails)
    with pytest.raises((Trouble, OSError)):
        _take_out(head, closed, kind, file)
    event.remove(head.database.engine, "commit", fails)
    assert failed == [b"old"]
    assert [each.read_bytes() for each in file.parent.iterdir()] == [b"old"]
    assert cycle.by_id(head, closed.id).exported_at is None


@pytest.mark.parametrize("kind", ["book", "csv"])
def test_where_no_file_can_be_put_nothing_is_marked(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "a.csv"
    folder.mkdir()
    with pytest.raises(Trouble, match="folder"):
        _take_out(head, closed, kind, folder)
    assert cycle.by_id(head, closed.id).exported_at is None
    assert [*tmp_path.rglob(".saving*")] == []
