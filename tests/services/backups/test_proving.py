"""A backup is opened from where it lies with a user's password, checked whole and counted."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.disk import exchange
from desktop_app.keys import files
from desktop_app.keys.files import ring_of
from desktop_app.keys.ring import Ring, new_key
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.backups import making, proving
from desktop_app.services.backups import state as states
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.backups import folders
from tests.builders import Clock
from tests.services.backups.backups import PASSWORD, Protected


@pytest.fixture
def backup(protected: Protected) -> Backup:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        return making.now(desk, Occasion.HAND)


def test_everybody_whose_password_opens_it_is_named(protected: Protected, backup: Backup) -> None:
    named = {slot.name for slot in proving.who_opens(backup)}
    assert named == {worker.name for worker in protected.workers.values()}


def test_it_is_proved_elsewhere_too_and_that_is_remembered(
    protected: Protected, backup: Backup, tmp_path: Path, clock: Clock
) -> None:
    shutil.copytree(backup.folder, tmp_path / "carried" / backup.folder.name)
    carried = proving.backup_at(tmp_path / "carried" / backup.folder.name)
    clock.pass_by(days=3)
    before = sorted(each.name for each in carried.folder.iterdir())
    with protected.desk(Role.ADMINISTRATOR) as desk:
        proving.prove(desk, carried, protected.workers[Role.CLERK].id, PASSWORD)
        office = making.identity(desk)
    assert sorted(each.name for each in carried.folder.iterdir()) == before
    assert states.load(office).proved[str(carried.folder)] == clock.at


def test_a_wrong_password_opens_none(protected: Protected, backup: Backup) -> None:
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        pytest.raises(Trouble, match="does not open the backup"),
    ):
        proving.prove(desk, backup, protected.workers[Role.CLERK].id, "жасыл тұлпар 2025")


def test_a_damaged_one_is_told_and_not_remembered_as_proved(
    protected: Protected, backup: Backup
) -> None:
    content = bytearray(backup.database.read_bytes())
    content[-2000] ^= 8
    backup.database.write_bytes(content)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        pytest.raises(Trouble, match="not what it was"),
    ):
        proving.prove(desk, backup, protected.workers[Role.CLERK].id, PASSWORD)


def as_it_lies(backup: Backup) -> Backup:
    """Whoever changes a file of a backup can change what the manifest says of it."""
    found = {name: folders.sha256(backup.folder / name) for name in backup.manifest.files}
    return replace(backup, manifest=replace(backup.manifest, files=found))


def test_other_keys_than_those_of_its_day_are_told(protected: Protected, backup: Backup) -> None:
    worker = protected.workers[Role.CLERK].id
    files.keep(Ring("an office").with_worker(worker, "", "other", (new_key(),)), backup.database)
    with pytest.raises(Trouble, match="not what it was"), proving.opened(backup, worker, "other"):
        pass
    with (
        pytest.raises(Trouble, match="does not open"),
        proving.opened(as_it_lies(backup), worker, "other"),
    ):
        pass


def test_keys_that_were_put_beside_it_are_told(desk: Desk) -> None:
    backup = making.now(desk, Occasion.HAND)
    files.keep(Ring("an office").with_worker(1, "", PASSWORD, (new_key(),)), backup.database)
    with pytest.raises(Trouble, match="not what it was"), proving.opened(backup, 1, PASSWORD):
        pass


def test_wrong_passwords_slow_down_wherever_a_copy_lies(
    protected: Protected, backup: Backup, tmp_path: Path
) -> None:
    worker = protected.workers[Role.HEAD].id
    for turn in range(3):
        shutil.copytree(backup.folder, tmp_path / str(turn) / backup.folder.name)
        copy = proving.backup_at(tmp_path / str(turn) / backup.folder.name)
        with pytest.raises(Trouble, match="does not open"), proving.opened(copy, worker, "wrong"):
            pass
    with pytest.raises(Trouble, match="Wait"), proving.opened(backup, worker, PASSWORD):
        pass
    others = protected.workers[Role.CLERK].id
    with proving.opened(backup, others, PASSWORD):
        pass


def test_a_lock_of_one_s_own_does_not_start_the_counting_over(
    protected: Protected, backup: Backup, tmp_path: Path
) -> None:
    worker = protected.workers[Role.HEAD].id
    shutil.copytree(backup.folder, tmp_path / "own lock")
    forged = proving.backup_at(tmp_path / "own lock")
    ring = Ring("an office").with_worker(worker, "", "known", (protected.key,))
    files.keep(ring, forged.database)
    for _turn in range(3):
        with pytest.raises(Trouble, match="does not open"), proving.opened(backup, worker, "wrong"):
            pass
        with proving.opened(as_it_lies(forged), worker, "known"):
            pass
    with pytest.raises(Trouble, match="Wait"), proving.opened(backup, worker, PASSWORD):
        pass


def test_a_ring_of_two_keys_opens_what_either_opens(protected: Protected, backup: Backup) -> None:
    """The office's key was changed, and the ring opens the older one as well."""
    ring = ring_of(backup.database)
    assert ring is not None
    files.keep(ring.sealing((new_key(), protected.key)), backup.database)
    with proving.opened(as_it_lies(backup), protected.workers[Role.CLERK].id, PASSWORD) as database:
        assert database.is_encrypted


def test_an_office_to_practise_in_needs_no_password(desk: Desk) -> None:
    backup = making.now(desk, Occasion.HAND)
    assert proving.who_opens(backup) == ()
    proving.prove(desk, backup)


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no backup"):
        proving.backup_at(tmp_path)


def test_what_a_stick_says_is_to_be_exchanged_there_is_left_alone(
    protected: Protected, backup: Backup
) -> None:
    (backup.folder / "other").write_text("other")
    exchange.list_of(backup.database).write_text('[["other", "gone", true]]')
    proving.who_opens(backup)
    with proving.opened(backup, protected.workers[Role.CLERK].id, PASSWORD):
        assert exchange.is_begun(backup.database)
    assert (backup.folder / "other").exists()
