"""An older state of an office than was seen on this PC is known, and opened with a reason."""

from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import delete

from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import clock as clocks
from desktop_app.services.office import details, seen_here, state
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.office import identity
from desktop_app.wording import step
from tests.builders import Clock, a_school
from tests.services.acts import taken_by
from tests.services.office.own_folder import IDENTITY, give_identity, remembered

pytestmark = pytest.mark.usefixtures("own_folder")


def _copy(desk: Desk, folder: Path) -> Desk:
    """The office as it is now, to be worked on by itself."""
    folder.mkdir()
    desk.database.run_alone("VACUUM INTO ?", str(folder / "office.sqlite"))
    return Desk(Database(folder / "office.sqlite"), desk.worker, desk.clock)


def _work(desk: Desk, times: int = 1) -> None:
    for turn in range(times):
        clocks.confirm(desk, f"Екі сағат бірдей: {turn}")


def test_the_same_state_and_later_ones_are_no_doubt(desk: Desk) -> None:
    give_identity(desk)
    assert state.doubt(desk) is None
    state.note(desk)
    assert state.doubt(desk) is None
    _work(desk, 3)
    assert state.doubt(desk) is None


def test_a_copied_office_to_practise_in_is_no_doubt(desk: Desk, tmp_path: Path) -> None:
    give_identity(desk, practice=True)
    _work(desk)
    older = _copy(desk, tmp_path / "older")
    _work(desk, 3)
    state.note(desk)
    assert state.doubt(older) is None


def test_an_older_copy_is_told_with_both_days_and_what_lacks(
    head: Desk, clock: Clock, tmp_path: Path, own_folder: Path
) -> None:
    give_identity(head)
    _work(head)
    older = _copy(head, tmp_path / "older")
    then = clock.at
    clock.pass_by(days=3)
    _work(head, 5)
    state.note(head)
    found = state.doubt(older)
    assert found is not None
    assert (found.seen, found.now, found.missing) == (clock.at, then, 5)
    said = step(found.step, "ru")
    assert "24.11.2026" in said
    assert "21.11.2026" in said
    assert "5" in said

    administrator = taken_by(older, Role.ADMINISTRATOR)
    with pytest.raises(EntryError):
        state.accept_older_state(administrator, "  ")
    assert state.doubt(older) is not None
    state.accept_older_state(administrator, "Файл бүлінді, көшірме алынды")
    assert state.doubt(older) is None
    entry = details.history(older)[0]
    assert entry.act == Act.ACCEPT_OLDER_STATE
    assert entry.what.values["count"] == 5
    assert f"at={older.now().isoformat()}" in remembered(own_folder)
    # What was left is now the older one: it goes on otherwise.
    assert state.doubt(head) is not None
    older.database.close()


def test_an_office_that_went_on_otherwise_is_told(head: Desk, tmp_path: Path) -> None:
    """As many acts, or more, and others: only the digest tells."""
    give_identity(head)
    other = _copy(head, tmp_path / "other")
    _work(head, 2)
    state.note(head)
    for turn in range(4):
        school = a_school(name_kk=f"№ {turn} мектеп", name_ru=f"Школа № {turn}", bin="")
        details.save_school(other, school)
    found = state.doubt(other)
    assert found is not None
    assert found.missing == 0
    assert "otherwise" in step(found.step, "en")
    other.database.close()


def test_an_office_without_acts_lacks_them_all(
    head: Desk, empty_database_file: Path, tmp_path: Path
) -> None:
    give_identity(head)
    state.note(head)
    copyfile(empty_database_file, tmp_path / "empty.sqlite")
    empty = Desk(Database(tmp_path / "empty.sqlite"), head.worker, head.clock)
    give_identity(empty)
    found = state.doubt(empty)
    assert found is not None
    assert found.now is None
    assert "acts lack" in step(found.step, "en")
    empty.database.close()


def test_only_who_may_opens_it(desk: Desk, accountant: Desk, head: Desk) -> None:
    for one in (desk, accountant, head):
        with pytest.raises(Trouble):
            state.accept_older_state(one, "Солай керек")


def test_without_an_identity_nothing_is_remembered(desk: Desk, own_folder: Path) -> None:
    with desk.database.begin() as connection:
        connection.execute(delete(t.office).where(t.office.c.key == identity.KEY))
    state.note(desk)
    assert [*own_folder.iterdir()] == []
    assert state.doubt(desk) is None


def test_where_the_database_is_lost_nothing_is_remembered(
    desk: Desk, own_folder: Path, database_file: Path
) -> None:
    give_identity(desk)
    desk.database.close()
    database_file.write_bytes(b"no database" * 999)
    state.note_if_possible(desk)
    assert seen_here.load(IDENTITY).act is None
