"""An older state that was put back by hand: the file, its folder, and what this PC remembers."""

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.backups import making, places
from desktop_app.services.backups import state as states
from desktop_app.services.desk import Desk
from desktop_app.services.office import clock as clocks
from desktop_app.services.office import doubts, state
from desktop_app.wording import step
from tests.builders import Clock
from tests.services.backups.backups import Protected


def _work(desk: Desk, times: int) -> None:
    for turn in range(times):
        clocks.confirm(desk, f"Екі сағат бірдей: {turn}")


@pytest.fixture
def before(protected: Protected, own_folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The office's folder and the user's own, as they were put aside on a day before."""
    with protected.desk(Role.CLERK) as desk:
        making.now(desk, Occasion.HAND)
        state.note(desk)
    aside = tmp_path / "office aside", tmp_path / "own aside"
    copytree(protected.place.parent, aside[0])
    copytree(own_folder, aside[1])
    return aside


def _put_back(aside: Path, there: Path) -> None:
    rmtree(there)
    copytree(aside, there)


def _asked(protected: Protected) -> str:
    with protected.desk(Role.CLERK) as desk:
        found = doubts.first(desk, places.known(desk))
        return "" if found is None else step(found.step, "ru")


def test_without_what_this_pc_remembers_a_backup_of_later_knows(
    protected: Protected, own_folder: Path, before: tuple[Path, Path], clock: Clock
) -> None:
    clock.pass_by(days=2)
    with protected.desk(Role.CLERK) as desk:
        _work(desk, 3)
        making.now(desk, Occasion.HAND)
        state.note(desk)
    assert _asked(protected) == ""
    _put_back(before[0], protected.place.parent)
    assert _asked(protected)
    rmtree(own_folder / "offices")  # what this PC has seen
    assert "3" in _asked(protected)
    with protected.desk(Role.ADMINISTRATOR) as desk:
        clock.pass_by(minutes=1)
        question = doubts.first(desk, places.known(desk))
        assert question is not None
        question.accept(desk, "Көшірме қолмен қойылды")
    assert _asked(protected) == ""


def test_the_second_place_knows_where_the_users_own_folder_was_put_back_too(
    protected: Protected, own_folder: Path, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        making.now(desk, Occasion.HAND)
        state.note(desk)
    aside = tmp_path / "office aside", tmp_path / "own aside"
    copytree(protected.place.parent, aside[0])
    copytree(own_folder, aside[1])
    clock.pass_by(days=2)
    with protected.desk(Role.CLERK) as desk:
        _work(desk, 4)
        making.now(desk, Occasion.HAND)
        state.note(desk)
    _put_back(aside[0], protected.place.parent)
    _put_back(aside[1], own_folder)
    with protected.desk(Role.CLERK) as desk:
        assert state.doubt(desk) is None  # here nothing remembers what was done since
    assert "4" in _asked(protected)


def test_backups_of_another_office_say_nothing_of_this_one(
    protected: Protected, before: tuple[Path, Path], clock: Clock
) -> None:
    with protected.desk(Role.CLERK) as desk:
        _work(desk, 3)
        backup = making.now(desk, Occasion.HAND)
        office = making.identity(desk)
        assert states.load(office).good is not None
    assert backup is not None
    manifest = backup.folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace(office, "f" * len(office)), "utf-8")
    _put_back(before[0], protected.place.parent)
    with protected.desk(Role.CLERK) as desk:
        assert state.doubt(desk, [places.first_place()]) is None
