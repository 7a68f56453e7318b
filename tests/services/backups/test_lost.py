"""Who replaces a database that can't be opened is asked of all that is still there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.keys import files, recovery
from desktop_app.keys.files import ring_file, ring_of
from desktop_app.keys.ring import Ring
from desktop_app.keys.slots import RECOVERY
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.backups import lost, making, proving
from desktop_app.services.desk import NOBODY, Desk
from desktop_app.services.errors import Trouble
from tests.builders import Clock
from tests.services.backups.backups import PASSWORD, Protected, a_protected_office

CODE = recovery.new_code()
THEIRS = "by the administrator or the head"


@pytest.fixture
def backup(protected: Protected) -> Backup:
    ring = ring_of(protected.place)
    assert ring is not None
    files.keep(ring.with_worker(RECOVERY, "", CODE, (protected.key,)), protected.place)
    with protected.desk(Role.ADMINISTRATOR) as desk:
        return making.now(desk, Occasion.HAND)


def damage(protected: Protected) -> None:
    protected.place.write_bytes(b"nothing of a database" * 1_000)


def take_keys_away(protected: Protected) -> None:
    ring_file(protected.place).unlink()


def both(protected: Protected) -> None:
    damage(protected)
    take_keys_away(protected)


Loses = Callable[[Protected], None]
each_loss = pytest.mark.parametrize("loses", [damage, take_keys_away, both])


def whose(protected: Protected, backup: Backup, role: Role | None) -> str:
    """The name of whoever replaces it; by the printed code where there is no role."""
    worker = protected.workers[role].id if role else RECOVERY
    with proving.opened(backup, worker, PASSWORD if role else CODE) as opened:
        return lost.who_replaces(protected.place, backup, opened, worker).name


@each_loss
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEAD, None])
def test_those_who_answer_for_it_and_the_printed_code_do(
    protected: Protected, backup: Backup, loses: Loses, role: Role | None
) -> None:
    loses(protected)
    name = protected.workers[role].name if role else NOBODY.name
    assert whose(protected, backup, role) == name


@each_loss
@pytest.mark.parametrize("role", [Role.CLERK, Role.ACCOUNTANT])
def test_nobody_else_does(protected: Protected, backup: Backup, loses: Loses, role: Role) -> None:
    loses(protected)
    with pytest.raises(Trouble, match=THEIRS):
        whose(protected, backup, role)


def test_who_has_left_the_keys_of_now_does_not(protected: Protected, backup: Backup) -> None:
    ring = ring_of(protected.place)
    assert ring is not None
    files.keep(ring.without(protected.workers[Role.HEAD].id), protected.place)
    damage(protected)
    with pytest.raises(Trouble, match=THEIRS):
        whose(protected, backup, Role.HEAD)


@pytest.mark.parametrize("change", ["active = 0", "role = 'clerk'"])
def test_where_only_the_keys_are_gone_the_database_of_now_says_who_may(
    protected: Protected, backup: Backup, change: str
) -> None:
    """Somebody was head on the day of the backup, and renames the file with the keys."""
    head = protected.workers[Role.HEAD]
    with protected.desk(Role.CLERK) as desk, desk.database.begin() as connection:
        connection.exec_driver_sql(f"UPDATE workers SET {change} WHERE id = {head.id}")
    take_keys_away(protected)
    with pytest.raises(Trouble, match=THEIRS):
        whose(protected, backup, Role.HEAD)
    assert whose(protected, backup, Role.ADMINISTRATOR)


def test_the_backup_of_another_office_takes_no_place(
    protected: Protected, tmp_path: Path, clock: Clock
) -> None:
    """Its keys say whose it is, where the database says nothing any more."""
    (tmp_path / "other").mkdir()
    other = a_protected_office(tmp_path / "other" / "office.homeedu", clock)
    head = other.workers[Role.HEAD]
    ring = Ring("another office").with_worker(head.id, head.name, PASSWORD, (other.key,))
    files.keep(ring, other.place)
    with other.desk(Role.HEAD) as desk:
        backup = making.now(desk, Occasion.HAND)
    damage(protected)
    with pytest.raises(Trouble, match="another office"):
        whose(replace(other, place=protected.place), backup, Role.HEAD)


def test_a_database_that_the_backup_opens_is_asked_for_its_office(
    protected: Protected, backup: Backup
) -> None:
    with protected.desk(Role.CLERK) as desk, desk.database.begin() as connection:
        connection.exec_driver_sql("UPDATE office SET value = 'another' WHERE key = 'identity'")
    take_keys_away(protected)
    with pytest.raises(Trouble, match="another office"):
        whose(protected, backup, Role.HEAD)


def test_what_is_not_encrypted_takes_the_place_of_nothing_that_may_be(
    protected: Protected, backup: Backup, desk: Desk
) -> None:
    """An office to practise in, on a stick: everybody could enter it."""
    plain = making.now(desk, Occasion.HAND)
    for loses in (damage, take_keys_away):
        loses(protected)
        with proving.opened(plain) as opened, pytest.raises(Trouble, match="not encrypted"):
            lost.who_replaces(protected.place, plain, opened, RECOVERY)
    protected.place.unlink()
    with proving.opened(plain) as opened:
        assert lost.who_replaces(protected.place, plain, opened, RECOVERY) == NOBODY
